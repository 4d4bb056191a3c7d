import type { Approval, Route } from '../approval/types.js';
import type { PlainDate } from '../calendar/plain-date.js';
import type { Resolution } from '../cycle/agenda-types.js';
import type { Judging } from '../cycle/chapter.js';
import type { CycleState } from '../cycle/state.js';
import type { DirectorySnapshot } from '../directory/types.js';
import type { Reading } from './attendance.js';
import type { ForecastTask } from './types.js';

/** What became of one opening of a step on the way. */
export type Passed = {
  step: string;
  opensOn: PlainDate;
  endsOn: PlainDate | null;
  outcome: 'decided' | 'carried' | 'nobody';
  tasks: ForecastTask[];
  excluded: Resolution['excluded'];
};
export type Walked = { passed: Passed[]; end: PlainDate | null };

type Matter = { subject: Approval['subject']; route: Route; initiators: string[] };
export type Way = {
  state: CycleState;
  judging: Judging;
  directory: DirectorySnapshot;
  matter: Matter;
  reading: Reading;
  /** An approval under way: the walk goes on from where it stands. */
  running?: Approval | undefined;
};

/** A walk as far as it has come; `id`: of the approval that walks. */
export type Walk = { way: Way; id: string; state: CycleState; judging: Judging; passed: Passed[] };
