import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Client, Connection, type WorkflowClient } from '@temporalio/client';
import { operatorTools } from '../../../bin/operator-tools.js';
import { createGateway, gatewayPorts } from '../../../client/cycles.js';
import type { AppParts } from '../../../client/http/parts.js';
import { createOperator } from '../../../client/operate.js';
import type { Database } from '../../../store/database.js';
import { archiveFacts } from '../../../store/ledger/archive.js';
import { opening, publishCounty, recorder } from '../../store/ledger/record.js';
import { cycleId } from '../../store/outbox/notices.js';
import { temporalAddress } from '../../support/temporal.js';
import { problemIn } from '../http/app-for-tests.js';
import { type Browser, createHouse, type House, NEIGHBOUR } from '../identity/house.js';
import { addressesOf, filled } from './addresses.js';
import { EXPECTED } from './expected.js';

const THERE = cycleId(`${NEIGHBOUR}-2026-001`);
const MUCH = 'x'.repeat(1024 * 1024 + 1);
/** Bodies of files have limits of their own; the length alone decides. */
const FILES: Readonly<Record<string, number>> = {
  '/api/attachments': 50 * 1024 * 1024,
  '/api/cycles/import': 2 * 1024 * 1024,
  '/api/jobs/import': 2 * 1024 * 1024,
  '/api/directory/book': 2 * 1024 * 1024,
};

/** Nothing shown, a token nobody was given, a cookie nobody was given. */
const STRANGERS: Record<string, string>[] = [
  {},
  { authorization: `Bearer cg_${'x'.repeat(43)}` },
  { cookie: `caigou=${'x'.repeat(43)}` },
];

/** Gateway and operator over the store of the house and the real engine, on which it has no cycle. */
function deciding(db: Database, client: WorkflowClient): Partial<AppParts> {
  const [taskQueue, ports] = ['nobody', gatewayPorts(db, { client, taskQueue: 'nobody' })];
  const tools = operatorTools({ db, client, taskQueue });
  return { gateway: createGateway(ports), operator: createOperator({ ...ports, tools }) };
}

describe('every address of the interface', () => {
  let house: House;
  let connection: Connection;
  let keeper: Browser;
  let closed: ReturnType<typeof addressesOf>;
  let changing: ReturnType<typeof addressesOf>;
  beforeAll(async () => {
    connection = await Connection.connect({ address: temporalAddress() });
    const client = new Client({ connection }).workflow;
    house = await createHouse({ parts: (db) => deciding(db, client) });
    await publishCounty(house.db, NEIGHBOUR);
    const facts = recorder(THERE).act('o', '2026-01-05T01:00:00.000Z', [opening(THERE)]);
    await archiveFacts(house.db, { cycleId: THERE, facts });
    keeper = await house.enter('administrator');
    closed = addressesOf(house.app).filter(({ key }) => EXPECTED[key] !== 'open');
    changing = closed.filter(({ method }) => method !== 'GET');
  });
  afterAll(async () => {
    await house.close();
    await connection.close();
  });

  const ask = (method: string, path: string, init: RequestInit = {}) =>
    Promise.resolve(house.app.request(path, { ...init, method }));

  test('is closed to who has not signed in, and to a token nobody was given', async () => {
    for (const { method, path, key } of closed)
      for (const headers of STRANGERS) {
        const response = await ask(method, filled(path), { headers });
        expect([key, response.status, (await problemIn(response)).code]).toEqual([key, 401, 'not-signed-in']);
      }
  });

  test('is closed to the cookie of a session that was signed out', async () => {
    const browser = await house.enter('officer');
    const [cookie, csrf] = [browser.cookie, browser.session?.csrf ?? ''];
    await browser.send('DELETE', '/api/session');
    for (const { method, path, key } of closed) {
      const response = await ask(method, filled(path), { headers: { cookie, 'x-caigou-csrf': csrf } });
      expect([key, response.status]).toEqual([key, 401]);
    }
  });

  test('that changes something is closed to a page that does not know the session', async () => {
    for (const { method, path, key } of changing)
      for (const csrf of ['', 'f'.repeat(64)]) {
        const response = await ask(method, filled(path), { headers: { cookie: keeper.cookie, 'x-caigou-csrf': csrf } });
        expect([key, response.status, (await problemIn(response)).code]).toEqual([key, 403, 'csrf-stale']);
      }
  });

  test('takes no body larger than its limit', async () => {
    for (const { method, path, key } of addressesOf(house.app).filter((each) => each.method !== 'GET')) {
      const most = FILES[path];
      const headers = {
        cookie: keeper.cookie,
        'x-caigou-csrf': keeper.session?.csrf ?? '',
        'content-type': 'application/json',
        ...(most === undefined ? {} : { 'content-length': String(most + 1) }),
      };
      const response = await ask(method, filled(path), { headers, body: most === undefined ? MUCH : 'x' });
      expect([key, response.status]).toEqual([key, 413]);
    }
  });

  test('of one case is closed to the county beside it, as if the case were not there', async () => {
    const neighbour = await house.enter('officer', NEIGHBOUR);
    expect((await neighbour.get(`/api/cycles/${THERE}`)).status).toBe(200);
    const ofCase = closed.filter((each) => each.path.includes('/cycles/:id'));
    for (const { method, path, key } of ofCase) {
      const body = path.includes('/commands')
        ? { kind: 'record-deviation', data: { what: '一', reason: '二' } }
        : { reason: '三' };
      const address = filled(path, THERE);
      const response = method === 'GET' ? await keeper.get(address) : await keeper.send('POST', address, body);
      expect([key, response.status, (await problemIn(response)).code]).toEqual([key, 404, 'unknown-cycle']);
    }
    expect(house.faults).toEqual([]);
  });

  test('answers no more than six hundred times a minute in one session', async () => {
    const browser = await house.enter('deputyHead');
    const answers = new Set<number>();
    for (let asked = 0; asked < 610; asked += 1) answers.add((await browser.get('/api/opinions')).status);
    expect([...answers]).toEqual([200, 429]);
    expect((await keeper.get('/api/opinions')).status).toBe(200);
  });
});
