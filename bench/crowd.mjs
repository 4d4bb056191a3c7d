/**
 * A crowd: thousands of open cycles, each waiting for the first decision on its plan. One is brought there through the
 * gateway; the others get its record under their own numbers, chained anew, and their workflows are started as a run
 * starts that goes on from an earlier one (continue-as-new), so each is a real cycle that can be decided on.
 */
import { inFlight } from './figures.mjs';
import { loadLedger, loadNames } from './product.mjs';

/** @typedef {import('../domain/ids.js').CycleId} CycleId @typedef {import('../domain/facts.js').Fact} Fact */

/** Each is waited for until it sleeps: faster than the worker follows, its tasks would time out and be done again. */
const AT_ONCE = 8;

/**
 * @param {import('./office.mjs').Office} office
 * @param {{ count: number, taskQueue: string }} size `taskQueue`: where the cycles are worked on
 * @returns {Promise<CycleId[]>} in the order in which they were opened
 */
export async function openCrowd(office, { count, taskQueue }) {
  const model = await modelOf(office);
  return inFlight(count, AT_ONCE, async () => {
    const cycleId = await openLike(model, { office, taskQueue });
    await office.settled(cycleId);
    return cycleId;
  });
}

/** What all cycles of the crowd have in common. @param {import('./office.mjs').Office} office */
async function modelOf(office) {
  const { factsOf, packPolicy } = await loadLedger();
  const cycleId = await office.open();
  await office.submitPlan(cycleId);
  await office.settled(cycleId);
  const { judging } = await office.judged(cycleId);
  return {
    cycleId,
    facts: await factsOf(office.db, cycleId),
    notices: await office.db.selectFrom('outbox').selectAll().where('cycle_id', '=', cycleId).execute(),
    policy: packPolicy(judging.policy),
    calendar: judging.calendar,
  };
}

/**
 * @param {Awaited<ReturnType<typeof modelOf>>} model
 * @param {{ office: import('./office.mjs').Office, taskQueue: string }} where
 * @returns {Promise<CycleId>}
 */
async function openLike(model, { office: { db, client }, taskQueue }) {
  const { archiveFacts, takeCycleNumber, regionOf, foldAll, STATE_VERSION } = await loadLedger();
  const { CYCLE_WORKFLOW, cycleStart } = await loadNames();
  const cycleId = await takeCycleNumber(db, regionOf(model.cycleId), Number(model.cycleId.split('-')[1]));
  const facts = await chainedFor(cycleId, model.facts);
  await archiveFacts(db, { cycleId, facts });
  // What was handed over is in the outbox; it counts as sent, so that no letter comes in between.
  const rows = renamed(model.notices, model.cycleId, cycleId).map(({ id: _id, ...row }) => ({
    ...row,
    state: /** @type {const} */ ('sent'),
    letter_id: null,
  }));
  if (rows.length > 0) await db.insertInto('outbox').values(rows).execute();
  const { policy, calendar } = model;
  const judged = { policy, calendar, handledCommands: [], clockOffsetMs: 0 };
  const input = { cycleId, stateVersion: STATE_VERSION, state: foldAll(cycleId, facts), ...judged };
  await client.start(CYCLE_WORKFLOW, cycleStart(input, taskQueue));
  return cycleId;
}

/** @param {CycleId} cycleId @param {readonly Fact[]} facts of the model @returns {Promise<Fact[]>} */
async function chainedFor(cycleId, facts) {
  const { factHash, GENESIS_HASH } = await loadLedger();
  let prevHash = GENESIS_HASH;
  return facts.map((fact) => {
    const open = { ...renamed(fact, fact.cycleId, cycleId), prevHash };
    prevHash = factHash(open);
    return { ...open, hash: prevHash };
  });
}

/**
 * The same with another cycle's id wherever the first one's stands.
 * @template T
 * @param {T} value plain JSON
 * @param {CycleId} from
 * @param {CycleId} to
 * @returns {T}
 */
function renamed(value, from, to) {
  return JSON.parse(JSON.stringify(value).replaceAll(from, to));
}
