import type { ApprovalCommands } from '../approval/commands.js';
import type { Instant } from '../calendar/instant.js';
import type { PlainDate } from '../calendar/plain-date.js';
import type { CommandData, CommandKind } from '../commands.js';
import type { Judging } from '../cycle/chapter.js';
import type { CycleState } from '../cycle/state.js';
import type { SubjectKind } from '../policy/vocabulary.js';

/** What of a verb of an approval is filled from the state when a scenario leaves it out. */
type Filled = 'task' | 'approval' | 'ifVersion' | 'contentHash';

/** How a scenario points at a task that has no id yet when it is written. */
export type Located = { subject?: { kind: SubjectKind; ref: string }; step?: string; person?: string };

type Loose<D> = Omit<D, Filled> & Partial<Pick<D, Filled & keyof D>>;

/** A body as a scenario writes it: that of the command, looser for the verbs of approvals; a move may name a day. */
export type ScenarioData<K extends CommandKind> = K extends 'submit-approval'
  ? CommandData[K]
  : K extends 'move-to-policy'
    ? CommandData[K] | { asOf: PlainDate; reason: string }
    : K extends keyof ApprovalCommands
      ? Loose<CommandData[K]> & Located
      : CommandData[K];

/**
 * One command of a scenario. `on`: its legal day, that of `at` when left out. `at`: when it is given, 09:00 of `on` when
 * left out, and never before the command ahead of it. `by`: who gives it; left out, whoever has the task in hand, else
 * the first holder of a post that may.
 */
export type ScenarioCommandOf<K extends CommandKind> = {
  kind: K;
  data: ScenarioData<K>;
  on?: PlainDate;
  at?: Instant;
  by?: string;
  secondPerson?: string;
  commandId?: string;
};
export type ScenarioCommand = { [K in CommandKind]: ScenarioCommandOf<K> }[CommandKind];

/** A moment of a cycle: what is so, and by what it is judged. */
export type Scene = { state: CycleState; judging: Judging };

/** Who says what comes next: the `played`-th command, or null while there is nothing to be done. */
export type Script = (scene: Scene, played: number) => ScenarioCommand | null;
