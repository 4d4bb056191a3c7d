import type { Context } from 'hono';
import { type CycleId, isCycleId } from '../../domain/ids.js';
import type { FieldIssue } from '../../schemas/issues.js';
import { type Parsed, parsedBy, type Schema } from '../../schemas/parse.js';

const NOT_JSON: FieldIssue = {
  field: '(input)',
  expected: { zh: 'JSON', en: 'JSON' },
  mend: {
    zh: '请求体应为 UTF-8 编码的 JSON，content-type 为 application/json',
    en: 'send JSON in UTF-8 with content-type application/json',
  },
};

/**
 * The body as JSON in UTF-8; another encoding would put other names on record. Another content type is refused as well: a form of a foreign page cannot send JSON unasked.
 */
export async function jsonBody(context: Context): Promise<Parsed<unknown>> {
  const type = context.req.header('content-type') ?? '';
  if (!/^application\/json\s*(;|$)/i.test(type)) return { issues: [NOT_JSON] };
  try {
    const bytes = await context.req.arrayBuffer();
    return { value: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) };
  } catch {
    return { issues: [NOT_JSON] };
  }
}

/** The body as a schema reads it; `mostValues`: where more values than usual may come at once. */
export async function bodyBy<T>(context: Context, schema: Schema<T>, mostValues?: number): Promise<Parsed<T>> {
  const body = await jsonBody(context);
  return 'issues' in body ? body : parsedBy(schema, body.value, mostValues);
}

/** The query of a list. A parameter given twice is a mistake, not a list. */
export function queryOf<T>(context: Context, schema: Schema<T>): Parsed<T> {
  const given = Object.fromEntries(
    Object.entries(context.req.queries()).map(([name, values]) => [name, values.length === 1 ? values[0] : values]),
  );
  return parsedBy(schema, given);
}

/** The cycle a path names; null when it is no cycle id at all. */
export function cycleIn(context: Context): CycleId | null {
  const id = context.req.param('id') ?? '';
  return isCycleId(id) ? id : null;
}
