import { type Instant, instantAt, legalDay } from '../../domain/calendar/instant.js';
import type { PlainDate } from '../../domain/calendar/plain-date.js';
import { addWorkingDays, isWorkingDay } from '../../domain/calendar/working-days.js';
import type { CompiledCalendar } from '../../domain/calendar/year-data.js';
import type { CycleId, RegionCode } from '../../domain/ids.js';
import { outsideQuiet } from '../../domain/notices/slots.js';
import { ruleFor } from '../../domain/policy/lookup.js';
import type { CompiledOf } from '../../domain/policy/types.js';
import { stuckKey } from '../../domain/stuck/detect.js';
import type { StuckNotice } from '../../domain/stuck/notice.js';
import { queueNotices } from '../outbox/queue.js';
import type { QueuedNotice } from '../outbox/types.js';
import { currentCalendar } from '../registry/calendars.js';
import { contactsOf } from '../registry/contacts.js';
import { directoryCodes, directoryOf } from '../registry/directory-now.js';
import { compiledFor } from '../registry/policy-in-force.js';
import type { Database } from '../tables.js';
import { type StuckLine, stuckList } from '../views/stuck.js';
import { type Reader, stuckReaders } from './readers.js';

/** Nearer than so many working days a limit is told of at once. */
const AT_ONCE_WD = 3;
/** A letter shows so many; the rest is on the list. */
const MOST_LINES = 30;

/**
 * Tells the administrators of every county what is stuck: all of it in one letter each working morning, and at once what
 * breaks a limit within three working days. May be called as often as one likes: each is told once. `onFault`: hears of
 * a county that could not be told, and the others are.
 * @returns how many notices were queued by this call
 */
export async function tellStuck(
  db: Database,
  now: Instant,
  onFault: (error: unknown) => void = rethrow,
): Promise<number> {
  let queued = 0;
  for (const code of await directoryCodes(db)) {
    try {
      queued += await tellCounty(db, code, now);
    } catch (error) {
      onFault(error);
    }
  }
  return queued;
}

function rethrow(error: unknown): never {
  throw error;
}

type County = {
  code: RegionCode;
  name: string;
  now: Instant;
  today: PlainDate;
  calendar: CompiledCalendar;
  rule: CompiledOf<'reminders'> | undefined;
  readers: Reader[];
};

async function tellCounty(db: Database, code: RegionCode, now: Instant): Promise<number> {
  const { stuck, total } = await stuckList(db, code);
  if (total === 0) return 0;
  const county = await countyOf(db, code, now);
  if (county === null) return 0;
  const urgent = await queueNotices(
    db,
    stuck.filter(isPressing(county)).flatMap((line) => urgentRows(line, county)),
  );
  if (!isMorning(county)) return urgent.length;
  // What is told at once in the same letter is not listed there a second time.
  const told = new Set(urgent.map(({ about }) => about));
  const lines = stuck.filter((line) => !told.has(urgentId(line))).slice(0, MOST_LINES);
  const digest = await queueNotices(db, digestRows({ lines, total }, county));
  return urgent.length + digest.length;
}

async function countyOf(db: Database, code: RegionCode, now: Instant): Promise<County | null> {
  const [directory, calendar] = [await directoryOf(db, code), await currentCalendar(db, code)];
  if (directory === null || calendar === null) return null;
  const today = legalDay(now);
  const policy = await compiledFor(db, code, today);
  const rule = policy === null ? undefined : ruleFor(policy, 'reminder-plan', 'reminders', 'act');
  const readers = stuckReaders(directory, await contactsOf(db, code), today);
  return { code, name: directory.name, now, today, calendar, rule, readers };
}

/** True from the sending time of a working day until its quiet hours: an evening's list would arrive with the next. */
function isMorning(county: County): boolean {
  const { now, today, calendar, rule } = county;
  const begun = isWorkingDay(today, calendar) && now >= instantAt(today, rule?.sendAt ?? '09:00');
  return begun && legalDay(sendMoment(county)) === today;
}

/** Now, or when the quiet hours are over. */
function sendMoment({ now, calendar, rule }: County): Instant {
  return rule === undefined ? now : outsideQuiet(now, rule, calendar);
}

function isPressing({ today, calendar }: County): (line: StuckLine) => boolean {
  const soon = addWorkingDays(today, AT_ONCE_WD, calendar);
  return ({ breaksOn }) => breaksOn !== null && breaksOn <= soon;
}

function urgentId(line: StuckLine): string {
  return `stuck:${line.cycle ?? ''}:${line.reason}:${stuckKey(line)}`;
}

/**
 * Once for a limit and for the time it is stuck: what is freed and sticks again is told again. Of what holds up a whole
 * county the nearest limit is another each day: that is told once, and in each morning's letter.
 */
function urgentRows(line: StuckLine, county: County): QueuedNotice[] {
  const limit = line.cycle === null ? '' : (line.breaksOn ?? '');
  const revision = `${limit}.${legalDay(line.since)}`;
  return rowsOf({ about: urgentId(line), occurrence: 'stuck-urgent', revision }, { lines: [line], total: 1 }, county);
}

function digestRows(news: { lines: StuckLine[]; total: number }, county: County): QueuedNotice[] {
  return rowsOf({ about: 'stuck', occurrence: 'stuck', revision: county.today }, news, county);
}

function rowsOf(
  of: Pick<QueuedNotice, 'about' | 'revision'> & { occurrence: 'stuck' | 'stuck-urgent' },
  news: { lines: StuckLine[]; total: number },
  county: County,
): QueuedNotice[] {
  const { code, name, today, readers } = county;
  const sendAt = sendMoment(county);
  // No cycle's own notice, or the next fact of that cycle would cancel it: it goes under the county.
  const cycleId = code as string as CycleId;
  return readers.map(({ recipient, address }) => {
    const notice: StuckNotice = {
      key: `${of.about}/${of.occurrence}/${of.revision}`,
      occurrence: of.occurrence,
      revision: of.revision,
      audience: { person: recipient },
      sendAt,
      slot: today,
      about: { kind: 'stuck', ...news },
    };
    const payload = { notice, title: name };
    return { ...of, cycleId, recipient, address, channel: 'mail', slot: today, notBefore: sendAt, payload };
  });
}
