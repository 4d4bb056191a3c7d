import { describe, expect, test } from '@jest/globals';
import { instantAt } from '../../../domain/calendar/instant.js';
import { isWorkingDay } from '../../../domain/calendar/working-days.js';
import { owedNotices, reminderRule, unqueued } from '../../../domain/notices/owed.js';
import { outsideQuiet } from '../../../domain/notices/slots.js';
import { type Case, caseOf, d } from '../../support/case.js';
import { awarded, MEDIUM, opened, plan, serving, signed, signing } from '../../support/course.js';

/** What is owed about one thing, as `occurrence day`. */
function owed(c: Case, about: string): string[] {
  return owedNotices(c.state, c.judging())
    .filter((each) => each.key.startsWith(`${about}/`))
    .map((each) => `${each.occurrence} ${each.slot}`);
}

describe('reminders', () => {
  test('of a clock of law: at its start, then ten, five and one working days before', () => {
    expect(owed(awarded(), 'contract-signing@y1#1').slice(0, 4)).toEqual([
      'trigger 2023-03-13',
      'before-10 2023-03-28',
      'before-5 2023-04-04',
      'before-1 2023-04-11',
    ]);
  });

  test('of a short clock: one at its start', () => {
    const c = signed();
    expect(owed(c, 'contract-publication@y1#1').filter((each) => !/overdue|escalation/.test(each))).toEqual([
      'trigger 2023-03-20',
    ]);
  });

  test('the last one before a break lies before the break', () => {
    const c = caseOf('222401', '2023-09-11');
    c.put('cycle-opened', { ...awarded().last('cycle-opened').data });
    c.put('contract-signed', signing(1, '2023-09-08'));
    // One month from 8 September is Sunday 8 October, which is worked; before it lie 7 October and, before the break, 28 and 27 September.
    expect(c.duty('deployment@lot#1').due).toBe('2023-10-08');
    expect(owed(c, 'deployment@lot#1')).toContain('before-3 2023-09-27');
  });

  test('nothing is sent for days before anybody knew', () => {
    const c = awarded();
    c.to('2023-04-03');
    c.approved('contract', 'y1', {});
    c.ok('sign-contract', signing(1, '2023-03-20'), { second: 'deputyHead' });
    const days = owedNotices(c.state, c.judging()).filter((each) =>
      each.key.startsWith('contract-filing-finance@y1#1'),
    );
    expect(days.length).toBeGreaterThan(0);
    expect(days.every((each) => each.slot >= '2023-04-03')).toBe(true);
  });

  test('a report of a month is not talked of before the month has ended', () => {
    const c = serving('640402');
    expect(owed(c, 'contractor-report-mid-term@p:y1-mid#1').every((each) => each.slice(-10) >= '2023-09-30')).toBe(
      true,
    );
  });

  test('while it is late: every three working days, and once to the superior inside the bureau', () => {
    const c = signed();
    c.jump('2023-04-03');
    expect(owed(c, 'contract-publication@y1#1').slice(0, 5)).toEqual([
      'trigger 2023-03-20',
      'overdue-1 2023-03-23',
      'escalation 2023-03-23',
      'overdue-2 2023-03-28',
      'overdue-3 2023-03-31',
    ]);
    const up = owedNotices(c.state, c.judging()).filter((each) => each.occurrence === 'escalation');
    expect(up.every((each) => 'post' in each.audience && each.audience.post === 'headOfOffice')).toBe(true);
  });

  test('a met duty owes nothing but its day taken out of the calendar, and its keys are forgotten', () => {
    const c = signed();
    expect(Object.keys(c.state.notified).some((key) => key.startsWith('contract-publication@y1#1/'))).toBe(true);
    c.ok('publish-contract', { year: 1, medium: MEDIUM });
    expect(owed(c, 'contract-publication@y1#1')).toEqual(['done 2023-03-22']);
    const left = Object.keys(c.state.notified).filter((key) => key.startsWith('contract-publication@y1#1/'));
    expect(left.map((key) => key.split('/')[1])).toEqual(['done']);
  });

  test('a date that a calendar moves is told once, with the new day', () => {
    const c = signed();
    const calendar = {
      ...c.calendar,
      hash: '0'.repeat(64) as typeof c.calendar.hash,
      version: '2023-03-20',
      rest: [...c.calendar.rest, rested(c)].sort((a, b) => (a.from < b.from ? -1 : 1)),
    };
    c.ok('apply-calendar', { calendar }, { actor: { system: 'calendar-import' } });
    expect(c.last('dates-moved').data.moved).toContainEqual({
      obligation: 'contract-publication@y1#1',
      from: '2023-03-22',
      to: '2023-03-23',
    });
    const moved = c.notices.filter((each) => each.key === 'contract-publication@y1#1/moved/2023-03-23.1');
    expect(moved).toHaveLength(1);
    expect(moved[0]).toMatchObject({ slot: '2023-03-20', about: { moved: { from: '2023-03-22', why: 'calendar' } } });
    expect(c.duty('contract-publication@y1#1').status).toBe('open');
    c.jump('2023-03-24');
    c.ok('publish-contract', { year: 1, medium: MEDIUM });
    expect(c.last('obligation-closed').data).toMatchObject({ verdict: 'metLate', due: '2023-03-23' });
  });

  test('every slot is a working day', () => {
    for (const c of [serving(), serving('640402')]) {
      const written = owedNotices(c.state, c.judging()).filter(({ rides }) => rides !== true);
      const slots = written.map((each) => each.slot);
      expect(slots.length).toBeGreaterThan(20);
      expect(slots.filter((day) => !isWorkingDay(day, c.calendar))).toEqual([]);
    }
  });

  test('what is queued is not owed again', () => {
    const c = signed();
    const due = unqueued(c.state, c.judging()).filter((each) => each.sendAt <= c.at);
    expect(due).toEqual([]);
    expect(new Set(c.notices.map((each) => each.key)).size).toBe(c.notices.length);
  });
});

/** A day off nobody knew of: Tuesday 21 March 2023. */
function rested(c: Case) {
  const [span] = c.calendar.rest;
  if (span === undefined) throw new Error('a calendar has rests');
  return { ...span, from: d('2023-03-21'), to: d('2023-03-21') };
}

describe('quiet hours', () => {
  const c = opened();
  const rule = reminderRule(c.state, c.judging());
  if (rule === undefined) throw new Error('the nation has a reminder plan');

  test.each([
    ['2023-03-20', '07:00', '2023-03-20', '08:30'],
    ['2023-03-20', '12:00', '2023-03-20', '12:00'],
    ['2023-03-20', '18:00', '2023-03-21', '08:30'],
    ['2023-03-17', '19:00', '2023-03-20', '08:30'],
    ['2023-03-18', '10:00', '2023-03-20', '08:30'],
    ['2023-01-20', '20:00', '2023-01-28', '08:30'],
  ])('%s %s becomes %s %s', (day, time, nextDay, nextTime) => {
    expect(outsideQuiet(instantAt(d(day), time), rule, c.calendar)).toBe(instantAt(d(nextDay), nextTime));
  });

  test('a task that opens on Friday evening is told on Monday, its step by title', () => {
    const late = opened();
    late.to('2023-02-10');
    late.ok('draft-plan', plan());
    late.at = instantAt(d('2023-02-10'), '19:00');
    late.ok('submit-approval', { subject: { kind: 'annual-plan', ref: 'y1' } });
    const told = late.notices.find((each) => each.occurrence === 'task');
    expect(told?.sendAt).toBe(instantAt(d('2023-02-13'), '08:30'));
    expect(told?.about).toMatchObject({ kind: 'task', step: expect.stringMatching(/^[\u4e00-\u9fff]+$/) });
  });
});
