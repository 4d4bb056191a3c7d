import type { PlainDate } from '../../domain/calendar/plain-date.js';
import type { LinkPurpose } from '../../domain/notices/links.js';
import { REPORT_RULES } from '../../domain/report/asked.js';
import { obligationView } from '../../render/letter/obligation-view.js';
import type { PageBlock, PageForm } from '../../render/link-page.js';
import type { LinkAct } from '../../schemas/link-form.js';
import { LINK_TEXTS as TEXTS } from '../../texts/zh-CN/links.js';
import { MAIL_TEXTS } from '../../texts/zh-CN/mail.js';
import { actForm, dayField, field, hiddenOf } from './form-parts.js';
import type { DutyMatter } from './types.js';

const { fields } = TEXTS;

/** What each purpose of a link to a duty lets its reader do. */
export const ACTS_OF: Record<Exclude<LinkPurpose, 'decide'>, readonly LinkAct[]> = {
  answer: ['seen', 'late', 'not-me'],
  'hand-in': ['hand-in'],
  receipt: ['receipt', 'send-back'],
  board: ['seen', 'late', 'not-me', 'hand-in'],
};

/** How a form on a page with many duties says which one it is about. */
export function thingOf({ line }: DutyMatter): string {
  return `${line.cycleId} ${line.id}`;
}

/** A duty in the words of its letter, with the forms of what may be done about it here. */
export function dutyBlock(matter: DutyMatter, acts: readonly LinkAct[], thing?: string): PageBlock {
  const { line, calendar, at } = matter;
  const view = obligationView({ obligation: line, occurrence: 'due' }, undefined, { at, calendar });
  const hidden: Record<string, string> = thing === undefined ? {} : { thing };
  return {
    heading: `${view.title}（${view.due}）`,
    rows: [{ label: MAIL_TEXTS.labels.cycle, value: `${line.cycleTitle}（${line.cycleId}）` }, ...view.rows],
    warnings: view.warnings,
    lines: view.proof,
    forms: acts.filter((act) => fits(matter, act)).map((act) => formOf(act, line.due, hidden)),
  };
}

/** Only a duty that asks for a report has one handed in; only one with a day can be late. */
function fits({ line }: DutyMatter, act: LinkAct): boolean {
  if (act === 'hand-in') return REPORT_RULES.some((rule) => rule === line.rule);
  return act !== 'late' || line.due !== null;
}

function formOf(act: LinkAct, due: PlainDate | null, hidden: Record<string, string>): PageForm {
  switch (act) {
    case 'late':
      return {
        method: 'get',
        heading: TEXTS.acts.late,
        note: TEXTS.lateNote,
        fields: [dayField('until', fields.until, due), field('text', 'note', fields.reason)],
        hidden: hiddenOf({ act, ...hidden }),
        submit: TEXTS.lateAsk,
      };
    case 'not-me':
      return actForm(act, {
        note: TEXTS.notMeNote,
        fields: [field('text', 'who', fields.who), field('long', 'note', fields.note, false)],
        hidden,
      });
    case 'hand-in':
      return actForm(act, {
        note: TEXTS.handInNote,
        fields: [field('file', 'file', fields.file)],
        hidden,
      });
    case 'receipt':
      return actForm(act, { note: TEXTS.receiptNote, fields: [field('text', 'number', fields.number, false)] });
    case 'send-back':
      return actForm(act, { note: TEXTS.sendBackNote, fields: [field('long', 'reasons', fields.reasons)] });
    case 'seen':
      return actForm(act, { note: TEXTS.seenNote, hidden });
    case 'approve':
    case 'reject':
    case 'abstain':
    case 'return':
    case 'resubmit':
    case 'withdraw':
      throw new RangeError(`${act} is no answer to a duty`);
  }
}
