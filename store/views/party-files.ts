import { sql } from 'kysely';
import type { RegionCode, Sha256 } from '../../domain/ids.js';
import type { Database } from '../tables.js';
import { namesParty, type OutsideKind } from './party-of-cycle.js';

/** A file of a county, and who of which outside party asks for it. */
export type PartyFile = {
  code: RegionCode;
  sha256: Sha256;
  person: string;
  side: { kind: OutsideKind; party: string } | null;
};

/** Whether the person handed the file in, or a case that names the party speaks of it. */
export async function isFileOfParty(db: Database, { code, sha256, person, side }: PartyFile): Promise<boolean> {
  const own = await db
    .selectFrom('attachments')
    .select('sha256')
    .where('code', '=', code)
    .where('sha256', '=', sha256)
    .where('stored_by', '=', person)
    .executeTakeFirst();
  if (own !== undefined || side === null) return own !== undefined;
  const spoken = await db
    .selectFrom('facts')
    .innerJoin('cycles', 'cycles.cycle_id', 'facts.cycle_id')
    .select('facts.seq')
    .where('cycles.code', '=', code)
    .where(namesParty(side.kind, side.party))
    .where(sql<boolean>`facts.data::text like ${`%${sha256}%`}`)
    .limit(1)
    .executeTakeFirst();
  return spoken !== undefined;
}
