import { describe, expect, test } from '@jest/globals';
import { instant } from '../../../domain/calendar/instant.js';
import { NOTHING_SEEN, RECORD_REASONS, stuckKey, stuckOf } from '../../../domain/stuck/detect.js';
import { OF_REASON } from '../../../domain/stuck/reasons.js';
import { type ClockView, type EngineView, REASONS, type Reason, type StuckInput } from '../../../domain/stuck/types.js';

const at = instant('2026-03-02T02:00:00.000Z');
const ago = (minutes: number, seconds = 0) =>
  instant(new Date(Date.parse(at) - minutes * 60_000 - seconds * 1000).toISOString());
const running: EngineView = {
  status: 'running',
  goneSince: null,
  pendingActivities: [],
  taskFailures: null,
  reported: false,
  nextWake: null,
};
const found = (reason: Reason, more: Partial<StuckInput>) => stuckOf({ ...NOTHING_SEEN, ...more }, at, [reason]);

describe('the engine', () => {
  test('has a failing step at the third try, or after ten minutes of failing', () => {
    const step = (attempt: number, minutes: number, failure: string | null = 'no database') => {
      const pendingActivities = [{ type: 'archiveFacts', attempt, scheduledAt: ago(minutes), failure }];
      return found('stepFailing', { engine: { ...running, pendingActivities } }).length;
    };
    expect([step(2, 0), step(3, 0)]).toEqual([0, 1]);
    expect([step(1, 10), step(1, 11)]).toEqual([0, 1]);
    expect(step(1, 11, null)).toBe(0);
  });

  test('has a failing workflow at the third try of its task, or when the server says so', () => {
    const fails = (attempt: number | null, reported = false) => {
      const taskFailures = attempt === null ? null : { attempt, since: ago(5), failure: null };
      return found('workflowFailing', { engine: { ...running, taskFailures, reported } });
    };
    expect([fails(2).length, fails(3).length]).toEqual([0, 1]);
    expect(fails(3)[0]?.since).toBe(ago(5));
    expect([fails(null).length, fails(null, true).length]).toEqual([0, 1]);
  });

  test('has lost a workflow since it ended, or since it was missed', () => {
    expect(found('workflowGone', { engine: running })).toEqual([]);
    const gone = { ...running, status: 'gone' as const };
    expect(found('workflowGone', { engine: { ...gone, goneSince: ago(90) } })[0]?.since).toBe(ago(90));
    expect(found('workflowGone', { engine: gone })[0]?.since).toBe(at);
    expect(found('workflowFailing', { engine: { ...gone, reported: true } })).toEqual([]);
  });

  test('is late by more than a quarter of an hour, unless the workflow is gone or no worker polls', () => {
    const late = (nextWake: EngineView['nextWake'], more: Partial<StuckInput> = {}) =>
      found('wakeLate', { engine: { ...running, nextWake }, ...more }).length;
    expect([late(null), late(ago(15)), late(ago(15, 1))]).toEqual([0, 0, 1]);
    expect(late(ago(20), { queues: [{ queue: 'q', lastPoll: ago(1), seenSince: ago(60) }] })).toBe(1);
    expect(late(ago(20), { queues: [{ queue: 'q', lastPoll: ago(3), seenSince: ago(60) }] })).toBe(0);
    expect(found('wakeLate', { engine: { ...running, status: 'gone', nextWake: ago(20) } })).toEqual([]);
  });

  test('has no worker when none polled for more than two minutes, counted from when somebody looks', () => {
    const quiet = (lastPoll: EngineView['nextWake'], seenSince = ago(60)) =>
      found('noPoller', { queues: [{ queue: 'q', lastPoll, seenSince }] });
    expect([quiet(ago(2)).length, quiet(ago(2, 1)).length]).toEqual([0, 1]);
    expect([quiet(null, ago(2)).length, quiet(null, ago(3)).length]).toEqual([0, 1]);
    expect(quiet(ago(7))).toMatchObject([{ cycle: null, since: ago(7), detail: { minutes: 7 } }]);
  });
});

describe('the second clock', () => {
  const set: ClockView = { status: 'set', note: '', lastRound: ago(60), expectedSince: ago(600), allowedMinutes: 130 };
  const stopped = (clock: Partial<ClockView>, more: Partial<StuckInput> = {}) =>
    found('secondClockStopped', { clock: { ...set, ...clock }, ...more });
  const queue = (minutes: number) => ({ queues: [{ queue: 'q', lastPoll: ago(minutes), seenSince: ago(600) }] });

  test('stands at once when it is paused or deleted, with what was left beside it', () => {
    expect(stopped({})).toEqual([]);
    for (const status of ['paused', 'gone'] as const) {
      expect(stopped({ status, note: '维护' }, queue(9))).toMatchObject([
        { cycle: null, about: { kind: 'clock' }, detail: { variant: status, note: '维护' }, since: at },
      ]);
    }
    expect(stopped({ status: 'paused' })[0]?.repair).toEqual([{ way: 'start-second-clock' }]);
  });

  test('stands when no round was carried through for longer than two rounds may take', () => {
    expect([stopped({ lastRound: ago(130) }).length, stopped({ lastRound: ago(130, 1) }).length]).toEqual([0, 1]);
    expect(stopped({ lastRound: ago(200) })).toMatchObject([{ detail: { variant: 'silent' }, since: ago(200) }]);
    expect(stopped({ lastRound: null })).toMatchObject([{ since: ago(600) }]);
  });

  test('is not missed before rounds were to be expected, nor where no worker could do one', () => {
    for (const lastRound of [null, ago(900)]) expect(stopped({ lastRound, expectedSince: ago(130) })).toEqual([]);
    expect(stopped({ lastRound: ago(900), expectedSince: ago(131) })).toMatchObject([{ since: ago(131) }]);
    expect(stopped({ lastRound: ago(200) }, queue(3))).toEqual([]);
    expect(stopped({ lastRound: ago(200) }, queue(1))).toHaveLength(1);
  });
});

describe('the record', () => {
  test('is ahead of what people read when the last fact is another than the one shown', () => {
    const behind = (snapshotSeq: number) =>
      found('readModelBehind', { projection: { lastFact: { seq: 9, at: ago(30) }, snapshotSeq } });
    expect(behind(9)).toEqual([]);
    expect(behind(8)).toMatchObject([{ since: ago(30), detail: { fact: 9, shown: 8 } }]);
    expect(behind(10)).toHaveLength(1);
  });

  test('misses a reminder that should have been queued for half an hour', () => {
    const key = 'a1.1.1/task/x';
    const missing = (minutes: number, outbox: StuckInput['outbox'] = []) =>
      found('reminderMissing', { expectedNotices: [{ key, sendAt: ago(minutes) }], outbox });
    expect([missing(30).length, missing(31).length]).toEqual([0, 1]);
    const sent = { key, state: 'sent', notBefore: ago(31), claimedAt: ago(31) };
    expect(missing(31, [sent])).toEqual([]);
    expect(missing(31)).toMatchObject([{ detail: { variant: 'missing' }, since: ago(31) }]);
  });

  test('and one that lies queued for half an hour, or in sending for ten minutes', () => {
    const lies = (state: string, minutes: number, claimed: number | null = null) => {
      const claimedAt = claimed === null ? null : ago(claimed);
      return found('reminderMissing', { outbox: [{ key: 'k', state, notBefore: ago(minutes), claimedAt }] }).length;
    };
    expect([lies('queued', 30), lies('queued', 31)]).toEqual([0, 1]);
    expect([lies('sending', 60, 10), lies('sending', 60, 11)]).toEqual([0, 1]);
    for (const state of ['sent', 'failed', 'cancelled', 'rides', 'unknown']) expect(lies(state, 600, 600)).toBe(0);
  });
});

test('nothing looked at gives nothing, for every reason there is', () => {
  expect(REASONS).toHaveLength(19);
  expect(stuckOf(NOTHING_SEEN, at)).toEqual([]);
});

test('each reason is looked for in one place, and says who frees it', () => {
  const engine = REASONS.filter((reason) => OF_REASON[reason].of === 'engine');
  expect(engine).toEqual([
    'stepFailing',
    'workflowFailing',
    'workflowGone',
    'wakeLate',
    'noPoller',
    'secondClockStopped',
  ]);
  expect(RECORD_REASONS).toHaveLength(12);
  expect(REASONS.map((reason) => OF_REASON[reason].whoFrees.length > 0)).toEqual(REASONS.map(() => true));
});

test('two things of one reason are told apart by what they are about', () => {
  const queues = ['p', 'q'].map((queue) => ({ queue, lastPoll: ago(9), seenSince: ago(60) }));
  expect(found('noPoller', { queues }).map(stuckKey)).toEqual(['p', 'q']);
});
