import { groundOfTask, type TaskProof, taskProof } from '../../domain/approval/task-proof.js';
import { type Instant, legalDay } from '../../domain/calendar/instant.js';
import { foldAll } from '../../domain/cycle/fold.js';
import type { CycleState } from '../../domain/cycle/state.js';
import type { CycleId } from '../../domain/ids.js';
import {
  closedProof,
  closingOf,
  liveProof,
  type ObligationProof,
  type ProofGround,
  statesBeforeClosing,
} from '../../domain/obligations/proof.js';
import { factsOf } from '../ledger/facts.js';
import { compiledCalendar } from '../registry/calendars.js';
import { compiledPolicy } from '../registry/policies.js';
import type { Database } from '../tables.js';

/**
 * How the day of one duty was reached, from the record; null where the cycle never had that duty. A duty that ended is
 * derived by the policy and the calendar that held when it ended.
 * @throws MissingVersion when they are not in the registry
 */
export async function obligationProof(
  db: Database,
  { cycleId, obligation, at }: { cycleId: CycleId; obligation: string; at: Instant },
): Promise<ObligationProof | null> {
  const facts = await factsOf(db, cycleId);
  const now = await groundOf(db, foldAll(cycleId, facts), at);
  const closing = closingOf(facts, obligation);
  if (closing === undefined) return liveProof(now, obligation, facts) ?? null;
  const before = statesBeforeClosing(cycleId, facts, closing);
  const grounds = await Promise.all(before.map((state) => groundOf(db, state, closing.at)));
  return closedProof(now, grounds, closing, facts) ?? null;
}

/**
 * How the due day of one task of an approval was reached, from the record; null where no such task was ever opened.
 * @throws MissingVersion when policy or calendar are not in the registry
 */
export async function proofOfTask(
  db: Database,
  { cycleId, task, at }: { cycleId: CycleId; task: string; at: Instant },
): Promise<TaskProof | null> {
  const facts = await factsOf(db, cycleId);
  const state = groundOfTask(cycleId, facts, task);
  if (state === undefined) return null;
  const { judging } = await groundOf(db, state, at);
  return taskProof(state, { task, facts }, judging) ?? null;
}

async function groundOf(db: Database, state: CycleState, at: Instant): Promise<ProofGround> {
  const policy = await compiledPolicy(db, state.policy);
  const calendar = await compiledCalendar(db, state.calendar);
  return { state, judging: { policy, calendar, at, today: legalDay(at) } };
}
