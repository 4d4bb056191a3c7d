import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { ROOT } from '../../scripts/setup/paths.mjs';
import { brokenLink, CHAIN_START } from '../../store/ledger/chain.js';
import { d } from '../support/cycle-world.js';
import { type Both, both, comparable, factsIn } from '../support/rehearsed.js';

const LONG_MS = 900_000;
const CODES = ['222401', '640402'];

/** A rehearsal mostly waits for its engine, so the whole cycles go on beside each other and beside all else here. */
const begun = new Map<string, Promise<Both>>();
beforeAll(() => {
  for (const code of CODES) {
    const whole = both(code);
    // It is told where it is waited for.
    whole.catch(() => undefined);
    begun.set(code, whole);
  }
});

describe('a worker killed half way', () => {
  test(
    'leaves the same facts and obligations, and another process has done the rest',
    async () => {
      const pids = new Set<number | undefined>();
      let killed: number | undefined;
      const { rehearsed, played } = await both('222401', d('2026-05-31'), (no, _asked, pid) => {
        pids.add(pid);
        if (no !== 20 || pid === undefined || killed !== undefined) return;
        killed = pid;
        process.kill(pid, 'SIGKILL');
      });
      expect(pids.size).toBe(2);
      expect(pids).toContain(killed);
      expect(factsIn(rehearsed).map(comparable)).toEqual(played.facts.map(comparable));
      expect(rehearsed.obligations).toEqual(played.obligations);
    },
    LONG_MS,
  );
});

describe('caigou rehearse', () => {
  async function caigou(...args: string[]) {
    const options = { cwd: ROOT, maxBuffer: 1 << 28 };
    const { stdout } = await promisify(execFile)(process.execPath, ['bin/caigou.mjs', ...args, '--json'], options);
    return JSON.parse(stdout);
  }

  test(
    'says what caigou obligations says of the same days',
    async () => {
      const days = ['--policy', '640402', '--from', '2026-01-05', '--on', '2026-02-10'];
      const rehearsed = await caigou('rehearse', ...days);
      const offline = await caigou('obligations', ...days);
      expect(factsIn(rehearsed).map(comparable)).toEqual(offline.facts.map(comparable));
      expect(rehearsed.obligations).toEqual(offline.obligations);
      expect(rehearsed.notices.length).toBeGreaterThan(0);
      expect(rehearsed.timeline.length).toBeGreaterThan(offline.facts.length);
    },
    LONG_MS,
  );
});

describe.each(CODES)('a whole cycle of %s on the real engine', (code) => {
  let run: Both;
  beforeAll(async () => {
    run = await (begun.get(code) ?? both(code));
  }, LONG_MS);

  test('comes to its end without a refusal', () => {
    expect(run.rehearsed.refusals).toEqual([]);
    const kinds = factsIn(run.rehearsed).map(({ kind }) => kind);
    // Duties longer than the cycle end with it: nothing else comes after its close.
    const after = kinds.slice(kinds.indexOf('cycle-closed') + 1);
    expect(kinds).toContain('cycle-closed');
    expect(after.filter((kind) => kind !== 'obligation-closed')).toEqual([]);
  });

  test('has the facts of the offline play', () => {
    expect(factsIn(run.rehearsed).map(comparable)).toEqual(run.played.facts.map(comparable));
  });

  test('has facts that prove each other by their hashes', () => {
    const { rehearsed } = run;
    expect(brokenLink(rehearsed.cycleId, CHAIN_START, factsIn(rehearsed))).toBeNull();
  });

  test('has its obligations, with dates, verdicts and what they rest on', () => {
    expect(run.rehearsed.obligations).toEqual(run.played.obligations);
  });

  test('tells of each fact and command the run and event that hold it', () => {
    const { timeline } = run.rehearsed;
    const commands = timeline.filter(({ entry }) => entry === 'command');
    expect(commands).toHaveLength(new Set(commands.map(({ runId, eventId }) => `${runId}/${eventId}`)).size);
    expect(timeline.every(({ runId, eventId }) => /^[0-9a-f-]{36}$/.test(runId) && eventId > 1)).toBe(true);
    expect(new Set(timeline.map(({ runId }) => runId)).size).toBeGreaterThan(3);
  });

  test('hands each notice of the play to the outbox, and each leaves on its day', () => {
    const { notices } = run.rehearsed;
    const keys = new Set(notices.map(({ about, occurrence, revision }) => `${about}/${occurrence}/${revision}`));
    expect([...keys].sort()).toEqual([...new Set(run.played.notices.map(({ key }) => key))].sort());
    // What only takes a day out of a calendar leaves with whatever letter comes next, if one does.
    const left = notices.filter(({ state, occurrence }) => state !== 'cancelled' && occurrence !== 'done');
    expect(left.filter(({ state }) => state !== 'sent')).toEqual([]);
    expect(left.map(({ settledAt }) => settledAt)).toEqual(left.map(({ notBefore }) => notBefore));
  });
});
