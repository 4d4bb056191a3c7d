import { sql } from 'kysely';
import type { Instant } from '../../domain/calendar/instant.js';
import { isWellFormed, layersOf } from '../../domain/calendar/layers.js';
import type { PlainDate } from '../../domain/calendar/plain-date.js';
import { NATION } from '../../domain/calendar/year-data.js';
import type { RegionCode } from '../../domain/ids.js';
import { compilePolicy } from '../../domain/policy/compile.js';
import type { CompiledPolicy, PolicyRef, ProfileLayer } from '../../domain/policy/types.js';
import type { Database } from '../tables.js';
import { publishPolicy } from './policies.js';
import { readText, writtenText } from './policy-text.js';

/** A policy in force, since when, and when it was published. */
type InForce = { ref: PolicyRef; compiled: CompiledPolicy; effectiveFrom: PlainDate; at: Instant };

/**
 * The policy of a jurisdiction in force on a day, or null when none is. A county nobody has written a file for goes by
 * its prefecture and province: its policy is compiled and published when it is first asked for.
 */
export async function compiledFor(db: Database, code: RegionCode, on: PlainDate): Promise<CompiledPolicy | null> {
  return (await inForce(db, code, on))?.compiled ?? null;
}

/** Which version that is, since when, and when it was published. */
export async function policyInForce(
  db: Database,
  code: RegionCode,
  on: PlainDate,
): Promise<Omit<InForce, 'compiled'> | null> {
  const found = await inForce(db, code, on);
  if (found === null) return null;
  const { ref, effectiveFrom, at } = found;
  return { ref, effectiveFrom, at };
}

/** What was published from files is whole. What was derived is derived again: a layer above may have a new version. */
async function inForce(db: Database, code: RegionCode, on: PlainDate): Promise<InForce | null> {
  const own = await newestOn(db, code, on);
  if (own !== null && !own.compiled.missing.includes(code)) return own;
  return (await derived(db, code, on)) ?? own;
}

/** From the layers of the nearest jurisdiction above that is in the registry; the nation alone makes no county. */
async function derived(db: Database, code: RegionCode, on: PlainDate): Promise<InForce | null> {
  if (!isWellFormed(code)) return null;
  const above = layersOf(code).filter((each) => each !== code && each !== NATION);
  const found = await Promise.all(above.map((each) => newestOn(db, each, on)));
  const nearest = found.reduce((best, each) => (each === null || isNearer(best, each) ? best : each), null);
  const layers = nearest === null ? null : layersIn(nearest);
  if (nearest === null || layers === null) return null;
  const { at, effectiveFrom } = nearest;
  const published = writtenText({ layers, by: '' });
  const compiled = compilePolicy(layers, code, on).policy;
  const ref = await publishPolicy(db, { compiled, effectiveFrom, published, at });
  return { ref, compiled, effectiveFrom, at };
}

/** More layers of its own hold; of as many, the newer version. */
function isNearer(best: Row | null, each: Row): boolean {
  if (best === null) return false;
  const [a, b] = [best, each].map(({ compiled }) => compiled.layers.length);
  return a !== undefined && b !== undefined && a !== b ? a > b : best.effectiveFrom > each.effectiveFrom;
}

/** The layers a policy was published with; none where it was published without its text. */
function layersIn({ published, compiled }: Row): ProfileLayer[] | null {
  const layers = readText(published)?.layers;
  if (layers === undefined) return null;
  return layers.length === compiled.layers.length ? layers : null;
}

/** Versions of a jurisdiction that began after the one day and before the other, the oldest first; one a day. */
export async function versionsBetween(
  db: Database,
  code: RegionCode,
  after: PlainDate,
  before: PlainDate,
): Promise<CompiledPolicy[]> {
  const rows = await db
    .selectFrom('policies')
    .select(['compiled', 'effective_from'])
    .where('code', '=', code)
    .where('effective_from', '>', after)
    .where('effective_from', '<', before)
    .where(isPublished)
    .orderBy('effective_from')
    .orderBy('published_at')
    .execute();
  // Of two from one day the later publication holds.
  return [...new Map(rows.map((row) => [row.effective_from, row.compiled])).values()];
}

/** What single cycles moved to stands in the same table, and is in force nowhere. */
const isPublished = sql<boolean>`compiled ->> 'movedFrom' is null`;

type Row = InForce & { published: string };

/** In force the longest ago comes last; of two from one day the later publication holds. */
async function newestOn(db: Database, code: RegionCode, on: PlainDate): Promise<Row | null> {
  const row = await db
    .selectFrom('policies')
    .select(['ref', 'compiled', 'effective_from', 'published', 'published_at'])
    .where('code', '=', code)
    .where('effective_from', '<=', on)
    .where(isPublished)
    .orderBy('effective_from', 'desc')
    .orderBy('published_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (row === undefined) return null;
  const { ref, compiled, effective_from: effectiveFrom, published, published_at: at } = row;
  return { ref, compiled, effectiveFrom, published, at };
}
