import { createHash } from 'node:crypto';
import { sql } from 'kysely';

const MARK = '/* planned once */';

/**
 * Stands in a question that every answer to a command waits for: a server plans it once for a connection, which takes
 * longer than answering it. Only where every caller wants the same plan: rows of one cycle, found by its id. And only
 * where the columns of the answer stay what they are when a newer version adds one to a table.
 */
export const plannedOnce = sql.raw(MARK);

const names = new Map<string, string>();

/** The name under which a server keeps the plan of such a question; undefined for any other. */
export function planName(text: string): string | undefined {
  if (!text.includes(MARK)) return undefined;
  const known = names.get(text);
  if (known !== undefined) return known;
  const name = createHash('sha256').update(text).digest('hex').slice(0, 32);
  names.set(text, name);
  return name;
}
