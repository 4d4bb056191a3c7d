import type { Instant } from '../../domain/calendar/instant.js';
import { legalDay } from '../../domain/calendar/instant.js';
import type { CycleId } from '../../domain/ids.js';
import { isOpenAbout } from '../../domain/stuck/outside.js';
import type { FailedDelivery } from '../../domain/stuck/types.js';
import { failedDeliveries } from '../stuck/deliveries.js';
import type { Database } from '../tables.js';

/** A letter that can go out again: what it told is still to be done, and its reader has another address since. */
export type Resendable = Pick<FailedDelivery, 'about' | 'recipient' | 'address' | 'currentAddress'>;

/** The letters of a cycle that failed and can go out again. */
export async function resendable(db: Database, cycleId: CycleId): Promise<Resendable[]> {
  const cycle = await db
    .selectFrom('cycles')
    .select(['code', 'state'])
    .where('cycle_id', '=', cycleId)
    .executeTakeFirst();
  if (cycle === undefined) return [];
  const rows = await db.selectFrom('obligations').select('obligation').where('cycle_id', '=', cycleId).execute();
  const obligations = rows.map(({ obligation }) => obligation);
  const failed = await failedDeliveries(db, { code: cycle.code, cycleId }, null);
  return failed.filter(
    ({ about, address, currentAddress }) =>
      currentAddress !== '' && currentAddress !== address && isOpenAbout(about, { state: cycle.state, obligations }),
  );
}

/**
 * Queues them again, each to the address of today; of several about one thing to one reader the newest. That the old
 * letter failed stays on record with its tries. @returns how many notices
 */
export async function resendFailed(db: Database, cycleId: CycleId, at: Instant): Promise<number> {
  return db.transaction().execute(async (trx) => {
    let sent = 0;
    for (const { about, recipient, currentAddress } of await resendable(trx, cycleId)) {
      const failed = trx
        .selectFrom('outbox')
        .select(({ fn }) => fn.max('id').as('id'))
        .where('cycle_id', '=', cycleId)
        .where('about', '=', about)
        .where('recipient', '=', recipient)
        .where('state', 'in', ['failed', 'bounced']);
      const { numUpdatedRows } = await trx
        .updateTable('outbox')
        .set({ ...FRESH, address: currentAddress, not_before: at, slot: legalDay(at) })
        .where('id', '=', failed)
        .where('address', '<>', currentAddress)
        .executeTakeFirstOrThrow();
      sent += Number(numUpdatedRows);
    }
    return sent;
  });
}

const FRESH = { state: 'queued', letter_id: null, claimed_at: null, settled_at: null, attempts: 0 } as const;
