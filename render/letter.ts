import type { PlainDate } from '../domain/calendar/plain-date.js';
import type { LinkPurpose } from '../domain/notices/links.js';
import { isStuckNotice, type LetterNotice } from '../domain/stuck/notice.js';
import { LINK_NAMES, MAIL_TEXTS } from '../texts/zh-CN/mail.js';
import { calendarParts } from './letter/calendar-part.js';
import { isEnd } from './letter/ended-view.js';
import { letterHtml } from './letter/html.js';
import { itemView, safeLinks } from './letter/item-view.js';
import { letterText } from './letter/text.js';
import type { ItemView, LetterInput, LetterItem, LetterLink, LetterView, RenderedLetter } from './letter/types.js';
import { oneLine } from './words.js';

export type { LetterInput, LetterItem, LetterLink, RenderedLetter } from './letter/types.js';

/**
 * One letter to one recipient with all notices of one slot, most pressing first, then what is no longer to be done:
 * what is due, by when, how that date was reached, what happens otherwise, what to do, whom to call. Pure: the same
 * input gives the same letter.
 * @throws RangeError when there is nothing to say.
 */
export function renderLetter(input: LetterInput): RenderedLetter {
  const ordered: LetterInput = { ...input, items: [...input.items].sort(byUrgency) };
  const items = ordered.items.map((item) => itemView(item, ordered));
  const open = ordered.items.filter(({ notice }) => !isEnd(notice)).length;
  const subject = subjectOf(items, open);
  const calendar = calendarParts(ordered, items);
  const view = letterView(ordered, { items, open, calendar });
  return { subject, html: letterHtml(subject, view), text: letterText(view), ...calendar };
}

/** `open`: so many items at the head are still to be done. */
function subjectOf(items: readonly ItemView[], open: number): string {
  const [first] = items;
  if (first === undefined) throw new RangeError('a letter holds at least one notice');
  if (open > 1) return MAIL_TEXTS.subjectMany(open, first.due, first.title);
  if (open === 0 && items.length > 1) return MAIL_TEXTS.subjectEnded(items.length);
  return MAIL_TEXTS.subjectOne(first.due, first.title, first.cycle);
}

type Parts = { items: ItemView[]; open: number; calendar: Pick<RenderedLetter, 'ics' | 'cancelIcs'> };

function letterView(
  { county, contact, recipient, links = [] }: LetterInput,
  { items, open, calendar }: Parts,
): LetterView {
  const phone = contact.phone === null ? null : oneLine(contact.phone);
  return {
    greeting: MAIL_TEXTS.greeting(oneLine(recipient.name)),
    intro: MAIL_TEXTS.intro(open, items.length - open),
    items,
    links: safeLinks(links),
    footer: [
      MAIL_TEXTS.contact(oneLine(county), oneLine(contact.post), phone),
      ...(calendar.ics === undefined ? [] : [MAIL_TEXTS.calendarAttached]),
      ...(calendar.cancelIcs === undefined ? [] : [MAIL_TEXTS.cancelAttached]),
      ...([...links, ...items.flatMap((item) => item.links)].some(({ personal }) => personal)
        ? [MAIL_TEXTS.personalLinks]
        : []),
      MAIL_TEXTS.automatic,
    ],
  };
}

/** A way that acts for the reader of the letter alone, under the name of what it is for. */
export function personalLink(purpose: LinkPurpose, href: string): LetterLink {
  return { label: LINK_NAMES[purpose], href, personal: true };
}

/** Earliest day first; what has no day comes last, and the key keeps equal ones in one order on every machine. */
function byUrgency(a: LetterItem, b: LetterItem): number {
  const [left, right] = [sortKey(a.notice), sortKey(b.notice)];
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

const NO_DAY = '9999-12-31';

/** What is over comes after all that is to be done. */
function sortKey(notice: LetterNotice): string {
  const { key, occurrence } = notice;
  const day = dayOf(notice);
  const over = isEnd({ occurrence }) ? 1 : 0;
  return `${over} ${day ?? NO_DAY} ${key}`;
}

/** Of what is stuck: the first limit it breaks. */
function dayOf(notice: LetterNotice): PlainDate | undefined {
  if (isStuckNotice(notice)) return notice.about.lines[0]?.breaksOn ?? undefined;
  const { about } = notice;
  return about.kind === 'task' ? about.due.on : (about.obligation.due ?? about.obligation.notBefore);
}
