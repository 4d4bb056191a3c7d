import type { PlainDate } from '../../domain/calendar/plain-date.js';
import { contentHash } from '../../domain/hash.js';
import type { RegionCode } from '../../domain/ids.js';
import { type ChangedVersion, changedVersions } from '../../domain/policy/arrival.js';
import { diffPolicies, type PolicyDiff } from '../../domain/policy/diff.js';
import { policyRef } from '../../domain/policy/lookup.js';
import type { CompiledRule, PolicyRef, PolicySource, ProfileLayer } from '../../domain/policy/types.js';
import { withLayer } from '../../store/registry/policy-added.js';
import { versionOf } from '../../store/registry/policy-files.js';
import { wordedDiff } from '../screens/policy-words.js';
import type { PolicyDeskParts } from './desk-parts.js';
import { findingsOf, type ImportFinding, placed } from './findings.js';
import { concernedBy, type KnownPolicies, publishedFor } from './known.js';
import { type Moves, movesOf } from './moves.js';
import { PROFILE, type ProfileTexts, REGISTER, readProfile } from './read-profile.js';

type WordedRule = ReturnType<typeof wordedDiff>['rules'][number];
/** How the new text of a rule begins: with what happens from that day on, or with cycles opened from it on. */
type Begins = { from: PlainDate; transition: CompiledRule['transition'] };

/** A version of a jurisdiction that the profile changes: field by field against what would hold that day without it. */
export type VersionChange = {
  code: RegionCode;
  name: string;
  on: PlainDate;
  before: PolicyRef | null;
  after: PolicyRef;
  params: ReturnType<typeof wordedDiff>['params'];
  rules: (WordedRule & { begins: Begins })[];
};

/** The profile as it was read. */
export type ProfileHead = { code: RegionCode; name: string; effectiveFrom: PlainDate; version: string; rules: number };

/**
 * What importing a profile would do. `faulty`: nothing can be published; the findings say what to mend. `published`:
 * just this is there. `digest` stands for all of it and is asked for by publishing; null where nothing is to be published.
 */
export type PolicyOutlook = {
  status: 'faulty' | 'new' | 'published';
  profile: ProfileHead | null;
  /** Documents that would be registered with it. */
  sources: PolicySource[];
  digest: string | null;
  findings: ImportFinding[];
  versions: VersionChange[];
  moves: Moves;
};

/** An outlook with what publishing needs. */
export type Seen = {
  outlook: PolicyOutlook;
  layer: ProfileLayer | null;
  layers: readonly ProfileLayer[];
  /** Jurisdictions a version is published for. */
  published: readonly RegionCode[];
};

const NO_MOVES: Moves = { cycles: [], total: 0, examined: 0 };
const DIGITS = 12;

/** Reads, checks and works out; writes nothing. */
export async function outlookOf(parts: PolicyDeskParts, { files }: KnownPolicies, texts: ProfileTexts): Promise<Seen> {
  const read = readProfile(texts);
  if ('problems' in read) return faulty(null, placed(read.problems, texts));
  const { layer, sources } = read;
  const joined = withLayer(files, { layer, sources, file: PROFILE, registerFile: REGISTER });
  const findings = findingsOf(files, joined, texts);
  if (findings.some(({ level }) => level === 'error') || joined.problems.length > 0) return faulty(layer, findings);
  const fresh = sources.filter(({ id }) => !files.sources.some((each) => each.id === id));
  if (joined.layers.length === files.layers.length) return published(layer, findings);
  const to = await publishedFor(parts, layer.code, joined);
  const changes = changedVersions(files.layers, joined.layers, await concernedBy(parts, layer.code, to));
  const moves = await movesOf(parts, joined.layers, changes);
  const body = { profile: headOf(layer), sources: fresh, findings, versions: changes.map(told(joined.layers)), moves };
  const digest = contentHash({ layer: layer.hash, ...body }).slice(0, DIGITS);
  return { outlook: { status: 'new', digest, ...body }, layer, layers: joined.layers, published: to };
}

function headOf({ code, name, effectiveFrom, version, rules }: ProfileLayer): ProfileHead {
  return { code, name, effectiveFrom, version: versionOf({ code, version }), rules: rules.length };
}

function faulty(layer: ProfileLayer | null, findings: ImportFinding[]): Seen {
  return nothingNew('faulty', layer, findings);
}

function published(layer: ProfileLayer, findings: ImportFinding[]): Seen {
  return nothingNew('published', layer, findings);
}

function nothingNew(
  status: Exclude<PolicyOutlook['status'], 'new'>,
  layer: ProfileLayer | null,
  findings: ImportFinding[],
): Seen {
  const profile = layer === null ? null : headOf(layer);
  const outlook = { status, profile, sources: [], digest: null, findings, versions: [], moves: NO_MOVES };
  return { outlook, layer, layers: [], published: [] };
}

const told =
  (layers: readonly ProfileLayer[]) =>
  ({ code, on, before, after }: ChangedVersion): VersionChange => {
    const difference = before === null ? everyRule(after.rules) : diffPolicies(before, after);
    const { params, rules } = wordedDiff(difference);
    const transition = (rule: WordedRule['rule']) => (after.rules[rule] ?? before?.rules[rule])?.transition;
    return {
      ...{ code, on, name: layers.findLast((layer) => layer.code === code)?.name ?? code },
      ...{ before: before === null ? null : policyRef(before), after: policyRef(after), params },
      rules: rules.map((each) => ({ ...each, begins: { from: on, transition: transition(each.rule) ?? 'byTrigger' } })),
    };
  };

/** Where nothing held before, every rule is new. */
function everyRule(rules: ChangedVersion['after']['rules']): PolicyDiff {
  const ids = Object.values(rules).flatMap((rule) => (rule === undefined ? [] : [rule.id]));
  return { params: [], rules: ids.map((rule) => ({ rule, only: 'b' as const })) };
}
