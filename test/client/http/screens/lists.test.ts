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

  test('a task is found by the day it came and by whether it was urged, and the answer counts what fits', async () => {
    const found = async (query: string) => (await seenBy(app(), approver, `/api/todo/tasks?${query}`)).body.total;
    expect(await found(`from=${SUBMITTED}&to=${SUBMITTED}`)).toBe(1);
    expect(await found(`from=${LATER}`)).toBe(0);
    expect([await found('urged=false'), await found('urged=true')]).toEqual([1, 0]);
  });

  test('duties of one’s own that have begun say what is left, page after page', async () => {
    const whole = await seenBy(app(), 'officer', '/api/todo/duties?limit=200');
    expect(whole.body.next).toBeNull();
    expect(whole.body.obligations.length).toBeGreaterThan(1);
    for (const line of whole.body.obligations) {
      expect(['open', 'suspended', 'breached']).toContain(line.status);
      expect(line.slackWd === null).toBe(line.due === null);
    }
    const ids: string[] = [];
    for (let after = ''; after !== null; ) {
      const { body } = await seenBy(app(), 'officer', `/api/todo/duties?limit=1${after && `&after=${after}`}`);
      ids.push(...body.obligations.map(({ id }: { id: string }) => id));
      after = body.next;
    }
    expect(ids).toEqual(whole.body.obligations.map(({ id }: { id: string }) => id));
    expect((await seenBy(app(), 'officer', '/api/todo/duties?after=x')).status).toBe(400);
    expect((await seenBy(app(), 'officer', '/api/todo/policies')).body).toEqual({ policies: expect.any(Array) });
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
    const contractors = body.counts.filter((each: { contractor: string | null }) => each.contractor !== null);
    expect(contractors.length).toBeGreaterThan(0);
    for (const { contractorId } of contractors)
      expect((await seenBy(app(), 'officer', `/api/board?contractor=${contractorId}`)).body.total).toBeGreaterThan(0);
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
