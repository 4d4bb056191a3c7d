import { createHash } from 'node:crypto';
import { sql } from 'kysely';

const MARK = '/* planned once */';
/** A server keeps each plan for every connection, so they must not become many. */
const MOST = 60;
/** Plans are kept of questions that come again: some are of a shape of their own. */
const OFTEN = 3;
const MOST_COUNTED = 1000;

/**
 * Stands in a statement that every answer to a command waits for: a server plans it once for a connection, which takes
 * longer than carrying it out. Only where every caller wants the same plan: rows of one cycle, found by its id. And
 * only where the columns of the answer stay what they are when a newer version adds one to a table.
 */
export const plannedOnce = sql.raw(MARK);

const names = new Map<string, string>();
const seen = new Map<string, number>();

/** The name under which a server keeps the plan of such a statement; undefined for any other. */
export function planName(text: string): string | undefined {
  if (!text.includes(MARK)) return undefined;
  const known = names.get(text);
  if (known !== undefined || names.size >= MOST) return known;
  const times = (seen.get(text) ?? 0) + 1;
  if (times < OFTEN) {
    if (seen.size < MOST_COUNTED) seen.set(text, times);
    return undefined;
  }
  seen.delete(text);
  const name = createHash('sha256').update(text).digest('hex').slice(0, 32);
  names.set(text, name);
  return name;
}
