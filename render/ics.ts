import type { Instant } from '../domain/calendar/instant.js';
import { addDays, type PlainDate } from '../domain/calendar/plain-date.js';
import type { CycleId } from '../domain/ids.js';
import { contentLine, quotedParameter, textValue } from './ics/content-line.js';

/** `day`: the whole legal day. `at`: a moment, written in UTC, so no time zone data travels along. */
export type CalendarWhen = { day: PlainDate } | { at: Instant };

/** One calendar entry. `sequence` rises each time the same `uid` is sent with another content. */
export type CalendarEntry = {
  uid: string;
  sequence: number;
  when: CalendarWhen;
  summary: string;
  description: string;
  /** A provisional date is written as tentative. */
  tentative: boolean;
};

/** PUBLISH gives or revises entries, CANCEL takes them back. A file has one method for all its entries (RFC 5546). */
export type CalendarMethod = 'PUBLISH' | 'CANCEL';

export type CalendarFile = {
  method: CalendarMethod;
  /** When the file was made: DTSTAMP. */
  at: Instant;
  organizer: { name: string; email: string };
  entries: readonly CalendarEntry[];
};

/** Three days before and the day before. */
const ALARMS = ['-P3D', '-P1D'] as const;

/** The same obligation keeps one UID for life, so that a moved date moves the entry instead of adding one. */
export function deadlineUid(cycleId: CycleId, obligationId: string): string {
  return `${cycleId}.${encodeURIComponent(obligationId)}@caigou`;
}

/** An iCalendar file (RFC 5545) with CRLF line ends. @throws RangeError on a sequence that is no count, or no entry. */
export function renderIcs(file: CalendarFile): string {
  if (file.entries.length === 0) throw new RangeError('a calendar file holds at least one entry');
  return [
    contentLine('BEGIN', 'VCALENDAR'),
    contentLine('VERSION', '2.0'),
    contentLine('PRODID', '-//caigou//deadlines//ZH'),
    contentLine('CALSCALE', 'GREGORIAN'),
    contentLine('METHOD', file.method),
    ...file.entries.map((entry) => event(entry, file)),
    contentLine('END', 'VCALENDAR'),
  ].join('');
}

/** A calendar to subscribe to: all entries there are now, which may be none. */
export type CalendarFeed = Omit<CalendarFile, 'method'> & { name: string };

/** The feed as an iCalendar file; whoever reads it asks again by itself, four times a day. */
export function renderFeed({ name, ...feed }: CalendarFeed): string {
  const file: CalendarFile = { ...feed, method: 'PUBLISH' };
  return [
    contentLine('BEGIN', 'VCALENDAR'),
    contentLine('VERSION', '2.0'),
    contentLine('PRODID', '-//caigou//deadlines//ZH'),
    contentLine('CALSCALE', 'GREGORIAN'),
    contentLine('METHOD', file.method),
    contentLine('X-WR-CALNAME', textValue(name)),
    contentLine('REFRESH-INTERVAL;VALUE=DURATION', 'PT6H'),
    contentLine('X-PUBLISHED-TTL', 'PT6H'),
    ...file.entries.map((entry) => event(entry, file)),
    contentLine('END', 'VCALENDAR'),
  ].join('');
}

/** The method a file of this writer states; a mail repeats it in its content type. */
export function methodOf(ics: string): CalendarMethod {
  return ics.includes('\r\nMETHOD:CANCEL\r\n') ? 'CANCEL' : 'PUBLISH';
}

function event(entry: CalendarEntry, { method, at, organizer }: CalendarFile): string {
  if (!Number.isSafeInteger(entry.sequence) || entry.sequence < 0) {
    throw new RangeError(`not a count of revisions: ${entry.sequence}`);
  }
  return [
    contentLine('BEGIN', 'VEVENT'),
    contentLine('UID', entry.uid),
    contentLine('DTSTAMP', utc(at)),
    contentLine('SEQUENCE', String(entry.sequence)),
    contentLine(`ORGANIZER;CN=${quotedParameter(organizer.name)}`, `mailto:${organizer.email}`),
    ...times(entry.when),
    contentLine('SUMMARY', textValue(entry.summary)),
    contentLine('DESCRIPTION', textValue(entry.description)),
    contentLine('STATUS', statusOf(entry, method)),
    // A duty to do something by a day does not block that day.
    contentLine('TRANSP', 'TRANSPARENT'),
    ...(method === 'CANCEL' ? [] : ALARMS.map((trigger) => alarm(trigger, entry.summary))),
    contentLine('END', 'VEVENT'),
  ].join('');
}

function statusOf(entry: CalendarEntry, method: CalendarMethod): string {
  if (method === 'CANCEL') return 'CANCELLED';
  return entry.tentative ? 'TENTATIVE' : 'CONFIRMED';
}

function times(when: CalendarWhen): string[] {
  if ('at' in when) return [contentLine('DTSTART', utc(when.at))];
  // The end of an all-day entry is the first day it no longer covers.
  return [
    contentLine('DTSTART;VALUE=DATE', basic(when.day)),
    contentLine('DTEND;VALUE=DATE', basic(addDays(when.day, 1))),
  ];
}

function alarm(trigger: string, summary: string): string {
  return [
    contentLine('BEGIN', 'VALARM'),
    contentLine('ACTION', 'DISPLAY'),
    contentLine('DESCRIPTION', textValue(summary)),
    contentLine('TRIGGER', trigger),
    contentLine('END', 'VALARM'),
  ].join('');
}

function basic(day: PlainDate): string {
  return day.replace(/-/g, '');
}

/** `2026-03-02T01:00:00.000Z` → `20260302T010000Z`. */
function utc(moment: Instant): string {
  return moment.replace(/[-:]|\.\d{3}/g, '');
}
