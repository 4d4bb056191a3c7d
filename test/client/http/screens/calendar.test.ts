import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import ICAL from 'ical.js';
import { instant } from '../../../../domain/calendar/instant.js';
import { changeDirectory } from '../../../../store/registry/directory.js';
import { d } from '../../../support/case.js';
import { consoleCounty, LATER } from '../../../support/console-counties.js';
import { region } from '../../../support/cycle-world.js';
import { embeddedDatabase, type OwnDatabase } from '../../../support/database.js';
import { ask } from '../app-for-tests.js';
import { officeOn, seenBy } from './office.js';

let own: OwnDatabase;
beforeAll(async () => {
  own = await embeddedDatabase();
  await consoleCounty(own.db, '222401', 'serving');
  await consoleCounty(own.db, '640402');
});
afterAll(() => own.close());

const app = (today = LATER) => officeOn(own.db, today);
const feedOfPerson = async (person: string): Promise<string> => {
  const response = await ask(app(), 'POST', '/api/calendar/feed', { person: `222401/${person}` });
  const { path }: { path: string } = JSON.parse(await response.text());
  return path;
};
/** A calendar program shows the secret address and nothing else. */
const fetched = async (path: string) => {
  const response = await app().request(path);
  return { status: response.status, text: await response.text(), type: response.headers.get('content-type') };
};
const eventsIn = (text: string) => new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent');

describe('the calendar over HTTP', () => {
  test('a month has every day, with rest and make-up days by their notice', async () => {
    const { body } = await seenBy(app(), 'officer', '/api/calendar?month=2023-01');
    expect(body.days).toHaveLength(31);
    const on = (day: string) => body.days.find((each: { day: string }) => each.day === day);
    expect(on('2023-01-22')).toMatchObject({
      kind: { working: false, why: 'holiday' },
      notice: { title: expect.any(String) },
    });
    expect(on('2023-01-28')).toMatchObject({
      kind: { working: true, why: 'makeUp' },
      notice: { title: expect.any(String) },
    });
    expect(body.unpublished).toBe(false);
  });

  test('a month whose notice is not out says so', async () => {
    expect((await seenBy(app(), 'officer', '/api/calendar?month=2040-02')).body.unpublished).toBe(true);
    expect((await seenBy(app(), 'officer', '/api/calendar?month=2023-13')).status).toBe(400);
  });

  test('deadlines of a day are those of the board, and one can ask for one’s own', async () => {
    const board = (await seenBy(app(), 'officer', '/api/board?limit=200')).body.rows;
    const month = board[0].due.slice(0, 7);
    const { body } = await seenBy(app(), 'officer', `/api/calendar?month=${month}`);
    const inMonth = board.filter(({ due }: { due: string }) => due.startsWith(month));
    const counted = body.days.flatMap((each: { deadlines: Record<string, number> }) => Object.values(each.deadlines));
    expect(counted.reduce((sum: number, count: number) => sum + count, 0)).toBe(inMonth.length);
    const mine = (await seenBy(app(), 'contractor', `/api/calendar?month=${month}`)).body.deadlines;
    expect(mine.every((row: { owner: string }) => row.owner === 'contractor')).toBe(true);
  });
});

describe('the secret address of a calendar', () => {
  test('shows the own deadlines to whoever has it, and no other county’s', async () => {
    const { status, text, type } = await fetched(await feedOfPerson('headOfOffice'));
    expect([status, type]).toEqual([200, 'text/calendar; charset=utf-8']);
    expect(eventsIn(text).length).toBeGreaterThan(0);
    expect(text).toContain('222401-2023-002');
    expect(text).not.toContain('640402');
    const signed = await seenBy(app(), 'headOfOffice', '/api/calendar.ics');
    expect(eventsIn(signed.text)).toHaveLength(eventsIn(text).length);
  });

  test('is kept as a digest only, ends with the next one and when it is revoked', async () => {
    const first = await feedOfPerson('deputyHead');
    const token = first.split('/').at(-1) ?? '';
    const rows = await own.db.selectFrom('calendar_feeds').selectAll().execute();
    expect(JSON.stringify(rows)).not.toContain(token);
    expect((await fetched(first)).status).toBe(200);
    const second = await feedOfPerson('deputyHead');
    expect([(await fetched(first)).status, (await fetched(second)).status]).toEqual([404, 200]);
    expect((await seenBy(app(), 'deputyHead', '/api/calendar/feed')).body.feed.usedOn).toBe(LATER);
    await ask(app(), 'DELETE', '/api/calendar/feed', { person: '222401/deputyHead' });
    expect((await fetched(second)).status).toBe(404);
    expect((await seenBy(app(), 'deputyHead', '/api/calendar/feed')).body.feed).toBeNull();
  });

  test('goes on answering while somebody else tries addresses, who is held up alone', async () => {
    const path = await feedOfPerson('headOfOffice');
    const office = officeOn(own.db, LATER, { door: { secure: true, behindProxy: true } });
    const from = async (address: string, asked: string) =>
      (await office.request(asked, { headers: { 'x-forwarded-for': address } })).status;
    const tried: number[] = [];
    for (let tries = 0; tries < 31; tries += 1) tried.push(await from('198.51.100.7', `/ics/guess-${tries}`));
    expect([tried[0], tried.at(-1)]).toEqual([404, 429]);
    expect(await from('198.51.100.7', path)).toBe(200);
    expect([await from('203.0.113.9', path), await from('203.0.113.9', '/ics/guess')]).toEqual([200, 404]);
  });

  test('shows an empty calendar to whoever owes nothing, and nothing of a person who has left', async () => {
    const path = await feedOfPerson('bureauHead');
    expect(eventsIn((await fetched(path)).text)).toEqual([]);
    const change = { at: instant('2023-01-12T00:00:00.000Z'), by: 'administrator', what: '局长离任' };
    await changeDirectory(
      own.db,
      region('222401'),
      (before) => ({
        ...before,
        people: before.people.map((each) => (each.id === 'bureauHead' ? { ...each, activeTo: d('2023-01-12') } : each)),
      }),
      change,
    );
    expect((await fetched(path)).status).toBe(404);
  });
});

describe('the portal of a contractor', () => {
  test('shows deadlines, contracts, payments and workers of every county with the same contact', async () => {
    const { body } = await seenBy(app(), 'contractor', '/api/mine');
    expect(body.counties.map(({ code }: { code: string }) => code).sort()).toEqual(['222401', '640402']);
    expect(body.contracts.map(({ code, year }: { code: string; year: number }) => `${code} y${year}`).sort()).toEqual([
      '222401 y1',
      '640402 y1',
    ]);
    expect(body.workers.map(({ name }: { name: string }) => name)).toContain('w1');
    expect(body.deadlines.length).toBeGreaterThan(0);
    expect(body.deadlines.every((row: { owner: string }) => row.owner === 'contractor')).toBe(true);
  });

  test('says of each report how it is to be handed in, and keeps what was handed in with time and hash', async () => {
    const { body } = await seenBy(app(), 'contractor', '/api/mine');
    const asked = body.reports.filter(({ code }: { code: string }) => code === '222401');
    expect(asked.length).toBeGreaterThan(0);
    for (const each of asked) {
      const { report, period, to } = each.asked;
      expect({ report, period, to }).toEqual({
        report: expect.any(String),
        period: each.subject,
        to: expect.arrayContaining([expect.any(String)]),
      });
    }
    const moments = body.receipts.map(({ at }: { at: string }) => at);
    expect(moments).toEqual(moments.toSorted().toReversed());
    for (const each of body.receipts) expect(each.hash).toMatch(/^[0-9a-f]{64}$/);
  });

  test('shows how a day was reached in every such county, of his own cases alone', async () => {
    const { body } = await seenBy(app(), 'contractor', '/api/mine');
    const there = body.deadlines.find(({ code }: { code: string }) => code === '640402');
    const path = (cycle: string) => `/api/cycles/${cycle}/obligations/${encodeURIComponent(there.id)}/proof`;
    const proof = await seenBy(app(), 'contractor', path(there.cycleId));
    expect(proof).toMatchObject({ status: 200, body: { obligation: { id: there.id, due: there.due } } });
    expect(proof.body.lines[0]).toContain(there.due);
    expect((await seenBy(app(), 'contractor', path('640402-2023-002'))).status).toBe(404);
    expect((await seenBy(app(), 'contractor', path('110000-2023-001'))).status).toBe(404);
  });

  test('shows nothing of a county where the contact has another address', async () => {
    const change = { at: instant('2023-01-12T00:00:00.000Z'), by: 'administrator', what: '更正邮箱' };
    await changeDirectory(
      own.db,
      region('640402'),
      (before) => ({
        ...before,
        people: before.people.map((each) => (each.id === 'contractor' ? { ...each, email: 'x@caigou.example' } : each)),
      }),
      change,
    );
    const { body, text } = await seenBy(app(), 'contractor', '/api/mine');
    expect(body.counties).toEqual([{ code: '222401', name: expect.any(String) }]);
    expect(text).not.toContain('640402');
  });

  test('is for contractors alone', async () => {
    expect((await seenBy(app(), 'officer', '/api/mine')).status).toBe(403);
  });
});
