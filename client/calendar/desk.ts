import { noticeIdOf } from '../../domain/calendar/compile.js';
import type { NoticeId } from '../../domain/calendar/year-data.js';
import { HEADS } from '../../domain/cycle/posts.js';
import { contentHash } from '../../domain/hash.js';
import { calendarFileSchema } from '../../schemas/calendar.js';
import { parsedBy } from '../../schemas/parse.js';
import { calendarText, writeCalendarFile } from '../../store/registry/calendar-files.js';
import { publishNotice } from '../../store/registry/calendar-notices.js';
import type { Caller } from '../callers.js';
import { badInput, type Refused } from '../refusals.js';
import type { DeskParts } from './desk-parts.js';
import { flawsIn } from './flaws.js';
import { knownNotices, type Outlook, outlookOf, type ReadNotice } from './outlook.js';
import { type NoticeProgress, progressOf, spread } from './spread.js';
import { todayAt } from './today.js';

/** Importing holiday notices: look first, then publish just what was seen; ask again how far it is. */
export type CalendarDesk = {
  /** What the notice would move; nothing is written. */
  preview(caller: Caller, input: unknown): Promise<Outlook | Refused>;
  /** Publishes what `digest` stands for and gives it to the cycles. Given again it does nothing. */
  publish(caller: Caller, input: unknown, digest: string): Promise<NoticeProgress | Refused>;
  /** How far a published notice is, cycle by cycle. */
  progress(caller: Caller, id: NoticeId): Promise<NoticeProgress | Refused>;
};

const TRIED = 'import-calendar';

/** The desk over store and engine. */
export function calendarDesk(parts: DeskParts): CalendarDesk {
  return {
    preview: async (caller, input) => {
      const read = await readNotice(parts, caller, input);
      return 'code' in read ? read : outlookOf(parts, caller, read);
    },
    publish: async (caller, input, digest) => {
      const read = await readNotice(parts, caller, input);
      if ('code' in read) return read;
      const outlook = await outlookOf(parts, caller, read);
      if (outlook.status === 'nothing') return progressOf(parts, caller, read.file);
      if (outlook.digest !== digest) return stale();
      if (outlook.status === 'new' && (await isOutrun(parts, caller, read))) return stale();
      await spread(parts, read.file, outlook);
      return progressOf(parts, caller, read.file);
    },
    progress: async (caller, id) => {
      const known = await knownNotices(parts);
      const file = known.files.find((each) => noticeIdOf(each) === id);
      const barred = mayNotImport(caller);
      if (barred !== undefined) return barred;
      if (file === undefined) return { code: 'unknown-subject', tried: TRIED, why: { subject: id }, allowedNow: [] };
      return progressOf(parts, caller, file);
    },
  };
}

/** The notice, where this caller may publish it beside those there are; or why not. */
async function readNotice(parts: DeskParts, caller: Caller, input: unknown): Promise<ReadNotice | Refused> {
  const barred = mayNotImport(caller);
  if (barred !== undefined) return barred;
  const parsed = parsedBy(calendarFileSchema, input);
  if ('issues' in parsed) return badInput(TRIED, parsed.issues);
  const file = parsed.value;
  const known = await knownNotices(parts);
  const issues = flawsIn(file, known, { county: caller.code, today: todayAt(parts) });
  return issues.length > 0 ? badInput(TRIED, issues) : { file, known };
}

/** A holiday moves the days of a whole county: for those of the bureau who may correct its record. */
function mayNotImport({ card }: Caller): Refused | undefined {
  const posts = 'posts' in HEADS ? HEADS.posts : [];
  if (card.party === 'bureau' && posts.some((post) => card.posts.includes(post))) return undefined;
  const why = { person: card.name, posts: posts.join(',') };
  return { code: 'post-missing', tried: TRIED, why, allowedNow: [] };
}

/** Puts the notice into the registry and its file beside it; true when another import came first. */
async function isOutrun(parts: DeskParts, { card }: Caller, { file, known }: ReadNotice): Promise<boolean> {
  const [id, published, at] = [noticeIdOf(file), calendarText(file), parts.now()];
  const entry = { id, hash: contentHash(file), notice: file, published, at, by: card.id };
  const calendars = known.regionsUnder(file).map(({ compiled }) => compiled);
  const outcome = await publishNotice(parts.db, entry, { calendars, beside: known.imported.map((each) => each.id) });
  if (outcome === 'moved-on') return true;
  const home = parts.roots.at(-1);
  if (home !== undefined) writeCalendarFile(home, id, published);
  return false;
}

function stale(): Refused {
  return { code: 'preview-stale', tried: TRIED, why: {}, allowedNow: [] };
}
