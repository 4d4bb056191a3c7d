import { describe, expect, test } from '@jest/globals';
import { decide, isRefusal } from '../../../domain/cycle/decide.js';
import { stageOf } from '../../../domain/cycle/stage.js';
import { commandOf } from '../../../domain/drive/command.js';
import { driver } from '../../../domain/drive/course.js';
import { drivePlan } from '../../../domain/drive/plan.js';
import { isNo } from '../../../domain/refusal.js';
import { simulate } from '../../../domain/simulate.js';
import { cycleWorld, d } from '../../support/cycle-world.js';
import { endOf, factsOf, living, playedFile, verdicts } from '../../support/played.js';

describe('a first year that fails', () => {
  const failed = playedFile('222401-first-year-failed');

  test('is on record as failed, and is not renewed', () => {
    expect(factsOf(failed, 'year-failed').map(({ data }) => [data.year, data.scoreHundredths])).toEqual([[1, 5000]]);
    expect(factsOf(failed, 'renewal-decided').map(({ data }) => data.decision)).toEqual(['retender']);
    expect(factsOf(failed, 'contract-signed')).toHaveLength(1);
  });

  test('makes buying again due while there is still time, and a next cycle takes over', () => {
    const { verdict, due } = endOf(failed, 'reprocurement-start@lot#1');
    expect([verdict, due]).toEqual(['met', '2027-02-24']);
    expect(factsOf(failed, 'successor-started').map(({ data }) => data.successor)).toEqual(['222401-2027-510001']);
  });

  test('closes after the one year, with nothing broken on the way', () => {
    expect(stageOf(failed.state)).toBe('closed');
    expect([verdicts(failed), failed.state.violations]).toEqual([{ met: 36 }, []]);
  });
});

describe('a first year that fails where the plan of the next year has a date of its own', () => {
  const from = d('2026-01-05');
  const script = driver(drivePlan(from, { failYear: 1 }));
  const failed = simulate({ ...cycleWorld('640402', '2026-01-05'), from, script, until: d('2027-02-26') });

  test('ends that duty with the decision not to renew: there is no next year to plan', () => {
    expect(factsOf(failed, 'renewal-decided').map(({ on, data }) => [on, data.decision])).toEqual([
      ['2027-02-15', 'retender'],
    ]);
    expect(endOf(failed, 'next-year-plan@y1#1')).toEqual({ verdict: 'void', due: '2027-03-30' });
  });

  test('leaves the last tranche closed', () => {
    expect(factsOf(failed, 'gate-passed').map(({ data }) => data.tranche)).toEqual([1]);
  });
});

describe('a contract signed three working days too late', () => {
  const late = playedFile('222401-late-signing');

  test('stands, and its duty is met late: neither the 30th day nor the Monday after it was kept', () => {
    expect(factsOf(late, 'contract-signed')[0]?.on).toBe('2026-04-16');
    expect(endOf(late, 'contract-signing@y1#1')).toEqual({ verdict: 'metLate', due: '2026-04-12' });
    expect(verdicts(late)).toMatchObject({ metLate: 1 });
  });

  test('was reminded of: before the day, when it had passed, and then the head of the office', () => {
    const told = late.notices.filter(({ key }) => key.startsWith('contract-signing@y1#1/'));
    expect(told.map(({ occurrence }) => occurrence)).toEqual([
      'trigger',
      'before-10',
      'before-5',
      'before-1',
      'overdue-1',
      'escalation',
    ]);
    expect(told.at(-1)?.audience).toEqual({ post: 'headOfOffice' });
  });

  test('moves all that counts from the signing by as much', () => {
    expect(endOf(late, 'contract-publication@y1#1')).toEqual({ verdict: 'met', due: '2026-04-20' });
    expect(endOf(late, 'deployment@lot#1').due).toBe('2026-05-18');
  });
});

describe('a contractor four working days late', () => {
  const slow = playedFile('222401-contractor-late');

  test('has its workers in the stations after the month, and their contracts after theirs', () => {
    const late = factsOf(slow, 'obligation-closed').filter(({ data }) => data.verdict === 'metLate');
    expect(late.map(({ data }) => data.rule)).toEqual(['deployment', ...Array(6).fill('labour-contract')]);
    expect(late.every(({ data }) => data.owner === 'contractor')).toBe(true);
    expect(factsOf(slow, 'deployment-confirmed')[0]?.on).toBe('2026-05-15');
  });

  test('leaves what the offices owe in time', () => {
    const own = factsOf(slow, 'obligation-closed').filter(({ data }) => data.owner !== 'contractor');
    expect(own.length).toBeGreaterThan(10);
    expect(own.filter(({ data }) => data.verdict !== 'met')).toEqual([]);
  });
});

describe('a mid-term evaluation that fails', () => {
  const held = playedFile('640402-mid-term-failed', d('2027-04-20'));

  test('holds the second tranche: its gate does not open and no clock of it runs', () => {
    expect(factsOf(held, 'result-confirmed').map(({ data }) => [data.slot, data.pass])).toEqual([
      ['midTerm', false],
      ['final', true],
    ]);
    expect(factsOf(held, 'gate-passed').map(({ data }) => data.tranche)).toEqual([1, 3]);
    expect(held.obligations.filter(({ rule }) => rule === 'payment-tranche-2')).toEqual([]);
  });

  test('lets nobody pay it out, however much it is wanted', () => {
    const asked = { kind: 'allocate-payment', data: { year: 1, tranche: 2, source: 'generalBudget' } } as const;
    const { directory } = cycleWorld('640402', '2026-01-05');
    const command = commandOf(held.state, asked, held.judging.at, directory, 'too-early-1');
    if (isNo(command)) throw new Error(command.refused);
    expect(isRefusal(decide(held.state, command, held.judging))).toBe(true);
    expect(held.state.payment.tranches['y1/2']).toBeUndefined();
  });

  test('leaves the held sum to the last tranche, once the final evaluation passed', () => {
    const paid = factsOf(held, 'payment-allocated').filter(({ data }) => data.year === 1);
    expect(paid.map(({ data }) => [data.tranche, data.fen])).toEqual([
      [1, 272_500_000],
      [3, 272_500_000],
    ]);
    expect(factsOf(held, 'annual-result-determined')[0]?.data).toMatchObject({ year: 1, pass: true, grade: 'pass' });
  });
});

describe('a running contract that is adopted', () => {
  const adopted = playedFile('640402-adopted');

  test('owes nothing of the time before: those duties are void, not broken', () => {
    const early = Object.values(adopted.state.closed).filter(({ note }) => note === 'beforeAdoption');
    expect(early).toHaveLength(12);
    expect(early.every(({ verdict, due }) => verdict === 'void' && due !== null && due < '2026-03-02')).toBe(true);
  });

  test('goes on from where it stood: mid-term, second tranche, second year', () => {
    expect(endOf(adopted, 'evaluation-mid-term@y1#1')).toEqual({ verdict: 'met', due: '2026-03-31' });
    const paid = factsOf(adopted, 'payment-allocated').map(({ data }) => [data.year, data.tranche, data.fen]);
    expect(paid.slice(0, 2)).toEqual([
      [1, 2, 163_500_000],
      [1, 3, 109_000_000],
    ]);
    expect(factsOf(adopted, 'contract-signed').map(({ data }) => [data.year, data.serviceFrom])).toEqual([
      [2, '2026-09-01'],
    ]);
  });

  test('comes to its end like any other', () => {
    expect([stageOf(adopted.state), adopted.refusals, living(adopted)]).toEqual([
      'closed',
      [],
      ['file-retention@cycle#1'],
    ]);
  });
});
