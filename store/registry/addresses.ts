import type { RegionCode } from '../../domain/ids.js';
import { readdress } from '../outbox/readdress.js';
import { refreshStuck } from '../stuck/refresh.js';
import type { Database } from '../tables.js';
import { type ContactChange, setContact } from './contacts.js';

export { type Readdressed, readdressable } from '../outbox/readdress.js';

/**
 * Enters an address that takes letters for a person or party, also one that was thought bad, and sends on what waited
 * for it. @returns how many notices are on their way by this call
 */
export async function correctAddress(db: Database, code: RegionCode, change: ContactChange): Promise<number> {
  await setContact(db, code, change);
  const queued = await readdress(db, code);
  await refreshStuck(db, change.at, { code });
  return queued;
}
