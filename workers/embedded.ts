import { mkdirSync } from 'node:fs';
import { type Database, openDatabase } from '../store/database.js';
import { migrate } from '../store/migrate.js';
import type { WorkerConfig } from './config.js';
import { type DevServer, startDevServer } from './dev-server.js';
import { type Engine, type EngineOptions, startEngine } from './engine.js';

/** The whole of caigou but its pages in one process: what the API needs to join it. */
export type Embedded = {
  db: Database;
  temporal: { address: string; namespace: string };
  taskQueue: string;
  /** Rejects when the worker breaks. */
  ended: Promise<void>;
  stop(): Promise<void>;
};

export type EmbeddedOptions = EngineOptions & {
  /** Hears what is waited for. */
  say?: (text: string) => void;
};

/** Told before anything else is started, because only one process may own the data. */
type Opened = { db: Database; server: DevServer };

/**
 * Starts database, Temporal server and worker. Opens the database first: a second start on the same data fails there,
 * saying who holds it.
 * @throws LockedError when another process holds the data
 */
export async function startEmbedded(config: WorkerConfig, options: EmbeddedOptions = {}): Promise<Embedded> {
  const { say = () => {}, ...engineOptions } = options;
  const { db, server } = await openHouse(config, say);
  const temporal = { address: server.address, namespace: 'default' };
  let engine: Engine | undefined;
  const stop = async () => {
    await engine?.stop();
    await server.stop();
    await db.destroy();
  };
  try {
    say('启动工作进程');
    engine = await startEngine({ ...config, temporal }, db, engineOptions);
    if (server.fresh) say(`引擎数据库为新建，按记录恢复了 ${await engine.restart()} 个采购周期`);
    return { db, temporal, taskQueue: config.taskQueue, ended: engine.ended, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function openHouse({ home, database, devServer }: WorkerConfig, say: (text: string) => void): Promise<Opened> {
  const { binary, port } = devServer;
  if (binary === undefined)
    throw new Error('没有找到 Temporal 程序：请用 npm start 启动，或用 TEMPORAL_CLI 指定其路径');
  mkdirSync(home, { recursive: true });
  say('打开数据库');
  const db = await openDatabase(database);
  try {
    await migrate(db);
    say('启动 Temporal 服务');
    return { db, server: await startDevServer({ binary, home, port }) };
  } catch (error) {
    await db.destroy();
    throw error;
  }
}
