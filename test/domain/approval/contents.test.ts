import { describe, expect, test } from '@jest/globals';
import { yearOfRef } from '../../../domain/approval/subjects/records.js';
import { SUBJECTS } from '../../../domain/approval/subjects.js';
import { draft } from '../../../domain/cycle/chapter.js';
import type { FactDraft } from '../../../domain/facts.js';
import { fen } from '../../../domain/money/fen.js';
import type { SubjectKind } from '../../../domain/policy/vocabulary.js';
import { applied, awarded, contractor, evaluated, issue, ranked, signed, withFacts } from './on-record.js';

type Proposal = Record<string, unknown> | undefined;
const shown = (kind: SubjectKind, ref: string, facts: FactDraft[] = [], proposal?: Proposal) =>
  SUBJECTS[kind].content(withFacts(...facts).state, ref, proposal);
const proposal = { rank: 1 };
const ranking = [{ rank: 1, party: 'c1', scoreHundredths: 9000, fen: 48 }];
const annual = draft('annual-result-determined', {
  year: 1,
  scoreHundredths: 8800,
  grade: 'good',
  pass: true,
  from: ['midTerm'],
});
const renewed = draft('renewal-decided', { year: 1, decision: 'renew', reason: '考核合格' });
const invoiced = draft('invoice-received', { year: 1, tranche: 1, fen: fen(20), number: '001' });

describe('what approvers are shown', () => {
  test.each<[string, SubjectKind, string, FactDraft[], Proposal, unknown]>([
    [
      'of tender documents: the round they are for, and what is proposed',
      'tender-documents',
      'lot',
      [],
      proposal,
      { round: 1, documents: proposal },
    ],
    [
      'of the documents of a second round: that it is the second',
      'tender-documents',
      'lot',
      [issue],
      proposal,
      { round: 2, documents: proposal },
    ],
    [
      'of an award: the ranking, who declined, and what is proposed',
      'award',
      'lot',
      [issue, ranked],
      proposal,
      { round: 1, ranking, declined: [], proposal },
    ],
    [
      'of an award nothing is proposed for: that',
      'award',
      'lot',
      [issue, ranked],
      undefined,
      { round: 1, ranking, declined: [], proposal: null },
    ],
    [
      'of the first contract: who won, for how much',
      'contract',
      'y1',
      [issue, ranked, awarded],
      proposal,
      { year: 1, ground: { contractor, fen: 48 }, proposal },
    ],
    [
      'of the contract of a later year: the renewal it stands on',
      'contract',
      'y2',
      [signed, renewed],
      undefined,
      { year: 2, ground: 'renew', proposal: null },
    ],
    [
      'of an amendment: how many there were before',
      'amendment',
      'y1',
      [signed, draft('contract-amended', { year: 1, summary: 'x', deltaFen: 1, amendment: 'm1' })],
      proposal,
      { year: 1, amendments: 1, proposal },
    ],
    [
      'of an evaluation: each station with its evaluators and its score',
      'evaluation-result',
      'y1/midTerm',
      [evaluated],
      undefined,
      [{ station: 's1', evaluators: ['evaluator'], scoreHundredths: 8500 }],
    ],
    [
      'of a renewal: the result of the year, where there is one',
      'renewal',
      'y1',
      [signed, annual],
      proposal,
      { year: 1, annual: { scoreHundredths: 8800, grade: 'good', pass: true }, proposal },
    ],
    [
      'of a renewal before the result: that there is none',
      'renewal',
      'y1',
      [signed],
      undefined,
      { year: 1, annual: null, proposal: null },
    ],
    [
      'of a payment: what was applied for, invoiced and deducted',
      'payment',
      't1',
      [applied, invoiced, draft('payment-deducted', { year: 1, tranche: 1, fen: fen(3), reason: '扣款' })],
      undefined,
      { year: 1, tranche: 1, appliedOn: '2026-03-02', invoicedFen: 20, deductedFen: 3, proposal: null },
    ],
    [
      'of a wider scope: the items asked for last',
      'scope-extension',
      'programme',
      [
        draft('scope-extension-requested', { items: ['甲'], reason: 'x' }),
        draft('scope-extension-requested', { items: ['乙'], reason: 'x' }),
      ],
      undefined,
      { items: ['乙'], proposal: null },
    ],
    [
      'of a wider scope nobody asked for yet: what is proposed',
      'scope-extension',
      'programme',
      [],
      proposal,
      { items: [], proposal },
    ],
    ['of a deviation: what it is', 'deviation', 'd1', [], proposal, { ref: 'd1', proposal }],
    [
      'of more time: for which duty, and why',
      'extension',
      'x@y1#1',
      [],
      { reason: '公示期不足' },
      { obligation: 'x@y1#1', proposal: { reason: '公示期不足' } },
    ],
  ])('%s', (_statement, kind, ref, facts, proposed, content) => {
    expect(shown(kind, ref, facts, proposed)).toEqual(content);
  });

  test.each<[string, SubjectKind, string, FactDraft[], Proposal]>([
    ['an award before the bids are ranked', 'award', 'lot', [issue], proposal],
    [
      'an award of a round that was void',
      'award',
      'lot',
      [issue, ranked, draft('tender-voided', { round: 1, reason: '流标' })],
      proposal,
    ],
    ['a first contract before the award', 'contract', 'y1', [], proposal],
    ['a later contract before the renewal', 'contract', 'y2', [signed], proposal],
    ['a third contract on the renewal of the first year', 'contract', 'y3', [signed, renewed], proposal],
    ['an amendment nobody proposes', 'amendment', 'y1', [signed], undefined],
    ['an amendment of no contract', 'amendment', 'y1', [], proposal],
    ['an evaluation nobody made', 'evaluation-result', 'y1/midTerm', [], undefined],
    ['the renewal of no contract', 'renewal', 'y1', [], proposal],
    ['a payment nobody applied for', 'payment', 't2', [applied], undefined],
    ['a payment that is none', 'payment', 'x', [applied], undefined],
    ['a wider scope nobody asked for', 'scope-extension', 'programme', [], undefined],
    ['a deviation nobody describes', 'deviation', 'd1', [], undefined],
    ['more time without a reason', 'extension', 'x@y1#1', [], { to: '2026-05-01' }],
    ['a waiver without a reason', 'waiver', 'x@y1#1', [], undefined],
  ])('nothing is shown of %s', (_what, kind, ref, facts, proposed) => {
    expect(shown(kind, ref, facts, proposed)).toBeUndefined();
  });

  test('a duty that has ended is neither given more time nor waived', () => {
    const { state } = withFacts();
    const ended = { ...state, closed: { 'x@y1#1': { verdict: 'met' } } } as unknown as typeof state;
    const asked = { reason: '公示期不足' };
    expect(SUBJECTS.extension.content(ended, 'x@y1#1', asked)).toBeUndefined();
    expect(SUBJECTS.extension.content(ended, 'x@y1#2', asked)).toBeDefined();
  });
});

describe('the sum an approval is about', () => {
  const sum = (kind: SubjectKind, ref: string, ...facts: FactDraft[]) =>
    SUBJECTS[kind].amount?.(withFacts(...facts).state, ref);
  const second = { rank: 2, party: 'c2', scoreHundredths: 8000, fen: fen(49) };
  const two = draft('bid-evaluation-finished', {
    round: 1,
    ranking: [second, { rank: 1, party: 'c1', scoreHundredths: 9000, fen: fen(48) }],
  });

  test.each<[string, number | undefined, SubjectKind, string, FactDraft[]]>([
    ['of a plan is its own', 50_000_000, 'annual-plan', 'y1', []],
    ['of a plan of no year is unknown', undefined, 'annual-plan', 'y2', []],
    ['of an award is the best bid’s', 48, 'award', 'lot', [issue, two]],
    ['of an award before the bids is the ceiling', 50, 'award', 'lot', [issue]],
    ['of an award without a tender is unknown', undefined, 'award', 'lot', []],
    [
      'of a contract is what is in force',
      49,
      'contract',
      'y1',
      [signed, draft('contract-amended', { year: 1, summary: 'x', deltaFen: 1, amendment: 'm1' })],
    ],
    ['of a contract not signed yet is the award’s', 48, 'contract', 'y1', [issue, two, awarded]],
    ['of a contract without an award is the plan’s', 50_000_000, 'contract', 'y1', []],
    ['of a contract of no year is unknown', undefined, 'contract', 'y2', []],
    ['of a payment is what was invoiced', 20, 'payment', 't1', [applied, invoiced]],
    ['of a payment that is none is unknown', undefined, 'payment', 'x', [applied, invoiced]],
    ['of a payment nobody applied for is unknown', undefined, 'payment', 't3', [applied, invoiced]],
  ])('%s', (_statement, expected, kind, ref, facts) => {
    expect(sum(kind, ref, ...facts)).toBe(expected);
  });
});

test.each([
  ['y2', 2],
  ['y12', 12],
  ['y3/final', 3],
  ['t1', 1],
  ['t5', 2],
  ['lot', 1],
  ['my2', 1],
])('%s is of contract year %i', (ref, year) => {
  expect(yearOfRef(ref)).toBe(year);
});
