/** A county at work for the bench: its commands go through the gateway, as those of every officer do. */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client, Connection } from '@temporalio/client';
import { loadGateway, loadNames, loadRegistry, loadStore } from './product.mjs';

/** @typedef {import('../domain/ids.js').CycleId} CycleId @typedef {import('../domain/ids.js').RegionCode} RegionCode */
/** @typedef {import('../domain/drive/scenario.js').ScenarioCommand} ScenarioCommand */

const COUNTY = /** @type {RegionCode} */ ('222401');
const POLL_MS = 25;
const PATIENCE_MS = 180_000;

/** @type {ScenarioCommand} */
const OPENING = {
  kind: 'open-cycle',
  data: {
    programmeId: 'bench',
    lot: '1',
    title: '社会工作服务站项目',
    regime: 'act',
    regimeBasis: '政府采购法',
    purchaser: { id: 'bureau', name: '民政局', kind: 'government' },
    stations: [{ id: 'st1', name: '甲镇社会工作服务站', township: '甲镇' }],
    method: 'openTender',
    years: 3,
    leadCycle: null,
    agentUsed: true,
  },
};

/**
 * The annual plan of the cycle's first year, a year ahead of today.
 * @param {string} today
 * @returns {ScenarioCommand}
 */
function planFrom(today) {
  const year = Number(today.slice(0, 4)) + 1;
  const data = {
    year: 1,
    title: '年度实施计划',
    parts: ['background', 'goal', 'budget', 'content', 'schedule'],
    fen: 40_000_000,
    serviceFrom: `${year}-01-01`,
    serviceTo: `${year}-12-31`,
    summary: '社工站服务',
  };
  return /** @type {ScenarioCommand} */ (/** @type {unknown} */ ({ kind: 'draft-plan', data }));
}

const PLAN = { kind: 'annual-plan', ref: 'y1' };

/** The steps of a plan's approval, in order. */
export const STEPS = ['office', 'deputy', 'head'];

/**
 * @typedef {object} Office
 * @property {import('../store/database.js').Database} db
 * @property {import('@temporalio/client').WorkflowClient} client
 * @property {() => Promise<CycleId>} open opens a cycle and answers when it is on record
 * @property {(cycleId: CycleId) => Promise<void>} submitPlan brings a cycle to its first decision
 * @property {(cycleId: CycleId, step: string, asleep?: boolean) => Promise<() => Promise<void>>} decision makes ready; what it
 *   gives takes the decision. `asleep`: the cycle is known to rest, and is not asked, which would bring it into memory
 * @property {(cycleId: CycleId) => Promise<void>} settled when the cycle sleeps
 * @property {(cycleId: CycleId) => Promise<{ state: import('../domain/cycle/state.js').CycleState, judging: import('../domain/cycle/chapter.js').Judging }>} judged
 *   the cycle as last archived, and what it is judged by
 * @property {() => Promise<void>} close
 */

/**
 * @param {{ address: string, database: string, taskQueue: string }} where
 * @returns {Promise<Office>}
 */
export async function openOffice({ address, database, taskQueue }) {
  const [{ createGateway, gatewayPorts, pinnedJudging, commandOf, initialState }, names] = await Promise.all([
    loadGateway(),
    loadNames(),
  ]);
  const { openDatabase } = await loadStore();
  const db = await openDatabase({ kind: 'postgres', url: database });
  const connection = await Connection.connect({ address });
  const client = new Client({ connection }).workflow;
  const ports = gatewayPorts(db, { client, taskQueue });
  const gateway = createGateway(ports);
  const directory = await publish(db, ports.now());

  /** @param {CycleId} cycleId @param {ScenarioCommand} asked */
  const filled = async (cycleId, asked) => {
    const state = (await ports.record.stateOf(cycleId)) ?? initialState(cycleId);
    const command = commandOf(state, asked, ports.now(), directory, randomUUID());
    if ('refused' in command) return null;
    const { commandId, kind, on, data, actor } = command;
    if ('system' in actor) throw new Error('the bench gives no command of the system');
    /** @type {import('../client/gateway-ports.js').Asked} */
    const request = /** @type {any} */ ({
      request: { commandId, kind, on, data },
      caller: { code: COUNTY, card: actor.person, directory },
      via: 'console',
    });
    return request;
  };
  /** @param {CycleId} cycleId @param {ScenarioCommand} asked */
  const ready = async (cycleId, asked) => {
    const until = performance.now() + PATIENCE_MS;
    for (;;) {
      const request = await filled(cycleId, asked);
      if (request !== null) return request;
      if (performance.now() > until) throw new Error(`${cycleId}: nothing to fill ${asked.kind} with`);
      await sleep(POLL_MS);
    }
  };
  /** @param {CycleId} cycleId @param {ScenarioCommand} asked */
  const give = async (cycleId, asked) => {
    const request = await ready(cycleId, asked);
    await answered(() => gateway.submit({ ...request, cycleId }));
  };

  const paper = /** @type {CycleId} */ (`${COUNTY}-2000-001`);
  return {
    db,
    client,
    open: async () => {
      const request = await filled(paper, OPENING);
      if (request === null) throw new Error('the opening cannot be filled');
      return (await answered(() => gateway.open(request))).cycleId;
    },
    submitPlan: async (cycleId) => {
      await give(cycleId, planFrom(ports.now().slice(0, 10)));
      await give(cycleId, /** @type {ScenarioCommand} */ ({ kind: 'submit-approval', data: { subject: PLAN } }));
    },
    decision: async (cycleId, step, asleep = false) => {
      const request = await ready(cycleId, /** @type {any} */ ({ kind: 'approve', data: { subject: PLAN, step } }));
      if (!asleep) await settled(client, names, cycleId);
      return async () => {
        await answered(() => gateway.submit({ ...request, cycleId }));
      };
    },
    settled: (cycleId) => settled(client, names, cycleId),
    judged: async (cycleId) => {
      const state = await ports.record.stateOf(cycleId);
      if (state === null) throw new Error(`${cycleId} is not on record`);
      return { state, judging: await pinnedJudging(ports, state) };
    },
    close: async () => {
      await connection.close();
      await db.destroy();
    },
  };
}

/**
 * Waits until the cycle sleeps: all archived, nothing owed, twice in a row.
 * @param {import('@temporalio/client').WorkflowClient} client
 * @param {typeof import('../workflows/messages.js')} names
 * @param {CycleId} cycleId
 */
async function settled(client, { cycleWorkflowId, statusQuery }, cycleId) {
  const cycle = client.getHandle(cycleWorkflowId(cycleId));
  const until = performance.now() + PATIENCE_MS;
  for (let seen = -1; performance.now() < until; await sleep(POLL_MS)) {
    // A worker with thousands on its hands may not answer a question in time; it is asked again.
    const status = await cycle.query(statusQuery).catch(() => null);
    if (status === null) continue;
    const { seq, archivedSeq, nextWake, historyEvents } = status;
    if (archivedSeq === seq && nextWake !== null && historyEvents === seen) return;
    seen = historyEvents;
  }
  throw new Error(`${cycleId} does not come to rest`);
}

/** @param {import('../store/database.js').Database} db @param {import('../domain/calendar/instant.js').Instant} at */
async function publish(db, at) {
  const { publishFiles, policyRoots, seedDirectory, directoryPerPost, directoryOf } = await loadRegistry();
  await publishFiles(db, policyRoots('/nonexistent'), at);
  await seedDirectory(db, directoryPerPost(COUNTY), { at, by: 'bench', what: 'bench' });
  const directory = await directoryOf(db, COUNTY);
  if (directory === null) throw new Error('the county has no directory');
  return directory;
}

/** On a very busy machine an answer may take longer than the gateway waits; a caller then asks again, as told. */
const ASK_AGAIN = ['retry-soon', 'not-yet-recorded'];
const MOST_TIMES = 5;

/**
 * @param {() => Promise<import('../client/gateway-ports.js').Accepted | import('../domain/refusal.js').Refusal>} ask always under the same command id
 * @returns {Promise<import('../client/gateway-ports.js').Accepted>}
 */
async function answered(ask) {
  for (let times = 1; ; times += 1) {
    const answer = await ask();
    if (!('code' in answer)) return answer;
    if (times === MOST_TIMES || !ASK_AGAIN.includes(answer.code)) throw new Error(JSON.stringify(answer));
  }
}
