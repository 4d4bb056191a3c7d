/**
 * The servers of a test run. Each is started once, by whichever project asks first, and its address reaches the tests
 * by an environment variable (test/support/temporal.ts, test/support/postgres.ts). Kept on globalThis because jest
 * may load set-up and tear-down as separate copies of this module.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundleProduct } from '../../../scripts/bundle.mjs';
import { ensurePostgres } from '../../../scripts/setup/postgres.mjs';
import { ensureTemporal } from '../../../scripts/setup/temporal.mjs';
import { startDevServer } from '../dev-server.mjs';
import { startCluster } from '../postgres-cluster.mjs';
import { startSeeding } from '../seeded-home.mjs';

/** @typedef {Map<string, { started: Promise<unknown>, stop: () => Promise<void> }>} Running */

const shared = /** @type {{ caigouServices?: Running }} */ (/** @type {unknown} */ (globalThis));
shared.caigouServices ??= new Map();
const running = shared.caigouServices;

/**
 * @param {string} name
 * @param {() => Promise<() => Promise<void>>} start gives how to stop it
 */
async function once(name, start) {
  if (running.has(name)) return running.get(name)?.started;
  const started = start();
  running.set(name, { started, stop: async () => (await started)() });
  return started;
}

/** PostgreSQL, when this machine has it or lets it be installed; without it no address is set. */
export function postgres() {
  return once('postgres', async () => {
    const binDir = ensurePostgres();
    if (!binDir) return async () => {};
    const cluster = await startCluster(binDir);
    process.env.CAIGOU_TEST_POSTGRES = cluster.adminUrl;
    process.env.CAIGOU_TEST_POSTGRES_BIN = binDir;
    return cluster.stop;
  });
}

/** The Temporal dev server; TEMPORAL_CLI tells programs under test where the binary is. */
export function temporal() {
  return once('temporal', async () => {
    const { path } = await ensureTemporal();
    process.env.TEMPORAL_CLI = path;
    const server = await startDevServer(path);
    process.env.CAIGOU_TEST_TEMPORAL = server.address;
    const claims = mkdtempSync(join(tmpdir(), 'caigou-claims-'));
    process.env.CAIGOU_TEST_CLAIMS = claims;
    return async () => {
      await server.stop();
      rmSync(claims, { recursive: true, force: true });
    };
  });
}

/** The workflow code, bundled once for the sources as they are. */
export function bundle() {
  return once('bundle', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'caigou-bundle-'));
    const file = join(folder, 'workflows.js');
    await bundleProduct(file);
    process.env.CAIGOU_TEST_BUNDLE = file;
    return async () => rmSync(folder, { recursive: true, force: true });
  });
}

/** The demo county, entered once: browser tests go on from copies of it. Whoever needs it waits; the others go ahead. */
export function seeded() {
  return once('seeded', async () => {
    const seeding = startSeeding();
    process.env.CAIGOU_TEST_SEEDED = seeding.home;
    return seeding.stop;
  });
}

/** Ends everything that was started. */
export async function stopAll() {
  const all = [...running.values()];
  running.clear();
  await Promise.allSettled(all.map(({ stop }) => stop()));
}
