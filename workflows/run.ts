import type { Watch } from './agenda.js';
import type { Now } from './clock.js';
import type { Desk } from './cycle-desk.js';
import type { CycleInput } from './messages.js';
import type { Shown } from './screens.js';

/** One run of a cycle: what it began with, what lies on its desk, and what it notes for itself. */
export type Run = {
  readonly input: CycleInput;
  readonly desk: Desk;
  readonly watch: Watch;
  readonly shown: Shown;
  /** Set when the run has found that it must not judge any more. */
  leaving: boolean;
  readonly now: () => Now;
};
