import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type RawBuilder, sql } from 'kysely';
import PostalMime from 'postal-mime';
import { queueNotices } from '../../../../store/outbox/queue.js';
import { verifyCounty } from '../../../../store/views/chain.js';
import { type ConsoleCounty, consoleCounty, LATER } from '../../../support/console-counties.js';
import { embeddedDatabase, type OwnDatabase } from '../../../support/database.js';
import { YANJI } from '../../world.js';
import { appFor, ask, notHere } from '../app-for-tests.js';
import { officeOn, seenBy } from './office.js';

let own: OwnDatabase;
let here: ConsoleCounty;
beforeAll(async () => {
  own = await embeddedDatabase();
  here = await consoleCounty(own.db, '222401');
  await consoleCounty(own.db, '640402');
  const { cycleId } = here.old.state;
  const [first] = here.old.notices.filter(({ about }) => about.kind === 'obligation');
  if (first === undefined) throw new Error('nothing was owed');
  const to = { recipient: 'officer', channel: 'mail', address: 'officer@caigou.example' };
  const { occurrence, revision, slot, sendAt: notBefore } = first;
  const payload = { notice: first, title: '社工站服务采购' };
  await queueNotices(own.db, [{ cycleId, about: first.key, occurrence, revision, slot, notBefore, payload, ...to }]);
});
afterAll(() => own.close());

/** While somebody who owns the database has changed a fact behind the program's back. */
async function tampered(look: () => Promise<void>): Promise<void> {
  const set = (day: RawBuilder<unknown>) =>
    sql`update facts set on_day = ${day} where cycle_id = '222401-2023-001' and seq = 2`.execute(own.db);
  await sql`alter table facts disable trigger all`.execute(own.db);
  await set(sql`on_day + 1`);
  await look();
  await set(sql`on_day - 1`);
  await sql`alter table facts enable trigger all`.execute(own.db);
}

const see = (path: string, person = 'officer') => seenBy(officeOn(own.db), person, path);

describe('a case over HTTP', () => {
  test('shows its letters, and each as its reader sees it', async () => {
    const { body } = await see('/api/cycles/222401-2023-001/mails');
    expect(body).toMatchObject({ total: 1, rows: [{ recipient: 'officer', state: 'queued', deliveries: [] }] });
    const path = `/api/notices/${body.rows[0].id}`;
    const { body: shown } = await see(path);
    expect(shown).toMatchObject({ to: { name: '经办人', email: 'officer@caigou.example' }, deliveries: [] });
    expect(shown.text).toContain('社工站服务采购');
    expect((await see(`${path}?format=html`)).text).toContain('<html');
    const mail = await PostalMime.parse((await see(`${path}?format=eml`)).text);
    expect(mail.subject).toBe(shown.subject);
    expect(mail.text?.trim()).toBe(shown.text.trim());
    expect((await see('/api/notices/999999')).status).toBe(422);
  });

  test('a letter to somebody else is not for outside parties', async () => {
    const [{ id }] = (await see('/api/cycles/222401-2023-001/mails')).body.rows;
    expect((await see(`/api/notices/${id}`, 'contractor')).status).toBe(422);
    expect((await see('/api/cycles/222401-2023-001/mails', 'contractor')).body.total).toBe(0);
    const elsewhere = await ask(officeOn(own.db), 'GET', `/api/notices/${id}`, { person: '640402/officer' });
    expect(elsewhere.status).toBe(422);
  });

  test('shows its course from stage to stage', async () => {
    const { body } = await see('/api/cycles/222401-2023-001/timeline');
    const stage = (name: string) => body.stages.find((each: { stage: string }) => each.stage === name);
    expect(stage('contracting').actual).toEqual({ from: '2023-03-13', to: '2023-03-20' });
    expect(stage('contracting').planned.to).not.toBeNull();
    expect(stage('serving')).toMatchObject({ year: 1, planned: { from: '2023-04-01', to: '2024-03-31' } });
    expect(body.closedOn).toBeNull();
    expect(body.today).toBe(LATER);
    for (const { obligation, due, late } of [...body.payments, ...body.evaluations]) {
      expect([typeof late, due === null || typeof obligation === 'string']).toEqual(['boolean', true]);
    }
  });

  test('tells by when buying must begin, with the periods that lead there, as data and as a page to print', async () => {
    const path = '/api/plan-back?serviceEnd=2026-03-31&method=openTender&regime=act';
    const { body } = await see(path);
    expect(body.steps.map(({ id }: { id: string }) => id)).toEqual(['intention-to-tender', 'bid-window', 'reserve']);
    expect(body.due).toBe(body.steps[0].startBy);
    expect(body.lines.join()).toContain('2026-03-31');
    expect((await see(`${path}&format=sheet`)).text).toContain('<html');
    expect((await see('/api/plan-back?serviceEnd=2026-03-31')).status).toBe(400);
  });
});

describe('the audit log over HTTP', () => {
  test('holds the record of the county, the newest first, by person and kind', async () => {
    const all = [...here.old.facts, ...here.fresh.facts].length;
    const { body, text } = await see('/api/audit?limit=200');
    expect(body.total).toBe(all);
    expect(text).not.toContain('640402');
    const positions = body.rows.map(({ position }: { position: number }) => position);
    expect(positions).toEqual([...positions].sort((a, b) => b - a));
    const signed = await see('/api/audit?kinds=contract-signed&person=officer');
    expect(signed.body.rows).toMatchObject([{ kind: 'contract-signed', actor: { id: 'officer' } }]);
    expect((await see('/api/audit?person=nobody')).body.total).toBe(0);
    expect((await see('/api/audit', 'contractor')).status).toBe(403);
  });

  test('tells of each fact by which door it came', async () => {
    const { body } = await see('/api/audit?limit=200');
    const doors = new Set(body.rows.map(({ origin }: { origin: string }) => origin));
    expect([...doors]).toEqual(expect.arrayContaining(['clock']));
    const workbook = await ask(officeOn(own.db), 'GET', '/api/audit?format=xlsx', { person: '222401/officer' });
    expect(workbook.status).toBe(200);
  });

  test('checks the chains of the county’s own records portion by portion, and names the first fact that is broken', async () => {
    const all = [...here.old.facts, ...here.fresh.facts].length;
    expect((await see('/api/audit/chain')).body).toEqual({ cycles: 2, facts: all, faults: [], next: null });
    const rest = await see('/api/audit/chain?after=222401-2023-001');
    expect(rest.body).toMatchObject({ cycles: 1, faults: [], next: null });
    expect((await see('/api/audit/chain?cycle=640402-2023-001')).body).toMatchObject({ cycles: 0, facts: 0 });
    expect((await see('/api/audit/chain', 'contractor')).status).toBe(403);
    const portion = await verifyCounty(own.db, YANJI, { limit: 1 });
    expect(portion).toMatchObject({ cycles: 1, next: '222401-2023-001' });
    const last = await verifyCounty(own.db, YANJI, { limit: 1, after: here.old.state.cycleId });
    expect(last).toMatchObject({ cycles: 1, next: null });
    await tampered(async () => {
      const { body } = await see('/api/audit/chain');
      expect(body.faults).toContainEqual({ cycleId: '222401-2023-001', seq: 2, why: 'wrong-hash' });
    });
    expect((await see('/api/audit/chain')).body.faults).toEqual([]);
  });

  test('holds changes of the registers, and no other county’s', async () => {
    const { body, text } = await see('/api/audit/registers?person=administrator');
    expect(body.rows).toMatchObject([{ of: 'directory', by: 'administrator', what: '建立 222401 组织' }]);
    expect(text).not.toContain('640402');
  });
});

describe('the installation over HTTP', () => {
  test('tells policies, explains one and compares two', async () => {
    const { body } = await see('/api/policies');
    expect(body.profiles.map(({ code }: { code: string }) => code)).toContain('222401');
    const explained = await see('/api/policies/222401?on=2026-01-05&rule=plan-filing');
    expect(explained.body.rules).toMatchObject([{ id: 'plan-filing' }]);
    const told = explained.body.rules[0].fields.find(({ name }: { name: string }) => name === 'owner');
    expect(told).toMatchObject({ value: 'officer', text: '经办人', said: [{ layer: '220000', text: '经办人' }] });
    const diff = await see('/api/policies/diff?a=222401&aOn=2026-01-05&b=640402&bOn=2026-01-05');
    expect(diff.body.rules.length).toBeGreaterThan(0);
    const limits = diff.body.rules.flatMap(({ fields = [] }: { fields?: { name: string }[] }) => fields);
    expect(limits).toContainEqual(expect.objectContaining({ name: 'limit', texts: expect.anything() }));
    expect((await see('/api/policies/999999')).status).toBe(422);
  });

  test('its state is for administrators', async () => {
    const running = async () => ({ at: '2023-01-13T02:00:00.000Z' }) as never;
    const app = appFor({ installation: { running, secondClock: { preview: notHere, carryOut: notHere } } });
    expect((await ask(app, 'GET', '/api/running')).status).toBe(403);
  });
});
