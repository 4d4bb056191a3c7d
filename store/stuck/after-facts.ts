import type { Fact } from '../../domain/facts.js';
import { RECORD_REASONS, stuckOf } from '../../domain/stuck/detect.js';
import type { Derived } from '../ledger/derived.js';
import type { Database } from '../tables.js';
import type { AtHand } from './at-hand.js';
import { seenOfRecord } from './gather.js';
import { saveStuck } from './save.js';

/** What facts alone neither cause nor cure: it is looked at as time goes by. */
const NOT_BY_FACTS: readonly string[] = ['readModelBehind', 'reminderMissing'];
const REASONS = RECORD_REASONS.filter((reason) => !NOT_BY_FACTS.includes(reason));

/** Tells anew what is stuck in a cycle whose facts are being put on record, in the same transaction. */
export async function stuckAfterFacts(
  trx: Database,
  { state, obligations, at }: Derived,
  fresh: readonly Fact[],
  inHand: AtHand,
): Promise<void> {
  const { seen, known } = await seenOfRecord(trx, { state, obligations, at, fresh }, inHand);
  const found = stuckOf(seen, at, REASONS);
  await saveStuck(trx, { code: state.code, cycle: state.cycleId }, REASONS, { found, known });
}
