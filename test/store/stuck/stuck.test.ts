import { expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { instant } from '../../../domain/calendar/instant.js';
import { plainDate } from '../../../domain/calendar/plain-date.js';
import { directoryPerPost } from '../../../domain/directory/per-post.js';
import type { CycleId } from '../../../domain/ids.js';
import { regionOf } from '../../../domain/ids.js';
import type { EngineView } from '../../../domain/stuck/types.js';
import { archiveFacts } from '../../../store/ledger/archive.js';
import { rebuild } from '../../../store/ledger/rebuild.js';
import { seedDirectory } from '../../../store/registry/directory.js';
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
    expect(await refreshStuck(database(), morning)).toBe(2);
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
});
