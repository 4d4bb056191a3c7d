import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Hono } from 'hono';
import { readsOn } from '../../../client/reads.js';
import { screensOn } from '../../../client/screens/screens.js';
import { instant, instantAt } from '../../../domain/calendar/instant.js';
import { directoryPerPost } from '../../../domain/directory/per-post.js';
import type { DirectorySnapshot } from '../../../domain/directory/types.js';
import { archiveFacts } from '../../../store/ledger/archive.js';
import { seedDirectory } from '../../../store/registry/directory.js';
import { type ConsoleCounty, consoleCounty, LATER } from '../../support/console-counties.js';
import { issue } from '../../support/course.js';
import { embeddedDatabase, type OwnDatabase } from '../../support/database.js';
import { appFor, ask, listeningGateway, problemIn } from '../http/app-for-tests.js';
import { region } from '../world.js';

const THERE = region('640402');
const ALONE = region('222402');
/** Their contractor is one and the same body; so are evaluator and agent. */
const [OWN, ITS_OTHER] = ['222401-2023-001', '640402-2023-001'];
/** A cycle of the other county that names no outside party yet. */
const NOT_ITS = '640402-2023-002';
const OUTSIDE = ['contractor', 'evaluator', 'agent'] as const;
const CASES = { contractor: [OWN, ITS_OTHER], evaluator: [OWN, ITS_OTHER], agent: [ITS_OTHER] };

let own: OwnDatabase;
let files: string;
let there: ConsoleCounty;
let gateway: ReturnType<typeof listeningGateway>;
let app: Hono;

beforeAll(async () => {
  own = await embeddedDatabase();
  files = mkdtempSync(join(tmpdir(), 'caigou-parties-'));
  for (const code of ['222401', '640402'] as const) {
    const county = await consoleCounty(own.db, code);
    const { old } = county;
    const party = { id: 'evaluator', name: '评估机构', kind: 'enterprise' as const };
    old.ok('appoint-evaluator', { party, contractRef: '评估合同', noConflict: true });
    // Of two agents the one tenders here, the other there.
    const agent = { id: code === '640402' ? 'agent' : 'another-agent', name: '代理机构', kind: 'enterprise' as const };
    old.put('tender-issued', { ...issue(), agent, round: old.state.tender.rounds });
    await archiveFacts(own.db, { cycleId: old.state.cycleId, facts: old.facts });
    if (code === '640402') there = county;
  }
  gateway = listeningGateway();
  app = appFor({
    gateway,
    reads: readsOn(own.db, files),
    screens: screensOn(own.db),
    now: () => instantAt(LATER, '10:00'),
  });
});
afterAll(async () => {
  await own.close();
  rmSync(files, { recursive: true, force: true });
});

const see = (person: string, path: string) => ask(app, 'GET', path, { person: `222401/${person}` });
const give = (person: string, cycle: string, body: object, to = 'commands') =>
  ask(app, 'POST', `/api/cycles/${cycle}/${to}`, { person: `222401/${person}`, body });
const SEEN = { kind: 'answer-notice', data: { obligation: 'performance@y1#1', answer: 'seen' } };

describe.each(OUTSIDE)('%s of several counties', (person) => {
  test('finds its cases of all of them in its workplace, with what it may give in each', async () => {
    const mine = JSON.parse(await (await see(person, '/api/mine')).text());
    expect(mine.kind).toBe(person);
    expect(mine.cases.map(({ cycleId }: { cycleId: string }) => cycleId).sort()).toEqual(CASES[person]);
    for (const { allowedNow } of mine.cases) expect(allowedNow).toEqual(['draft-plan']);
    expect(JSON.stringify(mine)).not.toContain(NOT_ITS);
  });

  test.each(['', '/facts', '/obligations', '/approvals', '/course', '/timeline', '/mails'])(
    'opens its case in the other county: %s',
    async (part) => {
      const response = await see(person, `/api/cycles/${ITS_OTHER}${part}`);
      expect(response.status).toBe(200);
      // Said of the case itself, and of that county.
      if (part === '') expect(JSON.parse(await response.text())).toMatchObject({ allowedNow: ['draft-plan'] });
      if (part === '/timeline') expect(await response.text()).toContain('contracting');
    },
  );

  test('opens how a due day there was reached', async () => {
    const { obligations } = JSON.parse(await (await see(person, `/api/cycles/${ITS_OTHER}/obligations`)).text());
    const path = `/api/cycles/${ITS_OTHER}/obligations/${encodeURIComponent(obligations[0].id)}/proof`;
    expect((await see(person, path)).status).toBe(200);
  });

  test.each(['commands', 'commands/preview'])('acts there as the person that county knows: %s', async (to) => {
    gateway.reached.length = 0;
    expect((await give(person, ITS_OTHER, SEEN, to)).status).toBe(200);
    if (to === 'commands')
      expect(gateway.reached.map(({ caller }) => [caller.code, caller.card.id])).toEqual([[THERE, person]]);
  });

  test('hands in a file for that case; it lies in that county, and its offices read it', async () => {
    const sent = { person: `222401/${person}`, body: '%PDF-1.7', headers: { 'content-type': 'application/pdf' } };
    const kept = await ask(app, 'POST', `/api/attachments?name=${person}.pdf&cycle=${ITS_OTHER}`, sent);
    expect(kept.status).toBe(201);
    const { sha256 } = JSON.parse(await kept.text());
    const path = `/api/attachments/${sha256}?code=${THERE}`;
    expect((await see(person, path)).status).toBe(200);
    expect((await ask(app, 'GET', path, { person: '640402/officer' })).status).toBe(200);
    expect((await see(person, `/api/attachments/${sha256}`)).status).toBe(404);
    expect((await see('officer', path)).status).toBe(404);
  });
});

describe('what is not its own', () => {
  test.each(OUTSIDE)('a case of another county that does not name %s is not there', async (person) => {
    for (const part of ['', '/facts', '/obligations', '/mails', '/approvals/a1']) {
      const response = await see(person, `/api/cycles/${NOT_ITS}${part}`);
      expect([part, response.status]).toEqual([part, 404]);
      expect(await response.text()).not.toContain(there.fresh.state.plan.opening?.title);
    }
    gateway.reached.length = 0;
    for (const to of ['commands', 'commands/preview']) {
      const response = await give(person, NOT_ITS, SEEN, to);
      expect([to, response.status, (await problemIn(response)).code]).toEqual([to, 404, 'unknown-cycle']);
    }
    const file = { person: `222401/${person}`, body: '%PDF-1.7', headers: { 'content-type': 'application/pdf' } };
    expect((await ask(app, 'POST', `/api/attachments?name=a.pdf&cycle=${NOT_ITS}`, file)).status).toBe(404);
    expect(gateway.reached).toEqual([]);
  });

  test('an office of one county has no part in a case of the other, whatever address its people have', async () => {
    for (const person of ['officer', 'township', 'countyFinance', 'city']) {
      expect([person, (await see(person, `/api/cycles/${ITS_OTHER}`)).status]).toEqual([person, 404]);
      expect([person, (await give(person, ITS_OTHER, SEEN)).status]).toEqual([person, 404]);
    }
  });

  test('a case of the own county that names another agent is on no list of this one, and closed to it', async () => {
    for (const path of ['/api/todo/duties', '/api/workbench', '/api/mine', '/api/calendar?month=2023-04'])
      expect([path, await (await see('agent', path)).text()]).toEqual([path, expect.not.stringContaining(OWN)]);
    expect((await see('agent', `/api/cycles/${OWN}`)).status).toBe(403);
    expect((await give('agent', OWN, SEEN)).status).toBe(404);
  });

  test('a body of the same id with another address is another body there', async () => {
    await seedDirectory(own.db, namesake(directoryPerPost(ALONE)), {
      at: instant('2022-12-01T00:00:00.000Z'),
      by: 'test',
      what: 'test',
    });
    const asked = { person: `${ALONE}/contractor` };
    expect((await ask(app, 'GET', `/api/cycles/${ITS_OTHER}`, asked)).status).toBe(404);
    const { counties } = JSON.parse(await (await ask(app, 'GET', '/api/mine', asked)).text());
    expect(counties.map(({ code }: { code: string }) => code)).toEqual([ALONE]);
  });
});

function namesake(directory: DirectorySnapshot): DirectorySnapshot {
  const people = directory.people.map((each) =>
    each.id === 'contractor'
      ? { ...each, partyId: there.old.state.contract.contractor?.id ?? '', email: 'x@caigou.example' }
      : each,
  );
  return { ...directory, people };
}
