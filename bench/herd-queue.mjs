/** Puts a herd into the outbox, by the activity that cycles use. */
import { inFlight, timed } from './figures.mjs';
import { loadNotices, loadRegistry } from './product.mjs';

/** @typedef {import('../domain/ids.js').CycleId} CycleId @typedef {import('../domain/ids.js').RegionCode} RegionCode */
/** @typedef {import('../domain/notices/types.js').OwedNotice} OwedNotice @typedef {import('../store/database.js').Database} Database */

/**
 * @typedef {object} Herd
 * @property {Database} db
 * @property {{ client: import('@temporalio/client').WorkflowClient, taskQueue: string }} engine
 * @property {OwedNotice} model a reminder as a real cycle owes it
 * @property {number} count
 */

const COUNTIES = 20;
/** A cycle of many stations reminds several people on one morning. */
const NOTICES_A_CYCLE = 10;
const AT_ONCE = 12;
/** Of the county whose reminders lie far ahead and are not counted. */
const SAMPLE = 100;
const SAMPLE_CODE = /** @type {RegionCode} */ ('320001');
const FAR_AHEAD_MS = 300 * 86_400_000;

/** @param {number} county @returns {RegionCode} */
function codeOf(county) {
  return /** @type {RegionCode} */ (String(320_101 + county));
}

/** @param {Database} db @param {number} count of the herd: each reminder has a reader of its own */
export async function peopleCounties(db, count) {
  const { currentCalendar, directoryPerPost } = await loadRegistry();
  const calendar = await currentCalendar(db, /** @type {RegionCode} */ ('222401'));
  const [model] = directoryPerPost(codeOf(0)).people;
  if (calendar === null || model === undefined) throw new Error('the model county is not published');
  const readers = Math.ceil(count / NOTICES_A_CYCLE / COUNTIES) * NOTICES_A_CYCLE;
  for (let county = 0; county < COUNTIES; county += 1) {
    await peopleCounty(db, codeOf(county), { calendar, model, readers });
  }
  await peopleCounty(db, SAMPLE_CODE, { calendar, model, readers: SAMPLE });
}

/**
 * @param {Database} db
 * @param {RegionCode} code
 * @param {{ calendar: import('../domain/calendar/year-data.js').CompiledCalendar, model: import('../domain/directory/types.js').Person, readers: number }} of
 */
async function peopleCounty(db, code, { calendar, model, readers }) {
  const { seedDirectory, publishCalendar, directoryPerPost } = await loadRegistry();
  const at = /** @type {import('../domain/calendar/instant.js').Instant} */ (new Date().toISOString());
  await publishCalendar(db, { ...calendar, id: code }, at);
  const named = Array.from({ length: readers }, (_none, index) => ({
    ...model,
    id: `p${index}`,
    email: `p${index}@c${code}.example`,
  }));
  await seedDirectory(db, { ...directoryPerPost(code), people: named }, { at, by: 'bench', what: 'bench' });
}

/** @param {Herd} herd @returns {Promise<number>} ms that queueing one reminder takes, as tried out on a few */
export async function queueSample(herd) {
  const queue = await queueing(herd, Date.now() + FAR_AHEAD_MS);
  const cycles = SAMPLE / NOTICES_A_CYCLE;
  const sample = { code: SAMPLE_CODE, many: NOTICES_A_CYCLE };
  // The first ones open connections.
  await inFlight(cycles, AT_ONCE, (index) => queue({ ...sample, number: cycles + index, first: 0 }));
  const ms = await timed(() =>
    inFlight(cycles, AT_ONCE, (index) => queue({ ...sample, number: index, first: index * NOTICES_A_CYCLE })),
  );
  return ms / SAMPLE;
}

/** @param {Herd} herd @param {number} due ms since the epoch */
export async function queueHerd(herd, due) {
  const queue = await queueing(herd, due);
  await inFlight(Math.ceil(herd.count / NOTICES_A_CYCLE), AT_ONCE, (index) =>
    queue({
      code: codeOf(index % COUNTIES),
      number: index,
      first: Math.floor(index / COUNTIES) * NOTICES_A_CYCLE,
      many: Math.min(NOTICES_A_CYCLE, herd.count - index * NOTICES_A_CYCLE),
    }),
  );
}

/**
 * Queues the reminders of one cycle at a time: to so many readers of its county, from `first` on.
 * @param {Herd} herd
 * @param {number} due
 * @returns {Promise<(cycle: { code: RegionCode, number: number, first: number, many: number }) => Promise<void>>}
 */
async function queueing({ db, engine, model }, due) {
  const { queueNotices, composePorts, noHook } = await loadNotices();
  const from = { name: 'bench', email: 'bench@caigou.example' };
  const ports = composePorts({ db, ...engine, senders: /** @type {any} */ ({}), from, at: noHook });
  const queue = queueNotices(ports);
  const sendAt = /** @type {import('../domain/calendar/instant.js').Instant} */ (new Date(due).toISOString());
  return ({ code, number, first, many }) =>
    queue({
      cycleId: /** @type {CycleId} */ (`${code}-2026-${String(number + 1).padStart(3, '0')}`),
      title: '社会工作服务站项目',
      notices: Array.from({ length: many }, (_none, which) => ({
        ...model,
        sendAt,
        key: `${model.key}/${which}`,
        audience: { person: `p${first + which}` },
      })),
      parties: { officer: null, contractor: null },
      today: model.slot,
      clockOffsetMs: 0,
    });
}
