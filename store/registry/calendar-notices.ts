import { sql } from 'kysely';
import { noticeIdOf } from '../../domain/calendar/compile.js';
import type { Instant } from '../../domain/calendar/instant.js';
import type { CalendarFile, CompiledCalendar, NoticeId } from '../../domain/calendar/year-data.js';
import type { Sha256 } from '../../domain/ids.js';
import type { Database } from '../tables.js';
import { publishCalendar } from './calendars.js';

/** An imported notice: its text, and by region the version of the calendar that came of it. */
export type PublishedNotice = {
  id: NoticeId;
  hash: Sha256;
  notice: CalendarFile;
  published: string;
  versions: Record<string, string>;
  at: Instant;
  by: string;
};

// Any fixed number does: two imports at once would each compile a calendar without the other's notice.
const LOCK = 7_230_015;

/**
 * Puts a notice and the calendars that come of it into the registry, all or nothing. `beside`: the imported notices
 * they were compiled with.
 * @returns `moved-on` when another notice was published in between, `already` when this very one was
 */
export function publishNotice(
  db: Database,
  entry: Omit<PublishedNotice, 'versions'>,
  { calendars, beside }: { calendars: readonly CompiledCalendar[]; beside: readonly NoticeId[] },
): Promise<'published' | 'already' | 'moved-on'> {
  return db.transaction().execute(async (trx) => {
    await sql`select pg_advisory_xact_lock(${sql.lit(LOCK)})`.execute(trx);
    const there = await importedNotices(trx);
    const same = there.find(({ id }) => id === entry.id);
    if (same !== undefined) return same.hash === entry.hash ? 'already' : 'moved-on';
    if (there.length !== beside.length || there.some(({ id }) => !beside.includes(id))) return 'moved-on';
    const versions: Record<string, string> = {};
    for (const each of calendars) versions[each.id] = await publishCalendar(trx, each, entry.at);
    const { id, hash, notice, published, at, by } = entry;
    await trx
      .insertInto('calendar_notices')
      .values({
        ...{ id, hash, notice, published, versions },
        ...{ code: notice.code, year: notice.year, published_at: at, published_by: by },
      })
      .execute();
    return 'published';
  });
}

/** Every imported notice, oldest import first: the change log of the calendars. */
export async function importedNotices(db: Database): Promise<PublishedNotice[]> {
  const rows = await db.selectFrom('calendar_notices').selectAll().orderBy('published_at').orderBy('id').execute();
  return rows.map(({ id, hash, notice, published, versions, published_at: at, published_by: by }) => ({
    ...{ id, hash, notice, published, versions, at, by },
  }));
}

/** The notices of files and of the registry together; one that is in both is taken from the registry. */
export function withImported(files: readonly CalendarFile[], imported: readonly PublishedNotice[]): CalendarFile[] {
  const ids = new Set(imported.map(({ id }) => id));
  return [...files.filter((file) => !ids.has(noticeIdOf(file))), ...imported.map(({ notice }) => notice)];
}
