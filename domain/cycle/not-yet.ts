import type { CommandKind } from '../commands.js';
import { no } from '../refusal.js';
import type { Handler } from './chapter.js';
import { CASE_WORK } from './posts.js';

/** Facts and ids of such a step are fixed; the step itself is not open to offices yet and says so. */
export function notYet<K extends CommandKind>(): Handler<K> {
  return {
    authority: CASE_WORK,
    possible: () => false,
    decide: (_state, { kind }) => no('not-supported-yet', { kind }),
  };
}
