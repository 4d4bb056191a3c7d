import { nextItem } from '../../domain/cycle/agenda.js';
import type { CycleId } from '../../domain/ids.js';
import { regionOf } from '../../domain/ids.js';
import { factsOf } from '../../store/ledger/facts.js';
import { DERIVED_TABLES } from '../../store/ledger/rebuild.js';
import { verifyChain } from '../../store/ledger/verify.js';
import { type NoticeLine, noticesPage } from '../../store/views/notices.js';
import { cycleWorkflowId, stateQuery, statusQuery } from '../../workflows/messages.js';
import { ask, type Case, caseNow, judgingOf } from './crash-course.js';
import type { Post } from './crash-mail.js';
import { untilAnswered } from './crash-patience.js';

const SETTLED_MS = 180_000;
const MOST_NOTICES = 500;

/** Columns of the derived tables that may differ after a rebuild: none. */
const EXCLUDED_COLUMNS: readonly string[] = [];

/** What was found after a crash. No problems: nothing lost, nothing doubled, nothing hidden. */
export type Findings = { problems: string[]; facts: number; letters: number; twice: number; unknown: number };

/** Waits until every cycle of the case has archived everything, owes nothing now, and no letter of it is under way. */
export function settled(one: Case): Promise<true> {
  return untilAnswered(
    async () => {
      const { client } = await one.lane.now();
      for (const cycleId of one.started) {
        const cycle = client.getHandle(cycleWorkflowId(cycleId));
        const state = await cycle.query(stateQuery);
        // Asked afterwards: what came in between the two questions must not pass for archived.
        const { seq, archivedSeq, ready, halted } = await cycle.query(statusQuery);
        if (halted !== null) throw new Error(`${cycleId} is halted: ${halted}`);
        const owed = nextItem(state, judgingOf(state));
        if (!ready || state.seq !== seq || seq !== archivedSeq || owed !== null)
          throw new Error(`${cycleId} at ${archivedSeq}/${seq} owes ${owed?.kind ?? 'nothing'}`);
        const open = (await noticesOf(one, cycleId)).filter(isUnderWay);
        if (open.length > 0) throw new Error(`${cycleId} has letters ${open.map(({ state: at }) => at).join()}`);
      }
      return true as const;
    },
    SETTLED_MS,
    'the case does not come to rest',
  );
}

/** Due and not settled: queued, being sent, or of unknown fate and not yet sent once more. */
function isUnderWay({ state, notBefore, attempts }: NoticeLine): boolean {
  if (state === 'queued') return notBefore <= caseNow();
  return state === 'sending' || (state === 'unknown' && attempts < 2);
}

async function noticesOf({ lane }: Case, cycleId: CycleId): Promise<NoticeLine[]> {
  return (await noticesPage(lane.db, regionOf(cycleId), { cycleId, limit: MOST_NOTICES })).notices;
}

/** Holds everything a case left behind against what must be there. */
export async function audit(one: Case, post: Post): Promise<Findings> {
  const found: Findings = { problems: [], facts: 0, letters: 0, twice: 0, unknown: 0 };
  const arrived = post.arrived(one.lane.home);
  for (const cycleId of one.started) {
    await auditRecord(one, cycleId, found);
    await auditLetters(one, cycleId, arrived, found);
    await auditTables(one, cycleId, found);
  }
  await auditAcks(one, found);
  return found;
}

async function auditRecord({ lane }: Case, cycleId: CycleId, found: Findings): Promise<void> {
  const facts = await factsOf(lane.db, cycleId);
  found.facts += facts.length;
  facts.forEach(({ seq }, at) => {
    if (seq !== at + 1) found.problems.push(`${cycleId}: fact ${at + 1} has seq ${seq}`);
  });
  const names = facts.map(({ commandId, n }) => `${commandId}#${n}`);
  for (const name of repeated(names)) found.problems.push(`${cycleId}: ${name} is there twice`);
  const { faults } = await verifyChain(lane.db, cycleId);
  for (const { seq, why } of faults) found.problems.push(`${cycleId}: the chain breaks at ${seq}: ${why}`);
  // Reading is no finding: a query that a busy machine does not answer in time is asked again.
  const state = await untilAnswered(
    async () => (await lane.now()).client.getHandle(cycleWorkflowId(cycleId)).query(stateQuery),
    SETTLED_MS,
    `${cycleId} does not tell its state`,
  );
  const last = facts.at(-1);
  if (state.seq !== last?.seq || state.hash !== last.hash)
    found.problems.push(`${cycleId}: the run stands at ${state.seq} ${state.hash}, the record at ${last?.seq}`);
}

/** Each command is on record once, and asked again it gets the answer it got. */
async function auditAcks(one: Case, found: Findings): Promise<void> {
  for (const { command, ack } of one.given) {
    const facts = (await factsOf(one.lane.db, command.cycleId)).filter(
      ({ commandId }) => commandId === command.commandId,
    );
    const last = facts.at(-1);
    const again = await ask(one, command);
    if (last === undefined) found.problems.push(`${command.commandId} is not on record`);
    if (last?.seq !== ack.seq || last.hash !== ack.hash)
      found.problems.push(`${command.commandId} was answered ${ack.seq}, and is on record at ${last?.seq}`);
    if (again.seq !== ack.seq || again.hash !== ack.hash)
      found.problems.push(`${command.commandId} was answered ${ack.seq}, and asked again ${again.seq}`);
  }
}

async function auditLetters(one: Case, cycleId: CycleId, arrived: string[], found: Findings): Promise<void> {
  const notices = await noticesOf(one, cycleId);
  const there = new Set(notices.map(({ about, occurrence, revision }) => `${about}/${occurrence}/${revision}`));
  const missing = (await queuedKeys(one, cycleId)).filter((key) => !there.has(key));
  found.problems.push(...missing.map((key) => `${cycleId}: ${key} is on record as queued, and is not in the outbox`));
  for (const notice of notices) {
    const times = arrived.filter((id) => id === notice.messageId).length;
    const wrong = wrongWith(notice, times);
    const name = `${cycleId}: ${notice.about}/${notice.occurrence} for ${notice.recipient}`;
    if (wrong !== null) found.problems.push(`${name} ${wrong}: ${notice.state}, arrived ${times} times`);
    found.letters += Number(times > 0);
    found.twice += Number(times > 1);
    found.unknown += Number(notice.wasUnknown);
  }
}

async function queuedKeys({ lane }: Case, cycleId: CycleId): Promise<string[]> {
  const facts = await factsOf(lane.db, cycleId);
  return facts.flatMap((fact) => (fact.kind === 'notices-queued' ? fact.data.keys : []));
}

/** Once; or twice at most under one Message-ID, and then the list says that its fate was unknown. */
function wrongWith({ state, wasUnknown, notBefore }: NoticeLine, times: number): string | null {
  switch (state) {
    case 'sent':
      if (times === 0) return 'was not sent';
      return times > (wasUnknown ? 2 : 1) ? 'was doubled' : null;
    case 'unknown':
      return times <= 2 ? null : 'was doubled';
    case 'queued':
      return times === 0 && notBefore > caseNow() ? null : 'is due and lies there';
    case 'cancelled':
      return times === 0 ? null : 'was cancelled and sent';
    case 'sending':
    case 'failed':
    case 'bounced':
      return 'did not arrive';
  }
}

/** The rows that crashed and restarted runs left are those that a rebuild from the facts gives. */
async function auditTables({ lane }: Case, cycleId: CycleId, found: Findings): Promise<void> {
  const before = await derivedRows(lane.db, cycleId);
  await (await lane.now()).ask('rebuild', { cycleId });
  const after = await derivedRows(lane.db, cycleId);
  for (const table of DERIVED_TABLES) {
    if (JSON.stringify(before[table]) !== JSON.stringify(after[table]))
      found.problems.push(`${cycleId}: ${table} differs from a rebuild`);
  }
}

async function derivedRows(db: Case['lane']['db'], cycleId: CycleId): Promise<Record<string, string[]>> {
  const rows: Record<string, string[]> = {};
  for (const table of DERIVED_TABLES) {
    const all = await db.selectFrom(table).selectAll().where('cycle_id', '=', cycleId).execute();
    rows[table] = all.map((row) => JSON.stringify(withoutExcluded(row))).sort();
  }
  return rows;
}

function withoutExcluded(row: object): object {
  return Object.fromEntries(Object.entries(row).filter(([column]) => !EXCLUDED_COLUMNS.includes(column)));
}

function repeated(names: readonly string[]): string[] {
  return names.filter((name, at) => names.indexOf(name) !== at);
}
