import { ActivityFailure } from '@temporalio/common';
import { log } from '@temporalio/workflow';
import { resolvedDrafts } from '../domain/approval/request.js';
import { fromMs, type Instant, toMs } from '../domain/calendar/instant.js';
import { nextItem, nextWake, queuedDrafts, successorDrafts } from '../domain/cycle/agenda.js';
import type { AgendaItem } from '../domain/cycle/agenda-types.js';
import type { FactDraft } from '../domain/facts.js';
import { letterheadOf } from '../domain/notices/letterhead.js';
import { unqueued } from '../domain/notices/owed.js';
import { joinDrafts, shareDrafts } from '../domain/programme/share.js';
import {
  joinProgramme,
  queueNotices,
  resolveApprovers,
  shareProgrammeFacts,
  startSuccessor,
} from './activity-proxies.js';
import type { Now } from './clock.js';
import { type Desk, judgingAt, record } from './cycle-desk.js';
import type { Run } from './run.js';

/** How long an effect that does not work is left alone. */
const PUT_OFF_MS = 60_000;
const SHORTEST_MS = 1000;
const LONGEST_MS = 365 * 86_400_000;

/**
 * The run's own notes on time. `resting`: effects that failed or changed nothing, each left alone until then; all
 * others, commands and archive go on. `planned`: the wake the run went to sleep for.
 */
export type Watch = { resting: Map<AgendaItem['kind'], Instant>; planned: Instant | null };

export const newWatch = (): Watch => ({ resting: new Map(), planned: null });

/** What the cycle owes now; null while there is nothing, or only what rests. */
export function dueItem(desk: Desk, { resting }: Watch, now: Now): AgendaItem | null {
  for (const [kind, until] of resting) if (until <= now.at) resting.delete(kind);
  return nextItem(desk.state, judgingAt(desk, now), [...resting.keys()]);
}

/** The moment at which something is to be looked at again without a command; null when nothing is. */
export function lookAgainAt({ resting, planned }: Watch): Instant | null {
  const moments = [...resting.values(), ...(planned === null ? [] : [planned])];
  return moments.sort()[0] ?? null;
}

/**
 * How long to sleep, or null when only a command can wake the cycle. At least a second, so that a wake that finds
 * nothing cannot spin; at most a year, because the server caps very long timers silently.
 */
export function planPause(desk: Desk, watch: Watch, now: Now): number | null {
  watch.planned = nextWake(desk.state, judgingAt(desk, now));
  const until = lookAgainAt(watch);
  return until === null ? null : Math.min(Math.max(toMs(until) - toMs(now.at), SHORTEST_MS), LONGEST_MS);
}

/**
 * Does one thing the cycle owes and puts its outcome on the desk. Commands may be accepted while an effect runs, so its
 * outcome is judged by the state of then.
 */
export async function attend({ input, desk, watch, now }: Run, item: AgendaItem): Promise<void> {
  if (item.kind === 'wake') {
    record(desk, item.facts, { actor: { system: 'clock' }, commandId: wakeId(watch, now()) }, now());
    return;
  }
  try {
    const outcome = await effectOf(desk, item, { ...now(), clockOffsetMs: input.clockOffsetMs });
    const drafts = outcome(now());
    // An outcome without facts would be owed again at once, for ever: it rests like one that failed.
    if (drafts.length === 0) putOff(watch, item, now());
    else record(desk, drafts, { actor: { system: ACTOR_OF[item.kind] }, commandId: `effect/${desk.state.seq}` }, now());
  } catch (error) {
    if (!(error instanceof ActivityFailure)) throw error;
    log.warn('an effect did not work and is put off', { effect: item.kind, cause: error.cause?.message });
    putOff(watch, item, now());
  }
}

/**
 * Puts on record what is in the outbox and was not handed over by this cycle's own run, as far as it is owed. Before all
 * else, because what ends a duty takes back only what is known to have been told. In a replay of older runs, nothing.
 */
export function recordHandedOver({ desk, now }: Run, keys: readonly string[] = []): void {
  if (keys.length === 0) return;
  const there = new Set(keys);
  const moment = now();
  const found = unqueued(desk.state, judgingAt(desk, moment)).filter(({ key }) => there.has(key));
  if (found.length === 0) return;
  const by = { actor: { system: ACTOR_OF.notify }, commandId: `effect/${desk.state.seq}` };
  record(desk, queuedDrafts(found), by, moment);
}

type Effect = Exclude<AgendaItem, { kind: 'wake' }>;
const ACTOR_OF = {
  resolve: 'directory',
  notify: 'notices',
  successor: 'engine',
  join: 'programme',
  share: 'programme',
} satisfies Record<Effect['kind'], string>;

type Time = Pick<Now, 'today'> & { clockOffsetMs: number };

/** Runs the effect; the answer turns its result into facts once the moment is known. */
async function effectOf(desk: Desk, item: Effect, time: Time): Promise<(then: Now) => FactDraft[]> {
  const { cycleId, state } = desk;
  const { today, clockOffsetMs } = time;
  switch (item.kind) {
    case 'resolve': {
      const resolution = await resolveApprovers({ cycleId, request: item.request, today });
      return (then) => resolvedDrafts(desk.state, item.request, resolution, judgingAt(desk, then));
    }
    case 'notify':
      await queueNotices({ cycleId, ...letterheadOf(state), notices: item.notices, today, clockOffsetMs });
      return () => queuedDrafts(item.notices);
    case 'successor':
      await startSuccessor({ cycleId, successor: item.successor, today, clockOffsetMs });
      return () => successorDrafts(item.successor);
    case 'join': {
      const { refused } = await joinProgramme({ lot: cycleId, ...item });
      return () => joinDrafts(item, refused);
    }
    case 'share': {
      const { closed } = await shareProgrammeFacts({ lead: cycleId, upTo: item.upTo, lots: item.lots });
      return () => shareDrafts(item, closed);
    }
  }
}

/** The planned moment, not the one at which a busy worker got to it: a wake is the same wake wherever it is played. */
function wakeId(watch: Watch, { at }: Now): string {
  const moment = watch.planned !== null && watch.planned <= at ? watch.planned : at;
  watch.planned = null;
  return `wake/${moment}`;
}

function putOff({ resting }: Watch, { kind }: Effect, { at }: Now): void {
  resting.set(kind, fromMs(toMs(at) + PUT_OFF_MS));
}
