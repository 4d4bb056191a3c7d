import { compileCalendar, EVERY_YEAR, noticeIdOf } from '../domain/calendar/compile.js';
import type { Instant } from '../domain/calendar/instant.js';
import { type CalendarFile, NATION } from '../domain/calendar/year-data.js';
import { isRegionCode, type RegionCode } from '../domain/ids.js';
import { compilePolicy, layersInForce } from '../domain/policy/compile.js';
import type { ProfileLayer } from '../domain/policy/types.js';
import type { Database } from '../store/database.js';
import { knownRegions, readCalendarFiles, writeCalendarFile } from '../store/registry/calendar-files.js';
import { importedNotices, type PublishedNotice, withImported } from '../store/registry/calendar-notices.js';
import { publishCalendar } from '../store/registry/calendars.js';
import { publishPolicy } from '../store/registry/policies.js';
import { loadLayers } from '../store/registry/policy-files.js';

/**
 * Puts what the policy and calendar files say into the registry, for every region that has either. What is there
 * already stays; a changed file under an old version is an error.
 * @throws Error naming each damaged file
 */
export async function publishFiles(db: Database, roots: readonly string[], at: Instant): Promise<void> {
  const { layers, problems } = loadLayers(roots);
  const calendars = readCalendarFiles(roots);
  const faults = [
    ...problems.map(({ file, path, expected, hint }) => `${file} ${path}：${expected}；${hint}`),
    ...calendars.problems.map(({ file, field, problem }) => `${file} ${field}：${problem}`),
  ];
  if (faults.length > 0) throw new Error(`政策或日历文件有误：\n${faults.join('\n')}`);
  const imported = await importedNotices(db);
  const notices = withImported(calendars.files, imported);
  restoreFiles(imported, calendars.files, roots);
  const regions = knownRegions(roots).filter(isRegionCode);
  for (const code of regions) {
    await publishCalendar(db, compileCalendar(notices, { code, ...EVERY_YEAR }), at);
    await publishVersions(db, layers, code, at);
  }
}

/** An imported notice whose file is not on this machine is written, so that offline commands give the same dates. */
function restoreFiles(imported: readonly PublishedNotice[], files: readonly CalendarFile[], roots: readonly string[]) {
  const there = new Set(files.map(noticeIdOf));
  const home = roots.at(-1);
  if (home === undefined) return;
  for (const { id, published } of imported) if (!there.has(id)) writeCalendarFile(home, id, published);
}

/** A region's policy changes on the day any of its layers does. */
async function publishVersions(db: Database, layers: ProfileLayer[], code: RegionCode, at: Instant): Promise<void> {
  const days = [...new Set(layers.map(({ effectiveFrom }) => effectiveFrom))].sort();
  for (const effectiveFrom of days) {
    const chain = layersInForce(layers, code, effectiveFrom).layers;
    const changes = chain.some((layer) => layer.effectiveFrom === effectiveFrom);
    if (!changes || chain[0]?.code !== NATION) continue;
    const compiled = compilePolicy(layers, code, effectiveFrom).policy;
    await publishPolicy(db, { compiled, effectiveFrom, published: JSON.stringify(chain), at });
  }
}
