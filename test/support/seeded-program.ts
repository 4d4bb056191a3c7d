import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { untilAnswered } from './crash-patience.js';
import { endPrograms, type Program, startProgram } from './program.js';
import { outcomeFile, WELL } from './seeded-home.mjs';
import { temporalBinary } from './temporal.js';

const SEEDED_MS = 600_000;

/** The whole program on a home of its own; `close` ends it and removes that home. */
export type SeededProgram = { home: string; program: Program; close(): Promise<void> };

/** Starts it with these settings besides its home and its engine. */
export async function startSeeded(settings: NodeJS.ProcessEnv = {}): Promise<SeededProgram> {
  const seeded = await seededHome();
  return startPrepared((home) => cpSync(seeded, home, { recursive: true }), settings);
}

/** The same on a home that holds what is put there, and nothing else. */
export function startPrepared(prepare: (home: string) => void, settings: NodeJS.ProcessEnv = {}): SeededProgram {
  const folder = mkdtempSync(join(tmpdir(), 'caigou-console-'));
  const home = join(folder, 'home');
  mkdirSync(home);
  prepare(home);
  const env = { CAIGOU_HTTP_PORT: '0', ...settings, CAIGOU_HOME: home, TEMPORAL_CLI: temporalBinary() };
  return {
    home,
    program: startProgram(['up'], env),
    close: async () => {
      await endPrograms();
      rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
    },
  };
}

/** Made once for the run, by its set-up. */
async function seededHome(): Promise<string> {
  const home = process.env.CAIGOU_TEST_SEEDED;
  if (home === undefined) throw new Error('run this test through jest, in the project browser');
  const file = outcomeFile(home);
  const told = async () => (existsSync(file) ? readFileSync(file, 'utf8') : '') || null;
  const outcome = await untilAnswered(told, SEEDED_MS, 'the demo was not entered');
  if (outcome !== WELL) throw new Error(`the demo was not entered: ${outcome}`);
  return home;
}
