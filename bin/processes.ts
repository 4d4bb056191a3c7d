import type { ClientConfig } from '../client/cli/config.js';
import { machineNow } from '../client/clock.js';
import { passwordThread } from '../client/identity/passwords.js';
import { type Database, openDatabase } from '../store/database.js';
import { directoryCodes, directoryOf } from '../store/registry/directory.js';
import { readConfig } from '../workers/config.js';
import { startEmbedded } from '../workers/embedded.js';
import { installRuntime, startEngine } from '../workers/engine.js';
import { demoLogins, refuseDemoAccounts, seedDemoAccounts } from './demo/accounts.js';
import { DEMO_BUREAUS } from './demo/bureaus.js';
import { seedCycles, seedPeople } from './demo-first.js';
import { policyRoots } from './policy-roots.js';
import { publishFiles } from './publish.js';
import { type Behind, type Served, serveApi } from './serving.js';
import { untilTold } from './until-told.js';
import { welcome } from './welcome.js';

/** Told to whoever started the process. */
export type Say = (text: string) => void;

/** The whole of caigou in one process, until it is told to end. @throws LockedError when the data is held elsewhere */
export async function up(config: ClientConfig, say: Say): Promise<void> {
  const told = untilTold();
  installRuntime();
  const stack = await startEmbedded(readConfig(), { say });
  let api: Served | undefined;
  let seeding: Promise<void> | undefined;
  const ending = new AbortController();
  try {
    await publishFiles(stack.db, policyRoots(config.home), machineNow());
    if (config.production) await refuseDemoAccounts(stack.db);
    else await seedDemoPeople(stack.db, config.home);
    api = await served(stack, config);
    const codes = await directoryCodes(stack.db);
    const directories = await Promise.all(codes.map((code) => directoryOf(stack.db, code)));
    say(
      welcome(
        api.url,
        config.home,
        directories.flatMap((each) => each ?? []),
        config.production ? [] : await demoLogins(stack.db, config.home),
      ),
    );
    seeding = seedCycles(stack.db, config.home, api, { say, signal: ending.signal });
    await Promise.race([told, stack.ended, seeding.then(() => told)]);
    say('正在停止');
  } finally {
    // What it has asked of the engine is answered before the connection goes.
    ending.abort();
    await Promise.allSettled([seeding]);
    await api?.close();
    await stack.stop();
  }
}

/** The HTTP interface alone, beside workers of their own. */
export async function api(config: ClientConfig, say: Say): Promise<void> {
  const told = untilTold();
  const { database, temporal, taskQueue } = readConfig();
  const db = await openDatabase(database);
  try {
    if (config.production) await refuseDemoAccounts(db);
    const serving = await serveApi({ db, temporal, taskQueue }, config);
    say(`HTTP 接口：${serving.url}`);
    await told;
    await serving.close();
  } finally {
    await db.destroy();
  }
}

/** Workflows and activities alone. */
export async function worker(say: Say): Promise<void> {
  const told = untilTold();
  installRuntime();
  const config = readConfig();
  const db = await openDatabase(config.database);
  try {
    const engine = await startEngine(config, db);
    say(`工作进程已启动：${config.temporal.address} ${config.taskQueue}`);
    await Promise.race([told, engine.ended]);
    await engine.stop();
  } finally {
    await db.destroy();
  }
}

/** People of the demo, with log-ins for looking around. */
async function seedDemoPeople(db: Database, home: string): Promise<void> {
  await seedPeople(db, home);
  const passwords = passwordThread();
  for (const bureau of DEMO_BUREAUS) await seedDemoAccounts(db, { home, passwords, bureau });
  await passwords.end();
}

/** The usual port may be taken by another program; one that was asked for may not be changed. */
async function served(behind: Behind, config: ClientConfig): Promise<Served> {
  try {
    return await serveApi(behind, config);
  } catch (error) {
    const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
    if (!taken || config.http.portWished) throw error;
    return serveApi(behind, { ...config, http: { ...config.http, port: 0 } });
  }
}
