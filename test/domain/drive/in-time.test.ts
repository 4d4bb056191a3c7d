import { describe, expect, test } from '@jest/globals';
import { daysBetween } from '../../../domain/calendar/plain-date.js';
import { addWorkingDays } from '../../../domain/calendar/working-days.js';
import { foldAll } from '../../../domain/cycle/fold.js';
import { stageOf } from '../../../domain/cycle/stage.js';
import { factHash, GENESIS_HASH } from '../../../domain/hash.js';
import { endOf, factsOf, living, playedFile, verdicts } from '../../support/played.js';

describe('a county of Jilin that does everything in time', () => {
  const yanji = playedFile('222401-in-time');

  test('is refused nothing and breaks no rule', () => {
    expect(yanji.refusals).toEqual([]);
    expect(yanji.state.violations).toEqual([]);
  });

  test('comes to the end of its three years with every duty met', () => {
    expect(stageOf(yanji.state)).toBe('closed');
    // With the last report, a month and not three quarters of a year after the service.
    const [end, close] = [factsOf(yanji, 'service-ended').at(-1)?.on, factsOf(yanji, 'cycle-closed')[0]?.on];
    expect(close && end && daysBetween(end, close)).toBeLessThan(62);
    expect(factsOf(yanji, 'contract-signed').map(({ data }) => [data.year, data.serviceFrom, data.serviceTo])).toEqual([
      [1, '2026-05-01', '2027-04-30'],
      [2, '2027-05-01', '2028-04-30'],
      [3, '2028-05-01', '2029-04-30'],
    ]);
    expect(Object.keys(verdicts(yanji))).toEqual(['met']);
  });

  test('still keeps the files for fifteen years, and owes nothing else', () => {
    expect(living(yanji)).toEqual(['file-retention@cycle#1']);
  });

  test('signs the first contract before the 30th day, which is a Sunday', () => {
    const [notice] = factsOf(yanji, 'award-notice-sent');
    expect([notice?.on, endOf(yanji, 'contract-signing@y1#1')]).toEqual([
      '2026-03-13',
      { verdict: 'met', due: '2026-04-12' },
    ]);
    expect(factsOf(yanji, 'contract-signed')[0]?.on).toBe('2026-04-10');
  });

  test('files the contract with finance over the seven working days, publishes it over two', () => {
    expect(endOf(yanji, 'contract-publication@y1#1').due).toBe('2026-04-14');
    expect(endOf(yanji, 'contract-filing-finance@y1#1').due).toBe('2026-04-21');
  });

  test('has its workers in the stations within a month, on a Saturday that counts as working', () => {
    expect(factsOf(yanji, 'deployment-confirmed').map(({ on }) => on)).toEqual(['2026-05-09']);
    expect(endOf(yanji, 'deployment@lot#1')).toEqual({ verdict: 'met', due: '2026-05-11' });
  });

  test('meets each duty of its own table one working day before it is due', () => {
    const { calendar } = yanji.judging;
    for (const rule of [
      'plan-filing',
      'contract-publication',
      'deployment',
      'filing-receipt',
      'acceptance-publication',
    ]) {
      const closed = factsOf(yanji, 'obligation-closed').filter(({ data }) => data.rule === rule);
      expect(closed.length).toBeGreaterThan(0);
      for (const { on, data } of closed) {
        expect({ of: data.obligation, on }).toEqual({
          of: data.obligation,
          on: data.due && addWorkingDays(data.due, -1, calendar),
        });
      }
    }
  });

  test('evaluates twice a year and knows the result while there is still time to buy again', () => {
    expect(factsOf(yanji, 'result-confirmed').map(({ data }) => `${data.year} ${data.slot}`)).toEqual([
      '1 firstHalf',
      '1 secondHalf',
      '2 firstHalf',
      '2 secondHalf',
      '3 firstHalf',
      '3 secondHalf',
    ]);
    for (const [at, { on }] of factsOf(yanji, 'annual-result-determined').entries()) {
      const end = factsOf(yanji, 'contract-signed')[at]?.data.serviceTo ?? '';
      expect({ at, early: on < end.replace('-04-30', '-03-01') }).toEqual({ at, early: true });
    }
  });

  test('hands over to the next cycle while the last year still runs', () => {
    const [opened] = factsOf(yanji, 'successor-opened');
    const [started] = factsOf(yanji, 'successor-started');
    expect(opened?.data.successor).toBe('222401-2029-510001');
    expect(started?.data.successor).toBe('222401-2029-510001');
    expect(opened?.on.slice(0, 7)).toBe('2029-02');
  });

  test('leaves a record that folds to the same state and survives JSON', () => {
    const { facts, state } = yanji;
    expect(foldAll(state.cycleId, JSON.parse(JSON.stringify(facts)))).toEqual(state);
    expect(facts.map(({ seq }) => seq)).toEqual(facts.map((_fact, at) => at + 1));
    let before: string = GENESIS_HASH;
    for (const fact of facts) {
      expect([fact.prevHash, fact.hash]).toEqual([before, factHash(fact)]);
      before = fact.hash;
    }
  });

  test('is told each thing once', () => {
    const keys = yanji.notices.map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
    expect(factsOf(yanji, 'notices-queued').flatMap(({ data }) => data.keys)).toEqual(keys);
  });
});

describe('a district of Ningxia that does everything in time', () => {
  const yuanzhou = playedFile('640402-in-time');

  test('comes to the end of its two years with every duty met', () => {
    expect(yuanzhou.refusals).toEqual([]);
    expect(stageOf(yuanzhou.state)).toBe('closed');
    expect(factsOf(yuanzhou, 'contract-signed').map(({ data }) => data.year)).toEqual([1, 2]);
    const unmet = Object.values(yuanzhou.state.closed).filter(({ verdict }) => verdict !== 'met');
    // The three years of a registration are longer than the cycle: their class hours end with it.
    expect(new Set(unmet.map(({ rule, verdict }) => `${rule} ${verdict}`))).toEqual(new Set(['worker-training void']));
    expect(living(yuanzhou)).toEqual(['file-retention@cycle#1']);
  });

  test('pays 50, 30 and the rest of 545 万元 in each year, each within 15 working days of its gate', () => {
    expect(factsOf(yuanzhou, 'payment-allocated').map(({ data }) => [data.year, data.tranche, data.fen])).toEqual([
      [1, 1, 272_500_000],
      [1, 2, 163_500_000],
      [1, 3, 109_000_000],
      [2, 1, 272_500_000],
      [2, 2, 163_500_000],
      [2, 3, 109_000_000],
    ]);
    expect(endOf(yuanzhou, 'payment-tranche-1@t1#1').verdict).toBe('met');
    expect(factsOf(yuanzhou, 'gate-passed').map(({ data }) => data.gate)).toEqual([
      'effective',
      'midTermPass',
      'finalPass',
      'effective',
      'midTermPass',
      'finalPass',
    ]);
  });

  test('has the plan of the second year a month before the first ends', () => {
    const { verdict, due } = endOf(yuanzhou, 'next-year-plan@y1#1');
    expect(verdict).toBe('met');
    expect(due).toBe('2027-03-30');
  });

  test('gets a report each month, at the district and at the township', () => {
    const months = factsOf(yuanzhou, 'report-received').filter(({ data }) => data.report === 'monthly');
    const by = (who: string) => months.filter(({ data }) => data.by === who).map(({ data }) => data.period);
    expect(by('county')).toHaveLength(24);
    expect(by('township')).toEqual(by('county'));
  });

  test('sees the certificate of each worker within two years of his start', () => {
    const ends = factsOf(yuanzhou, 'obligation-closed').filter(({ data }) => data.rule === 'worker-certification');
    expect(ends.map(({ data }) => [data.verdict, data.due])).toEqual(Array(6).fill(['met', '2028-04-10']));
  });
});
