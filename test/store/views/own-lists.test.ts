import { beforeAll, describe, expect, test } from '@jest/globals';
import { instant } from '../../../domain/calendar/instant.js';
import { addWorkingDays } from '../../../domain/calendar/working-days.js';
import type { RegionCode } from '../../../domain/ids.js';
import { markRead } from '../../../store/registry/read-marks.js';
import { inboxPage } from '../../../store/views/lists/inbox.js';
import {
  type InvolvedFilter,
  type InvolvedLine,
  involvedPage,
  markCopiesRead,
} from '../../../store/views/lists/involved.js';
import { slice } from '../../../store/views/lists/paging.js';
import { d } from '../../support/case.js';
import { type ConsoleCounty, consoleCounty, LATER, SUBMITTED, secondOf } from '../../support/console-counties.js';
import { region } from '../../support/cycle-world.js';
import { onEachDatabase } from '../../support/database.js';

const HERE: RegionCode = region('222401');
const THERE: RegionCode = region('640402');

describe('A page', () => {
  test('of the second half is counted from the end, and every line stands on one page', () => {
    for (const total of [0, 1, 9, 10, 11, 95, 100]) {
      const lines = Array.from({ length: total }, (_none, index) => index);
      const { pages } = slice(total, { limit: 10 });
      const seen = Array.from({ length: pages }, (_none, index) => {
        const { offset, size, reversed } = slice(total, { page: index + 1, limit: 10 });
        expect(offset).toBeLessThanOrEqual(Math.ceil(total / 2));
        const order = reversed ? [...lines].reverse() : lines;
        const taken = order.slice(offset, offset + size);
        return reversed ? taken.reverse() : taken;
      });
      expect(seen.flat()).toEqual(lines);
    }
  });

  test('behind the last is the last, so that a line that went leaves no empty page', () => {
    expect(slice(11, { page: 9, limit: 10 })).toMatchObject({ page: 2, pages: 2, size: 1 });
  });
});

onEachDatabase('The lists of a person', (database) => {
  let here: ConsoleCounty;
  let approver = '';
  beforeAll(async () => {
    here = await consoleCounty(database(), '222401');
    await consoleCounty(database(), '640402');
    const tasks = await database().selectFrom('tasks').selectAll().where('code', '=', HERE).execute();
    approver = tasks.find(({ cycle_id }) => cycle_id === secondOf('222401'))?.holder ?? '';
  });

  const near = (today = LATER) => ({ today, soonBy: addWorkingDays(today, 7, here.old.calendar) });
  const inbox = (filter: Parameters<typeof inboxPage>[3] = {}, today = LATER) =>
    inboxPage(database(), HERE, { holder: approver, ...near(today) }, filter);
  const involved = (person: string, role: 'started' | 'decided' | 'copied', filter: InvolvedFilter = {}) =>
    involvedPage(database(), HERE, { person, role }, filter);

  test('hold what waits for him with applicant, arrival and the state of its day', async () => {
    const { rows, total } = await inbox();
    expect(total).toBe(1);
    expect(rows[0]).toMatchObject({
      cycleId: secondOf('222401'),
      cycleTitle: '第二个 100% 采购',
      subject: { kind: 'annual-plan', ref: 'y1' },
      applicant: 'officer',
      applicantPost: 'officer',
      arrivedOn: SUBMITTED,
      unread: true,
      urged: 0,
    });
    expect(rows[0]?.contentHash).toBe(here.fresh.state.approvals.running.a1?.subject.hash);
  });

  test('put a task into the lane of its day, and are filtered by it', async () => {
    const due = d((await inbox()).rows[0]?.latest ?? '');
    const laneOn = async (today: ReturnType<typeof d>) => (await inbox({}, today)).rows[0]?.lane;
    expect(await laneOn(due)).toBe('soon');
    expect(await laneOn(addWorkingDays(due, 1, here.old.calendar))).toBe('overdue');
    expect((await inbox({ lanes: ['overdue'] }, due)).total).toBe(0);
    expect((await inbox({ lanes: ['overdue', 'soon'] }, due)).total).toBe(1);
  });

  test('are filtered by kind, stage, words and day of arrival', async () => {
    const found = async (filter: Parameters<typeof inboxPage>[3]) => (await inbox(filter)).total;
    expect([await found({ kinds: ['contract'] }), await found({ kinds: ['annual-plan'] })]).toEqual([0, 1]);
    expect([await found({ stages: ['serving'] }), await found({ stages: ['planning'] })]).toEqual([0, 1]);
    expect([await found({ text: '0%' }), await found({ text: '0_' }), await found({ text: '-002' })]).toEqual([
      1, 0, 1,
    ]);
    expect([await found({ from: LATER }), await found({ to: LATER })]).toEqual([0, 1]);
    expect([await found({ urged: true }), await found({ urged: false })]).toEqual([0, 1]);
  });

  test('tell read from unread by what arrived after it was read', async () => {
    const thing = `${secondOf('222401')}/a1`;
    const mark = { code: HERE, person: approver, thing };
    await markRead(database(), mark, instant('2023-01-09T00:00:00.000Z'));
    expect((await inbox()).rows[0]?.unread).toBe(true);
    await markRead(database(), mark, instant('2023-01-11T00:00:00.000Z'));
    expect((await inbox()).rows[0]?.unread).toBe(false);
    expect([(await inbox({ unread: true })).total, (await inbox({ unread: false })).total]).toEqual([0, 1]);
    await database().deleteFrom('read_marks').execute();
  });

  test('hold what he decided, as the record has it, the newest first', async () => {
    const decided = here.old.facts.filter((fact) => fact.kind === 'decided' && fact.data.by === 'deputyHead');
    expect(decided.length).toBeGreaterThan(1);
    const { rows, total } = await involved('deputyHead', 'decided', { limit: 200 });
    expect(total).toBe(decided.length);
    expect(rows.map(({ seq }) => seq)).toEqual(decided.map(({ seq }) => seq).reverse());
    expect(rows[0]).toMatchObject({ verb: 'approve', by: null, status: 'approved', presentStep: null, holders: [] });
    expect(rows.every(({ stepTitle }) => stepTitle !== null)).toBe(true);
  });

  test('page by page hold each line once, from whichever end they are counted', async () => {
    const whole = (await involved('deputyHead', 'decided', { limit: 200 })).rows.map(({ seq }) => seq);
    const pages = Array.from({ length: Math.ceil(whole.length / 2) }, (_none, index) => index + 1);
    const paged: InvolvedLine[] = [];
    for (const page of pages) paged.push(...(await involved('deputyHead', 'decided', { page, limit: 2 })).rows);
    expect(paged.map(({ seq }) => seq)).toEqual(whole);
    const turned = await involved('deputyHead', 'decided', { sort: { by: 'at', down: false }, limit: 200 });
    expect(turned.rows.map(({ seq }) => seq)).toEqual([...whole].reverse());
  });

  test('hold what he began, with where it stands and who has it', async () => {
    const { rows } = await involved('officer', 'started', { statuses: ['running'] });
    expect(rows).toMatchObject([
      {
        cycleId: secondOf('222401'),
        verb: 'submit',
        status: 'running',
        holders: [{ person: approver, since: SUBMITTED }],
      },
    ]);
    expect(rows[0]?.presentStepTitle).not.toBeNull();
    const closed = await involved('officer', 'started', { statuses: ['approved'], limit: 200 });
    expect(closed.total).toBe(Object.keys(here.old.state.approvals.closed).length);
    expect(closed.rows.every(({ closedOn }) => closedOn !== null)).toBe(true);
  });

  test('hold copies until they are read, one by one or all', async () => {
    const unread = async (person: string) => (await involved(person, 'copied', { unread: true })).total;
    expect([await unread('headOfOffice'), await unread('deputyHead')]).toEqual([1, 1]);
    const at = instant('2023-01-12T00:00:00.000Z');
    const only = { cycleId: secondOf('222401'), approval: 'a1' };
    expect(await markCopiesRead(database(), HERE, { person: 'headOfOffice', only, at })).toBe(1);
    expect(await markCopiesRead(database(), HERE, { person: 'headOfOffice', at })).toBe(0);
    expect(await markCopiesRead(database(), HERE, { person: 'deputyHead', at })).toBe(1);
    expect([await unread('headOfOffice'), await unread('deputyHead')]).toEqual([0, 0]);
    expect((await involved('headOfOffice', 'copied')).rows).toMatchObject([{ unread: false, by: 'officer' }]);
  });

  test('never hold a line of another county, where people have the same ids', async () => {
    for (const role of ['started', 'decided', 'copied'] as const) {
      for (const person of ['officer', 'deputyHead', 'headOfOffice']) {
        const mine = await involved(person, role, { limit: 200 });
        expect(mine.rows.filter(({ cycleId }) => !cycleId.startsWith(HERE))).toEqual([]);
        const theirs = await involvedPage(database(), THERE, { person, role }, { limit: 200 });
        expect(theirs.rows.filter(({ cycleId }) => !cycleId.startsWith(THERE))).toEqual([]);
      }
    }
  });
});
