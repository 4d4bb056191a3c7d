import type { Instant } from '../../domain/calendar/instant.js';
import type { CompiledCalendar } from '../../domain/calendar/year-data.js';
import type { RegionCode } from '../../domain/ids.js';
import type { Database } from '../tables.js';
import { calendarRef, missingVersion, remembering } from './refs.js';

const known = remembering<CompiledCalendar>(200);

/** Puts a compiled calendar into the registry; the same version again changes nothing. @returns how facts name it */
export async function publishCalendar(db: Database, compiled: CompiledCalendar, at: Instant): Promise<string> {
  const ref = calendarRef(compiled);
  const { id, version, hash } = compiled;
  await db
    .insertInto('calendars')
    .values({ ref, code: id, version, hash, compiled, published_at: at })
    .onConflict((conflict) => conflict.column('ref').doNothing())
    .execute();
  const row = await db.selectFrom('calendars').select('hash').where('ref', '=', ref).executeTakeFirstOrThrow();
  if (row.hash !== hash) throw new Error(`another calendar is published as ${ref}`);
  return ref;
}

/** The calendar of exactly that version. @throws MissingVersion */
export async function compiledCalendar(db: Database, ref: string): Promise<CompiledCalendar> {
  const seen = known.get(ref);
  if (seen !== undefined) return seen;
  const row = await db.selectFrom('calendars').select('compiled').where('ref', '=', ref).executeTakeFirst();
  if (row === undefined) throw missingVersion('calendar', ref);
  return known.put(ref, row.compiled);
}

/** The newest calendar of a region, or null when none is published. */
export async function currentCalendar(db: Database, code: RegionCode): Promise<CompiledCalendar | null> {
  const row = await db
    .selectFrom('calendars')
    .select('compiled')
    .where('code', '=', code)
    .orderBy('version', 'desc')
    .orderBy('published_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.compiled ?? null;
}

/** Regions that have a calendar. */
export async function calendarRegions(db: Database): Promise<RegionCode[]> {
  const rows = await db.selectFrom('calendars').select('code').distinct().orderBy('code').execute();
  return rows.map(({ code }) => code);
}
