import { countFrom } from '../approval/due.js';
import type { ResolvedSeat } from '../approval/facts.js';
import { isPending, stepOf } from '../approval/find.js';
import { requestOf } from '../approval/request.js';
import { linesOfTask } from '../approval/task-proof.js';
import type { Approval, Entry, Task } from '../approval/types.js';
import type { ProofLine } from '../calendar/deadline-types.js';
import { maxDate, type PlainDate } from '../calendar/plain-date.js';
import type { ResolveRequest } from '../cycle/agenda-types.js';
import { attendance } from './attendance.js';
import type { ForecastTask } from './types.js';
import type { Walk } from './walk-types.js';

/** Working days a step of a route gives. */
export function limitIn(approval: Approval, { step }: Entry): number {
  return stepOf(approval, step)?.limitWd ?? 1;
}

type Looked = { seats: readonly ResolvedSeat[]; limitWd: number };

/** Everybody of a step that opens; in a queue the days of the next begin where those of the one before end. */
export function tasksAhead(walk: Walk, request: ResolveRequest, { seats, limitWd }: Looked): ForecastTask[] {
  return seats.flatMap(({ post, people }) => {
    let opensOn = walk.judging.today;
    return people.map((person) => {
      const task = taskAhead(walk, request, { ...person, seatPost: post }, { opensOn, limitWd });
      opensOn = task.decidesOn;
      return task;
    });
  });
}

/** Whoever has still to decide on a step that is open: by the day that is on record, or, where it comes later, as above. */
export function tasksInHand(walk: Walk, approval: Approval, entry: Entry): ForecastTask[] {
  const request = requestOf(walk.state, approval, entry, walk.judging);
  const limitWd = limitIn(approval, entry);
  return entry.seats.flatMap(({ post: seatPost, tasks }) => {
    let opensOn = walk.judging.today;
    return tasks.filter(isPending).map((task) => {
      const known = walk.state.approvals.people[task.owner];
      const person = { id: task.owner, name: known?.name ?? task.owner, post: known?.post ?? '', seatPost };
      const ahead =
        task.status === 'open'
          ? taskOpen(walk, request, person, task)
          : taskAhead(walk, request, person, { opensOn, limitWd });
      opensOn = maxDate(opensOn, ahead.decidesOn);
      return ahead;
    });
  });
}

type Seated = Omit<ResolvedSeat['people'][number], 'post'> & { post: string; seatPost: string | undefined };

function taskAhead(
  walk: Walk,
  request: ResolveRequest,
  person: Seated,
  { opensOn, limitWd }: { opensOn: PlainDate; limitWd: number },
): ForecastTask {
  const { due: on, certainty, earliest, latest, proof } = countFrom(opensOn, limitWd, walk.judging.calendar);
  return foreseen(walk, request, person, { opensOn, due: { on, certainty, earliest, latest }, proof });
}

function taskOpen(walk: Walk, request: ResolveRequest, person: Seated, task: Task): ForecastTask {
  const { openedOn: opensOn = walk.judging.today, due, id } = task;
  const proof = linesOfTask(walk.state, id, walk.judging.calendar);
  if (due === undefined) throw new Error(`the open task ${id} has no day`);
  return foreseen(walk, request, person, { opensOn, due, proof });
}

type Dated = Pick<ForecastTask, 'opensOn' | 'due'> & { proof: ProofLine[] };

function foreseen(
  { way: { directory, reading }, judging: { calendar } }: Walk,
  request: ResolveRequest,
  person: Seated,
  { opensOn, due, proof }: Dated,
): ForecastTask {
  const bench = { directory, calendar, request };
  return {
    ...{ person: person.id, name: person.name, post: person.post, opensOn, due },
    ...attendance(bench, person.id, person.seatPost, opensOn, due[reading]),
    days: proof.filter(({ kind }) => OTHER_DAYS.includes(kind)),
    proof,
  };
}

const OTHER_DAYS: readonly string[] = ['holiday', 'regionalRest', 'makeUp', 'statutoryRest', 'expectedRest'];
