import { legalDay } from '../../domain/calendar/instant.js';
import type { PlainDate } from '../../domain/calendar/plain-date.js';
import { isStuckNotice, type LetterNotice } from '../../domain/stuck/notice.js';
import { MAIL_TEXTS } from '../../texts/zh-CN/mail.js';
import { type CalendarEntry, type CalendarMethod, deadlineUid, renderIcs } from '../ics.js';
import { isEnd } from './ended-view.js';
import type { ItemView, LetterInput, LetterItem, RenderedLetter } from './types.js';

/**
 * The days of a letter as calendar files: one that gives or revises entries, one that takes them back. A day that is
 * over needs neither.
 */
export function calendarParts(
  letter: LetterInput,
  views: readonly ItemView[],
): Pick<RenderedLetter, 'ics' | 'cancelIcs'> {
  const ics = calendarFile(letter, views, 'PUBLISH');
  const cancelIcs = calendarFile(letter, views, 'CANCEL');
  return { ...(ics === undefined ? {} : { ics }), ...(cancelIcs === undefined ? {} : { cancelIcs }) };
}

function calendarFile(letter: LetterInput, views: readonly ItemView[], method: CalendarMethod): string | undefined {
  const today = legalDay(letter.at);
  const entries = letter.items.flatMap((item, at) => {
    const [when, view] = [dayOf(item.notice), views[at]];
    if (isEnd(item.notice) !== (method === 'CANCEL')) return [];
    if (when === undefined || view === undefined || when.day < today) return [];
    return [entryOf(item, view, when)];
  });
  if (entries.length === 0) return undefined;
  return renderIcs({ method, at: letter.at, organizer: letter.from, entries });
}

type Day = { day: PlainDate; tentative: boolean; id: string };

/**
 * A superior who is told of a delay, and an officer told of an answer, get no entry: the duty is not theirs. Nor is what
 * is stuck the administrator's.
 */
function dayOf(notice: LetterNotice): Day | undefined {
  if (isStuckNotice(notice)) return undefined;
  const { about, occurrence } = notice;
  if (occurrence === 'escalation' || isReply(occurrence)) return undefined;
  if (about.kind === 'task') {
    return { day: about.due.on, tentative: about.due.certainty === 'provisional', id: about.task };
  }
  const { due, certainty, status, id } = about.obligation;
  if (due === null || status === 'suspended' || status === 'waiting') return undefined;
  return { day: due, tentative: certainty === 'provisional', id };
}

function isReply(occurrence: string): boolean {
  return occurrence.startsWith('redirected-') || occurrence.startsWith('late-answer-');
}

function entryOf({ cycle, sequence }: LetterItem, view: ItemView, { day, tentative, id }: Day): CalendarEntry {
  // The due row counts the days left from today; an entry is read on other days too, and shows its day itself.
  const rows = view.rows.filter(({ label }) => label !== MAIL_TEXTS.labels.due);
  const lines = [...view.warnings, ...rows.map(({ label, value }) => `${label}：${value}`)];
  return {
    uid: deadlineUid(cycle.id, id),
    sequence,
    when: { day },
    summary: `${view.title}（${cycle.title}）`,
    description: [...lines, ...view.links.filter(({ personal }) => personal !== true).map(({ href }) => href)].join(
      '\n',
    ),
    tentative,
  };
}
