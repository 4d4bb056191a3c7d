import type { Instant } from '../../domain/calendar/instant.js';
import type { PlainDate } from '../../domain/calendar/plain-date.js';
import { policyRef } from '../../domain/policy/lookup.js';
import type { CompiledPolicy, PolicyRef } from '../../domain/policy/types.js';
import type { Database } from '../tables.js';
import { missingVersion, remembering } from './refs.js';

/** A compiled policy with the text of its layers, in force from a day on. */
export type PublishedPolicy = {
  compiled: CompiledPolicy;
  effectiveFrom: PlainDate;
  /** The profile files as they were read, for people and for `policy explain`. */
  published: string;
  at: Instant;
};

const known = remembering<CompiledPolicy>(200);

/**
 * Puts a compiled policy into the registry; the same version again changes nothing.
 * @throws Error when another text stands under the same ref: what is published is final
 */
export async function publishPolicy(db: Database, policy: PublishedPolicy): Promise<PolicyRef> {
  const { compiled, effectiveFrom, published, at } = policy;
  const ref = policyRef(compiled);
  const names = { ref, code: compiled.id, version: compiled.version, hash: compiled.hash };
  await db
    .insertInto('policies')
    .values({ ...names, effective_from: effectiveFrom, compiled, published, published_at: at })
    .onConflict((conflict) => conflict.column('ref').doNothing())
    .execute();
  const { hash } = await db.selectFrom('policies').select('hash').where('ref', '=', ref).executeTakeFirstOrThrow();
  if (hash !== compiled.hash) throw new Error(`another policy is published as ${ref}`);
  return ref;
}

/** Keeps a policy that single cycles have moved to; it is in force for no other. One that was published is there. */
export async function keepMoved(db: Database, compiled: CompiledPolicy, at: Instant): Promise<void> {
  if (compiled.movedFrom === undefined) return;
  await publishPolicy(db, { compiled, effectiveFrom: compiled.version, published: '', at });
}

/** The policy of exactly that version. @throws MissingVersion */
export async function compiledPolicy(db: Database, ref: PolicyRef): Promise<CompiledPolicy> {
  const seen = known.get(ref);
  if (seen !== undefined) return seen;
  const row = await db.selectFrom('policies').select('compiled').where('ref', '=', ref).executeTakeFirst();
  if (row === undefined) throw missingVersion('policy', ref);
  return known.put(ref, row.compiled);
}
