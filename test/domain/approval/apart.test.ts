import { describe, expect, test } from '@jest/globals';
import { apartBroken } from '../../../domain/approval/apart.js';
import { addDuty } from '../../../domain/approval/duties.js';
import type { Command } from '../../../domain/commands.js';
import { draft } from '../../../domain/cycle/chapter.js';
import type { FactDraft } from '../../../domain/facts.js';
import { fen } from '../../../domain/money/fen.js';
import type { SeparationPair } from '../../../domain/policy/types.js';
import type { Duty } from '../../../domain/policy/vocabulary.js';
import { type Office, THREE_STEPS, type World, worldOf } from './world.js';

const PAIR: SeparationPair = { a: 'applied-payment', b: 'paid', within: 'subject' };
const paid = draft('payment-made', { year: 1, tranche: 1, fen: fen(1) });
const applied = draft('payment-applied', { year: 1, tranche: 1, attachments: [] });

/** Finance has carried a duty, and somebody is about to carry another. */
function judged(
  pairs: SeparationPair[],
  carried: [Duty, string],
  facts: FactDraft[],
  who: Office = 'finance',
  as?: Office,
) {
  const world = worldOf(THREE_STEPS, pairs);
  if (as !== undefined) world.standsIn(as, who, ['payment']);
  const { approvals } = world.state;
  const [duty, subject] = carried;
  const ledger = addDuty(approvals.ledger, { person: 'finance', duty, subject }, world.today);
  world.state = { ...world.state, approvals: { ...approvals, ledger } };
  return apartBroken(world.state, commandOf(world, who, as), facts, world.judging());
}

function commandOf(world: World, who: Office, as: Office | undefined): Command {
  return world.command(who, 'comment', { text: '' }, as === undefined ? {} : { as }) as Command;
}

describe('who applied for a payment', () => {
  const own: [Duty, string] = ['applied-payment', 'payment:t1'];

  test('does not pay it: the rule, the person and both duties are named', () => {
    expect(judged([PAIR], own, [paid])).toMatchObject([
      {
        rule: 'separation-of-duties',
        what: 'duties-clash',
        values: { person: 'finance', duty: 'paid', carried: 'applied-payment' },
      },
    ]);
  });

  test('pays another one, where the pair is told apart by its subject and not by the whole cycle', () => {
    const other: [Duty, string] = ['applied-payment', 'payment:t2'];
    expect(judged([PAIR], other, [paid])).toEqual([]);
    expect(judged([{ ...PAIR, within: 'cycle' }], other, [paid])).toHaveLength(1);
  });

  test('is found out whichever of the two came first', () => {
    expect(judged([PAIR], ['paid', 'payment:t1'], [applied])).toMatchObject([
      { values: { duty: 'applied-payment', carried: 'paid' } },
    ]);
  });

  test('does not have it paid in his place: who stands in for him is judged as he is', () => {
    expect(judged([PAIR], own, [paid], 'adviser', 'finance')).toMatchObject([{ values: { person: 'finance' } }]);
    expect(judged([PAIR], own, [paid], 'adviser')).toEqual([]);
  });

  test('does all else: another duty, a fact that is no duty, a duty no pair names', () => {
    expect(judged([PAIR], ['evaluated-bids', 'payment:t1'], [paid])).toEqual([]);
    expect(judged([PAIR], own, [draft('project-started', {})])).toEqual([]);
    expect(judged([PAIR], own, [applied])).toEqual([]);
    expect(judged([], own, [paid])).toEqual([]);
    const elsewhere: SeparationPair = { a: 'evaluated-bids', b: 'paid', within: 'cycle' };
    expect(judged([elsewhere], ['evaluated-bids', 'award:lot'], [applied])).toEqual([]);
  });

  test('is found by each pair that names the duty, also when an earlier pair does not', () => {
    const elsewhere: SeparationPair = { a: 'evaluated-bids', b: 'paid', within: 'cycle' };
    expect(judged([elsewhere, PAIR], own, [paid])).toHaveLength(1);
  });
});

test('a pair with approving is left to the decision itself', () => {
  const pairs: SeparationPair[] = [
    { a: 'approved', b: 'paid', within: 'cycle' },
    { a: 'paid', b: 'approved', within: 'cycle' },
  ];
  expect(judged(pairs, ['approved', 'payment:t1'], [paid])).toEqual([]);
});
