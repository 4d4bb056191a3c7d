import type { Instant } from '../../domain/calendar/instant.js';
import { changedVersions } from '../../domain/policy/arrival.js';
import { layersInForce } from '../../domain/policy/compile.js';
import type { PolicyRef } from '../../domain/policy/types.js';
import type { FieldIssue } from '../../schemas/issues.js';
import { copyProfile } from '../../store/registry/policy-copies.js';
import { type PolicyFiles, versionOf } from '../../store/registry/policy-files.js';
import { type ImportedProfile, publishProfile } from '../../store/registry/policy-imports.js';
import type { Caller } from '../callers.js';
import { badInput, type Refused } from '../refusals.js';
import { looksAfter } from '../rights/roles.js';
import type { PolicyDeskParts } from './desk-parts.js';
import { issueOf } from './findings.js';
import { type KnownPolicies, knownPolicies } from './known.js';
import { outlookOf, type PolicyOutlook, type ProfileHead, type Seen } from './outlook.js';
import { type ProfileTexts, readProfile } from './read-profile.js';

/**
 * A profile that is published. `again`: it was there before. `copied`: whether its text lies where offline commands of
 * this machine read it; the registry holds it in any case, and the next start copies it.
 */
export type PublishedProfile = {
  profile: ProfileHead;
  policies: PolicyRef[];
  by: string | null;
  at: Instant | null;
  again: boolean;
  copied: boolean;
};

/** Importing policy profiles: look first, then publish just what was seen. */
export type PolicyDesk = {
  /** Files and registry together. */
  known(): Promise<PolicyFiles>;
  /** What the profile would change; nothing is written. */
  preview(caller: Caller, texts: ProfileTexts): Promise<PolicyOutlook | Refused>;
  /** Publishes what `digest` stands for. The same profile again does nothing but write its copy where it is missing. */
  publish(caller: Caller, texts: ProfileTexts, digest: string): Promise<PublishedProfile | Refused>;
};

const TRIED = 'import-policy';

/** The desk over store and files. */
export function policyDesk(parts: PolicyDeskParts): PolicyDesk {
  return {
    known: async () => (await knownPolicies(parts)).files,
    preview: async (caller, texts) => {
      const barred = notOurs(caller, texts);
      return barred ?? (await outlookOf(parts, await knownPolicies(parts), texts)).outlook;
    },
    publish: async (caller, texts, digest) => {
      const barred = notOurs(caller, texts);
      if (barred !== undefined) return barred;
      const known = await knownPolicies(parts);
      const seen = await outlookOf(parts, known, texts);
      const { outlook } = seen;
      if (outlook.status === 'published') return againOf(parts, known, seen);
      const errors = outlook.findings.filter(({ level }) => level === 'error');
      if (outlook.status === 'faulty') return badInput(TRIED, errors.map(issueOf));
      return outlook.digest === digest ? published(parts, { caller, known, seen, texts }) : stale();
    },
  };
}

/** Law is made at home or for those below, never for those above. */
function notOurs(caller: Caller, texts: ProfileTexts): Refused | undefined {
  const read = readProfile(texts);
  if ('problems' in read || looksAfter(caller, read.layer.code)) return undefined;
  const { code } = read.layer;
  const issue: FieldIssue = {
    field: 'profile.code',
    expected: {
      zh: `${caller.code} 或其下级的代码，不是 ${code}`,
      en: `${caller.code} or a region below it, not ${code}`,
    },
    mend: { zh: '由该地区的管理员导入', en: 'an administrator of that region imports it' },
  };
  return badInput(TRIED, [issue]);
}

type Publishing = { caller: Caller; known: KnownPolicies; seen: Seen; texts: ProfileTexts };

/** The registry first: it decides between two at once. The copy follows; cut off in between, the next start makes it. */
async function published(
  parts: PolicyDeskParts,
  { caller, known, seen, texts }: Publishing,
): Promise<PublishedProfile | Refused> {
  const { layer, outlook, layers } = seen;
  if (layer === null || outlook.profile === null) return stale();
  const entry: ImportedProfile = { layer, sources: outlook.sources, ...texts, by: caller.card.id, at: parts.now() };
  const policies = changedVersions(known.files.layers, layers, seen.published).map(({ after, code, on }) => ({
    compiled: after,
    layers: layersInForce(layers, code, on).layers,
  }));
  const beside = known.imported.map((each) => versionOf(each.layer));
  const outcome = await publishProfile(parts.db, entry, { policies, beside });
  if (outcome === 'moved-on') return stale();
  const refs = outcome === 'already' ? [] : outcome;
  const told = { profile: outlook.profile, policies: refs, by: entry.by, at: entry.at };
  return { ...told, again: outcome === 'already', copied: isCopied(parts, entry, known.files) };
}

/** Who imported it is told where somebody did; what came from a file has no name. */
function againOf(
  parts: PolicyDeskParts,
  { files, imported }: KnownPolicies,
  { outlook }: Seen,
): PublishedProfile | Refused {
  const { profile } = outlook;
  if (profile === null) return stale();
  const entry = imported.find(({ layer }) => versionOf(layer) === profile.version);
  const copied = entry === undefined || isCopied(parts, entry, files);
  return { profile, policies: [], by: entry?.by ?? null, at: entry?.at ?? null, again: true, copied };
}

function isCopied({ roots }: PolicyDeskParts, entry: ImportedProfile, files: PolicyFiles): boolean {
  const home = roots.at(-1);
  if (home === undefined) return false;
  try {
    copyProfile(home, entry, files);
    return true;
  } catch {
    // A full or read-only disk takes nothing back: the registry has it, and the answer says that the copy is missing.
    return false;
  }
}

function stale(): Refused {
  return { code: 'preview-stale', tried: TRIED, why: {}, allowedNow: [] };
}
