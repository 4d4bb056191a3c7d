import type { Instant } from '../../domain/calendar/instant.js';
import type { RegionCode, Sha256 } from '../../domain/ids.js';
import type { Database } from '../tables.js';

/** What an administrator of a county did to the engine beside any cycle, in words, and why. */
export type EngineAct = { code: RegionCode; at: Instant; by: string; what: string; reason: string };

/** Under which id it was asked; `digest` is over what was asked and by whom. */
export type EngineActAsked = { commandId: string; digest: Sha256 };

/** Notes it for ever, among the changes of the county's registers; what is asked under an id is noted once. */
export async function noteEngineAct(db: Database, act: EngineAct, asked?: EngineActAsked): Promise<void> {
  await db.transaction().execute(async (trx) => {
    if (asked !== undefined && !(await takeId(trx, act, asked))) return;
    await trx.insertInto('engine_acts').values(act).execute();
  });
}

/** Over what was noted in this county under that id; null where nothing was. */
export async function engineActUnder(db: Database, code: RegionCode, commandId: string): Promise<Sha256 | null> {
  const row = await db
    .selectFrom('asked_commands')
    .select('digest')
    .where('scope', '=', scopeOf(code))
    .where('command_id', '=', commandId)
    .executeTakeFirst();
  return row?.digest ?? null;
}

/** False where somebody noted it in between. */
async function takeId(db: Database, { code, at }: EngineAct, { commandId, digest }: EngineActAsked): Promise<boolean> {
  const taken = { scope: scopeOf(code), command_id: commandId, code, cycle_id: '', digest, asked_at: at } as const;
  const row = await db
    .insertInto('asked_commands')
    .values(taken)
    .onConflict((conflict) => conflict.columns(['scope', 'command_id']).doNothing())
    .returning('command_id')
    .executeTakeFirst();
  return row !== undefined;
}

function scopeOf(code: RegionCode): string {
  return `engine/${code}`;
}
