import { type Instant, legalDay } from '../calendar/instant.js';
import { personOf } from '../directory/lookup.js';
import type { CycleId } from '../ids.js';
import { approverLeft, awayNoProxy, noApprover } from './approvers.js';
import { provisionalDate } from './dates.js';
import { noPoller, secondClockStopped, stepFailing, wakeLate, workflowFailing, workflowGone } from './engine.js';
import { limitBroken, overLimit, repairWaitsSecond, returnedIdle } from './limits.js';
import { nearestLegalDay } from './look.js';
import { badAddress, waitsContractor, waitsReceipt } from './outside.js';
import { OF_REASON } from './reasons.js';
import { readModelBehind, reminderMissing } from './record.js';
import { type Detector, REASONS, type Reason, type Stuck, type StuckInput, type StuckThing } from './types.js';

const DETECTORS = {
  noApprover,
  awayNoProxy,
  approverLeft,
  overLimit,
  waitsContractor,
  waitsReceipt,
  badAddress,
  provisionalDate,
  returnedIdle,
  limitBroken,
  stepFailing,
  workflowFailing,
  workflowGone,
  wakeLate,
  noPoller,
  secondClockStopped,
  readModelBehind,
  reminderMissing,
  repairWaitsSecond,
} satisfies Record<Reason, Detector>;

/** The whole of what may be looked at, with nothing in it yet. */
export const NOTHING_SEEN: StuckInput = {
  state: null,
  obligations: [],
  directory: null,
  separation: { ledger: {}, pairs: [] },
  seatsFound: [],
  deliveries: [],
  calendarYears: [],
  engine: null,
  queues: [],
  clock: null,
  projection: null,
  expectedNotices: [],
  outbox: [],
};

/**
 * Everything that is stuck by what was looked at, at that moment: of these reasons, or of all. Pure. What waiting breaks
 * is the nearest day of a law in the same cycle, unless the detector knows better.
 */
export function stuckOf(input: StuckInput, at: Instant, reasons: readonly Reason[] = REASONS): Stuck[] {
  const today = legalDay(at);
  const nearest = nearestLegalDay(input.obligations, today);
  return reasons.flatMap((reason) => {
    const { whoFrees, undo, of } = OF_REASON[reason];
    const cycle = of === 'county' || isOfNoCycle(reason) ? null : (input.state?.cycleId ?? null);
    return DETECTORS[reason]({ ...input, at, today }).map(
      ({ breaksOn = nearest, about, detail, since, repair }): Stuck => {
        const told = { reason, cycle, about, detail: { ...detail, ...named(about, input) }, since, breaksOn };
        return { ...told, whoFrees, repair, undo };
      },
    );
  });
}

/** The name of whoever it is about, as people know him; the id where nobody does. */
function named(about: StuckThing, { state, directory }: StuckInput): Stuck['detail'] {
  if (about.kind !== 'task' && about.kind !== 'address') return {};
  const id = about.kind === 'task' ? about.holder : about.recipient;
  const known = directory === null ? undefined : personOf(directory, id)?.name;
  return { who: known ?? state?.approvals.people[id]?.name ?? id };
}

/** The reasons the record of a cycle is looked at for: after each archive, and as time goes by. */
export const RECORD_REASONS = REASONS.filter((reason) => OF_REASON[reason].of === 'cycle');

/** What makes a stuck thing the same one tomorrow. */
export function stuckKey({ about }: Pick<Stuck, 'about'>): string {
  switch (about.kind) {
    case 'task':
      return about.task;
    case 'entry':
      return `${about.approval}.${about.entry}`;
    case 'obligation':
      return about.obligation;
    case 'address':
      return about.recipient;
    case 'year':
      return String(about.year);
    case 'activity':
      return about.activity;
    case 'workflow':
    case 'record':
    case 'clock':
      return about.kind;
    case 'queue':
      return about.queue;
    case 'notice':
      return about.notice;
  }
}

/** Of one cycle by its id, where no state of it was looked at (the engine's watch knows only the id). */
export function ofCycle(cycle: CycleId): (stuck: Stuck) => Stuck {
  return (stuck) => (isOfNoCycle(stuck.reason) ? stuck : { ...stuck, cycle });
}

/** What the watch over the engine finds beside the single cycles. */
function isOfNoCycle(reason: Reason): boolean {
  return reason === 'noPoller' || reason === 'secondClockStopped';
}
