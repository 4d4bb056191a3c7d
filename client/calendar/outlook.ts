import { compileCalendar, EVERY_YEAR, noticeIdOf } from '../../domain/calendar/compile.js';
import { layersOf } from '../../domain/calendar/layers.js';
import type { PlainDate } from '../../domain/calendar/plain-date.js';
import type { CalendarFile, CompiledCalendar, NoticeId } from '../../domain/calendar/year-data.js';
import { type CalendarImpact, calendarImpact, type DateChange } from '../../domain/correction/calendar-impact.js';
import { inChargeOf } from '../../domain/directory/in-charge.js';
import { personOf } from '../../domain/directory/lookup.js';
import type { DirectorySnapshot } from '../../domain/directory/types.js';
import { contentHash } from '../../domain/hash.js';
import { type CycleId, isRegionCode, type RegionCode } from '../../domain/ids.js';
import type { Audience } from '../../domain/notices/types.js';
import { knownRegions, readCalendarFiles } from '../../store/registry/calendar-files.js';
import { importedNotices, type PublishedNotice, withImported } from '../../store/registry/calendar-notices.js';
import { calendarRegions, compiledCalendar } from '../../store/registry/calendars.js';
import { directoryCodes, directoryOf } from '../../store/registry/directory.js';
import { compiledPolicy } from '../../store/registry/policies.js';
import { calendarRef } from '../../store/registry/refs.js';
import { cyclesWithout, type OpenCycle } from '../../store/views/calendar-reach.js';
import type { Caller } from '../callers.js';
import type { DeskParts } from './desk-parts.js';
import { todayAt } from './today.js';

/** Notices that are published, and where they hold. */
export type Known = {
  files: CalendarFile[];
  imported: PublishedNotice[];
  regions: RegionCode[];
  /** Regions with a calendar that the notice is for, with the calendar they have once it is published. */
  regionsUnder(file: CalendarFile): { code: RegionCode; compiled: CompiledCalendar }[];
};

/** A notice that may be published, with those that are published already. */
export type ReadNotice = { file: CalendarFile; known: Known };

/** One changed date with the names of those who will be told. */
export type SeenChange = Omit<DateChange, 'tells'> & { tells: { name: string; on: PlainDate }[] };
export type SeenCycle = { cycleId: CycleId; title: string } & (
  | { changes: SeenChange[]; ends: string[] }
  | { refused: string }
);

/** What publishing a notice would change. `nothing`: it is published and every open cycle has it. */
export type Outlook = {
  notice: CalendarFile;
  id: NoticeId;
  status: 'new' | 'published' | 'nothing';
  /** Stands for all of this; publishing asks for it. */
  digest: string;
  /** Open cycles of the caller's county that would take the new calendar. */
  cycles: SeenCycle[];
  /** The same of other counties of this installation, in numbers. */
  elsewhere: { code: RegionCode; cycles: number; moves: number }[];
  versions: Record<string, string>;
};

/** Everything published, from files and registry. @throws Error naming a damaged file */
export async function knownNotices({ db, roots }: Pick<DeskParts, 'db' | 'roots'>): Promise<Known> {
  const { files: inFiles, problems } = readCalendarFiles(roots);
  const [first] = problems;
  if (first !== undefined) throw new Error(`${first.file} ${first.field}：${first.problem}`);
  const imported = await importedNotices(db);
  const files = withImported(inFiles, imported);
  const withCalendar = await calendarRegions(db);
  const named = [...knownRegions(roots), ...withCalendar, ...(await directoryCodes(db))];
  return {
    files,
    imported,
    regions: [...new Set(named.filter(isRegionCode))],
    regionsUnder: (file) => {
      const all = files.some((each) => noticeIdOf(each) === noticeIdOf(file)) ? files : [...files, file];
      return withCalendar
        .filter((code) => layersOf(code).includes(file.code))
        .map((code) => ({ code, compiled: compileCalendar(all, { code, ...EVERY_YEAR }) }));
    },
  };
}

/** What the notice would change in every open cycle it reaches; other counties' cycles are only counted. */
export async function outlookOf(parts: DeskParts, caller: Caller, { file, known }: ReadNotice): Promise<Outlook> {
  const id = noticeIdOf(file);
  const isThere = known.files.some((each) => noticeIdOf(each) === id);
  const regions = known.regionsUnder(file);
  const seen = await Promise.all(
    regions.map(async ({ code, compiled }) => ({ code, cycles: await cyclesSeen(parts, code, compiled) })),
  );
  const reached = seen.filter(({ cycles }) => cycles.length > 0);
  const versions = Object.fromEntries(regions.map(({ code, compiled }) => [code, calendarRef(compiled)]));
  return {
    notice: file,
    id,
    status: statusOf(isThere, reached.length > 0),
    digest: contentHash({ file, versions, reached }).slice(0, DIGITS),
    cycles: reached.filter(({ code }) => code === caller.code).flatMap(({ cycles }) => cycles),
    elsewhere: reached
      .filter(({ code }) => code !== caller.code)
      .map(({ code, cycles }) => ({ code, cycles: cycles.length, moves: cycles.reduce(addMoves, 0) })),
    versions,
  };
}

const DIGITS = 12;

function statusOf(isThere: boolean, reaches: boolean): Outlook['status'] {
  if (!isThere) return 'new';
  return reaches ? 'published' : 'nothing';
}

function addMoves(sum: number, cycle: SeenCycle): number {
  return 'changes' in cycle ? sum + cycle.changes.filter(({ moves }) => moves).length : sum;
}

async function cyclesSeen(parts: DeskParts, code: RegionCode, compiled: CompiledCalendar): Promise<SeenCycle[]> {
  const cycles = await cyclesWithout(parts.db, code, calendarRef(compiled));
  const directory = await directoryOf(parts.db, code);
  const seen: SeenCycle[] = [];
  for (const cycle of cycles) seen.push(named(await impactOn(parts, cycle, compiled), cycle, directory, parts));
  return seen;
}

async function impactOn(
  { db, now }: Pick<DeskParts, 'db' | 'now'>,
  { state }: OpenCycle,
  compiled: CompiledCalendar,
): Promise<CalendarImpact> {
  const [policy, calendar] = await Promise.all([
    compiledPolicy(db, state.policy),
    compiledCalendar(db, state.calendar),
  ]);
  return calendarImpact(state, compiled, { policy, calendar, at: now(), today: todayAt({ now }) });
}

function named(
  impact: CalendarImpact,
  { cycleId, title, state }: OpenCycle,
  directory: DirectorySnapshot | null,
  parts: DeskParts,
): SeenCycle {
  if ('refused' in impact) return { cycleId, title, refused: impact.refused };
  const contractor = state.contract.contractor?.id ?? state.tender.award?.contractor.id ?? null;
  const where = { directory, parties: { officer: state.plan.officer, contractor }, today: todayAt(parts) };
  const changes = impact.changes.map(({ tells, ...change }) => ({
    ...change,
    tells: tells.flatMap(({ audience, slot: on }) => namesOf(audience, where).map((name) => ({ name, on }))),
  }));
  return { cycleId, title, changes, ends: impact.ends };
}

type Where = Omit<Parameters<typeof inChargeOf>[1], 'directory'> & { directory: DirectorySnapshot | null };

/** Whom the letters will be for, as of today. A post that nobody holds is named by itself. */
function namesOf(audience: Audience, { directory, ...more }: Where): string[] {
  if (directory === null) return [];
  if ('person' in audience) return [personOf(directory, audience.person)?.name ?? audience.person];
  const post = 'owner' in audience ? audience.owner : audience.post;
  const people = inChargeOf(post, { ...more, directory });
  return people.length === 0 ? [`post:${post}`] : people.map(({ name }) => name);
}
