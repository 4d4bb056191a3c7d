import type { Field } from './fields.js';

/** What a form holds, before it is a command: texts as typed. */
export type Typed = Readonly<Record<string, unknown>>;

const MONEY = /^(\d{1,12})(?:\.(\d{1,2}))?$/;

/** Yuan as typed (`1,234.5`) in fen; null when it is no sum. */
export function fenOf(typed: string): number | null {
  const [, yuan, rest = ''] = MONEY.exec(typed.replaceAll(/[,，\s]/g, '')) ?? [];
  return yuan === undefined ? null : Number(yuan) * 100 + Number(rest.padEnd(2, '0'));
}

/** The body of a command from what was typed; what was left empty is left out. @throws SyntaxError on raw text that is no JSON */
export function bodyOf(fields: readonly Field[], typed: Typed): Record<string, unknown> {
  const given = fields.flatMap((field): [string, unknown][] => {
    const value = sentFor(field, typed[field.name]);
    return value === undefined ? [] : [[field.name, value]];
  });
  return Object.fromEntries(given);
}

function sentFor({ form }: Field, typed: unknown): unknown {
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
      return typed.trim();
  }
}
