import { existsSync, mkdirSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Document } from 'yaml';
import { noticeIdOf } from '../../domain/calendar/compile.js';
import { isWellFormed, layersOf } from '../../domain/calendar/layers.js';
import { daysNamed } from '../../domain/calendar/notice-flaws.js';
import { type CalendarFile, NATION, type NoticeId } from '../../domain/calendar/year-data.js';
import { contentHash } from '../../domain/hash.js';
import type { RegionCode } from '../../domain/ids.js';
import { calendarFileSchema } from '../../schemas/calendar.js';
import { plainJsonIssues } from '../../schemas/plain-json.js';
import { readYamlFile } from './yaml-file.js';

/** What is wrong with a file: the place in it, and what to do. */
export type FileProblem = { file: string; field: string; problem: string };

/** Calendar files in the order of their places; files with a problem are left out and named. */
export type CalendarFiles = { files: CalendarFile[]; problems: FileProblem[] };

type Placed = { path: string; id: string };
type Read = { placed: Placed; file: CalendarFile };

/**
 * Reads `calendars/<code>/<year>@<date>.yaml` (or `.json`) under each root, e.g. the shipped `policies` and the one in
 * CAIGOU_HOME. Nothing but files is touched, so that offline commands stay offline. A root without calendars is fine;
 * the same notice in two roots must name the same days, and the first one is taken.
 */
export function readCalendarFiles(roots: readonly string[]): CalendarFiles {
  const read: Read[] = [];
  const problems: FileProblem[] = [];
  for (const placed of roots.flatMap(placesUnder)) {
    const outcome = readPlaced(placed);
    if ('file' in outcome) read.push(outcome);
    else problems.push(...outcome.problems);
  }
  return { files: distinct(read, problems), problems };
}

/** Region codes that have a calendar or a policy profile under one of the roots; the nation always. */
export function knownRegions(roots: readonly string[]): string[] {
  const calendars = roots.flatMap((root) => namesIn(join(root, 'calendars')));
  const profiles = roots.flatMap((root) => namesIn(join(root, 'profiles'))).map((name) => name.slice(0, 6));
  const codes = [NATION, ...calendars, ...profiles].filter((name) => /^\d{6}$/.test(name));
  return [...new Set(codes)].sort();
}

/**
 * True for a region that has files of its own, or a well-formed one whose province or prefecture has: what is missing
 * comes from above. The nation alone makes no county, for then every slip of the pen would be one.
 */
export function isGoverned(roots: readonly string[], code: RegionCode): boolean {
  const known = knownRegions(roots);
  if (known.includes(code)) return true;
  return isWellFormed(code) && layersOf(code).some((layer) => layer !== NATION && known.includes(layer));
}

/** A notice as the text of its file. */
export function calendarText(file: CalendarFile): string {
  const document = new Document(file);
  return document.toString({ lineWidth: 120 });
}

/** Writes a published notice where offline commands read it; whole or not at all. @returns where */
export function writeCalendarFile(root: string, id: NoticeId, text: string): string {
  const path = join(root, 'calendars', `${id}.yaml`);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(`${path}.new`, text);
  renameSync(`${path}.new`, path);
  return path;
}

function placesUnder(root: string): Placed[] {
  const folder = join(root, 'calendars');
  return namesIn(folder)
    .filter((code) => /^\d{6}$/.test(code))
    .flatMap((code) => namesIn(join(folder, code)).map((name) => ({ code, name })))
    .filter(({ name }) => /\.(ya?ml|json)$/.test(name))
    .map(({ code, name }) => ({ path: join(folder, code, name), id: `${code}/${name.replace(/\.\w+$/, '')}` }));
}

function namesIn(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder).sort() : [];
}

function readPlaced(placed: Placed): Read | { problems: FileProblem[] } {
  const read = readYamlFile(placed.path);
  if ('fault' in read) return { problems: [problem(placed.path, '', read.fault.zh)] };
  const unfit = plainJsonIssues(read.value).map(({ field, expected }) => problem(placed.path, field, expected.zh));
  if (unfit.length > 0) return { problems: unfit };
  const parsed = calendarFileSchema.safeParse(read.value);
  if (!parsed.success) {
    return { problems: parsed.error.issues.map((issue) => problem(placed.path, issue.path.join('.'), issue.message)) };
  }
  const said = noticeIdOf(parsed.data);
  if (said === placed.id) return { placed, file: parsed.data };
  return { problems: [problem(placed.path, 'notice.date', `文件内容是 ${said}，文件应存为 calendars/${said}.yaml`)] };
}

function distinct(read: readonly Read[], problems: FileProblem[]): CalendarFile[] {
  const byId = new Map<string, CalendarFile>();
  for (const { placed, file } of read) {
    const earlier = byId.get(placed.id);
    if (earlier === undefined) byId.set(placed.id, file);
    else if (daysOf(earlier) !== daysOf(file)) {
      problems.push(problem(placed.path, '', `与另一处已发布的 ${placed.id} 内容不同；更正请另存为新的通知`));
    }
  }
  return [...byId.values()];
}

/** A notice that was imported and is later shipped too may call a festival otherwise; its days must be the same. */
function daysOf({ code, year, kind, rest, work, expected, withdraws }: CalendarFile): string {
  const [resting, working] = [daysNamed({ rest, work: [] }), daysNamed({ rest: [], work })];
  return contentHash({ code, year, kind, resting, working, expected: expected ?? [], withdraws: withdraws ?? [] });
}

function problem(file: string, field: string, text: string): FileProblem {
  return { file, field, problem: text };
}
