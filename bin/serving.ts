import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { pino } from 'pino';
import { calendarDesk } from '../client/calendar/desk.js';
import type { ClientConfig } from '../client/cli/config.js';
import { deadlineIn, machineNow } from '../client/clock.js';
import { createGateway, type Gateway, type GatewayPorts, gatewayPorts } from '../client/cycles.js';
import { directoryDesk } from '../client/directory/desk.js';
import { handOver } from '../client/directory/hand-over.js';
import { undoHandOver } from '../client/directory/undo-hand-over.js';
import { forecastFor } from '../client/forecast.js';
import { createApp } from '../client/http/app.js';
import type { Readiness } from '../client/http/parts.js';
import { listen } from '../client/http/serve.js';
import { linkDesk } from '../client/links/desk.js';
import { linkPortsOn } from '../client/links/ports-on.js';
import { clearAddress, writeAddress } from '../client/local.js';
import { createOperator } from '../client/operate.js';
import { policyDesk } from '../client/policies/desk.js';
import { readsOn } from '../client/reads.js';
import { runningState } from '../client/running.js';
import { screensOn } from '../client/screens/screens.js';
import type { Database } from '../store/database.js';
import { directoryCodes } from '../store/registry/directory.js';
import { watchEngine } from './engine-watch.js';
import { entranceOn } from './entrance.js';
import { jobsAtWork } from './jobs-at-work.js';
import { clockKeeperOn, operatorTools } from './operator-tools.js';
import { policyRoots } from './policy-roots.js';

/** What the HTTP process serves from. */
export type Behind = { db: Database; temporal: { address: string; namespace: string }; taskQueue: string };

/** The HTTP interface at work, and the gateway behind it for whoever shares the process. */
export type Served = { url: string; gateway: Gateway; ports: GatewayPorts; close(): Promise<void> };

const VERSION = '0.1.0';
const CONNECT_MS = 10_000;
const CHECK_MS = 2_000;
/** How long an import waits for the cycles before it answers that they are under way. */
const WAIT_MS = 20_000;

/** Starts the HTTP interface on an open database; leaves word of its address for command lines of this machine. */
export async function serveApi({ db, temporal, taskQueue }: Behind, config: ClientConfig): Promise<Served> {
  const { home, http } = config;
  const connection = await Connection.connect({ address: temporal.address, connectTimeout: CONNECT_MS });
  const client = new Client({ connection, namespace: temporal.namespace });
  const { workflow } = client;
  const ports = gatewayPorts(db, { client: workflow, taskQueue });
  const gateway = createGateway(ports);
  const log = errorLog();
  const entrance = entranceOn(db, config, (error) => void log.error({ err: error }, 'sign-in by the provider failed'));
  const reads = readsOn(db, join(home, 'attachments'));
  const desk = { db, engine: workflow, taskQueue, now: machineNow, waitMs: WAIT_MS };
  const tools = operatorTools({ db, client: workflow, taskQueue });
  const onFault = (error: unknown, where: string) => log.error({ err: error, where }, 'request failed');
  const jobs = jobsAtWork({ db, gateway, reads, rebuild: tools.rebuild, onFault });
  const app = createApp({
    gateway,
    operator: createOperator({ ...ports, tools }),
    reads,
    screens: screensOn(db),
    installation: {
      running: () =>
        runningState({ db, client, address: temporal.address, taskQueue, home, version: VERSION, now: machineNow }),
      secondClock: clockKeeperOn({ db, client, taskQueue }),
    },
    jobs: jobs.desk,
    links: linkDesk(linkPortsOn(db, { gateway, reads, ports })),
    calendars: calendarDesk({ ...desk, roots: policyRoots(home) }),
    policies: policyDesk({ ...desk, roots: policyRoots(home) }),
    handOver: (asked) => handOver({ db, gateway, ports }, asked),
    undoHandOver: (asked) => undoHandOver({ db, gateway, ports }, asked),
    forecast: (caller, asked) => forecastFor(ports, caller, asked),
    directories: directoryDesk(desk),
    ...entrance,
    now: machineNow,
    readiness: () =>
      Promise.all([ready('store', () => directoryCodes(db)), ready('engine', () => healthOf(connection))]),
    onFault,
  });
  const serving = await listen(app, http).catch(async (error: unknown) => {
    await jobs.stop();
    await connection.close();
    throw error;
  });
  writeAddress(home, serving.url);
  const watch = watchEngine({
    db,
    client,
    taskQueue,
    onFault: (error) => log.error({ err: error }, 'engine watch failed'),
  });
  const close = async (): Promise<void> => {
    clearAddress(home);
    await watch.stop();
    await serving.close();
    await jobs.stop();
    await entrance.end();
    await connection.close();
  };
  return { url: serving.url, gateway, ports, close };
}

/** Faults go to standard error; that nobody reads it stops nothing. */
function errorLog() {
  const errors = pino.destination(2);
  errors.on('error', () => undefined);
  return pino({ level: 'warn' }, errors);
}

function healthOf(connection: Connection): Promise<unknown> {
  return connection.withDeadline(deadlineIn(CHECK_MS), () => connection.healthService.check({}));
}

async function ready(name: string, check: () => Promise<unknown>): Promise<Readiness> {
  try {
    await check();
    return { name, ready: true };
  } catch (error) {
    return { name, ready: false, detail: error instanceof Error ? error.message : String(error) };
  }
}
