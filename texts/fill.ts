/** Values of a refusal, already in the reader's words where they name a thing. */
export type TextValues = Record<string, string | number>;

/**
 * Puts values into `{name}`. A stretch in square brackets is left out when a value in it is missing, so that one
 * sentence serves the callers that know more and those that know less.
 */
export function fill(template: string, values: TextValues): string {
  const known = (name: string): boolean => values[name] !== undefined && values[name] !== '';
  const whole = template.replace(/\[([^[\]]*)\]/g, (_all, stretch: string) =>
    namesIn(stretch).every(known) ? stretch : '',
  );
  return whole.replace(/\{(\w+)\}/g, (_all, name: string) => String(values[name] ?? ''));
}

/** The names a template asks for. */
export function namesIn(template: string): string[] {
  return [...template.matchAll(/\{(\w+)\}/g)].flatMap(([, name]) => (name === undefined ? [] : [name]));
}
