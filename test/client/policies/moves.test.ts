import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { WorkflowClient } from '@temporalio/client';
import { policyRoots } from '../../../bin/policy-roots.js';
import type { Caller } from '../../../client/callers.js';
import { createGateway, gatewayPorts } from '../../../client/cycles.js';
import { type PolicyDesk, policyDesk } from '../../../client/policies/desk.js';
import type { PolicyOutlook } from '../../../client/policies/outlook.js';
import { readsOn } from '../../../client/reads.js';
import { instantAt } from '../../../domain/calendar/instant.js';
import { plainDate } from '../../../domain/calendar/plain-date.js';
import { cardOf } from '../../../domain/directory/lookup.js';
import { directoryOf } from '../../../store/registry/directory.js';
import { type ConsoleCounty, consoleCounty } from '../../support/console-counties.js';
import { embeddedDatabase, type OwnDatabase } from '../../support/database.js';
import { YANJI } from '../world.js';
import { profileText } from './texts.js';

/** The day of the last fact: what time brings later is not on record, and would show beside the move. */
const TODAY = plainDate('2023-03-20');
const now = () => instantAt(TODAY, '10:00');

let own: OwnDatabase;
let home: string;
let here: ConsoleCounty;
let desk: PolicyDesk;
beforeAll(async () => {
  own = await embeddedDatabase();
  home = mkdtempSync(join(tmpdir(), 'caigou-moves-'));
  here = await consoleCounty(own.db, '222401');
  await consoleCounty(own.db, '640402');
  desk = policyDesk({ db: own.db, roots: policyRoots(home), now });
});
afterAll(async () => {
  await own.close();
  rmSync(home, { recursive: true, force: true });
});

async function caller(person: string): Promise<Caller> {
  const directory = await directoryOf(own.db, YANJI);
  const card = directory === null ? undefined : cardOf(directory, person, TODAY);
  if (directory === null || card === undefined) throw new RangeError(person);
  return { code: YANJI, card, directory };
}

async function seen(profile: string): Promise<PolicyOutlook> {
  const found = await desk.preview(await caller('administrator'), { profile, register: '' });
  if ('code' in found) throw new Error(JSON.stringify(found));
  return found;
}

const TEXT = profileText({ from: '2023-03-15', days: 12 });

test('a policy that begins later is offered from its first day, and only to cycles of its own county', async () => {
  const { moves } = await seen(profileText({ from: '2023-06-01' }));
  expect(moves).toMatchObject({ total: 2, examined: 2 });
  expect(moves.cycles.map(({ cycleId, from }) => [cycleId, from])).toEqual([
    ['222401-2023-001', '2023-06-01'],
    ['222401-2023-002', '2023-06-01'],
  ]);
});

test('what a cycle is foretold is what the officer’s command shows once the policy is published, and nothing moved', async () => {
  const { digest, moves } = await seen(TEXT);
  const administrator = await caller('administrator');
  const published = await desk.publish(administrator, { profile: TEXT, register: '' }, digest ?? '');
  expect(published).toMatchObject({ again: false });
  const { cycleId, policy } = here.old.state;
  const foretold = moves.cycles.find((each) => each.cycleId === cycleId);
  expect(foretold?.from).toBe(TODAY);
  expect(foretold?.move.duties.length).toBeGreaterThan(0);
  // Nothing is given to the engine: a preview asks the record alone.
  const gateway = createGateway(gatewayPorts(own.db, { client: new WorkflowClient(), taskQueue: 'none' }, { now }));
  const officer = await caller('headOfOffice');
  const request = { kind: 'move-to-policy' as const, data: { asOf: TODAY, reason: '新规施行' } };
  const preview = await gateway.preview({ request, caller: officer, via: 'api', cycleId });
  expect(preview).toMatchObject({ basis: { policy } });
  expect(foretold?.move).toMatchObject('policyMove' in preview && preview.policyMove ? preview.policyMove : {});
  expect('policyMove' in preview && preview.policyMove?.rules.length).toBeGreaterThan(0);
  const waiting = await readsOn(own.db, '/nonexistent').waitingPolicies(await caller('officer'), TODAY);
  expect(waiting.map((each) => each.cycleId)).toEqual(moves.cycles.map((each) => each.cycleId));
});
