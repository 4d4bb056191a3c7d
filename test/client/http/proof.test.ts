import { describe, expect, test } from '@jest/globals';
import { taskProof } from '../../../domain/approval/task-proof.js';
import { liveProof } from '../../../domain/obligations/proof.js';
import { CALENDAR, THREE_STEPS, worldOf } from '../../domain/approval/world.js';
import { signed } from '../../support/course.js';
import { appFor, ask, CYCLE, emptyReads, problemIn } from './app-for-tests.js';

const ID = 'contract-filing-finance@y1#1';
const PATH = `/api/cycles/${CYCLE}/obligations/${encodeURIComponent(ID)}/proof`;

/** An application whose one duty is that of a contract just signed. */
function appWithDuty() {
  const c = signed();
  const proof = async ({ obligation }: { obligation: string }) =>
    liveProof({ state: c.state, judging: c.judging() }, obligation, c.facts) ?? null;
  return appFor({ reads: emptyReads({ proof }) });
}

describe('the proof of a duty over HTTP', () => {
  test('is data with the same lines that people read', async () => {
    const answer: unknown = await (await ask(appWithDuty(), 'GET', PATH)).json();
    expect(answer).toMatchObject({ obligation: { id: ID, due: '2023-03-29' }, calendarVersion: '222401@2025-11-04' });
    expect(answer).toMatchObject({ lines: expect.arrayContaining(['到期日：2023-03-29（星期三）', '推导：']) });
  });

  test('is a sheet to print where that is asked for', async () => {
    const response = await ask(appWithDuty(), 'GET', `${PATH}?format=sheet`);
    expect(response.headers.get('content-type')).toMatch(/^text\/html/);
    expect(await response.text()).toContain('期限推导表');
  });

  test('of a duty there is not is refused, and so is an unknown format', async () => {
    expect((await problemIn(await ask(appFor(), 'GET', PATH))).code).toBe('unknown-subject');
    expect((await problemIn(await ask(appFor(), 'GET', `${PATH}?format=pdf`))).code).toBe('bad-input');
  });
});

describe('the proof of a task over HTTP', () => {
  const TASK = `/api/cycles/${CYCLE}/tasks/a1.1.1/proof`;

  test('is data with the lines that people read, and a sheet to print where that is asked for', async () => {
    const world = worldOf(THREE_STEPS).submitted();
    const by = { policy: world.policy, calendar: CALENDAR };
    const proof = async ({ task }: { task: string }) =>
      taskProof(world.state, { task, facts: world.facts }, by) ?? null;
    const app = appFor({ reads: emptyReads({ taskProof: proof }) });
    const answer: unknown = await (await ask(app, 'GET', TASK)).json();
    expect(answer).toMatchObject({ task: 'a1.1.1', due: { on: '2026-03-05' }, limitWd: 3 });
    expect(answer).toMatchObject({ lines: expect.arrayContaining(['到期日：2026-03-05（星期四）', '推导：']) });
    const sheet = await ask(app, 'GET', `${TASK}?format=sheet`);
    expect(await sheet.text()).toContain('期限推导表');
  });

  test('of a task there is not is refused', async () => {
    expect((await problemIn(await ask(appFor(), 'GET', TASK))).code).toBe('unknown-subject');
  });
});
