/**
 * One engine process of the crash tests, as it is shipped: the whole embedded stack, or a worker on PostgreSQL. It is
 * armed by message and then dies of SIGKILL, or loses its database, at the named moment of the named effect.
 *
 * Its parent talks to it by messages `{ id, ask, … }` and gets `{ id, answer }` or `{ id, fault }`; it ends with its
 * parent. The first message it sends is `{ ready: { address } }`.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { cutNow } from './crash-cut.mjs';

// First of all, because the parent may be gone before anything is started; the engine's server ends with this process.
process.once('disconnect', () => process.kill(process.pid, 'SIGKILL'));

/**
 * The build of the product; its types are those of the sources.
 * @template T
 * @param {string} module
 * @returns {Promise<T>}
 */
function built(module) {
  return import(new URL(`../../dist/${module}.js`, import.meta.url).href);
}

/** @type {[typeof import('../../workers/config.js'), typeof import('../../workers/embedded.js'), typeof import('../../workers/engine.js')]} */
const [{ readConfig }, { startEmbedded }, { installRuntime, startEngine }] = await Promise.all([
  built('workers/config'),
  built('workers/embedded'),
  built('workers/engine'),
]);
/** @type {[typeof import('../../store/database.js'), typeof import('../../store/migrate.js'), typeof import('../../store/remote.js'), typeof import('../../store/ledger/rebuild.js')]} */
const [{ openDatabase }, { migrate }, { answerRemote }, { rebuild }] = await Promise.all([
  built('store/database'),
  built('store/migrate'),
  built('store/remote'),
  built('store/ledger/rebuild'),
]);
/** @type {[typeof import('../../store/registry/policies.js'), typeof import('../../store/registry/calendars.js'), typeof import('../../store/registry/directory.js')]} */
const [{ publishPolicy }, { publishCalendar }, { seedDirectory }] = await Promise.all([
  built('store/registry/policies'),
  built('store/registry/calendars'),
  built('store/registry/directory'),
]);

const config = readConfig();

/**
 * @typedef {{ effect: string | null, moment: string | null, skip: number, delayMs: number, act: 'kill' | 'cut' }} Trap
 * @type {Trap | null}
 */
let trap = null;

/** @param {string} effect @param {string} moment */
function at(effect, moment) {
  if (trap === null || (trap.effect ?? effect) !== effect || (trap.moment ?? moment) !== moment) return;
  if (trap.skip > 0) {
    trap.skip -= 1;
    return;
  }
  const { act, delayMs } = trap;
  trap = null;
  // A file, because a message may not get out before the end.
  writeFileSync(join(config.home, 'sprung.json'), JSON.stringify({ effect, moment }));
  if (delayMs === 0) spring(act);
  else setTimeout(spring, delayMs, act);
}

/** @param {'kill' | 'cut'} act */
function spring(act) {
  if (act === 'kill') die();
  cut();
}

/** The engine's own server goes first, so that it gets no chance to end in good order. */
function die() {
  const pidFile = join(config.home, 'temporal.pid');
  if (existsSync(pidFile)) process.kill(Number(readFileSync(pidFile, 'utf8')), 'SIGKILL');
  process.kill(process.pid, 'SIGKILL');
}

function cut() {
  if (config.database.kind === 'postgres') cutNow(config.database.url, process.env.CRASH_ADMIN_URL ?? '');
  process.send?.({ sprung: true });
}

installRuntime();
const stack =
  config.database.kind === 'embedded'
    ? await startEmbedded(config, { at, secondClock: 'off' })
    : await openDatabase(config.database).then(async (db) => {
        await migrate(db);
        const engine = await startEngine(config, db, { at, secondClock: 'off' });
        return { db, temporal: config.temporal, ended: engine.ended };
      });

/** @type {Record<string, (asked: any) => unknown>} */
const ANSWERS = {
  arm: ({ wanted }) => {
    trap = wanted;
    return true;
  },
  sprung: () => trap === null,
  sql: ({ statement }) => answerRemote(stack.db, statement),
  rebuild: ({ cycleId }) => rebuild(stack.db, cycleId),
  publish: async ({ policy, calendars, directory, at: moment }) => {
    await publishPolicy(stack.db, {
      compiled: policy,
      effectiveFrom: /** @type {any} */ ('2021-02-01'),
      published: '',
      at: moment,
    });
    for (const calendar of calendars) await publishCalendar(stack.db, calendar, moment);
    await seedDirectory(stack.db, directory, { at: moment, by: 'test', what: 'test' });
    return true;
  },
};

/** @param {any} asked */
async function answer({ id, ask, ...asked }) {
  try {
    process.send?.({ id, answer: await ANSWERS[ask]?.(asked) });
  } catch (error) {
    process.send?.({ id, fault: String(error) });
  }
}

process.on('message', (asked) => void answer(asked));
process.send?.({ ready: { address: stack.temporal.address } });
await stack.ended;
