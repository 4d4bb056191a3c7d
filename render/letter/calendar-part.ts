import { legalDay } from '../../domain/calendar/instant.js';
import type { PlainDate } from '../../domain/calendar/plain-date.js';
import type { OwedNotice } from '../../domain/notices/types.js';
import { MAIL_TEXTS } from '../../texts/zh-CN/mail.js';
import { type CalendarEntry, deadlineUid, renderIcs } from '../ics.js';
import type { ItemView, LetterInput, LetterItem } from './types.js';

/** The due days of a letter as one calendar file, or nothing when no item has a day still to come. */
export function calendarPart(letter: LetterInput, views: readonly ItemView[]): string | undefined {
  const today = legalDay(letter.at);
  const entries = letter.items.flatMap((item, at) => {
    const [when, view] = [dayOf(item.notice), views[at]];
    if (when === undefined || view === undefined || when.day < today) return [];
    return [entryOf(item, view, when)];
  });
  if (entries.length === 0) return undefined;
  return renderIcs({ method: 'PUBLISH', at: letter.at, organizer: letter.from, entries });
}

type Day = { day: PlainDate; tentative: boolean; id: string };

/** A superior who is told of a delay gets no entry: the duty is not theirs. */
function dayOf({ about, occurrence }: OwedNotice): Day | undefined {
  if (occurrence === 'escalation') return undefined;
  if (about.kind === 'task') {
    return { day: about.due.on, tentative: about.due.certainty === 'provisional', id: about.task };
  }
  const { due, certainty, status, id } = about.obligation;
  if (due === null || status === 'suspended' || status === 'waiting') return undefined;
  return { day: due, tentative: certainty === 'provisional', id };
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
    description: [...lines, ...view.links.map(({ href }) => href)].join('\n'),
    tentative,
  };
}
