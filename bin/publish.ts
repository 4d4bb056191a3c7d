import { checkOf, errorLines } from '../client/policy-findings.js';
import { compileCalendar, EVERY_YEAR, noticeIdOf } from '../domain/calendar/compile.js';
import type { Instant } from '../domain/calendar/instant.js';
import type { CalendarFile } from '../domain/calendar/year-data.js';
import { isRegionCode, type RegionCode } from '../domain/ids.js';
import { allVersions, layersInForce } from '../domain/policy/compile.js';
import type { ProfileLayer } from '../domain/policy/types.js';
import type { Database } from '../store/database.js';
import {
  type CalendarFiles,
  knownRegions,
  readCalendarFiles,
  writeCalendarFile,
} from '../store/registry/calendar-files.js';
import { importedNotices, type PublishedNotice, withImported } from '../store/registry/calendar-notices.js';
import { publishCalendar } from '../store/registry/calendars.js';
import { publishPolicy } from '../store/registry/policies.js';
import { copyProfile, withImportedProfiles } from '../store/registry/policy-copies.js';
import { loadLayers, type PolicyFiles } from '../store/registry/policy-files.js';
import { type ImportedProfile, importedProfiles, lockPolicies } from '../store/registry/policy-imports.js';

/** What the files say, sound enough to be published; `home` is the folder imports are written to. */
export type Publishable = {
  policies: PolicyFiles;
  calendars: CalendarFiles;
  regions: RegionCode[];
  home: string | undefined;
};

/**
 * Reads policy and calendar files and checks them as `caigou policy check` does.
 * @throws Error naming each fault with its file, place and how to mend it
 */
export function readPublishable(roots: readonly string[]): Publishable {
  const policies = loadLayers(roots);
  const calendars = readCalendarFiles(roots);
  const faults = [
    ...errorLines(checkOf(policies)),
    ...calendars.problems.map(({ file, field, problem }) => `${file} ${field}：${problem}`),
  ];
  if (faults.length > 0) throw new Error(`政策或日历文件有误，没有登记任何内容：\n${faults.join('\n')}`);
  return { policies, calendars, regions: knownRegions(roots).filter(isRegionCode), home: roots.at(-1) };
}

/**
 * Puts what the policy and calendar files say into the registry, for every region that has either: all of it or
 * nothing. What is there already stays.
 */
export async function publish(db: Database, read: Publishable, at: Instant): Promise<void> {
  const { calendars, home } = read;
  const imported = await importedNotices(db);
  const notices = withImported(calendars.files, imported);
  restoreFiles(imported, calendars.files, home);
  const profiles = await db.transaction().execute(async (all) => {
    await lockPolicies(all);
    const there = await importedProfiles(all);
    const { layers } = withImports(read.policies, there);
    for (const code of new Set([...read.regions, ...there.map(({ layer }) => layer.code)])) {
      await publishCalendar(all, compileCalendar(notices, { code, ...EVERY_YEAR }), at);
      await publishVersions(all, layers, code, at);
    }
    return there;
  });
  if (home !== undefined) for (const each of profiles) copyProfile(home, each, read.policies);
}

/**
 * What was imported holds beside the files of this machine, whether its copy is among them or not.
 * @throws Error where a file says otherwise under the same name
 */
function withImports(files: PolicyFiles, profiles: readonly ImportedProfile[]): PolicyFiles {
  if (profiles.length === 0) return files;
  const all = withImportedProfiles(files, profiles);
  const faults = errorLines(checkOf(all));
  if (faults.length > 0) throw new Error(`政策文件与已导入的政策不合，没有登记任何内容：\n${faults.join('\n')}`);
  return all;
}

/** Reads, checks and publishes. @throws Error as `readPublishable`, before anything is written */
export async function publishFiles(db: Database, roots: readonly string[], at: Instant): Promise<void> {
  await publish(db, readPublishable(roots), at);
}

/** An imported notice whose file is not on this machine is written, so that offline commands give the same dates. */
function restoreFiles(imported: readonly PublishedNotice[], files: readonly CalendarFile[], home: string | undefined) {
  const there = new Set(files.map(noticeIdOf));
  if (home === undefined) return;
  for (const { id, published } of imported) if (!there.has(id)) writeCalendarFile(home, id, published);
}

/** A region's policy changes on the day any of its layers does. */
async function publishVersions(db: Database, layers: ProfileLayer[], code: RegionCode, at: Instant): Promise<void> {
  for (const { policy: compiled } of allVersions(layers, code)) {
    const effectiveFrom = compiled.version;
    const chain = layersInForce(layers, code, effectiveFrom).layers;
    await publishPolicy(db, { compiled, effectiveFrom, published: JSON.stringify(chain), at });
  }
}
