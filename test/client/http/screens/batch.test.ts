import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Numbered, TaskLine } from '../../../../client/console/api/answers.js';
import { get } from '../../../../client/console/api/call.js';
import { problemIn } from '../../../../client/console/api/problem.js';
import { approveAll, isTickable, type Outcome, picked } from '../../../../client/console/screens/todo/batch.js';
import { openTasks } from '../../../../domain/approval/tasks.js';
import { GENESIS_HASH } from '../../../../domain/hash.js';
import { archiveFacts } from '../../../../store/ledger/archive.js';
import { caseOf } from '../../../support/case.js';
import { type ConsoleCounty, consoleCounty, LATER, SUBMITTED } from '../../../support/console-counties.js';
import { opening, plan } from '../../../support/course.js';
import { cycleNo } from '../../../support/cycle-world.js';
import { embeddedDatabase, type OwnDatabase } from '../../../support/database.js';
import { ask, listeningGateway } from '../app-for-tests.js';
import { officeOn } from './office.js';

let own: OwnDatabase;
let here: ConsoleCounty;
let approver = '';
beforeAll(async () => {
  own = await embeddedDatabase();
  here = await consoleCounty(own.db, '222401');
  approver = openTasks(here.fresh.state)[0]?.holder ?? '';
  for (const number of ['222401-2023-003', '222401-2023-004']) await batchable(number);
});
afterEach(() => {
  jest.restoreAllMocks();
});
afterAll(() => own.close());

/** A cycle whose plan was submitted under a route that takes a batch. */
async function batchable(number: string): Promise<void> {
  const { policy } = here.old.world;
  const rule = policy.rules['route-annual-plan'];
  if (rule?.kind !== 'route') throw new TypeError('no route');
  const rules = { ...policy.rules, 'route-annual-plan': { ...rule, route: { ...rule.route, batch: true } } };
  const world = { ...here.old.world, cycleId: cycleNo(number), policy: { ...policy, rules } };
  const one = caseOf('222401', '2023-01-09', world);
  one.ok('open-cycle', opening({ programmeId: number, title: number, years: 3 }));
  one.to(SUBMITTED);
  one.ok('draft-plan', plan());
  one.ok('submit-approval', { subject: { kind: 'annual-plan', ref: 'y1' } });
  await archiveFacts(own.db, { cycleId: one.state.cycleId, facts: one.facts });
}

/** The console's own requests reach this server, as those of the approver. */
function atTheConsole(gateway = listeningGateway()) {
  const app = officeOn(own.db, LATER, { gateway });
  jest.spyOn(globalThis, 'fetch').mockImplementation(async (to, { method = 'GET', headers, body } = {}) =>
    ask(app, method, String(to), {
      person: `222401/${approver}`,
      headers: Object.fromEntries(new Headers(headers)),
      ...(typeof body === 'string' && { body }),
    }),
  );
  return { gateway, listed: async () => (await get<Numbered<TaskLine>>('/api/todo/tasks?sort=number')).rows };
}

const results = (outcomes: readonly Outcome[]) => outcomes.map(({ line, result }) => [line.cycleId, result]);

describe('several to-dos approved in one go', () => {
  test('the list says which may be: those whose route takes it', async () => {
    const lines = await atTheConsole().listed();
    expect(lines.map((line) => [line.cycleId, isTickable(line)])).toEqual([
      ['222401-2023-002', false],
      ['222401-2023-003', true],
      ['222401-2023-004', true],
    ]);
  });

  test('each is opened and sealed by itself, and comes through the door of batches with the one opinion', async () => {
    const { gateway, listed } = atTheConsole();
    const before = await listed();
    const lines = picked(
      before,
      before.map(({ cycleId, task }) => `${cycleId}/${task}`),
    );
    const outcomes: Outcome[] = [];
    await approveAll(lines, {
      opinion: ' 同意 ',
      isStopped: () => false,
      onOutcome: (outcome) => outcomes.push(outcome),
    });
    expect(results(outcomes)).toEqual([
      ['222401-2023-003', 'done'],
      ['222401-2023-004', 'done'],
    ]);
    expect(gateway.reached.map(({ via, request: { kind, data } }) => ({ via, kind, data }))).toEqual(
      lines.map(({ task, version: ifVersion, contentHash }) => ({
        via: 'batch',
        kind: 'approve',
        data: { task, ifVersion, contentHash, opinion: '同意' },
      })),
    );
    expect(before.map(({ unread }) => unread)).toEqual([true, true, true]);
    expect((await listed()).map(({ unread }) => unread)).toEqual([true, false, false]);
  });

  test('one that is refused holds up no other, and says why with its help; what no longer runs is left to the rules', async () => {
    const refusing = listeningGateway({
      submit: async ({ request, cycleId }) =>
        cycleId === '222401-2023-004'
          ? { cycleId, commandId: 'c-00000001', seq: 9, hash: GENESIS_HASH }
          : { code: 'batch-not-allowed', tried: request.kind, why: { approval: 'a1' }, allowedNow: [] },
    });
    const { listed } = atTheConsole(refusing);
    const lines = (await listed()).filter(isTickable);
    const gone = lines.slice(0, 1).map((line) => ({ ...line, approval: 'a9', task: 'a9.1.1' }));
    const outcomes: Outcome[] = [];
    const onOutcome = (outcome: Outcome) => outcomes.push(outcome);
    await approveAll([...gone, ...lines], { opinion: '', isStopped: () => outcomes.length === 3, onOutcome });
    expect(outcomes.map(({ result }) => result)).toEqual(['failed', 'failed', 'done']);
    for (const each of outcomes.slice(0, 2))
      expect(problemIn('error' in each ? each.error : null)).toMatchObject({
        title: '该事项不能批量办理',
        detail: '请逐件办理',
      });
  });

  test('once it is stopped none is begun', async () => {
    const { gateway, listed } = atTheConsole();
    const outcomes: Outcome[] = [];
    await approveAll((await listed()).filter(isTickable), {
      opinion: '',
      isStopped: () => outcomes.length > 0,
      onOutcome: (outcome) => outcomes.push(outcome),
    });
    expect(results(outcomes)).toEqual([
      ['222401-2023-003', 'done'],
      ['222401-2023-004', 'stopped'],
    ]);
    expect(gateway.reached).toHaveLength(1);
  });
});
