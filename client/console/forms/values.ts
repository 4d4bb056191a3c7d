import type { Field } from './fields.js';

/** What a form holds, before it is a command: texts as typed. */
export type Typed = Readonly<Record<string, unknown>>;

const MONEY = /^(\d{1,12})(?:\.(\d{1,2}))?$/;

/** Yuan as typed (`1,234.5`) in fen; null when it is no sum. */
export function fenOf(typed: string): number | null {
  const [, yuan, rest = ''] = MONEY.exec(typed.replaceAll(/[,，\s]/g, '')) ?? [];
  return yuan === undefined ? null : Number(yuan) * 100 + Number(rest.padEnd(2, '0'));
}

/**
 * The body of a command from what was typed; what was left empty is left out, or sent as null where it may be that.
 * @throws SyntaxError on raw text that is no JSON
 */
export function bodyOf(fields: readonly Field[], typed: Typed): Record<string, unknown> {
  const given = fields.flatMap((field): [string, unknown][] => {
    const value = sentFor(field, typed[field.name]);
    return value === undefined ? [] : [[field.name, value]];
  });
  return Object.fromEntries(given);
}

/** What was typed into one field, as a list of names and values; nothing of anything else. */
export function typedIn(value: unknown): Typed {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value))
    : {};
}

function sentFor(field: Field, typed: unknown): unknown {
  const { form, required, nullable } = field;
  if (form.as === 'yesNo' && required) return typed === true;
  if (form.as === 'group') return groupSent(bodyOf(form.fields, typedIn(typed)), required);
  if (form.as === 'rows') return rowsSent(form.fields, typed);
  const sent = plainSent(field, typed);
  return sent === undefined && required && nullable ? null : sent;
}

/** A part that may be left out is left out when nothing of it was filled in. */
function groupSent(body: Record<string, unknown>, required: boolean): unknown {
  const filled = Object.values(body).some((value) => value !== null && value !== false);
  return required || filled ? body : undefined;
}

/** A row is sent as soon as anything of it is filled in: what is missing in it is then told. */
function rowsSent(fields: readonly Field[], typed: unknown): unknown {
  const rows = Array.isArray(typed) ? typed.map((row) => bodyOf(fields, typedIn(row))) : [];
  return rows.length === 0 ? undefined : rows;
}

function plainSent({ form }: Field, typed: unknown): unknown {
  if (typed === undefined || typed === null || typed === '') return undefined;
  if (Array.isArray(typed)) return typed.length === 0 ? undefined : typed;
  if (typeof typed !== 'string') return typed;
  switch (form.as) {
    case 'money':
      return fenOf(typed) ?? typed;
    case 'integer':
      return /^-?\d+$/.test(typed.trim()) ? Number(typed.trim()) : typed;
    case 'words':
      return typed
        .split(/\n/)
        .map((line) => line.trim())
        .filter((line) => line !== '');
    case 'raw':
      return JSON.parse(typed);
    case 'text':
    case 'longText':
    case 'day':
    case 'yesNo':
    case 'person':
    case 'people':
    case 'choice':
    case 'choices':
    case 'group':
    case 'rows':
      return typed.trim();
  }
}
