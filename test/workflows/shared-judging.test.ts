import { describe, expect, test } from '@jest/globals';
import { plainDate } from '../../domain/calendar/plain-date.js';
import { packPolicy } from '../../domain/policy/pack.js';
import { openDesk } from '../../workflows/cycle-desk.js';
import { sharedCalendar, sharedPolicy } from '../../workflows/shared-judging.js';
import { freshCycleId, inputOf, shippedJudging } from '../support/workflow-office.js';

/** As it arrives in a run: a copy nobody else has. */
function copyOf<T>(value: T): T {
  return JSON.parse(JSON.stringify(value));
}

describe('what cycles are judged by is held once a worker', () => {
  const { policy, calendar } = shippedJudging();
  const packed = packPolicy(policy);

  test('two runs with the same policy and calendar hold the same ones', () => {
    const [one, other] = [openDesk(copyOf(inputOf(freshCycleId()))), openDesk(copyOf(inputOf(freshCycleId())))];
    expect(one.policy).toBe(other.policy);
    expect(one.packed).toBe(other.packed);
    expect(one.calendar).toBe(other.calendar);
    expect(one.state).not.toBe(other.state);
  });

  test('the input of a run, which the engine holds on to, has no copies either', () => {
    const input = copyOf(inputOf(freshCycleId()));
    const desk = openDesk(input);
    expect(input.policy).toBe(desk.packed);
    expect(input.calendar).toBe(desk.calendar);
  });

  test('they are what was given', () => {
    expect(sharedPolicy(copyOf(packed)).policy).toEqual(policy);
    expect(sharedPolicy(copyOf(packed)).packed).toEqual(packed);
    expect(sharedCalendar(copyOf(calendar))).toEqual(calendar);
  });

  test('a calendar of the same name and hash but with other days stays another', () => {
    const shared = sharedCalendar(copyOf(calendar));
    const altered = sharedCalendar({ ...copyOf(calendar), expected: [] });
    expect(altered.hash).toBe(shared.hash);
    expect(altered.expected).toEqual([]);
    expect(sharedCalendar(copyOf(calendar)).expected).toEqual(calendar.expected);
  });

  test('no cycle can change what the others are judged by', () => {
    const { policy: shared } = sharedPolicy(copyOf(packed));
    expect(() => Object.assign(shared.rules, { extra: null })).toThrow(TypeError);
    expect(() => sharedCalendar(copyOf(calendar)).announcedYears.push(2099)).toThrow(TypeError);
  });

  test('a policy that its hash does not prove is refused, however often it comes', () => {
    const damaged = packPolicy({ ...policy, version: plainDate('2030-01-01') });
    expect(() => sharedPolicy(damaged)).toThrow(TypeError);
    expect(() => sharedPolicy(damaged)).toThrow(TypeError);
  });

  test('a version that is pushed out by many newer ones is made anew, the same', () => {
    const first = sharedCalendar(copyOf(calendar));
    for (let year = 3000; year < 3064; year += 1)
      sharedCalendar({ ...copyOf(calendar), version: `${year}-01-01` as never });
    const again = sharedCalendar(copyOf(calendar));
    expect(again).not.toBe(first);
    expect(again).toEqual(first);
  });
});
