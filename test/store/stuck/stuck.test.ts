import { expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { instant } from '../../../domain/calendar/instant.js';
import { plainDate } from '../../../domain/calendar/plain-date.js';
import { directoryPerPost } from '../../../domain/directory/per-post.js';
import type { DirectorySnapshot } from '../../../domain/directory/types.js';
import type { CycleId } from '../../../domain/ids.js';
import { regionOf } from '../../../domain/ids.js';
import type { EngineView } from '../../../domain/stuck/types.js';
import { archiveFacts } from '../../../store/ledger/archive.js';
import { rebuild } from '../../../store/ledger/rebuild.js';
import { seedDirectory } from '../../../store/registry/directory.js';
import { saveClock } from '../../../store/stuck/clock.js';
import { refreshStuck } from '../../../store/stuck/refresh.js';
import { tellStuck } from '../../../store/stuck/tell.js';
import { cyclesToWatch, owesSince, saveEngineView } from '../../../store/stuck/watch.js';
import { noticesPage } from '../../../store/views/notices.js';
import { stuckList } from '../../../store/views/stuck.js';
import { onEachDatabase } from '../../support/database.js';
import { opening, PLAN_APPROVED, publishCounty, recorder, submission } from '../ledger/record.js';
import { cycleId } from '../outbox/notices.js';

const YANJI = cycleId('222401-2026-001');
const OTHER = cycleId('222401-2026-002');
const ASKED = cycleId('222401-2026-003');
const YUANZHOU = cycleId('640402-2026-001');
const code = regionOf(YANJI);
const morning = instant('2026-03-02T01:30:00.000Z');
const running: Omit<EngineView, 'status'> = {
  goneSince: null,
  pendingActivities: [],
  taskFailures: null,
  reported: false,
  nextWake: null,
};

onEachDatabase('What is stuck', (database) => {
  /** A cycle with an approved plan, whose filing is due on 3 February, and an approval that waits until the 22nd. */
  async function recorded(id: CycleId): Promise<ReturnType<typeof recorder>> {
    await publishCounty(database(), regionOf(id));
    await seedDirectory(database(), directoryPerPost(regionOf(id)), { at: morning, by: 'test', what: 'test' });
    const record = recorder(id);
    const facts = [
      ...record.act('open', '2026-01-05T01:00:00.000Z', [opening(id)]),
      ...record.act('plan', '2026-01-20T02:00:00.000Z', [PLAN_APPROVED]),
      ...record.act('submit', '2026-01-20T03:00:00.000Z', submission('2026-01-22')),
    ];
    await archiveFacts(database(), { cycleId: id, facts });
    return record;
  }
  const reasons = async (of = code) =>
    (await stuckList(database(), of)).stuck.map(({ cycle, reason }) => `${cycle} ${reason}`);

  test('is nothing on the day of the facts, and what time has done by a later look, each county its own', async () => {
    await recorded(YANJI);
    await recorded(YUANZHOU);
    expect(await reasons()).toEqual([]);
    expect(await refreshStuck(database(), morning)).toEqual({ cycles: 2, failed: [] });
    expect(await reasons()).toEqual([`${YANJI} limitBroken`, `${YANJI} overLimit`]);
    expect(await reasons(regionOf(YUANZHOU))).toContain(`${YUANZHOU} overLimit`);
  });

  test('stays since the moment it was first true, and a rebuild leaves it alone', async () => {
    const before = await stuckList(database(), code);
    await refreshStuck(database(), instant('2026-04-02T01:30:00.000Z'));
    await rebuild(database());
    expect(await stuckList(database(), code)).toEqual(before);
    expect(before.stuck[0]).toMatchObject({ since: '2026-02-02T16:00:00.000Z', breaksOn: '2026-02-03' });
    const [limit] = before.stuck;
    expect(limit?.about).toMatchObject({
      kind: 'obligation',
      obligation: limit?.breaks?.id,
      rule: limit?.breaks?.rule,
    });
  });

  test('is told of the others where one cycle cannot be looked at, and from the cycle on that another had reached', async () => {
    const unread = sql`update cycles set state = jsonb_set(state::jsonb, '{policy}', '"none@1"')::json
      where cycle_id = ${YANJI}`;
    await unread.execute(database());
    const seen: CycleId[] = [];
    const { cycles, failed } = await refreshStuck(database(), morning, { done: (id) => seen.push(id) });
    expect([cycles, failed.map(({ cycleId: id }) => id), seen]).toEqual([2, [YANJI], [YANJI, YUANZHOU]]);
    expect(failed[0]?.why).toContain('none@1');
    expect(await refreshStuck(database(), morning, { after: YANJI })).toEqual({ cycles: 1, failed: [] });
    expect((await refreshStuck(database(), morning, { isOver: () => true })).failed).toEqual([]);
    await rebuild(database(), YANJI);
    expect((await refreshStuck(database(), morning)).failed).toEqual([]);
  });

  test('is told to the administrator once a morning, and what is broken once for all', async () => {
    const told = async () => (await noticesPage(database(), code, { recipient: 'administrator' })).notices;
    expect(await tellStuck(database(), instant('2026-03-02T00:30:00.000Z'))).toBeGreaterThan(0);
    expect((await told()).map(({ occurrence }) => occurrence)).toEqual(['stuck-urgent']);
    await tellStuck(database(), morning);
    expect((await told()).map(({ occurrence }) => occurrence).sort()).toEqual(['stuck', 'stuck-urgent']);
    expect(await tellStuck(database(), instant('2026-03-02T08:30:00.000Z'))).toBe(0);
    await tellStuck(database(), instant('2026-03-03T01:30:00.000Z'));
    expect((await told()).filter(({ occurrence }) => occurrence === 'stuck').map(({ slot }) => slot)).toEqual([
      plainDate('2026-03-02'),
      plainDate('2026-03-03'),
    ]);
  });

  test('is no more once a fact ends it, in the same breath', async () => {
    const record = recorder(OTHER);
    const open = [
      ...record.act('open', '2026-01-05T01:00:00.000Z', [opening(OTHER)]),
      ...record.act('submit', '2026-01-20T03:00:00.000Z', submission('2026-01-22')),
    ];
    await archiveFacts(database(), { cycleId: OTHER, facts: open });
    await refreshStuck(database(), morning, { code });
    expect(await reasons()).toContain(`${OTHER} overLimit`);
    const via = { approval: 'a1', via: 'console' as const };
    const withdrawn = record.act('withdraw', '2026-03-02T02:00:00.000Z', [
      { kind: 'withdrawn', data: via },
      { kind: 'approval-closed', data: { ...via, outcome: 'withdrawn' } },
    ]);
    await archiveFacts(database(), { cycleId: OTHER, facts: withdrawn });
    expect(await reasons()).not.toContain(`${OTHER} overLimit`);
  });

  test('the watch over the engine comes to every open cycle, and first to those that should have woken', async () => {
    const now = instant('2026-01-05T01:00:00.000Z');
    const first = await cyclesToWatch(database(), { now, after: '', count: 2 });
    expect(first.cycles.map((each) => each.cycleId)).toEqual([YANJI, OTHER]);
    const second = await cyclesToWatch(database(), { now, after: first.after, count: 2 });
    expect(second).toMatchObject({ cycles: [{ cycleId: YUANZHOU }], after: '' });
    const late = await cyclesToWatch(database(), { now: morning, after: first.after, count: 1 });
    expect(late.cycles.length).toBeGreaterThan(1);
  });

  test('a cycle owes since its next wake only where something is to be done', async () => {
    const { cycles } = await cyclesToWatch(database(), { now: morning, after: '', count: 10 });
    const [yanji] = cycles.filter((each) => each.cycleId === YANJI);
    if (yanji === undefined) throw new Error('not watched');
    expect(await owesSince(database(), yanji, morning)).toBe(yanji.nextWake);
    expect(await owesSince(database(), { ...yanji, nextWake: null }, morning)).toBeNull();
    expect(await owesSince(database(), { ...yanji, nextWake: morning }, morning)).toBeNull();
  });

  test('what the engine says of a cycle stands beside what the record says, and goes by itself', async () => {
    const view = (status: 'running' | 'gone') => ({
      engine: { ...running, status },
      queues: [],
      now: morning,
    });
    await saveEngineView(database(), { cycleId: YANJI, code }, view('gone'));
    expect(await reasons()).toEqual(expect.arrayContaining([`${YANJI} workflowGone`, `${YANJI} overLimit`]));
    await refreshStuck(database(), morning, { code });
    expect(await reasons()).toContain(`${YANJI} workflowGone`);
    await saveEngineView(database(), { cycleId: YANJI, code }, view('running'));
    expect(await reasons()).not.toContain(`${YANJI} workflowGone`);
    expect(await reasons()).toContain(`${YANJI} overLimit`);
  });

  test('a list is cut where it is asked to be, and says how much there is', async () => {
    const { stuck, total } = await stuckList(database(), code, { limit: 1 });
    expect([stuck.length, total > 1]).toEqual([1, true]);
    const only = await stuckList(database(), code, { reasons: ['limitBroken'] });
    expect(only.stuck.map(({ reason }) => reason)).toEqual(only.stuck.map(() => 'limitBroken'));
    expect(
      (await sql<{ n: number }>`select count(*)::int as n from stuck where cycle_id = ''`.execute(database())).rows,
    ).toEqual([{ n: 0 }]);
  });

  test('is, in every county, a second clock that stands: with its nearest day of a law, told at once and only once', async () => {
    const record = recorder(ASKED);
    const from = { id: 'bidder', name: '供应商', kind: 'enterprise' as const };
    const asked = { challenge: 'ch1', from, about: '采购文件', mayChangeResult: false };
    const facts = [
      ...record.act('open', '2026-01-05T01:00:00.000Z', [opening(ASKED)]),
      // Answered within three working days, by law.
      ...record.act('ask', '2026-01-28T02:00:00.000Z', [{ kind: 'enquiry-received', data: asked }]),
    ];
    await archiveFacts(database(), { cycleId: ASKED, facts });
    const friday = instant('2026-01-30T01:30:00.000Z');
    const monday = instant('2026-02-02T01:30:00.000Z');
    const stands = {
      status: 'paused',
      note: '维护',
      lastRound: null,
      expectedSince: friday,
      allowedMinutes: 130,
    } as const;
    const clocks = async (of = code) =>
      (await stuckList(database(), of, { reasons: ['secondClockStopped'] })).stuck.map(({ cycle, since, breaksOn }) => [
        cycle,
        since,
        breaksOn,
      ]);
    const urgent = async () => {
      const { notices } = await noticesPage(database(), code, { recipient: 'administrator' });
      return notices.filter(({ about, occurrence }) => occurrence === 'stuck-urgent' && about.includes('secondClock'));
    };
    await saveClock(database(), { clock: stands, queues: [], now: friday });
    expect([await clocks(), await clocks(regionOf(YUANZHOU))]).toEqual([
      [[null, friday, '2026-02-02']],
      [[null, friday, null]],
    ]);
    await tellStuck(database(), friday);
    expect(await urgent()).toHaveLength(1);
    await saveClock(database(), { clock: { ...stands, status: 'gone' }, queues: [], now: monday });
    await tellStuck(database(), monday);
    expect([await clocks(), (await urgent()).length]).toEqual([[[null, friday, '2026-02-02']], 1]);
    // A watch that began later does not forget what was missed; a round that came ends it.
    const silent = { ...stands, status: 'set', expectedSince: monday } as const;
    await saveClock(database(), { clock: silent, queues: [], now: monday });
    expect(await clocks()).toHaveLength(1);
    await saveClock(database(), { clock: { ...silent, lastRound: monday }, queues: [], now: monday });
    expect([await clocks(), await clocks(regionOf(YUANZHOU))]).toEqual([[], []]);
  });

  test('is told in the other counties where one cannot be told', async () => {
    const at = instant('2026-03-09T01:30:00.000Z');
    await refreshStuck(database(), at);
    // A directory nobody can read, in the county that comes first.
    const row = { code, rev: 99, snapshot: sql<DirectorySnapshot>`'{}'::json`, at, by: 't', what: 't' };
    await database().insertInto('directories').values(row).execute();
    const faults: unknown[] = [];
    expect(await tellStuck(database(), at, (error) => faults.push(error))).toBeGreaterThan(0);
    expect(faults).toHaveLength(1);
    await expect(tellStuck(database(), at)).rejects.toThrow();
  });
});
