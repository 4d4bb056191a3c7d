import type { OwedNotice } from '../domain/notices/types.js';
import { MAIL_TEXTS } from '../texts/zh-CN/mail.js';
import { calendarPart } from './letter/calendar-part.js';
import { letterHtml } from './letter/html.js';
import { itemView } from './letter/item-view.js';
import { letterText } from './letter/text.js';
import type { ItemView, LetterInput, LetterItem, LetterView, RenderedLetter } from './letter/types.js';
import { oneLine } from './words.js';

export type { LetterInput, LetterItem, RenderedLetter } from './letter/types.js';

/**
 * One letter to one recipient with all notices of one slot, most pressing first: what is due, by when, how that date was
 * reached, what happens otherwise, what to do, whom to call. Pure: the same input gives the same letter.
 * @throws RangeError when there is nothing to say.
 */
export function renderLetter(input: LetterInput): RenderedLetter {
  const ordered: LetterInput = { ...input, items: [...input.items].sort(byUrgency) };
  const items = ordered.items.map((item) => itemView(item, ordered));
  const subject = subjectOf(items);
  const ics = calendarPart(ordered, items);
  const view = letterView(ordered, items, ics !== undefined);
  const letter: RenderedLetter = { subject, html: letterHtml(subject, view), text: letterText(view) };
  return ics === undefined ? letter : { ...letter, ics };
}

function subjectOf(items: readonly ItemView[]): string {
  const [first] = items;
  if (first === undefined) throw new RangeError('a letter holds at least one notice');
  if (items.length === 1) return MAIL_TEXTS.subjectOne(first.due, first.title, first.cycle);
  return MAIL_TEXTS.subjectMany(items.length, first.due, first.title);
}

function letterView(input: LetterInput, items: ItemView[], calendar: boolean): LetterView {
  const { county, contact, recipient } = input;
  return {
    greeting: MAIL_TEXTS.greeting(oneLine(recipient.name)),
    intro: MAIL_TEXTS.intro(items.length),
    items,
    footer: [
      MAIL_TEXTS.contact(
        oneLine(county),
        oneLine(contact.post),
        contact.phone === null ? null : oneLine(contact.phone),
      ),
      ...(calendar ? [MAIL_TEXTS.calendarAttached] : []),
      MAIL_TEXTS.automatic,
    ],
  };
}

/** Earliest day first; what has no day comes last, and the key keeps equal ones in one order on every machine. */
function byUrgency(a: LetterItem, b: LetterItem): number {
  const [left, right] = [sortKey(a.notice), sortKey(b.notice)];
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

const NO_DAY = '9999-12-31';

function sortKey({ about, key }: OwedNotice): string {
  const day = about.kind === 'task' ? about.due.on : (about.obligation.due ?? about.obligation.notBefore);
  return `${day ?? NO_DAY} ${key}`;
}
