import { countFrom } from '../approval/due.js';
import type { ResolvedSeat } from '../approval/facts.js';
import { liveEntry, tasksOf } from '../approval/find.js';
import { type Acting, pretend } from '../approval/pretend.js';
import { requestOf, resolvedDrafts } from '../approval/request.js';
import { settle } from '../approval/settle.js';
import type { Approval, Entry, Route, Step, Task } from '../approval/types.js';
import { instantAt } from '../calendar/instant.js';
import type { PlainDate } from '../calendar/plain-date.js';
import type { Resolution, ResolveRequest } from '../cycle/agenda-types.js';
import { draft, type Judging } from '../cycle/chapter.js';
import type { CycleState } from '../cycle/state.js';
import { resolveSeats } from '../directory/resolve.js';
import type { DirectorySnapshot } from '../directory/types.js';
import type { FactDraft } from '../facts.js';
import { attendance, type Reading } from './attendance.js';
import type { ForecastTask } from './types.js';

/** A step that no way passes: the walk stops where it opens, before anything rests on the outcome. */
const END: Step = {
  key: 'forecast-end',
  title: '',
  who: { by: 'named', persons: [] },
  tally: { mode: 'any' },
  limitWd: 1,
  requiredByLaw: false,
};

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
};

const ID = 'forecast';
const MOST_TURNS = 200;

type Walk = { way: Way; state: CycleState; judging: Judging; passed: Passed[] };

/**
 * Walks a route as the engine does: the engine's own consequences, the resolver of the directory, everybody approving
 * on the last day he is there. Only the clock is made up. Nothing of it is put on record.
 */
export function walkRoute(way: Way): Walked {
  const walk: Walk = { way, state: way.state, judging: way.judging, passed: [] };
  submit(walk);
  for (let turn = 0; turn < MOST_TURNS; turn += 1) {
    const at = present(walk);
    if (at === undefined || at.entry.step === END.key) break;
    if (at.entry.status === 'unmanned') return { passed: walk.passed, end: null };
    if (at.entry.status === 'resolving') lookUp(walk, at);
    else decideNext(walk, at);
  }
  return { passed: walk.passed, end: walk.judging.today };
}

type At = { approval: Approval; entry: Entry };

function present({ state }: Walk): At | undefined {
  const approval = state.approvals.running[ID];
  const entry = approval && liveEntry(approval);
  return approval === undefined || entry === undefined ? undefined : { approval, entry };
}

function submit(walk: Walk): void {
  const { route, subject, initiators } = walk.way.matter;
  const submitted = {
    ...{ approval: ID, via: 'system' as const, subject, initiators, people: [] },
    route: { ...route, steps: [...route.steps, END] },
  };
  take(walk, settle(actingIn(walk), ID, [draft('approval-submitted', submitted)]));
}

function actingIn({ state, judging }: Walk, person = 'forecast'): Acting {
  return { state, judging, via: 'system', on: judging.today, actor: { system: person }, commandId: ID };
}

/** Puts consequences into the state, and what became of steps into the forecast. */
function take(walk: Walk, drafts: readonly FactDraft[]): void {
  const approvals = pretend(actingIn(walk), drafts);
  walk.state = { ...walk.state, approvals, seq: walk.state.seq + drafts.length };
  const on = walk.judging.today;
  for (const each of drafts) {
    if (each.kind === 'step-opened' && each.data.step !== END.key) {
      walk.passed.push({ step: each.data.step, opensOn: on, endsOn: null, outcome: 'nobody', tasks: [], excluded: [] });
    }
    const last = walk.passed.at(-1);
    if (each.kind === 'step-closed' && last !== undefined) {
      last.endsOn = on;
      last.outcome = each.data.outcome === 'carried' ? 'carried' : 'decided';
    }
  }
}

function lookUp(walk: Walk, { approval, entry }: At): void {
  const { directory } = walk.way;
  const request = requestOf(walk.state, approval, entry, walk.judging);
  const resolution = resolveSeats(request, directory, walk.judging.today);
  const here = walk.passed.at(-1);
  if (here !== undefined) {
    here.excluded = resolution.excluded;
    here.tasks = tasksAhead(walk, request, resolution.seats);
  }
  take(walk, resolvedDrafts(walk.state, request, resolution, walk.judging));
}

/** Everybody of the step; in a queue the days of the next begin where those of the one before end. */
function tasksAhead(walk: Walk, request: ResolveRequest, seats: readonly ResolvedSeat[]): ForecastTask[] {
  return seats.flatMap(({ post, people }) => {
    let opensOn = walk.judging.today;
    return people.map((person) => {
      const task = taskAhead(walk, request, { ...person, seatPost: post }, opensOn);
      opensOn = task.decidesOn;
      return task;
    });
  });
}

type Seated = ResolvedSeat['people'][number] & { seatPost: string | undefined };

function taskAhead(walk: Walk, request: ResolveRequest, person: Seated, opensOn: PlainDate): ForecastTask {
  const { directory, reading } = walk.way;
  const { calendar } = walk.judging;
  const { due: on, certainty, earliest, latest, proof } = countFrom(opensOn, limitIn(walk), calendar);
  const due = { on, certainty, earliest, latest };
  const bench = { directory, calendar, request };
  return {
    ...{ person: person.id, name: person.name, post: person.post, opensOn, due },
    ...attendance(bench, person.id, person.seatPost, opensOn, due[reading]),
    days: proof.filter(({ kind }) => OTHER_DAYS.includes(kind)),
  };
}

const OTHER_DAYS: readonly string[] = ['holiday', 'regionalRest', 'makeUp', 'statutoryRest', 'expectedRest'];

function limitIn(walk: Walk): number {
  const at = present(walk);
  return at?.approval.route.steps.find(({ key }) => key === at.entry.step)?.limitWd ?? 1;
}

/** Whoever is to decide first does; who is there decides before who is away. */
function decideNext(walk: Walk, { approval, entry }: At): void {
  const open = tasksOf(entry).filter((task) => task.status === 'open');
  const turns = open
    .map((task) => ({ task, ahead: aheadOf(walk, task) }))
    .toSorted((a, b) => (dayOf(walk, a.ahead) < dayOf(walk, b.ahead) ? -1 : 1));
  const [next] = turns;
  if (next === undefined) throw new Error(`step ${entry.step} of a forecast is open and nobody has it`);
  const today = dayOf(walk, next.ahead);
  walk.judging = { ...walk.judging, today, at: instantAt(today, '17:00') };
  const fact = draft('decided', {
    ...{ approval: ID, via: 'system' as const, task: next.task.id, value: 'approve' as const },
    ...{ hash: approval.subject.hash, on: today, ...decider(walk, next.task, next.ahead) },
  });
  take(walk, settle(actingIn(walk), ID, [fact]));
}

function aheadOf(walk: Walk, { owner }: Task): ForecastTask | undefined {
  return walk.passed.at(-1)?.tasks.find(({ person }) => person === owner);
}

function dayOf({ judging }: Walk, ahead: ForecastTask | undefined): PlainDate {
  return ahead === undefined || ahead.decidesOn < judging.today ? judging.today : ahead.decidesOn;
}

/** A proxy decides where the holder is away on that day. */
function decider(
  { judging }: Walk,
  { owner }: Task,
  ahead: ForecastTask | undefined,
): { by: string; actingFor?: string } {
  const covers = ({ from, to }: { from: PlainDate; to: PlainDate }) => from <= judging.today && judging.today <= to;
  const standIn = ahead?.away.some(covers) === true ? ahead.standIns.find(covers) : undefined;
  return standIn === undefined ? { by: owner } : { by: standIn.id, actingFor: owner };
}
