import { beforeAll, describe, expect, test } from '@jest/globals';
import { fromMs, type Instant, toMs } from '../../../domain/calendar/instant.js';
import { balanceOf, type HeldNotice } from '../../../domain/notices/balance.js';
import { isEndKey } from '../../../domain/notices/told.js';
import type { Simulation } from '../../../domain/simulate.js';
import { d } from '../../support/cycle-world.js';
import { playedFile } from '../../support/played.js';

const QUARTER_HOUR_MS = 900_000;
const keysOf = (notices: readonly { key: string }[]) => notices.map(({ key }) => key);

describe('the outbox held against the record', () => {
  let played: Simulation;
  let at: Instant;
  let all: HeldNotice[];
  beforeAll(() => {
    // A contractor who is late: some reminders were sent, more are to come.
    played = playedFile('222401-contractor-late', d('2027-03-31'));
    at = played.judging.at;
    all = Object.keys(played.state.notified).map((key) => ({ key, isLive: true }));
  });

  const balance = (held: HeldNotice[], settledAt: Instant | null = at) =>
    balanceOf(played.state, played.judging, held, settledAt);

  test('is even when everything on record is there', () => {
    expect(balance(all)).toMatchObject({ lost: [], late: [] });
    expect(balance(all).expected).toBeGreaterThan(0);
  });

  test('lacks each notice of a duty that lives whose rows are gone, and none of one that is over', () => {
    const { lost, late, expected } = balance([]);
    expect(late).toEqual([]);
    expect(lost).toHaveLength(expected);
    const live = new Set(
      played.obligations.filter(({ id }) => played.state.closed[id] === undefined).map(({ id }) => id),
    );
    const reminders = lost.filter(({ key }) => !isEndKey(key));
    expect(reminders.length).toBeGreaterThan(0);
    expect(reminders.filter(({ about }) => about.kind === 'obligation' && !live.has(about.obligation.id))).toEqual([]);
  });

  test('counts a reminder that was called back and is owed again as missing, but not an end that reached nobody', () => {
    const reminder = balance([]).lost.find(({ key }) => !isEndKey(key));
    if (reminder === undefined) throw new Error('no reminder is owed');
    const calledBack = all.map((each) => ({ ...each, isLive: isEndKey(each.key) ? false : each.key !== reminder.key }));
    expect(keysOf(balance(calledBack).lost)).toEqual([reminder.key]);
  });

  test('what has come due and is not on record is late, once the cycle has had its time', () => {
    const [key] = keysOf(balance([]).lost.filter((each) => !isEndKey(each.key)));
    if (key === undefined) throw new Error('no reminder is owed');
    const { [key]: _unrecorded, ...notified } = played.state.notified;
    const state = { ...played.state, notified };
    const held = all.filter((each) => each.key !== key);
    expect(keysOf(balanceOf(state, played.judging, held, at).late)).toEqual([key]);
    expect(balanceOf(state, played.judging, held, null)).toMatchObject({ lost: [], late: [] });
    const queuedByAnother = [...held, { key, isLive: true }];
    expect(balanceOf(state, played.judging, queuedByAnother, at)).toMatchObject({ lost: [], late: [] });
  });

  test('a notice whose time has passed is not sent before now, and one to come keeps its time', () => {
    const soon = fromMs(toMs(at) - QUARTER_HOUR_MS);
    for (const { sendAt, rides } of balance([]).lost) expect(rides === true || sendAt > soon).toBe(true);
  });
});
