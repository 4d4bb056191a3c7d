import { noticeIdOf, standing } from '../../domain/calendar/compile.js';
import type { Instant } from '../../domain/calendar/instant.js';
import type { CalendarFile, NoticeId } from '../../domain/calendar/year-data.js';
import type { MovedDate } from '../../domain/correction/types.js';
import { type CycleId, isRegionCode } from '../../domain/ids.js';
import { compiledCalendar } from '../../store/registry/calendars.js';
import { calendarRef } from '../../store/registry/refs.js';
import { cyclesReached, cyclesWithout } from '../../store/views/calendar-reach.js';
import type { FanOutInput } from '../../workflows/messages.js';
import type { Caller } from '../callers.js';
import { awhile, isUnderWay, startFanOut } from '../fan-out.js';
import type { DeskParts } from './desk-parts.js';
import { knownNotices, type Outlook } from './outlook.js';
import { titleOf } from './title.js';
import { todayAt } from './today.js';

/** What became of one cycle. `left`: nobody is giving it the calendar any more; importing once more does. */
export type CycleProgress = { cycleId: CycleId; title: string } & (
  | { outcome: 'done'; seq: number; moved: MovedDate[]; tasks: string[] }
  | { outcome: 'waiting' | 'left' }
);

/** A published notice and how far the cycles of the caller's county are with it. */
export type NoticeProgress = {
  notice: CalendarFile;
  id: NoticeId;
  /** Who imported it; null of a notice that came with the product. */
  imported: { at: Instant; by: string } | null;
  /** A later notice that takes this one back. */
  withdrawnBy: NoticeId | null;
  state: 'running' | 'done';
  cycles: CycleProgress[];
  elsewhere: { code: string; done: number; open: number }[];
};

/** One calendar version is given to the cycles under one name, however often that is asked for. */
function causeOf(version: string): string {
  return `calendar/${version}`;
}

/** Gives each region's new calendar to its open cycles, and waits for a while for them to take it. */
export async function spread(parts: DeskParts, file: CalendarFile, { versions }: Outlook): Promise<void> {
  const { db, engine } = parts;
  const started = await Promise.all(
    Object.values(versions).map(async (version) => {
      const calendar = await compiledCalendar(db, version);
      const cycles = (await cyclesWithout(db, calendar.id, version)).map(({ cycleId }) => cycleId);
      if (cycles.length === 0) return [];
      const data = { calendar, notice: titleOf(file.notice) };
      const order: FanOutInput['order'] = { kind: 'apply-calendar', on: todayAt(parts), data, people: [] };
      const cause = causeOf(calendarRef(calendar));
      return [await startFanOut(parts, { cause, order, cycles, insist: true })];
    }),
  );
  await awhile(engine, started.flat(), parts.waitMs);
}

/** How far the cycles are, by the record. */
export async function progressOf(parts: DeskParts, caller: Caller, file: CalendarFile): Promise<NoticeProgress> {
  const id = noticeIdOf(file);
  const known = await knownNotices(parts);
  const entry = known.imported.find((each) => each.id === id);
  const current = Object.fromEntries(
    known.regionsUnder(file).map(({ code, compiled }) => [code, calendarRef(compiled)]),
  );
  const regions = await Promise.all(
    Object.entries(entry?.versions ?? current).map(async ([code, version]) => {
      const at = { code, cause: causeOf(version), version };
      return { code, cycles: await cyclesOf(parts, { ...at, isNewest: current[code] === version }) };
    }),
  );
  const waits = regions.flatMap(({ cycles }) => cycles).some(({ outcome }) => outcome === 'waiting');
  return {
    notice: file,
    id,
    imported: entry === undefined ? null : { at: entry.at, by: entry.by },
    withdrawnBy: withdrawing(id, known.files),
    state: waits ? 'running' : 'done',
    cycles: regions.find(({ code }) => code === caller.code)?.cycles ?? [],
    elsewhere: regions.filter(({ code, cycles }) => code !== caller.code && cycles.length > 0).map(counted),
  };
}

function withdrawing(id: NoticeId, files: readonly CalendarFile[]): NoticeId | null {
  const by = standing(files).find(({ withdraws = [] }) => withdraws.includes(id));
  return by === undefined ? null : noticeIdOf(by);
}

type Version = { code: string; version: string; cause: string; isNewest: boolean };

/** Of a version that a later one has replaced only what it did is told: who lacks it takes the later one. */
async function cyclesOf(
  { db, engine }: DeskParts,
  { code, version, cause, isNewest }: Version,
): Promise<CycleProgress[]> {
  if (!isRegionCode(code)) return [];
  const done = (await cyclesReached(db, code, cause)).map((each) => ({ ...each, outcome: 'done' as const }));
  const without = isNewest ? await cyclesWithout(db, code, version) : [];
  const left = without.filter(({ cycleId }) => !done.some((each) => each.cycleId === cycleId));
  if (left.length === 0) return done;
  const outcome = (await isUnderWay(engine, cause)) ? ('waiting' as const) : ('left' as const);
  return [...done, ...left.map(({ cycleId, title }) => ({ cycleId, title, outcome }))];
}

function counted({ code, cycles }: { code: string; cycles: readonly CycleProgress[] }) {
  const done = cycles.filter(({ outcome }) => outcome === 'done').length;
  return { code, done, open: cycles.length - done };
}
