import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { untilAnswered } from './crash-patience.js';
import { endPrograms, type Program, startProgram } from './program.js';
import { outcomeFile, WELL } from './seeded-home.mjs';
import { temporalBinary } from './temporal.js';

const SEEDED_MS = 600_000;

/** The whole program on a copy of the home in which the demo was entered; `close` ends it and removes the copy. */
export type SeededProgram = { home: string; program: Program; close(): Promise<void> };

/** Starts it with these settings besides its home and its engine. */
export async function startSeeded(settings: NodeJS.ProcessEnv = {}): Promise<SeededProgram> {
  const seeded = await seededHome();
  const folder = mkdtempSync(join(tmpdir(), 'caigou-console-'));
  const home = join(folder, 'home');
  cpSync(seeded, home, { recursive: true });
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
