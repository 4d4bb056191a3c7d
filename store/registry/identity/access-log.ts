import type { Instant } from '../../../domain/calendar/instant.js';
import type { RegionCode } from '../../../domain/ids.js';
import type { AccessLogTable } from '../../identity-tables.js';
import type { Database } from '../../tables.js';

/** One read of personal data: of which county, by whom and by which way in, what it was and of which thing. */
export type AccessNote = {
  code: RegionCode;
  at: Instant;
  by: { code: RegionCode; person: string };
  way: AccessLogTable['way'];
  what: string;
  subject: string;
};

export type AccessLine = Omit<AccessNote, 'by'> & { id: number; person: string; personCode: RegionCode };
export type AccessPage = { reads: AccessLine[]; next: string | null };

const USUAL_LINES = 50;

/** Puts a read on the list. */
export async function noteAccess(db: Database, { by, ...note }: AccessNote): Promise<void> {
  await db
    .insertInto('access_log')
    .values({ ...note, person_code: by.code, person: by.person })
    .execute();
}

/** Reads of a county's personal data, newest first; `next` of a page is `after` of the following one. */
export async function accessLog(
  db: Database,
  code: RegionCode,
  {
    person,
    after,
    limit = USUAL_LINES,
  }: { person?: string | undefined; after?: number | undefined; limit?: number | undefined },
): Promise<AccessPage> {
  const rows = await db
    .selectFrom('access_log')
    .select(['id', 'code', 'at', 'person', 'person_code as personCode', 'way', 'what', 'subject'])
    .where('code', '=', code)
    .$if(person !== undefined, (query) => query.where('person', '=', person ?? ''))
    .$if(after !== undefined, (query) => query.where('id', '<', after ?? 0))
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute();
  const reads = rows.slice(0, limit);
  const last = reads.at(-1);
  return { reads, next: rows.length > limit && last !== undefined ? String(last.id) : null };
}
