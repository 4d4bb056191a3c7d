import type { CommandOf } from '../../commands.js';
import type { Judging } from '../../cycle/chapter.js';
import type { CycleState } from '../../cycle/state.js';
import { isNo, type No, no } from '../../refusal.js';
import { takesBatch } from '../batch.js';
import { cardOf, notToday, type Standing, standingAt } from '../standing.js';
import { MAX_WORDS, type TaskVerb, VERB_RULES } from '../verb-rules.js';

/** Who stands at the task, when the verb may be given as this command gives it. */
export function stand<K extends TaskVerb>(
  state: CycleState,
  command: CommandOf<K>,
  judging: Judging,
  words: string | undefined,
): Standing | No {
  const card = cardOf(command);
  if (isNo(card)) return card;
  const rule = VERB_RULES[command.kind];
  const standing = standingAt(state, card, command.data.task, rule, judging);
  if (isNo(standing)) return standing;
  return (
    notToday(command, judging) ??
    wrongDoor(command, standing) ??
    outOfDate(command.data, standing) ??
    (rule.words ? wordless(words) : tooLong(words)) ??
    standing
  );
}

/** Decided on what was seen: the same state of the approval, and the same content. */
export function outOfDate(
  seen: { ifVersion: number; contentHash: string },
  { approval }: Pick<Standing, 'approval'>,
): No | undefined {
  if (seen.contentHash !== approval.subject.hash) return no('content-changed', { hash: approval.subject.hash });
  return seen.ifVersion === approval.version ? undefined : no('view-changed', { version: approval.version });
}

/** A mail link shows a matter of money but does not decide it; a batch approves only, and only where the route lets it. */
function wrongDoor(
  { via, kind }: { via: string; kind: TaskVerb },
  { approval, principal, entry }: Standing,
): No | undefined {
  if (via === 'link' && approval.route.money) return no('money-needs-login', { approval: approval.id });
  if (via !== 'batch') return undefined;
  const taken = kind === 'approve' && principal === null && takesBatch(approval, entry);
  return taken ? undefined : no('batch-not-allowed', { approval: approval.id });
}

/** An opinion or a reason is asked for. */
export function wordless(words: string | undefined): No | undefined {
  return words === undefined || words.trim() === '' ? no('opinion-required') : tooLong(words);
}

export function tooLong(words: string | undefined): No | undefined {
  return words !== undefined && words.length > MAX_WORDS
    ? no('too-long', { max: MAX_WORDS, length: words.length })
    : undefined;
}
