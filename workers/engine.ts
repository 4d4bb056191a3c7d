import { Client } from '@temporalio/client';
import { DefaultLogger, NativeConnection, Runtime } from '@temporalio/worker';
import { type AtEffect, noHook } from '../activities/effects.js';
import type { Database } from '../store/database.js';
import { workflowBundle } from './bundle.js';
import { composePorts, fromOf, mailSender } from './composition.js';
import type { WorkerConfig } from './config.js';
import { registerSearchAttributes, restartOpenCycles } from './operate.js';
import { startWorker } from './worker.js';

/** A connected worker. `ended` rejects when it breaks; `restart` brings open cycles back from their facts. */
export type Engine = { ended: Promise<void>; restart(): Promise<number>; stop(): Promise<void> };

/** What to do otherwise than production does: only the crash tests ask for something. */
export type EngineOptions = { at?: AtEffect };

/** Set once a process, before the first connection: signals belong to the program, not to the SDK. */
export function installRuntime(): void {
  Runtime.install({ logger: new DefaultLogger('WARN'), shutdownSignals: [] });
}

/** Connects to Temporal and works for one task queue, on an open and migrated database. */
export async function startEngine(
  config: Pick<WorkerConfig, 'temporal' | 'taskQueue' | 'mail' | 'cachedCycles'>,
  db: Database,
  { at = noHook }: EngineOptions = {},
): Promise<Engine> {
  const { address, namespace } = config.temporal;
  const { taskQueue, cachedCycles } = config;
  const [connection, bundle] = await Promise.all([NativeConnection.connect({ address }), workflowBundle()]);
  await registerSearchAttributes(connection, namespace);
  const { workflow: client } = new Client({ connection, namespace });
  const mail = mailSender(config.mail);
  const ports = composePorts({ db, client, taskQueue, senders: { mail }, from: fromOf(config.mail), at });
  const worker = await startWorker({ connection, namespace, taskQueue, bundle, cachedCycles, ports });
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
