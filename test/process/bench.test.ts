import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ROOT } from '../../scripts/setup/paths.mjs';
import { describeWith } from '../support/needs.js';

const LONG_MS = 600_000;

type Side = { samples: number };
type Found = {
  decision: { ratio: number; ours: Side; bare: Side };
  crowd: { open: number; ratio: number; ours: Side; bare: Side };
  openings: { ratio: number; ours: Side; bare: Side };
  memory: { ratio: number };
  herd: { count: number; early: number; doubles: number; misses: number; recoveredMs: number | null }[];
};
type Report = { rows: { name: string; again: string }[]; found: Found };

// It finds its PostgreSQL itself; where that cannot be had there is nothing to run.
describeWith(process.env.CAIGOU_TEST_POSTGRES !== undefined)('a short run of the bench', () => {
  const folder = mkdtempSync(join(tmpdir(), 'caigou-benched-'));
  let report: Report;

  beforeAll(async () => {
    // PostgreSQL has a user of its own, who must be able to reach what is his in there.
    chmodSync(folder, 0o755);
    const measured = ['decision', 'openings', 'memory', 'herd'];
    report = JSON.parse(await outputOf(['--quick', '--json', ...measured], folder));
  }, LONG_MS);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('measures decisions and openings on both sides, equally often', () => {
    const { decision, openings } = report.found;
    expect([decision.ours.samples, decision.bare.samples]).toEqual([3, 3]);
    expect([openings.ours.samples, openings.bare.samples]).toEqual([8, 8]);
    expect(decision.ratio).toBeGreaterThan(0);
    expect(openings.ratio).toBeGreaterThan(0);
  });

  test('decides on cycles of a crowd that wait like the one they were made after', () => {
    const { crowd } = report.found;
    expect([crowd.open, crowd.ours.samples, crowd.bare.samples]).toEqual([6, 6, 6]);
    expect(crowd.ratio).toBeGreaterThan(0);
  });

  test('finds that a cached cycle takes memory', () => {
    expect(report.found.memory.ratio).toBeGreaterThan(0);
  });

  test('sends each reminder of the herd once, and none before its time', () => {
    expect(report.found.herd[0]).toMatchObject({ count: 1000, early: 0, doubles: 0, misses: 0, recoveredMs: null });
  });

  test('loses and doubles none when the worker is killed in the middle of the herd', () => {
    const [, killed] = report.found.herd;
    expect(killed).toMatchObject({ count: 1000, early: 0, doubles: 0, misses: 0 });
    // The last one left after the other worker was started, or nothing was left to recover.
    expect(killed?.recoveredMs).toBeGreaterThan(0);
  });

  test('says of each figure how to measure it again', () => {
    expect(report.rows.map(({ again }) => again)).toEqual(
      ['decision', 'decision', 'openings', 'memory', 'herd', 'herd'].map((name) => `npm run bench -- ${name}`),
    );
  });

  test('leaves neither a process nor a file', () => {
    const running = execFileSync('ps', ['-eo', 'args='], { encoding: 'utf8' });
    expect(running.split('\n').filter((line) => line.includes(folder))).toEqual([]);
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('the bench', () => {
  test('ends at once with what is wrong when a server of its does not start', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'caigou-benched-'));
    const nowhere = join(folder, 'no-such-program');
    await expect(outputOf(['--quick', 'herd'], folder, { TEMPORAL_CLI: nowhere })).rejects.toThrow(nowhere);
    expect(readdirSync(folder)).toEqual([]);
    rmSync(folder, { recursive: true, force: true });
  });

  test('refuses a measurement it does not have', async () => {
    await expect(outputOf(['weather'], tmpdir())).rejects.toThrow('weather');
  });
});

/** What the bench prints; its servers and their files all lie under `folder`. */
function outputOf(args: string[], folder: string, env: NodeJS.ProcessEnv = {}): Promise<string> {
  const child = spawn(process.execPath, [join(ROOT, 'bench', 'main.mjs'), ...args], {
    env: { ...process.env, TMPDIR: folder, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [out, err] = ['', ''];
  child.stdout.on('data', (chunk) => {
    out += chunk;
  });
  child.stderr.on('data', (chunk) => {
    err += chunk;
  });
  return new Promise((resolve, reject) => {
    child.once('close', (code) => (code === 0 ? resolve(out) : reject(new Error(err))));
  });
}
