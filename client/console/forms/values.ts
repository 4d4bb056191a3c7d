import type { Field } from './fields.js';

/** What a form holds, before it is a command: texts as typed. */
export type Typed = Readonly<Record<string, unknown>>;

const MONEY = /^(\d{1,12})(?:\.(\d{1,2}))?$/;
const SCORE = /^(\d{1,3})(?:\.(\d{1,2}))?$/;

/** Yuan as typed (`1,234.5`) in fen; null when it is no sum. */
export function fenOf(typed: string): number | null {
  const [, yuan, rest = ''] = MONEY.exec(typed.replaceAll(/[,，\s]/g, '')) ?? [];
  return yuan === undefined ? null : Number(yuan) * 100 + Number(rest.padEnd(2, '0'));
}

/** The same of a change, which may also be one to less: `-1,234.5`. */
export function changeOf(typed: string): number | null {
  const [, minus, rest = ''] = /^\s*(-?)(.*)$/.exec(typed) ?? [];
  const sum = fenOf(rest);
  return sum === null || minus === '' ? sum : -sum;
}

/** Points as typed (`85.5`) in hundredths; null when it is no score. */
export function hundredthsOf(typed: string): number | null {
  const [, whole, rest = ''] = SCORE.exec(typed.trim()) ?? [];
  return whole === undefined ? null : Number(whole) * 100 + Number(rest.padEnd(2, '0'));
}

/** The body of a command from what was typed; what was left empty is left out. */
export function bodyOf(fields: readonly Field[], typed: Typed): Record<string, unknown> {
  const given = fields.flatMap((field): [string, unknown][] => {
    const value = sentFor(field, typed[field.name]);
    return value === undefined ? [] : [[field.name, value]];
  });
  return Object.fromEntries(given);
}

/** What is sent for a field that was left empty. */
function emptyFor({ form, required, least, nullable }: Field): unknown {
  if (!required) return undefined;
  if (nullable) return null;
  if (form.as === 'group') return bodyOf(form.fields, {});
  return least === 0 && LISTS.includes(form.as) ? [] : undefined;
}

const LISTS: readonly Field['form']['as'][] = ['choices', 'namedList', 'words', 'rows', 'files'];

function sentFor(field: Field, typed: unknown): unknown {
  const { form } = field;
  if (typed === undefined || typed === null || typed === '') return emptyFor(field);
  if (form.as === 'rows')
    return Array.isArray(typed) && typed.length > 0 ? typed.map(rowOf(form.fields)) : emptyFor(field);
  if (Array.isArray(typed)) return typed.length === 0 ? emptyFor(field) : typed;
  if (form.as === 'open') return undefined;
  if (form.as === 'group') return isTyped(typed) ? bodyOf(form.fields, typed) : undefined;
  return typeof typed === 'string' ? textFor(field, typed) : typed;
}

const rowOf = (fields: readonly Field[]) => (row: unknown) => bodyOf(fields, isTyped(row) ? row : {});

function textFor({ form }: Field, typed: string): unknown {
  switch (form.as) {
    case 'money':
      return (form.signed ? changeOf(typed) : fenOf(typed)) ?? typed;
    case 'score':
      return hundredthsOf(typed) ?? typed;
    case 'integer':
      return /^-?\d+$/.test(typed.trim()) ? Number(typed.trim()) : typed;
    case 'yesNo':
      return typed === 'true';
    case 'words':
      return linesIn(typed);
    case 'text':
    case 'longText':
    case 'day':
    case 'choice':
    case 'choices':
    case 'named':
    case 'namedList':
    case 'file':
    case 'files':
    case 'group':
    case 'rows':
    case 'open':
      return typed.trim();
  }
}

function linesIn(typed: string): string[] {
  return typed
    .split(/\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** What a form shows of a body that is there already: the way back from `bodyOf`. */
export function typedOf(fields: readonly Field[], body: Typed): Record<string, unknown> {
  return Object.fromEntries(
    fields.flatMap((field) => {
      const value = body[field.name];
      return value === undefined || value === null ? [] : [[field.name, shownFor(field, value)]];
    }),
  );
}

function shownFor({ form }: Field, value: unknown): unknown {
  switch (form.as) {
    case 'money':
    case 'score':
      return typeof value === 'number' ? (value / 100).toFixed(2) : value;
    case 'integer':
    case 'yesNo':
      return String(value);
    case 'words':
      return Array.isArray(value) ? value.join('\n') : value;
    case 'group':
      return isTyped(value) ? typedOf(form.fields, value) : value;
    case 'rows':
      return Array.isArray(value) ? value.map((row) => (isTyped(row) ? typedOf(form.fields, row) : row)) : value;
    case 'text':
    case 'longText':
    case 'day':
    case 'choice':
    case 'choices':
    case 'named':
    case 'namedList':
    case 'file':
    case 'files':
    case 'open':
      return value;
  }
}

/** An object with fields, and no list. */
export function isTyped(value: unknown): value is Typed {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What was typed into a part, or nothing of anything else. */
export function typedIn(value: unknown): Typed {
  return isTyped(value) ? value : {};
}

/** Where the form keeps what stands beside the body: the legal day, the second person. */
export const ENVELOPE = 'envelope';

/** Day and second person as they are sent; today is left out, for it is what is taken. */
export function envelopeOf(typed: Typed, today: string): { on?: string; secondPerson?: string } {
  const given = typed[ENVELOPE];
  if (!isTyped(given)) return {};
  const { on, secondPerson } = given;
  return {
    ...(typeof on === 'string' && on !== '' && on !== today && { on }),
    ...(typeof secondPerson === 'string' && secondPerson !== '' && { secondPerson }),
  };
}
