import { layersOf } from '../calendar/layers.js';
import { maxDate, type PlainDate } from '../calendar/plain-date.js';
import { NATION } from '../calendar/year-data.js';
import type { CycleState } from '../cycle/state.js';
import type { RegionCode } from '../ids.js';
import { allVersions, compilePolicy } from './compile.js';
import { policyRef } from './lookup.js';
import { movedTo, saysTheSame } from './transition.js';
import type { CompiledPolicy, ProfileLayer } from './types.js';

/** A version of a jurisdiction that comes of a new layer, and what would hold on its first day without it. */
export type ChangedVersion = {
  code: RegionCode;
  on: PlainDate;
  before: CompiledPolicy | null;
  after: CompiledPolicy;
};

/** What one more layer changes: every version of these jurisdictions that is not as it was, by jurisdiction and day. */
export function changedVersions(
  before: readonly ProfileLayer[],
  after: readonly ProfileLayer[],
  codes: readonly RegionCode[],
): ChangedVersion[] {
  return codes.flatMap((code) => {
    const known = new Set(allVersions(before, code).map(({ policy }) => policyRef(policy)));
    return allVersions(after, code)
      .filter(({ policy }) => !known.has(policyRef(policy)))
      .map(({ policy }) => ({ code, on: policy.version, before: heldOn(before, code, policy.version), after: policy }));
  });
}

/** Null before any national layer. */
function heldOn(layers: readonly ProfileLayer[], code: RegionCode, on: PlainDate): CompiledPolicy | null {
  const hasNation = layers.some((layer) => layer.code === NATION && layer.effectiveFrom <= on);
  return hasNation ? compilePolicy(layers, code, on).policy : null;
}

/** Of these jurisdictions those that inherit a layer of `code`, that of the layer itself among them. */
export function inheriting(code: RegionCode, all: readonly RegionCode[]): RegionCode[] {
  return [...new Set([code, ...all.filter((each) => layersOf(each).includes(code))])].sort();
}

/** What a cycle under way would be asked to move to, and from which day its officer is asked. */
export type OfferedMove = { policy: CompiledPolicy; from: PlainDate };

/**
 * The move that changed versions would offer a cycle: to the newest of its jurisdiction on the first day one of them is
 * in force, or today. Nothing is moved by publishing; whoever keeps the cycle decides. Null where nothing is offered.
 * @param versions all of its jurisdiction once the layer is there, the oldest first
 */
export function offeredMove(
  { policy: pinnedRef }: Pick<CycleState, 'policy'>,
  pinned: CompiledPolicy,
  versions: readonly CompiledPolicy[],
  { changed, today }: { changed: readonly CompiledPolicy[]; today: PlainDate },
): OfferedMove | null {
  const refs = new Set(changed.map(policyRef));
  const begun = (day: PlainDate) => versions.findLast(({ version }) => version <= day);
  const coming = changed.map(({ version }) => version).toSorted();
  const from = [today, ...coming.map((day) => maxDate(day, today))].find((day) => {
    const found = begun(day);
    return found !== undefined && refs.has(policyRef(found)) && found.version >= pinned.version;
  });
  const wanted = from === undefined ? undefined : begun(from);
  if (from === undefined || wanted === undefined || policyRef(wanted) === pinnedRef) return null;
  const moved = movedTo(pinned, wanted, versions);
  return saysTheSame(pinned, moved) ? null : { policy: moved, from };
}
