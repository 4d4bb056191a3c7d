import type { Instant } from '../../domain/calendar/instant.js';
import type { CycleId, RegionCode } from '../../domain/ids.js';
import { markBounced } from '../outbox/settle.js';
import { refreshCycle } from '../stuck/refresh.js';
import type { Database } from '../tables.js';
import { markAddressBad } from './contacts.js';

/** A letter of ours that came back after it had been accepted. */
export type LateBounce = { messageId: string; detail: string; at: Instant };
export type Bounced = { letter: string; recipient: string; address: string; cycles: CycleId[] };

/**
 * Notes that a letter of the county came back: its notices are bounced, its address is bad until a new one is entered,
 * and what they told shows as stuck while it is still to be done. The same bounce again changes nothing.
 * @returns null when no letter of the county has that Message-ID
 */
export async function takeBounce(
  db: Database,
  code: RegionCode,
  { messageId, detail, at }: LateBounce,
): Promise<Bounced | null> {
  const own = await db
    .selectFrom('letters')
    .select(['id', 'channel'])
    .where('message_id', '=', messageId)
    .where('code', '=', code)
    .executeTakeFirst();
  const bounced = own === undefined ? null : await markBounced(db, { messageId, at, detail });
  if (own === undefined || bounced === null) return null;
  const { letter, recipient, address } = bounced;
  await markAddressBad(db, code, { party: recipient, channel: own.channel, address, at, why: detail });
  const rows = await db
    .selectFrom('outbox')
    .innerJoin('cycles', 'cycles.cycle_id', 'outbox.cycle_id')
    .select('cycles.cycle_id as cycleId')
    .distinct()
    .where('letter_id', '=', letter)
    .execute();
  const cycles = rows.map(({ cycleId }) => cycleId).sort();
  for (const cycleId of cycles) await refreshCycle(db, cycleId, at);
  return { letter, recipient, address, cycles };
}
