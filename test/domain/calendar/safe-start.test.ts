import { describe, expect, test } from '@jest/globals';
import { computeDeadline, type DeadlineLimit } from '../../../domain/calendar/deadline.js';
import { latestSafeStart } from '../../../domain/calendar/safe-start.js';
import { isWorkingDay } from '../../../domain/calendar/working-days.js';
import { d, shippedCalendar } from './shipped.js';

const nation = shippedCalendar();

function period(id: string, amount: number, unit: DeadlineLimit['unit']) {
  return { id, limit: { amount, unit, direction: 'after', roll: 'none' } satisfies DeadlineLimit };
}

/** Buying again by open tender: intention 30 days, bid window 20 days, ten working days from evaluation to signing. */
const CHAIN = [
  period('intention-to-tender', 30, 'calendarDay'),
  period('bid-window', 20, 'calendarDay'),
  period('reserve', 10, 'workingDay'),
];

const [WD10, D20, D30] = [
  { amount: 10, unit: 'workingDay' },
  { amount: 20, unit: 'calendarDay' },
  { amount: 30, unit: 'calendarDay' },
];

describe('the latest safe start of a chain', () => {
  test('is counted back from the end, period by period, each rolled back to a working day', () => {
    const start = latestSafeStart(d('2026-08-31'), CHAIN, nation);
    expect(start.steps).toEqual([
      { id: 'intention-to-tender', startBy: '2026-06-26', endBy: '2026-07-28' },
      { id: 'bid-window', startBy: '2026-07-28', endBy: '2026-08-17' },
      { id: 'reserve', startBy: '2026-08-17', endBy: '2026-08-31' },
    ]);
    expect(start).toMatchObject({
      due: '2026-06-26',
      certainty: 'final',
      earliest: '2026-06-26',
      latest: '2026-06-26',
    });
  });

  test('leaves room for every period when they are then run forward', () => {
    for (const end of ['2025-10-09', '2026-02-24', '2026-08-31', '2026-10-08']) {
      const { due, steps } = latestSafeStart(d(end), CHAIN, nation);
      const reached = CHAIN.reduce((day, { limit }) => computeDeadline(day, limit, nation).due, due);
      expect(reached <= end).toBe(true);
      expect(steps.every(({ startBy }) => isWorkingDay(startBy, nation))).toBe(true);
    }
  });

  test('shows each period in its proof, last one first', () => {
    const { proof } = latestSafeStart(d('2026-08-31'), CHAIN, nation);
    expect(proof.filter(({ kind }) => kind === 'step')).toEqual([
      { kind: 'step', day: '2026-08-31', to: '2026-08-17', effect: 'counted', note: 'reserve', limit: WD10 },
      { kind: 'step', day: '2026-08-17', to: '2026-07-28', effect: 'counted', note: 'bid-window', limit: D20 },
      { kind: 'step', day: '2026-07-28', to: '2026-06-26', effect: 'counted', note: 'intention-to-tender', limit: D30 },
    ]);
    expect(proof).toContainEqual({
      kind: 'roll',
      day: '2026-06-28',
      to: '2026-06-26',
      effect: 'rolled',
      note: 'backward',
    });
    expect(proof[0]).toEqual({ kind: 'start', day: '2026-08-31', effect: 'excluded' });
    expect(proof.at(-1)).toMatchObject({ kind: 'basis', note: 'calendar 000000@2025-11-04' });
  });

  test('into a year whose notice is not out is provisional and due by the cautious start', () => {
    const start = latestSafeStart(d('2027-02-28'), CHAIN, nation);
    expect(start.certainty).toBe('provisional');
    expect(start.due).toBe(start.earliest);
    expect(start.earliest < start.latest).toBe(true);
    expect(start.steps[0]?.startBy).toBe(start.due);
  });

  test('a chain of nothing starts at its end', () => {
    expect(latestSafeStart(d('2026-08-31'), [], nation)).toMatchObject({
      due: '2026-08-31',
      steps: [],
      certainty: 'final',
    });
  });
});
