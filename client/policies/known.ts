import { isRegionCode, type RegionCode } from '../../domain/ids.js';
import { inheriting } from '../../domain/policy/arrival.js';
import { knownRegions } from '../../store/registry/calendar-files.js';
import { calendarRegions } from '../../store/registry/calendars.js';
import { directoryCodes } from '../../store/registry/directory.js';
import { withImportedProfiles } from '../../store/registry/policy-copies.js';
import { loadLayers, type PolicyFiles } from '../../store/registry/policy-files.js';
import { type ImportedProfile, importedProfiles } from '../../store/registry/policy-imports.js';
import { codesWithOpenCycles } from '../../store/views/policy-reach.js';
import type { PolicyDeskParts } from './desk-parts.js';

/** Everything published: of files and of the registry together. */
export type KnownPolicies = { files: PolicyFiles; imported: ImportedProfile[] };

/** Reads both; what was imported is there also where its copy is not on this machine. */
export async function knownPolicies({ db, roots }: Omit<PolicyDeskParts, 'now'>): Promise<KnownPolicies> {
  const imported = await importedProfiles(db);
  return { files: withImportedProfiles(loadLayers(roots), imported), imported };
}

/** Jurisdictions with a policy or calendar of their own, which a version is published for. */
export async function publishedFor(
  { db, roots }: Omit<PolicyDeskParts, 'now'>,
  code: RegionCode,
  { layers }: Pick<PolicyFiles, 'layers'>,
): Promise<RegionCode[]> {
  const named = [...layers.map((layer) => layer.code), ...knownRegions(roots), ...(await calendarRegions(db))];
  return inheriting(code, named.filter(isRegionCode));
}

/** Those and the ones that go by a layer above them because nobody has written for them. */
export async function concernedBy(
  { db }: Pick<PolicyDeskParts, 'db'>,
  code: RegionCode,
  published: readonly RegionCode[],
): Promise<RegionCode[]> {
  const others = [...(await directoryCodes(db)), ...(await codesWithOpenCycles(db))].filter(isRegionCode);
  return inheriting(code, [...published, ...others]);
}
