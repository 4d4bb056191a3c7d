import { allHandlersFinished, condition, setHandler, workflowInfo } from '@temporalio/workflow';
import type { AgendaItem } from '../domain/cycle/agenda-types.js';
import { archiveFacts, openRun } from './activity-proxies.js';
import { attend, dueItem, lookAgainAt, newWatch, planPause, recordHandedOver } from './agenda.js';
import { carryOver, continueWith, isLong, isOutdated } from './carry-over.js';
import { clockAt } from './clock.js';
import { type Desk, headOf, noteArchived, openDesk, overturn, reopen } from './cycle-desk.js';
import {
  type CycleInput,
  type CycleResult,
  type CycleStatus,
  stateQuery,
  statusQuery,
  submitUpdate,
} from './messages.js';
import type { Run } from './run.js';
import { shownSoFar, showProgress, showRun, showStuck } from './screens.js';
import { check, take } from './submissions.js';

/**
 * The life of one purchase cycle. In this order, and none of it may change places:
 * 1. handlers are set synchronously, first;
 * 2. a run marked `rebuild` reads the record, and answers `retry-soon` until it has; notices that were handed over
 *    while none ran are put on record first;
 * 3. accepted facts go to the archive before anything else;
 * 4. the run leaves when it is time: every handler finished, every fact archived, no await between check and call;
 * 5. what the cycle owes now, one thing at a time, each outcome a fact of its own;
 * 6. a closed cycle that owes nothing more ends;
 * 7. else it sleeps until work comes or the next wake.
 */
export async function procurementCycle(input: CycleInput): Promise<CycleResult> {
  const run: Run = {
    input,
    desk: openDesk(input),
    watch: newWatch(),
    shown: shownSoFar(),
    leaving: false,
    now: clockAt(input.clockOffsetMs),
  };
  const { desk } = run;
  setHandler(submitUpdate, (command) => take(run, command), { validator: (command) => check(run, command) });
  setHandler(stateQuery, () => desk.state);
  setHandler(statusQuery, () => statusOf(run));
  showRun(desk);
  if (input.rebuild) {
    const opened = await openRun({ cycleId: input.cycleId });
    reopen(desk, opened);
    recordHandedOver(run, opened.handedOver);
  }
  for (;;) {
    const step = nextStep(run);
    if (step.kind === 'archive') await archive(run);
    else if (step.kind === 'attend') await attend(run, step.item);
    else if (step.kind === 'sleep') await sleep(run);
    else {
      await quietOrWork(desk);
      if (!isQuiet(desk)) continue;
      if (step.kind === 'finish') return { cycleId: desk.cycleId, ...headOf(desk) };
      await continueWith(carryOver(input, desk));
    }
  }
}

type Step = { kind: 'archive' | 'leave' | 'finish' | 'sleep' } | { kind: 'attend'; item: AgendaItem };

/** Which of the points 3 to 7 it is; asked anew after each. */
function nextStep(run: Run): Step {
  const { desk, watch, now } = run;
  if (desk.pending.length > 0) return { kind: 'archive' };
  if (mustLeave(run)) return { kind: 'leave' };
  const item = desk.ready ? dueItem(desk, watch, now()) : null;
  if (item !== null) return { kind: 'attend', item };
  const owesNothing = desk.ready && watch.resting.size === 0;
  return { kind: owesNothing && desk.state.yearEnd.closedOn !== null ? 'finish' : 'sleep' };
}

/** Hands what is pending to the archive and learns whether it stands. */
async function archive({ desk, shown }: Run): Promise<void> {
  const batch = desk.pending.slice();
  const outcome = await archiveFacts({ cycleId: desk.cycleId, facts: batch });
  if (outcome.kind === 'archived') return noteArchived(desk, batch);
  overturn(desk, outcome);
  if (outcome.kind === 'conflict') showStuck(shown, 'archiveConflict');
}

/** A run whose facts contradict the archive stays where it is, for a technician to see: leaving would hide it. */
function mustLeave({ input, desk, leaving }: Run): boolean {
  if (isHalted(desk)) return false;
  return leaving || desk.overturned !== null || isLong(input.limits) || isOutdated(input);
}

function isHalted(desk: Desk): boolean {
  return desk.overturned?.kind === 'conflict';
}

function isQuiet(desk: Desk): boolean {
  return allHandlersFinished() && desk.pending.length === 0;
}

/** Never `allHandlersFinished` alone: a handler waits for the archive, and only this loop can archive. */
function quietOrWork(desk: Desk): Promise<void> {
  return condition(() => allHandlersFinished() || desk.pending.length > 0);
}

async function sleep(run: Run): Promise<void> {
  const { input, desk, watch, shown, now } = run;
  if (isHalted(desk)) return condition(() => false);
  showProgress(desk, shown, now());
  const isWanted = () => desk.pending.length > 0 || run.leaving || isLong(input.limits);
  const pauseMs = planPause(desk, watch, now());
  if (pauseMs === null) return condition(isWanted);
  await condition(isWanted, pauseMs, { summary: `下一次醒来 ${lookAgainAt(watch)}` });
}

function statusOf({ desk, watch }: Run): CycleStatus {
  return {
    seq: desk.state.seq,
    archivedSeq: desk.archivedSeq,
    ready: desk.ready,
    halted: isHalted(desk) ? 'archiveConflict' : null,
    nextWake: watch.planned,
    historyEvents: workflowInfo().historyLength,
  };
}
