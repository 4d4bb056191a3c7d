import { decidersIn, stillAsked } from '../approval/asked-himself.js';
import { countFrom } from '../approval/due.js';
import type { ResolvedSeat } from '../approval/facts.js';
import { isPending, stepOf } from '../approval/find.js';
import { requestOf } from '../approval/request.js';
import { linesOfTask } from '../approval/task-proof.js';
import type { Approval, Entry, Task } from '../approval/types.js';
import type { ProofLine } from '../calendar/deadline-types.js';
import { maxDate, type PlainDate } from '../calendar/plain-date.js';
import type { ResolveRequest } from '../cycle/agenda-types.js';
import { attendance, type Bench } from './attendance.js';
import type { ForecastTask } from './types.js';
import type { Walk } from './walk-types.js';

/** Working days a step of a route gives. */
export function limitIn(approval: Approval, { step }: Entry): number {
  return stepOf(approval, step)?.limitWd ?? 1;
}

type Looked = { seats: readonly ResolvedSeat[]; limitWd: number };

/** Everybody of a step that opens; in a queue the days of the next begin where those of the one before end. */
export function tasksAhead(walk: Walk, request: ResolveRequest, { seats, limitWd }: Looked): ForecastTask[] {
  const waiting = seats.map(({ people }) => people.map(({ id }) => id));
  return seats.flatMap(({ post, people }, at) => {
    let opensOn = walk.judging.today;
    const beside = { request, asked: { mode: request.mode, waiting, at }, decided: [] };
    return people.map((person) => {
      const task = taskAhead(walk, beside, { ...person, seatPost: post }, { opensOn, limitWd });
      opensOn = task.decidesOn;
      return task;
    });
  });
}

/** Whoever has still to decide on a step that is open: by the day that is on record, or, where it comes later, as above. */
export function tasksInHand(walk: Walk, approval: Approval, entry: Entry): ForecastTask[] {
  const request = requestOf(walk.state, approval, entry, walk.judging);
  const limitWd = limitIn(approval, entry);
  return entry.seats.flatMap((seat) => {
    const { post: seatPost, tasks } = seat;
    const beside = { request, asked: stillAsked(approval, entry, seat), decided: decidersIn(entry) };
    let opensOn = walk.judging.today;
    return tasks.filter(isPending).map((task) => {
      const known = walk.state.approvals.people[task.owner];
      const person = { id: task.owner, name: known?.name ?? task.owner, post: known?.post ?? '', seatPost };
      const ahead =
        task.status === 'open'
          ? taskOpen(walk, beside, person, task)
          : taskAhead(walk, beside, person, { opensOn, limitWd });
      opensOn = maxDate(opensOn, ahead.decidesOn);
      return ahead;
    });
  });
}

/** What the step asks, and whom besides. */
type Beside = Omit<Bench, 'directory' | 'calendar'>;
type Seated = Omit<ResolvedSeat['people'][number], 'post'> & { post: string; seatPost: string | undefined };

function taskAhead(
  walk: Walk,
  beside: Beside,
  person: Seated,
  { opensOn, limitWd }: { opensOn: PlainDate; limitWd: number },
): ForecastTask {
  const { due: on, certainty, earliest, latest, proof } = countFrom(opensOn, limitWd, walk.judging.calendar);
  return foreseen(walk, beside, person, { opensOn, due: { on, certainty, earliest, latest }, proof });
}

function taskOpen(walk: Walk, beside: Beside, person: Seated, task: Task): ForecastTask {
  const { openedOn: opensOn = walk.judging.today, due, id } = task;
  const proof = linesOfTask(walk.state, id, walk.judging.calendar);
  if (due === undefined) throw new Error(`the open task ${id} has no day`);
  return foreseen(walk, beside, person, { opensOn, due, proof });
}

type Dated = Pick<ForecastTask, 'opensOn' | 'due'> & { proof: ProofLine[] };

function foreseen(
  { way: { directory, reading }, judging: { calendar } }: Walk,
  beside: Beside,
  person: Seated,
  { opensOn, due, proof }: Dated,
): ForecastTask {
  const bench = { directory, calendar, ...beside };
  return {
    ...{ person: person.id, name: person.name, post: person.post, opensOn, due },
    ...attendance(bench, person.id, person.seatPost, opensOn, due[reading]),
    days: proof.filter(({ kind }) => OTHER_DAYS.includes(kind)),
    proof,
  };
}

const OTHER_DAYS: readonly string[] = ['holiday', 'regionalRest', 'makeUp', 'statutoryRest', 'expectedRest'];
