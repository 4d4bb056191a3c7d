import { sql } from 'kysely';
import type { Instant } from '../../domain/calendar/instant.js';
import type { CycleId, Sha256 } from '../../domain/ids.js';
import { regionOf } from '../../domain/ids.js';
import type { Database } from '../tables.js';

/** A request under its command id. `digest` is over what was asked, not over who answered or when. */
export type AskedCommand = { scope: string; commandId: string; cycleId: CycleId; digest: Sha256 };

/** What was asked first under this id; null when nobody has asked yet. */
export async function askedBefore(
  db: Database,
  { scope, commandId }: Pick<AskedCommand, 'scope' | 'commandId'>,
): Promise<{ cycleId: CycleId; digest: Sha256 } | null> {
  const row = await db
    .selectFrom('asked_commands')
    .select(['cycle_id as cycleId', 'digest'])
    .where('scope', '=', scope)
    .where('command_id', '=', commandId)
    .where('cycle_id', '!=', '')
    .$narrowType<{ cycleId: CycleId }>()
    .executeTakeFirst();
  return row ?? null;
}

/**
 * Notes a request. Its commit does not wait for the disk: whatever follows from the request is written after it, so a
 * database that falls over forgets both or keeps the note.
 * @returns false when the id was taken already
 */
export async function noteAsked(db: Database, asked: AskedCommand, at: Instant): Promise<boolean> {
  const { scope, commandId, cycleId, digest } = asked;
  const row = await db
    .insertInto('asked_commands')
    .values({ scope, command_id: commandId, code: regionOf(cycleId), cycle_id: cycleId, digest, asked_at: at })
    .onConflict((conflict) => conflict.columns(['scope', 'command_id']).doNothing())
    .returning(sql`set_config('synchronous_commit', 'off', true)`.as('soon'))
    .executeTakeFirst();
  return row !== undefined;
}

/** Frees an id whose request was refused: nothing was done, so the caller may mend it and ask under the same id. */
export async function forgetAsked(
  db: Database,
  { scope, commandId }: Pick<AskedCommand, 'scope' | 'commandId'>,
): Promise<void> {
  await db.deleteFrom('asked_commands').where('scope', '=', scope).where('command_id', '=', commandId).execute();
}
