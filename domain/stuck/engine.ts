import { fromMs, type Instant, toMs } from '../calendar/instant.js';
import type { ClockView, Detector, Found, Repair, Seen } from './types.js';

const MINUTE_MS = 60_000;
/** So many tries are no accident any more. */
const MANY_TRIES = 3;
const FAILING_MINUTES = 10;
const LATE_MINUTES = 15;
const UNPOLLED_MINUTES = 2;

/** True when that moment lies more than so many minutes back. */
export function isLongAgo(moment: Instant, minutes: number, at: Instant): boolean {
  return toMs(moment) + minutes * MINUTE_MS < toMs(at);
}

/** An effect of the cycle does not get through: tried three times, or for ten minutes. */
export const stepFailing: Detector = ({ engine, at }) =>
  (engine?.pendingActivities ?? [])
    .filter(
      ({ attempt, failure, scheduledAt }) =>
        attempt >= MANY_TRIES || (failure !== null && isLongAgo(scheduledAt, FAILING_MINUTES, at)),
    )
    .map(({ type, attempt, scheduledAt, failure }) => ({
      about: { kind: 'activity', activity: type },
      detail: { attempt, failure: failure ?? '' },
      since: scheduledAt,
      repair: [{ way: 'retry-now' }],
    }));

/** The code of the workflow itself fails: nothing of this cycle goes on, and no command is taken. */
export const workflowFailing: Detector = ({ engine, at }) => {
  if (engine === null || engine.status === 'gone') return [];
  const { taskFailures, reported } = engine;
  if (!reported && (taskFailures === null || taskFailures.attempt < MANY_TRIES)) return [];
  return [
    {
      about: { kind: 'workflow' },
      detail: { attempt: taskFailures?.attempt ?? 0, failure: taskFailures?.failure ?? '' },
      since: taskFailures?.since ?? at,
      repair: [{ way: 'deploy-fix' }, { way: 'restart-from-record' }],
    },
  ];
};

/** The cycle is open on record, and the engine runs nothing for it. */
export const workflowGone: Detector = ({ engine, at }) =>
  engine?.status === 'gone' ? [aboutWorkflow(engine.goneSince ?? at, {})] : [];

/** The cycle should have woken and done something, and did not; that no worker is there at all is told once for all. */
export const wakeLate: Detector = (seen) => {
  const { engine, at } = seen;
  if (engine === null || engine.status === 'gone' || engine.nextWake === null) return [];
  if (!isLongAgo(engine.nextWake, LATE_MINUTES, at) || noPoller(seen).length > 0) return [];
  return [aboutWorkflow(engine.nextWake, {})];
};

function aboutWorkflow(since: Instant, detail: Found['detail']): Found {
  const repair: Repair[] = [{ way: 'restart-from-record' }];
  return { about: { kind: 'workflow' }, detail, since, repair };
}

/** No worker asks for work: nothing at all goes on. One for each queue, not for each cycle. */
export const noPoller: Detector = ({ queues, at }: Seen) =>
  queues
    .map(({ queue, lastPoll, seenSince }) => ({ queue, quietSince: lastPoll ?? seenSince }))
    .filter(({ quietSince }) => isLongAgo(quietSince, UNPOLLED_MINUTES, at))
    .map(({ queue, quietSince }) => ({
      about: { kind: 'queue', queue },
      detail: { minutes: Math.floor((toMs(at) - toMs(quietSince)) / MINUTE_MS) },
      since: fromMs(toMs(quietSince)),
      repair: [{ way: 'start-worker' }],
    }));

/**
 * The second clock does not run: nobody finds what was lost, and what time makes stuck is not told. Paused and deleted
 * are told at once; that no round is carried through where workers ask for work, else it is the workers that are missing.
 */
export const secondClockStopped: Detector = (seen) => {
  const { clock, at } = seen;
  if (clock === null) return [];
  const { status, note, allowedMinutes } = clock;
  if (status !== 'set') return [aboutClock(status, note, at)];
  const quietSince = quietSinceOf(clock);
  if (!isLongAgo(quietSince, allowedMinutes, at) || noPoller(seen).length > 0) return [];
  return [aboutClock('silent', '', quietSince)];
};

function quietSinceOf({ lastRound, expectedSince }: ClockView): Instant {
  return lastRound === null || lastRound < expectedSince ? expectedSince : lastRound;
}

function aboutClock(variant: string, note: string, since: Found['since']): Found {
  return {
    about: { kind: 'clock' },
    detail: { variant, note },
    since,
    repair: [{ way: 'start-second-clock' }],
  };
}
