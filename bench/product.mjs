/**
 * The parts of the product that are measured, as they are shipped: from dist/, not from the sources. Their types are
 * those of the sources.
 */

/**
 * @template T
 * @param {string} module
 * @returns {Promise<T>}
 */
function built(module) {
  return import(new URL(`../dist/${module}.js`, import.meta.url).href);
}

/** The store, for whoever opens a database of its own. */
export async function loadStore() {
  /** @type {[typeof import('../store/database.js'), typeof import('../store/migrate.js')]} */
  const [{ openDatabase }, { migrate }] = await Promise.all([built('store/database'), built('store/migrate')]);
  return { openDatabase, migrate };
}

/** What a worker process is made of. */
export async function loadWorker() {
  /** @type {[typeof import('../workers/engine.js'), typeof import('../workers/worker.js')]} */
  const [{ installRuntime, startEngine }, { workerSettings }] = await Promise.all([
    built('workers/engine'),
    built('workers/worker'),
  ]);
  return { installRuntime, startEngine, workerSettings };
}

/** The way in for commands, and what fills them. */
export async function loadGateway() {
  /** @type {[typeof import('../client/cycles.js'), typeof import('../domain/drive/command.js'), typeof import('../domain/cycle/fold.js'), typeof import('../client/judging.js')]} */
  const [cycles, drive, fold, judging] = await Promise.all([
    built('client/cycles'),
    built('domain/drive/command'),
    built('domain/cycle/fold'),
    built('client/judging'),
  ]);
  return { ...cycles, ...judging, commandOf: drive.commandOf, initialState: fold.initialState };
}

/** What an installation publishes at its first start. */
export async function loadRegistry() {
  /** @type {[typeof import('../bin/publish.js'), typeof import('../bin/policy-roots.js'), typeof import('../store/registry/directory.js'), typeof import('../domain/directory/per-post.js'), typeof import('../store/registry/calendars.js')]} */
  const [publish, roots, directory, perPost, calendars] = await Promise.all([
    built('bin/publish'),
    built('bin/policy-roots'),
    built('store/registry/directory'),
    built('domain/directory/per-post'),
    built('store/registry/calendars'),
  ]);
  return { ...publish, ...roots, ...directory, ...perPost, ...calendars };
}

/** The way notices go: from a state to the outbox. */
export async function loadNotices() {
  /** @type {[typeof import('../activities/queue-notices.js'), typeof import('../workers/composition.js'), typeof import('../domain/notices/owed.js'), typeof import('../activities/effects.js')]} */
  const [queue, composition, owed, effects] = await Promise.all([
    built('activities/queue-notices'),
    built('workers/composition'),
    built('domain/notices/owed'),
    built('activities/effects'),
  ]);
  return { ...queue, ...composition, ...owed, noHook: effects.noHook };
}

/** The record of cycles, and what a run of one starts from. */
export async function loadLedger() {
  /** @type {[typeof import('../store/ledger/archive.js'), typeof import('../store/ledger/facts.js'), typeof import('../store/registry/cycle-numbers.js'), typeof import('../domain/hash.js'), typeof import('../domain/ids.js'), typeof import('../domain/cycle/fold.js'), typeof import('../domain/cycle/state.js'), typeof import('../domain/policy/pack.js')]} */
  const [archive, facts, numbers, hash, ids, fold, state, pack] = await Promise.all([
    built('store/ledger/archive'),
    built('store/ledger/facts'),
    built('store/registry/cycle-numbers'),
    built('domain/hash'),
    built('domain/ids'),
    built('domain/cycle/fold'),
    built('domain/cycle/state'),
    built('domain/policy/pack'),
  ]);
  return { ...archive, ...facts, ...numbers, ...hash, ...ids, ...fold, ...state, ...pack };
}

/** Names the engine knows things by. */
export async function loadNames() {
  /** @type {typeof import('../workflows/messages.js')} */
  const names = await built('workflows/messages');
  return names;
}

/** The embedded Temporal server. */
export async function loadServer() {
  /** @type {typeof import('../workers/dev-server.js')} */
  const { startDevServer } = await built('workers/dev-server');
  return startDevServer;
}

/** Playing a cycle from files, and archiving it. */
export async function loadPlay() {
  /** @type {[typeof import('../client/cli/offline-play.js'), typeof import('../domain/simulate.js'), typeof import('../store/ledger/archive.js'), typeof import('../store/registry/policies.js'), typeof import('../store/registry/calendars.js'), typeof import('../bin/policy-roots.js')]} */
  const [play, simulation, archive, policies, calendars, roots] = await Promise.all([
    built('client/cli/offline-play'),
    built('domain/simulate'),
    built('store/ledger/archive'),
    built('store/registry/policies'),
    built('store/registry/calendars'),
    built('bin/policy-roots'),
  ]);
  return { ...play, ...simulation, ...archive, ...policies, ...calendars, ...roots };
}

/** The HTTP application and what its lists read. */
export async function loadScreens() {
  /** @type {[typeof import('../client/http/app.js'), typeof import('../client/reads.js'), typeof import('../client/screens/screens.js')]} */
  const [app, reads, screens] = await Promise.all([
    built('client/http/app'),
    built('client/reads'),
    built('client/screens/screens'),
  ]);
  return { ...app, ...reads, ...screens };
}
