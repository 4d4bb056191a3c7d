import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from '@temporalio/client';
import { DefaultLogger, NativeConnection, Runtime, type WorkflowBundleOption } from '@temporalio/worker';
import { type AtEffect, noHook } from '../activities/effects.js';
import type { Ports } from '../activities/ports.js';
import type { Database } from '../store/database.js';
import { workflowBundle } from './bundle.js';
import { composePorts, fromOf, letterLinksOf, mailSender } from './composition.js';
import type { WorkerConfig } from './config.js';
import { registerSearchAttributes, restartOpenCycles } from './operate.js';
import { freeOrphanedMail } from './orphans.js';
import { keepSecondClock } from './second-clock.js';
import { startWorker } from './worker.js';

export type { Ports } from '../activities/ports.js';
export { drainOutbox } from '../activities/send-letters.js';

const PATIENCE_MS = 30_000;
const POLL_MS = 100;

/** A connected worker. `ended` rejects when it breaks; `restart` brings open cycles back from their facts. */
export type Engine = { ended: Promise<void>; restart(): Promise<number>; stop(): Promise<void> };

/**
 * What to do otherwise than production. Tests: a hook at each effect (`at`), workflow code that was bundled before.
 * A rehearsal: ports that go by its time (`adapt`), and no second clock, which goes by the real one.
 */
export type EngineOptions = {
  at?: AtEffect;
  adapt?: (ports: Ports) => Ports;
  bundle?: WorkflowBundleOption;
  secondClock?: 'off';
};

/** Set once a process, before the first connection: signals belong to the program, not to the SDK. */
export function installRuntime(): void {
  Runtime.install({ logger: new DefaultLogger('WARN'), shutdownSignals: [] });
}

/** Connects to Temporal and works for one task queue, on an open and migrated database. */
export async function startEngine(
  config: Pick<WorkerConfig, 'temporal' | 'taskQueue' | 'mail' | 'cachedCycles'> &
    Partial<Pick<WorkerConfig, 'home' | 'publicUrl'>>,
  db: Database,
  { at = noHook, adapt = (ports) => ports, bundle: bundled, secondClock }: EngineOptions = {},
): Promise<Engine> {
  const { address, namespace } = config.temporal;
  const { taskQueue, cachedCycles } = config;
  const [connection, bundle] = await Promise.all([connected(address), bundled ?? workflowBundle()]);
  await registerSearchAttributes(connection, namespace);
  const engine = new Client({ connection, namespace });
  const { workflow: client, schedule } = engine;
  await freeOrphanedMail(engine, taskQueue);
  const mail = mailSender(config.mail);
  const parts = { db, client, taskQueue, senders: { mail }, from: fromOf(config.mail), at };
  const ports = adapt(composePorts({ ...parts, letterLinks: letterLinksOf(config) }));
  const worker = await startWorker({ connection, namespace, taskQueue, bundle, cachedCycles, ports });
  if (secondClock !== 'off') await keepSecondClock(schedule, taskQueue);
  return {
    ended: worker.ended,
    restart: () => restartOpenCycles(db, ports),
    stop: async () => {
      await worker.stop();
      await mail.close();
      await connection.close();
    },
  };
}

/** A server that was started together with this process listens a little before it answers. */
async function connected(address: string): Promise<NativeConnection> {
  for (let waited = 0; ; waited += POLL_MS) {
    try {
      return await NativeConnection.connect({ address });
    } catch (error) {
      if (waited >= PATIENCE_MS) throw error;
      await sleep(POLL_MS);
    }
  }
}
