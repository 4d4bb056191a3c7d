import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import ICAL from 'ical.js';
import { instant } from '../../domain/calendar/instant.js';
import { plainDate } from '../../domain/calendar/plain-date.js';
import { isCycleId } from '../../domain/ids.js';
import { type CalendarEntry, type CalendarFile, deadlineUid, methodOf, renderIcs } from '../../render/ics.js';

const at = instant('2026-08-31T01:00:00.000Z');
const organizer = { name: '延吉市民政局', email: 'caigou@yanji.example' };
const entry: CalendarEntry = {
  uid: 'one@caigou',
  sequence: 2,
  when: { day: plainDate('2026-09-30') },
  summary: '签订合同；站点：北山，河南',
  description: '第一行\n第二行',
  tentative: false,
};

function read(file: CalendarFile) {
  const calendar = new ICAL.Component(ICAL.parse(renderIcs(file)));
  const events = calendar.getAllSubcomponents('vevent').map((each) => new ICAL.Event(each));
  const [first] = events;
  if (first === undefined) throw new Error('the file holds no event');
  return { calendar, events, first };
}

describe('a deadline as a calendar file', () => {
  test('is read by an iCalendar reader with every field it was given', () => {
    const { calendar, first } = read({ method: 'PUBLISH', at, organizer, entries: [entry] });
    expect(calendar.getFirstPropertyValue('method')).toBe('PUBLISH');
    expect(calendar.getFirstPropertyValue('version')).toBe('2.0');
    expect([first.uid, first.sequence, first.summary, first.description]).toEqual([
      'one@caigou',
      2,
      '签订合同；站点：北山，河南',
      '第一行\n第二行',
    ]);
    expect(first.organizer).toBe('mailto:caigou@yanji.example');
    expect(first.component.getFirstPropertyValue('dtstamp')?.toString()).toBe('2026-08-31T01:00:00Z');
  });

  test('covers the due day only, as a whole day that leaves the diary free', () => {
    const { first } = read({ method: 'PUBLISH', at, organizer, entries: [entry] });
    expect(first.startDate.isDate).toBe(true);
    expect([first.startDate.toString(), first.endDate.toString()]).toEqual(['2026-09-30', '2026-10-01']);
    expect(first.component.getFirstPropertyValue('transp')).toBe('TRANSPARENT');
  });

  test('rings three days and one day before', () => {
    const { first } = read({ method: 'PUBLISH', at, organizer, entries: [entry] });
    const triggers = first.component
      .getAllSubcomponents('valarm')
      .map((alarm) => alarm.getFirstPropertyValue('trigger')?.toString());
    expect(triggers).toEqual(['-P3D', '-P1D']);
  });

  test('with a moment is written in UTC and carries no time zone', () => {
    const moment = { ...entry, when: { at: instant('2026-09-30T08:30:00.000Z') } };
    const { first } = read({ method: 'PUBLISH', at, organizer, entries: [moment] });
    expect(first.startDate.toString()).toBe('2026-09-30T08:30:00Z');
    expect(renderIcs({ method: 'PUBLISH', at, organizer, entries: [moment] })).not.toContain('TZID');
  });

  test.each([
    [false, 'CONFIRMED'],
    [true, 'TENTATIVE'],
  ])('that is provisional: %s, has the status %s', (tentative, status) => {
    const { first } = read({ method: 'PUBLISH', at, organizer, entries: [{ ...entry, tentative }] });
    expect(first.component.getFirstPropertyValue('status')).toBe(status);
  });

  test('taken back keeps its UID, is cancelled and rings no more', () => {
    const { calendar, first } = read({ method: 'CANCEL', at, organizer, entries: [{ ...entry, sequence: 3 }] });
    expect(calendar.getFirstPropertyValue('method')).toBe('CANCEL');
    expect([first.uid, first.sequence]).toEqual(['one@caigou', 3]);
    expect(first.component.getFirstPropertyValue('status')).toBe('CANCELLED');
    expect(first.component.getAllSubcomponents('valarm')).toEqual([]);
  });

  test('says its method to the mail that carries it, whatever its texts say', () => {
    const sly = { ...entry, description: 'METHOD:CANCEL', summary: '\r\nMETHOD:CANCEL\r\n' };
    expect(methodOf(renderIcs({ method: 'PUBLISH', at, organizer, entries: [sly] }))).toBe('PUBLISH');
    expect(methodOf(renderIcs({ method: 'CANCEL', at, organizer, entries: [entry] }))).toBe('CANCEL');
  });

  test('holds one event for each deadline of a digest', () => {
    const { events } = read({ method: 'PUBLISH', at, organizer, entries: [entry, { ...entry, uid: 'two@caigou' }] });
    expect(events.map(({ uid }) => uid)).toEqual(['one@caigou', 'two@caigou']);
  });

  test('is the same file for the same input', () => {
    const file = { method: 'PUBLISH', at, organizer, entries: [entry] } as const;
    expect(renderIcs(file)).toBe(renderIcs(file));
  });

  test('gives back any summary and description as they were written', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 200 });
    fc.assert(
      fc.property(text, fc.array(text, { maxLength: 4 }), text, (summary, lines, name) => {
        const changed = { ...entry, summary, description: lines.join('\n') };
        const { events } = read({ method: 'PUBLISH', at, organizer: { ...organizer, name }, entries: [changed] });
        expect(events.map((each) => [each.uid, each.summary, each.description])).toEqual([
          ['one@caigou', summary, lines.join('\n')],
        ]);
      }),
    );
  });

  test.each([-1, 1.5])('with %d as its sequence is refused', (sequence) => {
    expect(() => renderIcs({ method: 'PUBLISH', at, organizer, entries: [{ ...entry, sequence }] })).toThrow(
      RangeError,
    );
  });

  test('without any deadline is refused', () => {
    expect(() => renderIcs({ method: 'PUBLISH', at, organizer, entries: [] })).toThrow(RangeError);
  });
});

describe('the UID of a deadline', () => {
  const cycleId = '222401-2026-001';
  if (!isCycleId(cycleId)) throw new Error('not a cycle id');

  test('is plain text without blanks for any obligation', () => {
    expect(deadlineUid(cycleId, 'contract-signing@lot#1')).toBe('222401-2026-001.contract-signing%40lot%231@caigou');
    expect(deadlineUid(cycleId, 'vacancy-refill@s:北山 街道#1')).toMatch(/^[\w.%-]+@caigou$/);
  });

  test('tells two stations apart', () => {
    expect(deadlineUid(cycleId, 'premises-ready@s:北山#1')).not.toBe(deadlineUid(cycleId, 'premises-ready@s:河南#1'));
  });
});
