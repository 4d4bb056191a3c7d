import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { untilAnswered } from '../support/crash-patience.js';
import { type Door, doorOf, endPrograms, type Program, startProgram } from '../support/program.js';
import { temporalBinary } from '../support/temporal.js';
import { freshCycleId, opening } from '../support/workflow-office.js';

const PATIENCE_MS = 1_200_000;
const SEEDED_MS = 400_000;

describe('caigou up', () => {
  let home: string;
  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), 'caigou-start-'));
  });
  afterEach(async () => {
    await endPrograms();
    rmSync(home, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  });

  function up(settings: NodeJS.ProcessEnv = {}): Program {
    const own = { CAIGOU_HOME: home, CAIGOU_HTTP_PORT: '0', TEMPORAL_CLI: temporalBinary() };
    return startProgram(['up'], { ...settings, ...own });
  }

  /** Opens a cycle under a command id of its own. */
  function open(door: Door, commandId: string) {
    const { data } = opening(freshCycleId());
    return door.ask('POST', '/api/cycles', { commandId, kind: 'open-cycle', data });
  }

  async function factsOf(door: Door, cycleId: unknown): Promise<unknown> {
    const { status, body } = await door.ask('GET', `/api/cycles/${cycleId}/facts`);
    expect(status).toBe(200);
    return body;
  }

  /** What a cycle was before, it is after; and the same command gets the same answer. */
  async function keptOver(first: Program, end: NodeJS.Signals): Promise<void> {
    const door = await doorOf(first, 'officer');
    const opened = await open(door, 'first-of-all');
    expect(opened.status).toBe(201);
    const cycleId = (opened.body as { cycleId: string }).cycleId;
    const before = await factsOf(door, cycleId);
    const { code, signal } = await first.end(end);
    expect(end === 'SIGKILL' ? signal : code).toBe(end === 'SIGKILL' ? 'SIGKILL' : 0);
    const second = up();
    expect(second.pid).not.toBe(first.pid);
    const again = await doorOf(second, 'officer');
    expect(await factsOf(again, cycleId)).toEqual(before);
    expect((await open(again, 'first-of-all')).body).toEqual(opened.body);
    const remark = { commandId: 'afterwards', kind: 'record-deviation', data: { what: '重启之后', reason: '说明' } };
    const after = await again.ask('POST', `/api/cycles/${cycleId}/commands`, remark);
    expect(after).toMatchObject({ status: 200, body: { cycleId, commandId: 'afterwards' } });
  }

  test(
    'on an empty folder prints its address and answers there; a second start is told who holds the data',
    async () => {
      const first = up();
      const { url } = await doorOf(first, 'officer');
      expect(first.output()).toContain(url);
      expect(await (await fetch(`${url}/healthz`)).json()).toEqual({ alive: true });
      const ready = await fetch(`${url}/readyz`);
      expect({ status: ready.status, body: await ready.json() }).toMatchObject({ status: 200, body: { ready: true } });
      const second = up();
      const { code } = await second.ended;
      expect(code).not.toBe(0);
      expect(second.output()).toContain(String(first.pid));
      expect(second.output()).toMatch(/自 \d{4}-\d\d-\d\dT/);
      expect((await fetch(`${url}/readyz`)).status).toBe(200);
    },
    PATIENCE_MS,
  );

  test(
    'told to end it ends in good order, and a new start has lost nothing',
    async () => {
      await keptOver(up(), 'SIGINT');
    },
    PATIENCE_MS,
  );

  test(
    'in good order nothing stays behind but the data; production does not start on log-ins that everybody knows',
    async () => {
      const program = up();
      await doorOf(program, 'officer');
      expect(await program.end('SIGINT')).toEqual({ code: 0, signal: null });
      for (const left of ['store.lock', 'temporal.pid', 'address']) expect(existsSync(join(home, left))).toBe(false);
      expect(readdirSync(home)).toContain('store');
      const production = up({ CAIGOU_MODE: 'production' });
      expect((await production.ended).code).toBe(1);
      expect(production.output()).toMatch(/CAIGOU_MODE=production.*演示账号.*officer/);
      expect(production.output()).not.toContain('http://');
      expect(existsSync(join(home, 'store.lock'))).toBe(false);
    },
    PATIENCE_MS,
  );

  test(
    'ends in good order when its terminal is closed',
    async () => {
      const program = up();
      await doorOf(program, 'officer');
      program.closeTerminal();
      expect(await program.end('SIGHUP')).toEqual({ code: 0, signal: null });
      expect(existsSync(join(home, 'store.lock'))).toBe(false);
    },
    PATIENCE_MS,
  );

  test(
    'ended while it enters the demo, the next start enters the rest',
    async () => {
      const first = up();
      await doorOf(first, 'officer');
      expect(await first.end('SIGINT')).toEqual({ code: 0, signal: null });
      expect(existsSync(join(home, 'demo-pending'))).toBe(true);
      const second = up();
      const door = await doorOf(second, 'officer');
      await untilAnswered(
        async () => (existsSync(join(home, 'demo-pending')) ? null : true),
        SEEDED_MS,
        'the demo is not entered',
      );
      expect(second.output()).toContain('演示数据已录入');
      const { body } = await door.ask('GET', '/api/cycles');
      const stages = (body as { cycles: { stage: string }[] }).cycles.map(({ stage }) => stage);
      expect(stages.sort()).toEqual(['planning', 'serving', 'tendering']);
      expect(await second.end('SIGINT')).toEqual({ code: 0, signal: null });
    },
    PATIENCE_MS,
  );

  test(
    'killed it has lost nothing either',
    async () => {
      await keptOver(up(), 'SIGKILL');
    },
    PATIENCE_MS,
  );
});
