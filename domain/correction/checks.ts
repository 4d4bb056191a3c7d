/** Says whether a value has a shape. Bodies of commands are parsed at the edge; a corrected fact is read only here. */
export type Check = (value: unknown) => boolean;

export const text: Check = (value) => typeof value === 'string' && value.length > 0;
export const flag: Check = (value) => typeof value === 'boolean';
export const integer: Check = (value) => Number.isSafeInteger(value);
/** A whole number, zero or more. */
export const whole: Check = (value) => Number.isSafeInteger(value) && Number(value) >= 0;
export const quantity: Check = (value) => typeof value === 'number' && Number.isFinite(value) && value >= 0;

export function oneOf(words: readonly string[]): Check {
  return (value) => typeof value === 'string' && words.includes(value);
}

export function each(check: Check): Check {
  return (value) => Array.isArray(value) && value.every(check);
}

/** These fields and, where present, those; no others. */
export function record(fields: Record<string, Check>, optional: Record<string, Check> = {}): Check {
  const all: Record<string, Check | undefined> = { ...fields, ...optional };
  return (value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
    const entries = Object.entries(value);
    return (
      Object.keys(fields).every((name) => name in value) &&
      entries.every(([name, content]) => all[name]?.(content) === true)
    );
  };
}
