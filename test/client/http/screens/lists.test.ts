import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type ConsoleCounty, consoleCounty, LATER, SUBMITTED, secondOf } from '../../../support/console-counties.js';
import { embeddedDatabase, type OwnDatabase } from '../../../support/database.js';
import { ask, problemIn } from '../app-for-tests.js';
import { officeOn, seenBy } from './office.js';

let own: OwnDatabase;
let here: ConsoleCounty;
let approver = '';
beforeAll(async () => {
  own = await embeddedDatabase();
  here = await consoleCounty(own.db, '222401');
  await consoleCounty(own.db, '640402');
  const waiting = Object.values(here.fresh.state.approvals.running)[0]?.entries[0]?.seats[0]?.tasks[0];
  approver = waiting?.holder ?? '';
});
afterAll(() => own.close());

const app = (today = LATER) => officeOn(own.db, today);

describe('the lists of a person over HTTP', () => {
  test('a task says how long it lies and how much is left, in working days', async () => {
    const { body } = await seenBy(app(), approver, '/api/todo/tasks');
    expect(body).toMatchObject({ total: 1, page: 1, pages: 1 });
    const [row] = body.rows;
    expect(row).toMatchObject({ applicantName: '经办人', arrivedOn: SUBMITTED, stayWd: 3 });
    const left = (await seenBy(app(row.due), approver, '/api/todo/tasks')).body.rows[0];
    expect(left).toMatchObject({ slackWd: 0, lane: 'soon' });
  });

  test('what one began says who has it, and what one may do about it', async () => {
    const { body } = await seenBy(app(), 'officer', '/api/started?statuses=running');
    expect(body.rows).toMatchObject([
      {
        cycleId: secondOf('222401'),
        holders: [{ person: approver, stayWd: 3 }],
        may: { urge: [expect.stringMatching(/^a1\./)], withdraw: here.fresh.state.approvals.running.a1?.version },
      },
    ]);
    const sameDay = await seenBy(app(SUBMITTED), 'officer', '/api/started?statuses=running');
    expect(sameDay.body.rows[0].may.urge).toEqual([]);
  });

  test('copies are marked read one by one or all', async () => {
    const read = (body: object) => ask(app(), 'POST', '/api/copied/read', { body, person: '222401/headOfOffice' });
    expect((await seenBy(app(), 'headOfOffice', '/api/workbench')).body.copiesUnread).toBe(1);
    expect((await read({ cycle: secondOf('222401') })).status).toBe(400);
    expect(await (await read({ cycle: secondOf('222401'), approval: 'a1' })).json()).toEqual({ read: 1 });
    expect(await (await read({})).json()).toEqual({ read: 0 });
    expect((await seenBy(app(), 'headOfOffice', '/api/copied?unread=true')).body.total).toBe(0);
  });

  test.each([
    ['/api/done?verbs=sleep', 'verbs[0]'],
    ['/api/started?sort=size', 'sort.by'],
    ['/api/todo/tasks?limit=0', 'limit'],
    ['/api/todo/tasks?page=x', 'page'],
    ['/api/board?lanes=purple', 'lanes[0]'],
    ['/api/copied?unread=maybe', 'unread'],
  ])('%s names what is wrong', async (path, field) => {
    const response = await ask(app(), 'GET', path, { person: '222401/officer' });
    expect(response.status).toBe(400);
    expect((await problemIn(response)).issues[0]?.field).toBe(field);
  });
});

describe('the deadline board over HTTP', () => {
  test('counts what it lists, lane by lane', async () => {
    const { body } = await seenBy(app(), 'officer', '/api/board/counts');
    const counted = body.counts.reduce((sum: number, { count }: { count: number }) => sum + count, 0);
    const whole = await seenBy(app(), 'officer', '/api/board?limit=200');
    expect(whole.body.total).toBe(counted);
    expect(counted).toBeGreaterThan(5);
    for (const lane of ['overdue', 'soon', 'ok', 'provisional']) {
      const { body: page } = await seenBy(app(), 'officer', `/api/board?lanes=${lane}&limit=200`);
      const named = body.counts.filter((each: { lane: string }) => each.lane === lane);
      expect([lane, page.total]).toEqual([
        lane,
        named.reduce((sum: number, { count }: { count: number }) => sum + count, 0),
      ]);
      expect(page.rows.every((row: { lane: string }) => row.lane === lane)).toBe(true);
    }
  });

  test('says rule, first and last day, what is left and what was reminded, and not the whole proof', async () => {
    const { body } = await seenBy(app(), 'officer', '/api/board?mine=true&stages=contracting,deploying,serving');
    expect(body.rows.length).toBeGreaterThan(0);
    for (const row of body.rows) {
      expect(row).toMatchObject({
        rule: expect.any(String),
        basis: expect.any(String),
        trigger: { on: expect.any(String) },
        leftDays: expect.any(Number),
        leftWd: expect.any(Number),
        reminded: { sent: 0 },
      });
      expect(row).not.toHaveProperty('proof');
    }
  });

  test('is not for outside parties; their own numbers are', async () => {
    expect((await seenBy(app(), 'contractor', '/api/board')).status).toBe(403);
    const { status, body } = await seenBy(app(), 'contractor', '/api/workbench');
    expect(status).toBe(200);
    expect(body.stuck).toBeNull();
    expect(body.nextDeadlines.every((row: { owner: string }) => row.owner === 'contractor')).toBe(true);
  });

  test('the workbench says when the calendar of next year is missing', async () => {
    const { body } = await seenBy(app(), 'officer', '/api/workbench');
    const { announcedYears } = here.old.calendar;
    expect(body.calendar).toEqual({
      announcedYears,
      thisYearMissing: !announcedYears.includes(2023),
      nextYearMissing: !announcedYears.includes(2024),
    });
    expect(body.startedRunning).toBe(1);
  });
});
