import { calendarBelow } from '../../domain/calendar/compile.js';
import type { Instant } from '../../domain/calendar/instant.js';
import { isWellFormed, layersOf } from '../../domain/calendar/layers.js';
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

/**
 * The newest calendar of a region, or null when none is published. A county without notices of its own has that of the
 * region above it: it is published under the county's name when it is first asked for.
 */
export async function currentCalendar(db: Database, code: RegionCode): Promise<CompiledCalendar | null> {
  const above = layersOf(code).filter((each) => each !== code);
  const newestByCode = await newestOf(db, [code, ...above]);
  const own = newestByCode.get(code) ?? null;
  if (own !== null && hasOwnNotice(own.compiled)) return own.compiled;
  if (above.length === 0 || !isWellFormed(code)) return own?.compiled ?? null;
  const found = above.map((each) => newestByCode.get(each) ?? null);
  const newest = [own, ...found.toReversed()].reduce(
    (best, each) => (each === null || isNewer(best, each) ? best : each),
    null,
  );
  if (newest === null || newest === own) return newest?.compiled ?? null;
  const compiled = calendarBelow(newest.compiled, code);
  await publishCalendar(db, compiled, newest.at);
  return compiled;
}

type Row = { compiled: CompiledCalendar; at: Instant };

function hasOwnNotice({ id, notices }: CompiledCalendar): boolean {
  return Object.values(notices).some(({ region }) => region === id);
}

/** The first one stays where the other is not newer: own before the prefecture's, that before the province's. */
function isNewer(best: Row | null, each: Row): boolean {
  return best !== null && best.compiled.version >= each.compiled.version;
}

/** The newest of each region that has any: which it is, is asked each time; what is in it never changes. */
async function newestOf(db: Database, codes: readonly RegionCode[]): Promise<Map<RegionCode, Row>> {
  const rows = await db
    .selectFrom('calendars')
    .distinctOn('code')
    .select(['code', 'ref', 'published_at'])
    .where('code', 'in', [...codes])
    .orderBy('code')
    .orderBy('version', 'desc')
    .orderBy('published_at', 'desc')
    .execute();
  const found = new Map<RegionCode, Row>();
  for (const { code, ref, published_at: at } of rows)
    found.set(code, { compiled: await compiledCalendar(db, ref), at });
  return found;
}

/** Regions that have a calendar. */
export async function calendarRegions(db: Database): Promise<RegionCode[]> {
  const rows = await db.selectFrom('calendars').select('code').distinct().orderBy('code').execute();
  return rows.map(({ code }) => code);
}
