import type { Instant } from '../domain/calendar/instant.js';
import type { PlainDate } from '../domain/calendar/plain-date.js';
import type { CycleId } from '../domain/ids.js';
import { MAIL_TEXTS } from '../texts/zh-CN/mail.js';
import { deadlineUid, renderIcs } from './ics.js';
import { letterHtml } from './letter/html.js';
import { letterText } from './letter/text.js';
import type { ItemView, LetterInput, LetterView, RenderedLetter } from './letter/types.js';
import { dayText, oneLine } from './words.js';

/** A day that was told and no longer holds. `id` is that of the obligation or task, `sequence` one above the last told. */
export type WithdrawnItem = {
  cycle: { id: CycleId; title: string };
  id: string;
  title: string;
  due: PlainDate;
  sequence: number;
};

export type WithdrawalInput = Pick<LetterInput, 'recipient' | 'from' | 'county' | 'contact'> & {
  items: readonly WithdrawnItem[];
  at: Instant;
};

/** A letter that takes entries out of the recipient's calendar again. @throws RangeError without any item. */
export function renderWithdrawal(input: WithdrawalInput): RenderedLetter {
  const { items, at, from, recipient, county, contact } = input;
  const views = items.map(withdrawnView);
  const [first] = views;
  if (first === undefined) throw new RangeError('a withdrawal names at least one day');
  const subject = MAIL_TEXTS.subjectOne(MAIL_TEXTS.withdrawn, first.title, first.cycle);
  const phone = contact.phone === null ? null : oneLine(contact.phone);
  const view: LetterView = {
    greeting: MAIL_TEXTS.greeting(oneLine(recipient.name)),
    intro: MAIL_TEXTS.withdrawnIntro,
    items: views,
    footer: [MAIL_TEXTS.contact(oneLine(county), oneLine(contact.post), phone), MAIL_TEXTS.automatic],
  };
  const entries = items.map(({ cycle, id, sequence, due, title }) => ({
    uid: deadlineUid(cycle.id, id),
    sequence,
    when: { day: due },
    summary: `${title}（${cycle.title}）`,
    description: MAIL_TEXTS.withdrawn,
    tentative: false,
  }));
  const ics = renderIcs({ method: 'CANCEL', at, organizer: from, entries });
  return { subject, html: letterHtml(subject, view), text: letterText(view), ics };
}

function withdrawnView({ cycle, title, due }: WithdrawnItem): ItemView {
  return {
    urgency: 'calm',
    due: MAIL_TEXTS.withdrawn,
    title: oneLine(title),
    cycle: `${oneLine(cycle.title)}（${cycle.id}）`,
    rows: [{ label: MAIL_TEXTS.withdrawnDue, value: dayText(due) }],
    warnings: [],
    proof: [],
    links: [],
  };
}
