/**
 * Values between PostgreSQL's text form and ours, in one place for both drivers so that they cannot differ.
 * Types are told by their catalogue number (pg_type.oid), which is the same in every PostgreSQL.
 */
const BOOL = 16;
const INT8 = 20;
const INT2 = 21;
const INT4 = 23;
const JSON_TEXT = 114;
const FLOAT8 = 701;
const DATE = 1082;
const TIMESTAMPTZ = 1184;
const JSONB = 3802;

/** Types whose text reaches `fromWire` untouched; a driver must not parse them itself. */
export const RAW_TYPES = [BOOL, INT8, INT2, INT4, JSON_TEXT, FLOAT8, DATE, TIMESTAMPTZ, JSONB] as const;

const MOMENT = /^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}:\d{2})(?:\.(\d{1,6}))?\+00$/;

/**
 * A column value: BIGINT as number, DATE as `YYYY-MM-DD`, TIMESTAMPTZ as ISO 8601 in UTC with milliseconds, JSON parsed.
 * @throws RangeError for a BIGINT beyond 2^53 and for a moment that is not in UTC.
 */
export function fromWire(type: number, text: string): unknown {
  switch (type) {
    case BOOL:
      return text === 't';
    case INT8:
      return safeInteger(text);
    case INT2:
    case INT4:
    case FLOAT8:
      return Number(text);
    case TIMESTAMPTZ:
      return moment(text);
    case JSON_TEXT:
    case JSONB:
      return JSON.parse(text);
    default:
      return text;
  }
}

/** A parameter as text; plain objects and lists become JSON, so a list is never a PostgreSQL array. */
export function toWire(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string') return value;
  if (typeof value === 'object') return JSON.stringify(value);
  if (typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean') return String(value);
  throw new TypeError(`a ${typeof value} cannot be stored`);
}

function safeInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`BIGINT out of the exact range: ${text}`);
  return value;
}

function moment(text: string): string {
  const [, day, time, fraction = ''] = MOMENT.exec(text) ?? [];
  if (day === undefined || time === undefined) throw new RangeError(`not a moment in UTC: ${text}`);
  return `${day}T${time}.${fraction.padEnd(3, '0').slice(0, 3)}Z`;
}
