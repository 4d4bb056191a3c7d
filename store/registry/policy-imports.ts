import { sql } from 'kysely';
import type { Instant } from '../../domain/calendar/instant.js';
import type { CompiledPolicy, PolicyRef, ProfileLayer } from '../../domain/policy/types.js';
import type { Database } from '../tables.js';
import { publishPolicy } from './policies.js';
import { versionOf } from './policy-files.js';
import { IMPORTED_BEGINS, type ImportedText, readText, writtenText } from './policy-text.js';

/** A profile somebody imported: the layer, its texts, who did it and when. */
export type ImportedProfile = ImportedText & { layer: ProfileLayer; by: string; at: Instant };

/** A policy that comes of an import, with the layers it is made from. */
export type ChangedPolicy = { compiled: CompiledPolicy; layers: ProfileLayer[] };

// Any fixed number does: two at once would each compile policies without the other's layer.
const LOCK = 7_230_016;

/** Until the transaction ends nobody else publishes policies: an import waits for a start from files, and the other way. */
export async function lockPolicies(trx: Database): Promise<void> {
  await sql`select pg_advisory_xact_lock(${sql.lit(LOCK)})`.execute(trx);
}

/**
 * Puts an imported profile and the policies that come of it into the registry, all or nothing. `beside`: the imported
 * versions they were compiled with.
 * @returns the policies' names, or `already` when this very profile is there, `moved-on` when another was imported
 */
export function publishProfile(
  db: Database,
  entry: ImportedProfile,
  { policies, beside }: { policies: readonly ChangedPolicy[]; beside: readonly string[] },
): Promise<PolicyRef[] | 'already' | 'moved-on'> {
  return db.transaction().execute(async (trx) => {
    await lockPolicies(trx);
    const there = await importedProfiles(trx);
    const same = there.find(({ layer }) => versionOf(layer) === versionOf(entry.layer));
    if (same !== undefined) return same.layer.hash === entry.layer.hash ? 'already' : 'moved-on';
    if (there.length !== beside.length || there.some(({ layer }) => !beside.includes(versionOf(layer))))
      return 'moved-on';
    const refs: PolicyRef[] = [];
    for (const { compiled, layers } of policies) {
      const published = writtenText({ layers, by: entry.by, ...textsFor(entry, compiled) });
      refs.push(await publishPolicy(trx, { compiled, effectiveFrom: compiled.version, published, at: entry.at }));
    }
    return refs;
  });
}

/** The texts stand once: with the policy of the jurisdiction that the profile is of, on its first day. */
function textsFor(
  { layer, profile, register, sources }: ImportedProfile,
  { id, version }: CompiledPolicy,
): { imported?: ImportedText } {
  const isItsOwn = id === layer.code && version === layer.effectiveFrom;
  return isItsOwn ? { imported: { profile, register, sources } } : {};
}

/** Every imported profile, the oldest import first. */
export async function importedProfiles(db: Database): Promise<ImportedProfile[]> {
  const rows = await db
    .selectFrom('policies')
    .select(['code', 'published', 'published_at as at'])
    .where('published', 'like', `${IMPORTED_BEGINS}%`)
    .orderBy('published_at')
    .orderBy('ref')
    .execute();
  return rows.flatMap(({ code, published, at }) => {
    const text = readText(published);
    const layer = text?.layers.find((each) => each.code === code);
    return text?.imported === undefined || layer === undefined ? [] : [{ ...text.imported, layer, by: text.by, at }];
  });
}
