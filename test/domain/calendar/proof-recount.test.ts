import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { compileCalendar } from '../../../domain/calendar/compile.js';
import { computeDeadline } from '../../../domain/calendar/deadline.js';
import type { Deadline, DeadlineLimit, Pause, ProofLine } from '../../../domain/calendar/deadline-types.js';
import { addDays, dayNumber, fromDayNumber, type PlainDate, weekday } from '../../../domain/calendar/plain-date.js';
import type { CalendarFile, CompiledCalendar } from '../../../domain/calendar/year-data.js';
import type { RegionCode } from '../../../domain/ids.js';
import { d, shippedCalendar } from './shipped.js';

/*
 * A second derivation that reads nothing but the lines an auditor reads: it lays every day between the trigger and the
 * end into "counted", "skipped" or "paused" and counts again.
 */

const SHIPPED = ['000000', '222401', '640402'].map((code) => shippedCalendar(code));
const NATION = '000000' as RegionCode;

/** A year nobody announced: rest days and make-up days at random, so that the rule is tested and not the years. */
const invented: fc.Arbitrary<CompiledCalendar> = fc
  .record({
    rest: fc.array(fc.tuple(fc.integer({ min: 0, max: 350 }), fc.integer({ min: 0, max: 8 })), {
      minLength: 1,
      maxLength: 8,
    }),
    work: fc.array(fc.integer({ min: 0, max: 364 }), { maxLength: 12 }),
  })
  .map(({ rest, work }) => {
    const first = d('2025-01-01');
    const file: CalendarFile = {
      code: NATION,
      year: 2025,
      kind: 'annual',
      notice: { title: '试验用通知', date: d('2024-11-01') },
      rest: rest.map(([at, length]) => ({ name: '节', from: addDays(first, at), to: addDays(first, at + length) })),
      work: work.map((at) => addDays(first, at)).filter((day) => weekday(day) > 5),
    };
    return compileCalendar([file], { code: NATION, fromYear: 2025, toYear: 2025 });
  });

const limits = fc.record<DeadlineLimit>({
  amount: fc.integer({ min: 1, max: 60 }),
  unit: fc.constantFrom('workingDay', 'calendarDay'),
  direction: fc.constantFrom('after', 'before'),
  roll: fc.constant('none'),
});

const pausesNear = (day: PlainDate) =>
  fc
    .array(fc.tuple(fc.integer({ min: -70, max: 70 }), fc.integer({ min: 0, max: 12 }), fc.constantFrom('a', 'b')), {
      maxLength: 3,
    })
    .map((all): Pause[] =>
      all.map(([at, length, note]) => ({ from: addDays(day, at), to: addDays(day, at + length), note })),
    );

type Case = { calendar: CompiledCalendar; day: PlainDate; limit: DeadlineLimit; pauses: Pause[] };

const cases: fc.Arbitrary<Case> = fc
  .tuple(
    fc.oneof(fc.constantFrom(...SHIPPED), invented),
    fc.integer({ min: dayNumber(d('2025-04-01')), max: dayNumber(d('2025-10-01')) }).map(fromDayNumber),
    limits,
  )
  .chain(([calendar, day, limit]) => pausesNear(day).map((pauses) => ({ calendar, day, limit, pauses })));

function daysFrom(from: PlainDate, to: PlainDate): PlainDate[] {
  const days: PlainDate[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) days.push(day);
  return days;
}

const spanOf = ({ day, to = day }: ProofLine): PlainDate[] => daysFrom(day, to);

/** Days of the limit, as the lines say, in the order of the walk. */
function counted(proof: readonly ProofLine[]): PlainDate[] {
  const days = proof.filter(({ effect, kind }) => effect === 'counted' && kind !== 'step').flatMap(spanOf);
  return [...new Set(days)].sort();
}

function recount({ day, limit, pauses }: Case, proof: readonly ProofLine[], end: PlainDate): void {
  const days = counted(proof);
  expect(days).toHaveLength(limit.amount);
  expect(limit.direction === 'after' ? days.at(-1) : days[0]).toBe(end);
  const walked = limit.direction === 'after' ? daysFrom(addDays(day, 1), end) : daysFrom(end, addDays(day, -1));
  const skipped = proof.filter(({ effect }) => effect === 'skipped').map((line) => line.day);
  const paused = new Set(proof.filter(({ kind }) => kind === 'paused').flatMap(spanOf));
  for (const each of walked) {
    const places = [days.includes(each), skipped.includes(each), paused.has(each)].filter((is) => is);
    expect({ each, places: places.length }).toEqual({ each, places: 1 });
    expect(paused.has(each)).toBe(pauses.some(({ from, to }) => from <= each && each <= to));
  }
  expect(skipped.every((each) => walked.includes(each))).toBe(true);
}

/** What a notice says of a day, looked up without the code under test. */
function restsByNotice({ rest }: CompiledCalendar, day: PlainDate): boolean {
  return rest.some(({ from, to }) => from <= day && day <= to);
}

/** An ordinary day is in no notice, any other day stands alone and names the notice that made it so. */
function isHonest(line: ProofLine, calendar: CompiledCalendar): void {
  const { kind, day, noticeId = '' } = line;
  const run = kind === 'workingDays' ? spanOf(line) : [];
  expect(run.filter((each) => weekday(each) > 5 || restsByNotice(calendar, each))).toEqual([]);
  expect(run.filter((each) => calendar.work[each] !== undefined)).toEqual([]);
  if (kind === 'workingDays') expect(line.days).toBe(run.length);
  const rests = kind === 'holiday' || kind === 'regionalRest';
  if (rests) expect([restsByNotice(calendar, day), calendar.notices[noticeId] !== undefined]).toEqual([true, true]);
  if (kind === 'makeUp') expect(calendar.work[day]).toBe(noticeId);
  if (line.effect === 'skipped') expect(line.to).toBeUndefined();
}

describe('the lines of a proof', () => {
  test('counted again give the limit and end on the due day, on any calendar and with any pauses', () => {
    fc.assert(
      fc.property(cases, (given) => {
        const { calendar, day, limit, pauses } = given;
        const found: Deadline = computeDeadline(day, limit, calendar, pauses);
        recount(given, found.proof, found.earliest);
        if (found.latestProof !== undefined) recount(given, found.latestProof, found.latest);
        expect(found.latestProof !== undefined).toBe(found.certainty === 'provisional');
      }),
      { numRuns: 200 },
    );
  });

  test('call ordinary only what is: Monday to Friday and in no notice; each other day is alone and names its reason', () => {
    fc.assert(
      fc.property(cases, ({ calendar, day, limit, pauses }) => {
        const { proof } = computeDeadline(day, { ...limit, unit: 'workingDay' }, calendar, pauses);
        for (const line of proof) isHonest(line, calendar);
      }),
      { numRuns: 150 },
    );
  });

  test('do not count a made-up Saturday that only ends the search for a working day', () => {
    // 中秋节 of 2021: 19 to 21 September rest, Saturday the 18th is worked.
    const before: DeadlineLimit = { amount: 2, unit: 'calendarDay', direction: 'before', roll: 'backward' };
    const { due, proof } = computeDeadline(d('2021-09-21'), before, shippedCalendar());
    expect(due).toBe('2021-09-18');
    expect(proof.find(({ kind }) => kind === 'makeUp')?.effect).toBe('rolled');
    expect(counted(proof)).toEqual(['2021-09-19', '2021-09-20']);
  });

  test('name each of two causes that stopped a clock, one beginning where the other ends', () => {
    const limit: DeadlineLimit = { amount: 10, unit: 'calendarDay', direction: 'after', roll: 'none' };
    const pauses = [
      { from: d('2025-05-06'), to: d('2025-05-10'), note: 'challenge ch1' },
      { from: d('2025-05-09'), to: d('2025-05-12'), note: 'complaint ch2' },
    ];
    const { due, proof } = computeDeadline(d('2025-05-01'), limit, shippedCalendar(), pauses);
    expect(due).toBe('2025-05-18');
    expect(proof.slice(1, 5)).toEqual([
      { kind: 'calendarDays', day: '2025-05-02', to: '2025-05-05', effect: 'counted', days: 4 },
      { kind: 'paused', day: '2025-05-06', to: '2025-05-10', effect: 'extended', note: 'challenge ch1' },
      { kind: 'paused', day: '2025-05-11', to: '2025-05-12', effect: 'extended', note: 'complaint ch2' },
      { kind: 'calendarDays', day: '2025-05-13', to: '2025-05-18', effect: 'counted', days: 6 },
    ]);
  });
});
