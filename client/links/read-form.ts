import { dayTyped } from '../../domain/calendar/day-typed.js';
import type { FieldIssue } from '../../schemas/issues.js';
import { type LinkForm, parseLinkForm } from '../../schemas/link-form.js';
import type { Parsed } from '../../schemas/parse.js';
import { FORMS } from '../../texts/zh-CN/console/forms.js';
import { LINK_TEXTS as TEXTS } from '../../texts/zh-CN/links.js';

/** How the fields of the forms are called on the pages. */
const NAMES: Readonly<Record<string, string>> = {
  until: TEXTS.fields.until,
  note: TEXTS.labels.note,
  who: TEXTS.fields.who,
  opinion: TEXTS.fields.opinion,
  number: TEXTS.labels.number,
  reasons: TEXTS.fields.reasons,
};

/** A field by the name it has on the pages. */
export function fieldName(field: string): string {
  return NAMES[field] ?? field;
}

/** Reads a form of a page as people fill it in: a day as they write it, what is wrong by the names they saw. */
export function readLinkForm(fields: Readonly<Record<string, string>>): Parsed<LinkForm> {
  const { until = '' } = fields;
  const day = dayTyped(until);
  if (until.trim() !== '' && day === null) return { issues: [NO_DAY] };
  const form = parseLinkForm(day === null ? fields : { ...fields, until: day });
  if (!('issues' in form)) return form;
  return { issues: form.issues.map((issue) => ({ ...issue, field: fieldName(issue.field) })) };
}

const NO_DAY: FieldIssue = {
  field: TEXTS.fields.until,
  expected: { zh: FORMS.dayWrong, en: 'a day, as 2026-12-01' },
  mend: { zh: FORMS.dayForm, en: 'YYYY-MM-DD' },
};
