import { describe, expect, test } from '@jest/globals';
import { allowedNow } from '../../../domain/cycle/allowed.js';
import { loserRefunded, winnerRefunded } from '../../../domain/drive/steps/refunding.js';
import { fen } from '../../../domain/money/fen.js';
import { type Case, d, fork } from '../../support/case.js';
import {
  awarded,
  bids,
  CENTRE,
  MEDIUM,
  opened,
  ranking,
  renewed,
  SECOND,
  SUM,
  signed,
  signing,
  THIRD,
  tendered,
} from '../../support/course.js';

const TWO_PERCENT = fen(SUM / 50);
const LOSERS = 'bond-refund-losers@lot#1';
const WINNER = 'bond-refund-winner@lot#1';

/** Bonds of those three, then awarded as ever: the notice goes out on 13 March 2023. */
function bonded(parties: string[] = ['centre', 'second', 'third']): Case {
  const c = tendered();
  for (const party of parties) c.ok('take-bond', { party, fen: TWO_PERCENT, form: 'guarantee' }, { as: 'agent' });
  c.to('2023-03-02');
  c.ok('open-bids', bids(), { as: 'agent' });
  c.to('2023-03-03');
  c.ok('finish-bid-evaluation', ranking(), { as: 'agent' });
  c.to('2023-03-07');
  c.ok('record-evaluation-report', {}, { as: 'agent' });
  c.approved('award', 'lot', { rank: 1 });
  c.to('2023-03-10');
  c.ok('decide-award', { rank: 1 });
  c.to('2023-03-13');
  c.ok('send-award-notice', { publishedOn: d('2023-03-13'), medium: MEDIUM });
  return c;
}

const THREE = bonded();

describe('a bid bond goes back', () => {
  test("to the losers within five working days of the notice, met with the last one's", () => {
    const c = fork(THREE);
    expect(c.duty(LOSERS)).toMatchObject({ due: '2023-03-20', owner: 'agent', status: 'open' });
    c.to('2023-03-15');
    c.ok('refund-bond', { party: 'second', fen: TWO_PERCENT }, { as: 'agent' });
    expect(c.duty(LOSERS).status).toBe('open');
    c.ok('refund-bond', { party: 'third', fen: TWO_PERCENT }, { as: 'agent' });
    expect(c.duty(LOSERS).status).toBe('met');
    expect(c.has(WINNER)).toBe(false);
  });

  test('to the winner within five working days of the signing, and to nobody in the second year', () => {
    const c = fork(THREE);
    c.to('2023-03-20');
    c.approved('contract', 'y1', { fen: SUM });
    c.ok('sign-contract', signing(1, '2023-03-20'));
    expect(c.duty(WINNER)).toMatchObject({ due: '2023-03-27', status: 'open' });
    c.to('2023-03-28');
    c.ok('refund-bond', { party: 'centre', fen: TWO_PERCENT }, { as: 'agent' });
    expect(c.duty(WINNER)).toMatchObject({ status: 'metLate' });
    expect(c.last('bond-refunded').data).toMatchObject({ who: 'winner' });
    expect(
      renewed()
        .obligations()
        .filter((each) => each.rule.startsWith('bond-')),
    ).toEqual([]);
  });

  test('only where one was taken', () => {
    expect(awarded().has(LOSERS)).toBe(false);
    expect(signed().has(WINNER)).toBe(false);
    expect(bonded(['centre']).has(LOSERS)).toBe(false);
  });

  test('not to a winner who declined; the next award counts anew', () => {
    const c = fork(THREE);
    c.ok('record-award-declined', { rank: 1, reason: '放弃' });
    expect(c.duty(LOSERS).status).toBe('void');
    c.approved('award', 'lot', { rank: 2 });
    c.ok('decide-award', { rank: 2 });
    c.ok('send-award-notice', { publishedOn: d('2023-03-13'), medium: MEDIUM });
    c.ok('refund-bond', { party: 'third', fen: TWO_PERCENT });
    expect(c.duty('bond-refund-losers@lot#2').status).toBe('met');
  });

  test('whole, and only if it is held', () => {
    const c = fork(THREE);
    expect(c.no('refund-bond', { party: 'second', fen: fen(1) }).why).toMatchObject({ heldFen: TWO_PERCENT });
    expect(c.no('refund-bond', { party: 'nobody', fen: fen(1) }).code).toBe('trigger-missing');
    expect(c.no('refund-bond', { party: 'second', fen: TWO_PERCENT, of: 'performance' }).code).toBe('trigger-missing');
  });

  test('by the agent of a county that does its work, one party after the other', () => {
    const c = fork(THREE);
    const scene = () => ({ state: c.state, judging: c.judging() });
    for (let next = 0; next < 2; next += 1) {
      const command = loserRefunded(THREE.duty(LOSERS), c.today, scene());
      c.ok('refund-bond', command?.data as never, { as: 'agent' });
    }
    expect(c.duty(LOSERS).status).toBe('met');
    expect(loserRefunded(THREE.duty(LOSERS), c.today, scene())).toBeNull();
    expect(winnerRefunded(THREE.duty(LOSERS), c.today, scene())?.data).toEqual({ party: 'centre', fen: TWO_PERCENT });
  });
});

describe('a bid bond is taken', () => {
  test('up to two percent of the budget, and never in cash', () => {
    const c = tendered();
    expect(c.no('take-bond', { party: 'a', fen: fen(TWO_PERCENT + 1) }).why).toMatchObject({
      rule: 'bid-bond',
      what: 'bond-too-large',
    });
    expect(c.no('take-bond', { party: 'a', fen: TWO_PERCENT, form: 'cash' }).why).toMatchObject({ rule: 'bond-form' });
    c.to('2023-02-21');
    c.ok('take-bond', { party: 'a', fen: TWO_PERCENT, form: 'cash' }, { on: '2023-02-20', second: 'headOfOffice' });
    expect(c.violations()).toEqual(['bond-form: bond-in-cash']);
  });

  test('once from each, before the bids are opened; later only what came in time is put on record', () => {
    const c = tendered();
    c.ok('take-bond', { party: 'centre', fen: TWO_PERCENT });
    expect(c.no('take-bond', { party: 'centre', fen: TWO_PERCENT }).code).toBe('already-recorded');
    c.to('2023-03-02');
    c.ok('open-bids', bids([CENTRE, SECOND, THIRD]), { as: 'agent' });
    c.to('2023-03-03');
    expect(c.no('take-bond', { party: 'second', fen: TWO_PERCENT }).code).toBe('wrong-stage');
    expect(c.no('take-bond', { party: 'x', fen: TWO_PERCENT }, { on: '2023-03-01' }).code).toBe('unknown-subject');
    c.ok('take-bond', { party: 'second', fen: TWO_PERCENT }, { on: '2023-03-01' });
  });

  test('not before a tender, nor after the contract', () => {
    expect(opened().no('take-bond', { party: 'centre', fen: TWO_PERCENT }).code).toBe('trigger-missing');
    expect(signed().no('take-bond', { party: 'centre', fen: TWO_PERCENT }).code).toBe('wrong-stage');
  });
});

describe('a performance bond', () => {
  const bond = { party: 'centre', fen: fen(SUM / 10), of: 'performance' } as const;

  test('is the winner of the first year alone, up to a tenth of the contract', () => {
    expect(tendered().no('take-bond', bond).code).toBe('trigger-missing');
    const c = signed();
    expect(c.no('take-bond', { ...bond, party: 'second' }).code).toBe('unknown-subject');
    expect(c.no('take-bond', { ...bond, fen: fen(SUM / 10 + 1) }).why).toMatchObject({
      rule: 'performance-bond',
      what: 'performance-bond-too-large',
    });
    c.ok('take-bond', bond);
    expect(c.no('take-bond', bond).code).toBe('already-recorded');
    expect(renewed().no('take-bond', bond).code).toBe('wrong-stage');
  });

  test('goes back by itself: it ends no clock of a bid bond', () => {
    const c = fork(THREE);
    c.ok('take-bond', bond);
    c.ok('refund-bond', { party: 'centre', fen: bond.fen, of: 'performance' });
    expect(c.state.tender.performanceBonds).toEqual({});
    expect(Object.keys(c.state.tender.bonds)).toEqual(['centre', 'second', 'third']);
    expect(c.state.events.some((each) => each.kind === 'bond-refunded')).toBe(false);
  });
});

test('what is possible with bonds follows the stage', () => {
  const can = (c: Case) => allowedNow(c.state, c.card('agent'), c.judging()).filter((kind) => kind.endsWith('-bond'));
  expect(can(opened())).toEqual([]);
  expect(can(tendered())).toEqual(['take-bond']);
  expect(can(THREE)).toEqual(['take-bond', 'refund-bond']);
  expect(can(renewed())).toEqual([]);
});
