import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { legalDay } from '../../../domain/calendar/instant.js';
import { addDays } from '../../../domain/calendar/plain-date.js';
import { lastWorkingDayBefore, nextWorkingDay } from '../../../domain/calendar/working-days.js';
import type { CompiledCalendar } from '../../../domain/calendar/year-data.js';
import { unqueued } from '../../../domain/notices/owed.js';
import { type Case, d, fork } from '../../support/case.js';
import { signed } from '../../support/course.js';

/** A duty of the township whose day the profile assumed, so that it may be extended. */
const PREMISES = 'premises-ready@s:a#1';
const FINANCE = 'contract-filing-finance@y1#1';

function news(c: Case, about: string) {
  return c.notices
    .filter(({ key, occurrence }) => occurrence === 'moved' && key.startsWith(`${about}/`))
    .map(({ slot, revision, about: of }) => ({ slot, revision, moved: of.kind === 'obligation' ? of.moved : null }));
}

function extended(c: Case, to: string, reason = '装修'): void {
  c.approved('extension', PREMISES, { to, reason });
}

/** The calendar with one more day off, as a later version of it. */
function withRest(calendar: CompiledCalendar, day: string, version: number): CompiledCalendar {
  const [span] = calendar.rest;
  if (span === undefined) throw new Error('a calendar has rests');
  const rest = [...calendar.rest, { ...span, from: d(day), to: d(day) }].sort((a, b) => (a.from < b.from ? -1 : 1));
  const hash = String(version).padStart(64, '0') as CompiledCalendar['hash'];
  return { ...calendar, hash, version: `2023-03-${version}`, rest };
}

function isTold(c: Case, about: string): boolean {
  return c.notices.some(({ key }) => key.startsWith(`${about}/`));
}

function told(c: Case, about: string): void {
  c.to(c.duty(about).due ?? '');
  if (!isTold(c, about)) throw new Error(`nobody was told of ${about}`);
}

describe('a due day that moves', () => {
  test('by an extension: whoever knew the old day is told once, with both days and the reason', () => {
    const c = signed();
    told(c, PREMISES);
    const from = c.duty(PREMISES).due;
    extended(c, '2023-06-08');
    expect(c.last('dates-moved').data).toEqual({
      moved: [{ obligation: PREMISES, from, to: '2023-06-08' }],
      why: 'extended',
      reason: '装修',
    });
    c.to('2023-06-30');
    expect(news(c, PREMISES)).toEqual([
      { slot: from, revision: '2023-06-08.1', moved: { from, why: 'extended', reason: '装修' } },
    ]);
  });

  test('and the plan begins anew with the new day', () => {
    const c = signed();
    told(c, PREMISES);
    extended(c, '2023-06-08');
    c.to('2023-06-09');
    const after = c.notices.filter(({ key, revision }) => key.startsWith(PREMISES) && revision === '2023-06-08.1');
    expect(after.map(({ occurrence }) => occurrence)).toContain('overdue-1');
    expect(after.filter(({ occurrence }) => /^before/.test(occurrence)).length).toBeGreaterThan(0);
  });

  test('by a correction of the signing: the publication, told on Monday, is due earlier', () => {
    const c = signed();
    const { seq, data } = c.last('contract-signed');
    const right = { ...data, signedByPurchaserOn: d('2023-03-17'), signedByContractorOn: d('2023-03-17') };
    c.ok('correct-fact', { seq, data: right, on: d('2023-03-17'), reason: '日期写错' });
    expect(news(c, 'contract-publication@y1#1')).toEqual([
      {
        slot: '2023-03-20',
        revision: '2023-03-21.1',
        moved: { from: '2023-03-22', why: 'corrected', reason: '日期写错' },
      },
    ]);
  });

  test('far ahead: in the letter of the next working morning, with all else that moved', () => {
    const c = signed();
    c.to('2023-03-24');
    c.ok(
      'apply-calendar',
      { calendar: withRest(c.calendar, '2023-03-28', 24) },
      { actor: { system: 'calendar-import' } },
    );
    c.to('2023-03-29');
    expect(news(c, FINANCE)).toEqual([
      { slot: '2023-03-27', revision: '2023-03-30.1', moved: { from: '2023-03-29', why: 'calendar' } },
    ]);
  });

  test('before anybody was told of it: nobody is troubled', () => {
    const c = signed();
    const { due } = c.duty(PREMISES);
    expect(isTold(c, PREMISES)).toBe(false);
    extended(c, String(addDays(due ?? d('2023-04-20'), 20)));
    c.to('2023-03-28');
    expect(news(c, PREMISES)).toEqual([]);
  });

  test('and comes back: the old day is told again', () => {
    const c = signed();
    told(c, PREMISES);
    const first = c.duty(PREMISES).due;
    extended(c, '2023-06-08');
    c.to('2023-04-28');
    c.put('obligation-extended', { obligation: PREMISES, from: d('2023-06-08'), to: d(String(first)), reason: '误' });
    c.put('dates-moved', {
      moved: [{ obligation: PREMISES, from: d('2023-06-08'), to: d(String(first)) }],
      why: 'extended',
    });
    c.to('2023-05-08');
    expect(news(c, PREMISES).map(({ revision, moved }) => [revision, moved?.from])).toEqual([
      ['2023-06-08.1', first],
      [`${first}.2`, '2023-06-08'],
    ]);
  });

  test('with the act that meets the duty: it is met, and no day is told', () => {
    const c = signed();
    const kinds = c.ok('publish-contract', { year: 1, medium: '中国政府采购网' }).map(({ kind }) => kind);
    expect(kinds).not.toContain('dates-moved');
  });
});

type Step = { act: 'extend' | 'rest' | 'correct' | 'publish' | 'confirm'; days: number };
const steps = fc.array(
  fc.record({
    act: fc.constantFrom('extend', 'rest', 'correct', 'publish', 'confirm'),
    days: fc.integer({ min: 0, max: 9 }),
  }),
  { minLength: 2, maxLength: 7 },
);

describe('in whatever order days are extended, corrected, moved by calendars and met', () => {
  const start = signed();

  function played(course: readonly Step[]): Case {
    const c = fork(start);
    for (const [no, step] of course.entries()) {
      c.to(addDays(c.today, step.days));
      take(c, step, no);
      nothingIsOwedNow(c);
    }
    c.to(nextWorkingDay(addDays(c.today, 1), c.calendar));
    return c;
  }

  test('each notice is handed over once, and who was told of an open duty knows its day of today', () => {
    fc.assert(
      fc.property(steps, (course) => {
        const c = played(course);
        const keys = c.facts.flatMap((fact) => (fact.kind === 'notices-queued' ? fact.data.keys : []));
        expect(keys).toHaveLength(new Set(keys).size);
        expect(endsMissed(c)).toEqual([]);
        for (const each of c.obligations().filter(({ status }) => ['open', 'breached'].includes(status)))
          expect([each.id, newestTold(c, each.id) ?? each.due]).toEqual([each.id, each.due]);
      }),
      { numRuns: 25 },
    );
  });
});

/** Duties that were told, ended before their day was over, and whose end was not handed over exactly once. */
function endsMissed(c: Case): string[] {
  return c.facts.flatMap((fact) => {
    if (fact.kind !== 'obligation-closed') return [];
    const { obligation } = fact.data;
    const keys = c.facts.flatMap((each) => (each.kind === 'notices-queued' ? each.data.keys : []));
    const own = keys.filter((key) => key.startsWith(`${obligation}/`)).map((key) => key.split('/').at(-1) ?? '');
    const ends = own.filter((revision) => revision.startsWith('end.'));
    const day = own.findLast((revision) => !revision.startsWith('end.'))?.slice(0, 10);
    const isDue = day !== undefined && (day >= legalDay(fact.at) || fact.data.verdict === 'void');
    return ends.length === Number(isDue) ? [] : [`${obligation}: ${own.join(' ')}`];
  });
}

/** The day of the revision handed over last. */
function newestTold(c: Case, id: string): string | undefined {
  const keys = c.facts.flatMap((fact) => (fact.kind === 'notices-queued' ? fact.data.keys : []));
  const last = keys.findLast((key) => key.startsWith(`${id}/`));
  return last?.slice(last.lastIndexOf('/') + 1).slice(0, 10);
}

function nothingIsOwedNow(c: Case): void {
  expect(unqueued(c.state, c.judging()).filter(({ sendAt }) => sendAt <= c.at)).toEqual([]);
}

/** Does it where it is possible just now. */
function take(c: Case, { act, days }: Step, no: number): void {
  const open = (id: string) => c.state.closed[id] === undefined;
  switch (act) {
    case 'extend': {
      const { due } = open(PREMISES) ? c.duty(PREMISES) : { due: null };
      if (due !== null) extended(c, addDays(due, days + 1));
      return;
    }
    case 'rest': {
      const off = lastWorkingDayBefore(addDays(c.today, days + 2), c.calendar);
      c.ok(
        'apply-calendar',
        { calendar: withRest(c.calendar, off, 40 + no) },
        { actor: { system: 'calendar-import' } },
      );
      return;
    }
    case 'correct': {
      const { seq, data } = c.last('contract-signed');
      const on = addDays(d('2023-03-20'), -days);
      const right = { ...data, signedByPurchaserOn: on, signedByContractorOn: on };
      c.ok('correct-fact', { seq, data: right, on, reason: '日期写错' });
      return;
    }
    case 'publish':
      if (open('contract-publication@y1#1')) c.ok('publish-contract', { year: 1, medium: '中国政府采购网' });
      return;
    case 'confirm':
      if (open(PREMISES)) c.ok('confirm-premises', { station: 'a' });
      return;
  }
}
