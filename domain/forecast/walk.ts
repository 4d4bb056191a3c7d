import { liveEntry, tasksOf } from '../approval/find.js';
import { type Acting, pretend } from '../approval/pretend.js';
import { requestOf, resolvedDrafts } from '../approval/request.js';
import { settle } from '../approval/settle.js';
import type { Approval, Entry, Step, Task } from '../approval/types.js';
import { instantAt } from '../calendar/instant.js';
import type { PlainDate } from '../calendar/plain-date.js';
import { draft } from '../cycle/chapter.js';
import { resolveSeats } from '../directory/resolve.js';
import type { FactDraft } from '../facts.js';
import { limitIn, tasksAhead, tasksInHand } from './tasks-ahead.js';
import type { ForecastTask } from './types.js';
import type { Walk, Walked, Way } from './walk-types.js';

/** A step that no way passes: the walk stops where it opens, before anything rests on the outcome. */
const END: Step = {
  key: 'forecast-end',
  title: '',
  who: { by: 'named', persons: [] },
  tally: { mode: 'any' },
  limitWd: 1,
  requiredByLaw: false,
};

const ID = 'forecast';
const MOST_TURNS = 200;

/**
 * Walks a route as the engine does: the engine's own consequences, the resolver of the directory, everybody approving
 * on the last day he is there. Only the clock is made up. Nothing of it is put on record.
 */
export function walkRoute(way: Way): Walked {
  const { state, judging, running } = way;
  const walk: Walk = { way, id: running?.id ?? ID, state, judging, passed: [] };
  if (running === undefined) submit(walk);
  else goOn(walk, running);
  for (let turn = 0; turn < MOST_TURNS; turn += 1) {
    const at = present(walk);
    if (at === undefined || at.entry.step === END.key) break;
    if (at.entry.status === 'unmanned') return { passed: walk.passed, end: null };
    if (at.entry.status === 'resolving') lookUp(walk, at);
    else if (!decideNext(walk, at)) return { passed: walk.passed, end: null };
  }
  return { passed: walk.passed, end: walk.judging.today };
}

type At = { approval: Approval; entry: Entry };

function present({ state, id }: Walk): At | undefined {
  const approval = state.approvals.running[id];
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

/** What is behind is passed as it was; of the step that is open, whoever has still to decide. */
function goOn(walk: Walk, running: Approval): void {
  const { route, id, entries } = running;
  const approval = { ...running, route: { ...route, steps: [...walk.way.matter.route.steps, END] } };
  const { approvals } = walk.state;
  walk.state = {
    ...walk.state,
    approvals: { ...approvals, running: { ...approvals.running, [id]: approval } },
  };
  const live = liveEntry(approval);
  walk.passed = entries
    .filter(({ status }) => status === 'passed' || status === 'carried')
    .map(({ step, openedOn, status }) => ({
      ...{ step, opensOn: openedOn, endsOn: null, tasks: [], excluded: [] },
      outcome: status === 'carried' ? 'carried' : 'decided',
    }));
  if (live === undefined) return;
  const tasks = tasksInHand(walk, approval, live);
  walk.passed.push({ step: live.step, opensOn: live.openedOn, endsOn: null, outcome: 'nobody', tasks, excluded: [] });
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
    here.tasks = tasksAhead(walk, request, { seats: resolution.seats, limitWd: limitIn(approval, entry) });
  }
  take(walk, resolvedDrafts(walk.state, request, resolution, walk.judging));
}

/** Whoever is to decide first does; who is there decides before who is away. False where nobody has it: it is stuck. */
function decideNext(walk: Walk, { approval, entry }: At): boolean {
  const open = tasksOf(entry).filter((task) => task.status === 'open');
  const turns = open
    .map((task) => ({ task, ahead: aheadOf(walk, task) }))
    .toSorted((a, b) => (dayOf(walk, a.ahead) < dayOf(walk, b.ahead) ? -1 : 1));
  const [next] = turns;
  if (next === undefined) return false;
  const today = dayOf(walk, next.ahead);
  walk.judging = { ...walk.judging, today, at: instantAt(today, '17:00') };
  const fact = draft('decided', {
    ...{ approval: approval.id, via: 'system' as const, task: next.task.id, value: 'approve' as const },
    ...{ hash: approval.subject.hash, on: today, ...decider(walk, next.task, next.ahead) },
  });
  take(walk, settle(actingIn(walk), approval.id, [fact]));
  return true;
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
