import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type CalendarDesk, calendarDesk } from '../../client/calendar/desk.js';
import type { Outlook } from '../../client/calendar/outlook.js';
import type { Caller } from '../../client/callers.js';
import { openTasks } from '../../domain/approval/tasks.js';
import { fromMs, instantAt, legalDay, toMs } from '../../domain/calendar/instant.js';
import { plainDate } from '../../domain/calendar/plain-date.js';
import type { CycleState } from '../../domain/cycle/state.js';
import { cardOf } from '../../domain/directory/lookup.js';
import type { ScenarioCommand } from '../../domain/drive/scenario.js';
import type { CycleId } from '../../domain/ids.js';
import { liveObligations } from '../../domain/obligations/derive.js';
import { readCalendarFiles } from '../../store/registry/calendar-files.js';
import { compiledCalendar } from '../../store/registry/calendars.js';
import { cycleWorkflowId } from '../../workflows/messages.js';
import { countedByHand, MADE_UP_2027, ONE_DAY_OF_YANBIAN, TAKEN_BACK } from '../support/notice-2027.js';
import { bureau, freshCycleId, opening, shippedJudging, YANJI } from '../support/workflow-office.js';
import { PLAN, PLAN_SUBJECT } from '../support/workflow-plan.js';
import { fastForward } from '../support/workflow-time.js';
import { createWorld, eventually, type World } from '../support/workflow-world.js';

const SHIPPED = fileURLToPath(new URL('../../policies', import.meta.url));
/** The last settled days of the shipped years: ten working days from here reach into a year without a notice. */
const DAY = plainDate('2026-12-23');
const OFFSET_MS = toMs(instantAt(DAY, '10:00')) - Date.now();
const DAY_MS = 86_400_000;

let world: World;
let home: string;
let desk: CalendarDesk;
let officer: Caller;
/** Days the cycles were sent ahead meanwhile. */
let ahead = 0;
const now = () => fromMs(Date.now() + OFFSET_MS + ahead * DAY_MS);

/** One has everything filed, one nothing, one waits for an approver, one was only opened. */
const [filed, planned, waiting, opened] = [freshCycleId(), freshCycleId(), freshCycleId(), freshCycleId()];
/** Began twelve days earlier: its filing is due within three working days, and was told. */
const older = freshCycleId();
const EARLIER = plainDate('2026-12-11');
const ALL = [filed, planned, waiting, opened, older];
const dayOf = (id: CycleId) => (id === older ? EARLIER : DAY);

beforeAll(async () => {
  world = await createWorld();
  home = mkdtempSync(join(tmpdir(), 'caigou-import-'));
  const { db, client: engine, taskQueue } = world;
  desk = calendarDesk({ db, engine, taskQueue, roots: [SHIPPED, home], now, waitMs: 60_000 });
  const directory = bureau();
  const card = cardOf(directory, 'jingban', DAY);
  if (card === undefined) throw new Error('no officer');
  officer = { code: YANJI, card, directory };
  for (const id of ALL) {
    await world.start(id, { clockOffsetMs: OFFSET_MS - (id === older ? 12 * DAY_MS : 0) });
    await world.submit(opening(id, { on: dayOf(id) }));
  }
  for (const id of [filed, planned, waiting, older]) {
    await give(id, PLAN);
    await give(id, { kind: 'submit-approval', data: { subject: PLAN_SUBJECT } });
  }
  for (const step of ['office', 'deputy', 'head']) {
    for (const id of [filed, planned, older])
      await give(id, { kind: 'approve', data: { subject: PLAN_SUBJECT, step } });
  }
  await give(filed, { kind: 'submit-filing', data: { of: 'plan', to: 'province' } });
  await fastForward(world.connection, cycleWorkflowId(older), 12);
  await told(filed, planned, waiting, older);
}, 300_000);
afterAll(async () => {
  await world.close();
  rmSync(home, { recursive: true, force: true });
});

const give = (id: CycleId, asked: ScenarioCommand) => world.give(id, { ...asked, on: dayOf(id) });

/** Waits until each of them has handed its first notices over. */
async function told(...ids: CycleId[]): Promise<void> {
  for (const id of ids) {
    await eventually(
      async () => (Object.keys((await world.state(id)).notified).length > 0 ? true : null),
      `nobody was told in ${id}`,
    );
  }
}

/** Due days of what is open, by id, in the cycle as it stands. */
async function dates(id: CycleId): Promise<Record<string, string>> {
  const state = await world.state(id);
  const calendar = await compiledCalendar(world.db, state.calendar);
  const judging = { policy: shippedJudging().policy, calendar, at: now(), today: legalDay(now()) };
  const duties = liveObligations(state, judging).flatMap((each) => (each.due === null ? [] : [[each.id, each.due]]));
  return Object.fromEntries([...duties, ...openTasks(state).map(({ task, due }) => [task, due.on])]);
}

/** The same by hand, for all that is counted in working days; what is counted otherwise is not in it. */
function byHand(state: CycleState): Record<string, string> {
  const { policy, calendar } = shippedJudging();
  const judging = { policy, calendar, at: now(), today: DAY };
  const duties = liveObligations(state, judging).flatMap((each): [string, string][] => {
    const rule = policy.rules[each.rule];
    if (rule?.kind !== 'clock' || rule.limit.by !== 'count' || rule.limit.unit !== 'workingDay') return [];
    return [[each.id, countedByHand(each.trigger.on, rule.limit.amount)]];
  });
  const limits = Object.values(state.approvals.running).flatMap(({ route }) => route.steps);
  const tasks = openTasks(state).map(({ task, step, openedOn }): [string, string] => {
    const limit = limits.find(({ key }) => key === step)?.limitWd ?? 0;
    return [task, countedByHand(openedOn, limit)];
  });
  return Object.fromEntries([...duties, ...tasks]);
}

async function look(notice: unknown): Promise<Outlook> {
  const outlook = await desk.preview(officer, notice);
  if ('code' in outlook) throw new Error(JSON.stringify(outlook));
  return outlook;
}

async function imported(notice: unknown) {
  const { digest } = await look(notice);
  const progress = await desk.publish(officer, notice, digest);
  if ('code' in progress) throw new Error(JSON.stringify(progress));
  return progress;
}

function movesIn(outlook: Outlook, id: CycleId): Record<string, [string, string]> {
  const cycle = outlook.cycles.find(({ cycleId }) => cycleId === id);
  const changes = cycle !== undefined && 'changes' in cycle ? cycle.changes : [];
  return Object.fromEntries(
    changes.filter(({ moves }) => moves).map(({ of, before, after }) => [of, [before.on, after.on]]),
  );
}

async function rows(id: CycleId) {
  return world.db.selectFrom('outbox').selectAll().where('cycle_id', '=', id).execute();
}

const before: Record<string, Record<string, string>> = {};
const closed: Record<string, CycleState['closed']> = {};
let seen: Outlook;

describe('a made-up notice for 2027, over five open cycles', () => {
  test('is looked at first: just the dates that cross it move, to the days counted by hand', async () => {
    for (const id of ALL) {
      before[id] = await dates(id);
      closed[id] = (await world.state(id)).closed;
    }
    seen = await look(MADE_UP_2027);
    expect(seen.status).toBe('new');
    let moved = 0;
    for (const id of ALL) {
      const hand = byHand(await world.state(id));
      const old = before[id] ?? {};
      const expected = Object.entries(hand).filter(([of, day]) => old[of] !== day);
      expect(movesIn(seen, id)).toEqual(Object.fromEntries(expected.map(([of, day]) => [of, [old[of], day]])));
      moved += expected.length;
    }
    expect(moved).toBeGreaterThan(3);
    expect(Object.keys(movesIn(seen, opened))).toEqual([]);
  });

  test('names why: days of the notice, and who will be told', () => {
    const changes = seen.cycles.flatMap((cycle) => ('changes' in cycle ? cycle.changes : []));
    const filings = changes.filter(({ of }) => of.startsWith('plan-filing@'));
    const days = filings.flatMap(({ because }) => because);
    expect(days).toContainEqual({ from: '2026-12-30', to: '2026-12-31', now: 'rests', name: '元旦' });
    // Who was not told yet gets the new day with the first reminder.
    expect(filings.map(({ tells }) => tells.map(({ name }) => name)).sort()).toEqual([[], ['jingban']]);
  });

  test('changes nothing while it is only looked at, nor under a digest that was not shown', async () => {
    expect(await desk.publish(officer, MADE_UP_2027, '000000000000')).toMatchObject({ code: 'preview-stale' });
    for (const id of ALL) expect(await dates(id)).toEqual(before[id]);
    expect(existsSync(join(home, 'calendars'))).toBe(false);
    expect(await world.db.selectFrom('calendar_notices').selectAll().execute()).toEqual([]);
  });

  test('confirmed, it moves what was shown and nothing else, and says so cycle by cycle', async () => {
    const progress = await desk.publish(officer, MADE_UP_2027, seen.digest);
    expect(progress).toMatchObject({ state: 'done', imported: { by: 'jingban' } });
    for (const id of ALL) {
      const moves = movesIn(seen, id);
      const after = Object.fromEntries(Object.entries(moves).map(([of, [, to]]) => [of, to]));
      expect(await dates(id)).toEqual({ ...before[id], ...after });
    }
    if ('code' in progress) throw new Error(progress.code);
    expect(progress.cycles.map(({ cycleId, outcome }) => [cycleId, outcome])).toEqual(
      [...ALL].sort().map((id) => [id, 'done']),
    );
  });

  test('the old day and the notice that moved it stay on record', async () => {
    const fact = (await world.facts(planned)).find(({ kind }) => kind === 'dates-moved');
    expect(fact?.data).toMatchObject({
      moved: expect.arrayContaining([
        {
          obligation: 'plan-filing@programme#1',
          from: before[planned]?.['plan-filing@programme#1'],
          to: expect.anything(),
        },
      ]),
      why: 'calendar',
      reason: '关于2027年部分节假日安排的通知（测试）（测试〔2026〕1号，2026-12-21）',
    });
  });

  test('closed duties keep their verdict', async () => {
    expect(Object.keys(closed[filed] ?? {})).toContain('plan-filing@programme#1');
    for (const id of ALL) expect((await world.state(id)).closed).toEqual(closed[id]);
  });

  test('each open duty or task whose day was told gets one revised notice, and no other', async () => {
    for (const id of ALL) await fastForward(world.connection, cycleWorkflowId(id), 2);
    ahead = 2;
    let told = 0;
    for (const id of [filed, planned, waiting, older]) {
      const cycle = seen.cycles.find(({ cycleId }) => cycleId === id);
      const changes = cycle !== undefined && 'changes' in cycle ? cycle.changes : [];
      const due = changes.filter(({ tells }) => tells.length > 0).map(({ of }) => of);
      const news = (await rows(id)).filter(({ occurrence }) => occurrence === 'moved');
      expect(news.map(({ about }) => about).sort()).toEqual(due.sort());
      told += due.length;
    }
    expect(told).toBeGreaterThan(1);
  });

  test('the same file twice does nothing and says so', async () => {
    const facts = (await world.facts(planned)).length;
    expect(await look(MADE_UP_2027)).toMatchObject({ status: 'nothing', cycles: [] });
    expect(await imported(MADE_UP_2027)).toMatchObject({ state: 'done' });
    expect(await world.facts(planned)).toHaveLength(facts);
  });

  test('lies as a file where offline commands read it', () => {
    const { files, problems } = readCalendarFiles([SHIPPED, home]);
    expect(problems).toEqual([]);
    expect(files).toContainEqual(MADE_UP_2027);
  });
});

describe('a later notice that takes it back', () => {
  test('restores every day, and tells it once more', async () => {
    const back = await look(TAKEN_BACK);
    expect(await imported(TAKEN_BACK)).toMatchObject({ state: 'done' });
    for (const id of ALL) expect(await dates(id)).toMatchObject(before[id] ?? {});
    for (const id of ALL) await fastForward(world.connection, cycleWorkflowId(id), 4);
    ahead = 6;
    const about = 'plan-filing@programme#1';
    const news = (await rows(older)).filter((row) => row.about === about && row.occurrence === 'moved');
    const days = [seen, back].map((outlook) => movesIn(outlook, older)[about]?.[1]);
    expect(news.map(({ revision }) => revision).sort()).toEqual([`${days[0]}.1`, `${days[1]}.2`].sort());
  });
});

describe('a notice of the prefecture in the middle of a year', () => {
  test('moves the days of its counties alone, by one day', async () => {
    const outlook = await look(ONE_DAY_OF_YANBIAN);
    expect(Object.keys(outlook.versions)).toEqual([YANJI]);
    const about = 'plan-filing@programme#1';
    const [from = '', to = ''] = movesIn(outlook, planned)[about] ?? [];
    expect([from, to > from]).toEqual([before[planned]?.[about], true]);
    expect(await imported(ONE_DAY_OF_YANBIAN)).toMatchObject({ state: 'done' });
    expect(await dates(planned)).toMatchObject({ [about]: to });
  });
});
