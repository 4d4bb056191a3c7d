import { type Client, ScheduleNotFoundError, WorkflowNotFoundError } from '@temporalio/client';
import { fromMs, type Instant } from '../domain/calendar/instant.js';
import type { ClockView } from '../domain/stuck/types.js';
import { secondClockId } from '../workflows/messages.js';

/** What of the engine's client is asked. */
export type ClockClient = Pick<Client, 'workflow' | 'schedule'>;

/**
 * The second clock as the engine has it. `madeAt`: when its Schedule was made, null where there is none. `roundSince`:
 * since when a round is under way, null where none is.
 */
export type DescribedClock = Pick<ClockView, 'status' | 'note' | 'lastRound'> & {
  madeAt: Instant | null;
  roundSince: Instant | null;
  nextRound: Instant | null;
};

const NONE: DescribedClock = {
  status: 'gone',
  note: '',
  lastRound: null,
  madeAt: null,
  roundSince: null,
  nextRound: null,
};

/** Asks the engine for the second clock. Needs no worker. @throws what the engine's client throws else */
export async function describeClock({ schedule, workflow }: ClockClient, taskQueue: string): Promise<DescribedClock> {
  try {
    const { info, state } = await schedule.getHandle(secondClockId(taskQueue)).describe();
    const rounds: Round[] = [];
    // The newest first, and no further than one that was carried through.
    for (const { action, takenAt } of [...info.recentActions].reverse()) {
      const round = await roundOf(workflow, action.workflow.workflowId, takenAt);
      rounds.push(round);
      if (round.ended !== null) break;
    }
    return {
      status: state.paused ? 'paused' : 'set',
      note: state.note ?? '',
      lastRound: rounds.at(-1)?.ended ?? null,
      madeAt: momentOf(info.createdAt),
      roundSince: rounds.find(({ began }) => began !== null)?.began ?? null,
      nextRound: momentOf(info.nextActionTimes[0]),
    };
  } catch (error) {
    if (error instanceof ScheduleNotFoundError) return NONE;
    throw error;
  }
}

/** A moment as the engine's client tells it. */
type Stamp = { getTime(): number };

/** `began`: of one under way; `ended`: of one that was carried through. Both null where it failed, or is forgotten. */
type Round = { began: Instant | null; ended: Instant | null };

/** By its id alone: a long round goes on under it in another run. */
async function roundOf(workflow: Client['workflow'], workflowId: string, takenAt: Stamp): Promise<Round> {
  try {
    const { status, closeTime } = await workflow.getHandle(workflowId).describe();
    return {
      began: status.name === 'RUNNING' ? momentOf(takenAt) : null,
      ended: status.name === 'COMPLETED' ? momentOf(closeTime) : null,
    };
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return { began: null, ended: null };
    throw error;
  }
}

function momentOf(date: Stamp | undefined): Instant | null {
  return date === undefined ? null : fromMs(date.getTime());
}
