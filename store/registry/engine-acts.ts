import type { Instant } from '../../domain/calendar/instant.js';
import type { RegionCode } from '../../domain/ids.js';
import type { Database } from '../tables.js';

/** What an administrator of a county did to the engine beside any cycle, in words, and why. */
export type EngineAct = { code: RegionCode; at: Instant; by: string; what: string; reason: string };

/** Notes it for ever, among the changes of the county's registers. */
export async function noteEngineAct(db: Database, act: EngineAct): Promise<void> {
  await db.insertInto('engine_acts').values(act).execute();
}
