import { describe, expect, test } from '@jest/globals';
import { addDuty, dropDuty, dutiesOf, foldDuties } from '../../../domain/approval/duties.js';
import { separatedBy } from '../../../domain/approval/eligible.js';
import { approvedFor, runningFor, SUBJECTS, subjectHash } from '../../../domain/approval/subjects.js';
import { foldUses } from '../../../domain/approval/uses.js';
import { plainDate } from '../../../domain/calendar/plain-date.js';
import { draft } from '../../../domain/cycle/chapter.js';
import type { FactDraft } from '../../../domain/facts.js';
import { fen } from '../../../domain/money/fen.js';
import { SUBJECT_KINDS, type SubjectKind } from '../../../domain/policy/vocabulary.js';
import {
  applied,
  awarded,
  contractor,
  DAY,
  evaluated,
  issue,
  ONE_STEP,
  ranked,
  signed,
  withFacts,
} from './on-record.js';
import { START, THREE_STEPS, type World, worldOf } from './world.js';

describe('what is approved', () => {
  test.each<[SubjectKind, string, FactDraft[], Record<string, unknown> | undefined]>([
    ['annual-plan', 'y1', [], undefined],
    ['tender-documents', 'lot', [], { method: 'openTender' }],
    ['award', 'lot', [issue, ranked], undefined],
    ['contract', 'y1', [issue, ranked, awarded], undefined],
    ['amendment', 'y1', [signed], { deltaFen: 1 }],
    ['evaluation-result', 'y1/midTerm', [evaluated], undefined],
    ['renewal', 'y1', [signed], { decision: 'renew' }],
    ['payment', 't1', [applied], undefined],
    ['scope-extension', 'programme', [draft('scope-extension-requested', { items: ['x'], reason: 'y' })], undefined],
    ['extension', 'plan-filing@y1#1', [], { to: '2026-05-01', reason: 'x' }],
    ['waiver', 'plan-filing@y1#1', [], { reason: 'x' }],
    ['deviation', 'd1', [], { what: 'x' }],
    ['repair', 'a1', [], { what: 'x' }],
  ])(
    '%s %s is complete with what is on record and proposed, and unknown under another name',
    (kind, ref, facts, proposal) => {
      const world = withFacts(...facts);
      expect(subjectHash(world.state, kind, ref, proposal)).toMatch(/^[0-9a-f]{64}$/);
      const bare = worldOf(ONE_STEP);
      const elsewhere = proposal === undefined && facts.length === 0 ? 'y9' : ref;
      expect(subjectHash(bare.state, kind, elsewhere)).toBeUndefined();
    },
  );

  test('every kind says who may ask for it and which facts use it', () => {
    for (const kind of SUBJECT_KINDS) {
      // A repair asks for its second person itself.
      expect([kind, SUBJECTS[kind].submitters.length > 0]).toEqual([kind, kind !== 'repair']);
      // Of a deviation only what happened is recorded.
      expect([kind, SUBJECTS[kind].usedBy.length > 0]).toEqual([kind, kind !== 'deviation']);
    }
    expect(SUBJECT_KINDS.filter((kind) => SUBJECTS[kind].money)).toEqual(['payment']);
  });

  test('payments are decided with a log-in whatever the route says', () => {
    const world = withFacts(applied).submitted('payment', 't1');
    expect(world.running().route.money).toBe(true);
    expect(world.give('office', 'approve', {}, { via: 'link' })).toBe('money-needs-login');
  });

  test('another ranking is not what was approved', () => {
    const world = withFacts(issue, ranked).submitted('award', 'lot');
    world.give('office', 'approve');
    expect(approvedFor(world.state, 'award', 'lot')?.id).toBe('a1');
    world.record([draft('award-declined', { rank: 1, reason: 'x' })]);
    expect(approvedFor(world.state, 'award', 'lot')).toBeUndefined();
  });

  test('what a chapter is about to do must be what was proposed', () => {
    const world = withFacts(signed).submitted('renewal', 'y1', { proposal: { decision: 'renew' } });
    world.give('office', 'approve');
    expect(approvedFor(world.state, 'renewal', 'y1', { decision: 'renew' })?.id).toBe('a1');
    expect(approvedFor(world.state, 'renewal', 'y1', { decision: 'retender' })).toBeUndefined();
    expect(approvedFor(world.state, 'renewal', 'y1')?.proposal).toEqual({ decision: 'renew' });
  });

  test('a rejected approval allows nothing', () => {
    const world = worldOf(ONE_STEP).submitted();
    world.give('office', 'reject');
    expect(approvedFor(world.state, 'annual-plan', 'y1')).toBeUndefined();
  });

  test('an approval that runs or was given for one matter is none for another of the same name or kind', () => {
    const proposal = { to: '2026-05-01', reason: '公示期不足' };
    const world = worldOf(ONE_STEP).submitted('extension', 'x@y1#1', { proposal });
    const running = (kind: SubjectKind, ref: string) => runningFor(world.state, kind, ref)?.id;
    expect([running('extension', 'x@y1#1'), running('waiver', 'x@y1#1'), running('extension', 'x@y1#2')]).toEqual([
      'a1',
      undefined,
      undefined,
    ]);
    world.give('office', 'approve');
    const given = (kind: SubjectKind, ref: string) => approvedFor(world.state, kind, ref)?.id;
    expect([given('extension', 'x@y1#1'), given('waiver', 'x@y1#1'), given('extension', 'x@y1#2')]).toEqual([
      'a1',
      undefined,
      undefined,
    ]);
    const tender = worldOf(ONE_STEP).submitted('tender-documents', 'lot', { proposal: { x: 1 } });
    tender.give('office', 'approve');
    expect(approvedFor(tender.state, 'tender-documents', 'lot')?.id).toBe('a1');
    expect(approvedFor(tender.state, 'tender-documents', 'elsewhere')).toBeUndefined();
  });

  test('an outcome that is asked anew allows nothing meanwhile', () => {
    const proposal = { to: '2026-05-01', reason: '公示期不足' };
    const world = worldOf(ONE_STEP).submitted('extension', 'x@y1#1', { proposal });
    world.give('office', 'approve');
    expect(approvedFor(world.state, 'extension', 'x@y1#1')?.id).toBe('a1');
    world.give('officer', 'reopen', { approval: 'a1', step: 'office', reason: '有误' });
    expect(approvedFor(world.state, 'extension', 'x@y1#1')?.id).toBe('a1');
    world.give('superior', 'approve');
    expect(approvedFor(world.state, 'extension', 'x@y1#1')).toBeUndefined();
  });

  test('a waiver of an obligation that no longer lives puts nothing on record', () => {
    const world = worldOf(ONE_STEP).submitted('waiver', 'x@y1#1', { proposal: { reason: '县级已合并' } });
    world.give('office', 'approve');
    expect(world.kinds().at(-1)).toBe('approval-closed');
  });

  test('an extension of an obligation that no longer lives puts nothing on record', () => {
    const world = worldOf(ONE_STEP).submitted('extension', 'x@y1#1', { proposal: { to: '2026-05-01', reason: 'x' } });
    world.give('office', 'approve');
    expect(world.kinds().at(-1)).toBe('approval-closed');
  });
});

describe('use of an outcome', () => {
  const at = (kind: SubjectKind, ref: string, facts: FactDraft[], proposal?: Record<string, unknown>) => {
    const world = withFacts(...facts).submitted(kind, ref, proposal === undefined ? {} : { proposal });
    world.give('office', 'approve');
    return world;
  };

  test.each<[SubjectKind, string, FactDraft[], Record<string, unknown> | undefined, FactDraft]>([
    ['tender-documents', 'lot', [], { x: 1 }, issue],
    [
      'award',
      'lot',
      [issue, ranked],
      undefined,
      draft('award-decided', { rank: 1, contractor, fen: fen(48), approval: 'a1' }),
    ],
    ['contract', 'y1', [issue, ranked, awarded], undefined, signed],
    [
      'amendment',
      'y1',
      [signed],
      { x: 1 },
      draft('contract-amended', { year: 1, summary: 'x', deltaFen: 1, amendment: 'm1' }),
    ],
    [
      'payment',
      't1',
      [applied],
      undefined,
      draft('payment-allocated', { year: 1, tranche: 1, fen: fen(1), source: 'generalBudget' }),
    ],
  ])('%s is used by the fact that rests on it', (kind, ref, facts, proposal, use) => {
    const world = at(kind, ref, facts, proposal);
    world.record([use]);
    expect(world.ended().usedBySeq).toBe(world.state.seq);
  });

  const MEALS = { items: ['助餐'], reason: '需求' };
  const used = (world: World) => world.ended().usedBySeq === world.state.seq;

  test('a plan by its filing: that of its own year, and no other paper', () => {
    const filed = (of: 'plan' | 'contract', year?: number) => {
      const world = at('annual-plan', 'y1', []);
      world.record([
        draft('filing-submitted', { filing: 'f1', of, to: 'city', ...(year === undefined ? {} : { year }) }),
      ]);
      return used(world);
    };
    expect([filed('plan', 1), filed('plan'), filed('plan', 2), filed('contract', 1)]).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });

  test('more time and a waiver by the fact that gives them', () => {
    const more = { to: plainDate('2026-05-01'), reason: '公示期不足' };
    const extended = at('extension', 'x@y1#1', [], more);
    extended.record([draft('obligation-extended', { obligation: 'x@y1#1', from: DAY, ...more })]);
    expect(used(extended)).toBe(true);
    const waived = at('waiver', 'x@y1#1', [], { reason: '县级已合并' });
    waived.record([draft('obligation-waived', { obligation: 'x@y1#1', reason: '县级已合并' })]);
    expect(used(waived)).toBe(true);
    const other = at('waiver', 'x@y1#1', [], { reason: '县级已合并' });
    other.record([draft('obligation-waived', { obligation: 'x@y1#2', reason: '县级已合并' })]);
    expect(used(other)).toBe(false);
  });

  test('a wider scope by what the superior office decided on it, whatever the matter was called', () => {
    const world = at('scope-extension', 'programme', [draft('scope-extension-requested', MEALS)]);
    expect(world.answer('administrator', 'reopen', { approval: 'a1', step: 'initiator' })).toHaveProperty('facts');
    world.record([draft('scope-extension-decided', { items: MEALS.items, by: 'province', approved: true })]);
    expect(used(world)).toBe(true);
    expect(world.give('administrator', 'reopen', { approval: 'a1', step: 'initiator' })).toBe('outcome-used');
  });

  test('the consent of a second person by the repair he agreed to', () => {
    const world = worldOf(THREE_STEPS).submitted();
    world.give('administrator', 'repair-jump', { to: 'head' });
    world.give('superior', 'approve', { task: 'a2.1.1' });
    expect(world.ended('a2').usedBySeq).toBe(world.facts.find(({ kind }) => kind === 'repaired')?.seq);
  });

  test('nothing that was rejected, is asked anew, or is of another matter', () => {
    const filing = draft('filing-submitted', { filing: 'f1', of: 'plan', to: 'city', year: 1 });
    const rejected = withFacts().submitted();
    rejected.give('office', 'reject');
    rejected.record([filing]);
    expect(used(rejected)).toBe(false);
    rejected.give('officer', 'reopen', { approval: 'a1', step: 'office', reason: '漏列' });
    rejected.record([filing]);
    expect(used(rejected)).toBe(false);

    const contract = at('contract', 'y1', [issue, ranked, awarded]);
    contract.record([filing]);
    expect(used(contract)).toBe(false);
    const { subject, ...plan } = at('annual-plan', 'y1', []).ended();
    const slice = { ...contract.state.approvals, closed: { a1: { ...plan, subject, suspendedBy: 'a2' } } };
    const fact = contract.facts.at(-1);
    if (fact === undefined) throw new TypeError('nothing on record');
    expect(foldUses(slice, fact)).toBe(slice);
    const free = { ...slice, closed: { a1: { ...plan, subject } } };
    expect(foldUses(free, fact).closed.a1?.usedBySeq).toBe(fact.seq);
  });

  test('a matter by the fact of its own chapter only', () => {
    const award = at('award', 'lot', [issue, ranked]);
    award.record([
      draft('result-confirmed', {
        year: 1,
        slot: 'midTerm',
        scoreHundredths: 8500,
        grade: 'good',
        pass: true,
        stations: [],
        approval: 'a1',
      }),
    ]);
    expect(used(award)).toBe(false);
  });

  test('a fact that names another approval uses nothing', () => {
    const world = at('award', 'lot', [issue, ranked]);
    world.record([draft('award-decided', { rank: 1, contractor, fen: fen(48), approval: 'a7' })]);
    expect(world.ended()).not.toHaveProperty('usedBySeq');
  });

  test('is marked once, by the first fact', () => {
    const world = at('tender-documents', 'lot', [], { x: 1 });
    world.record([issue]);
    const first = world.ended().usedBySeq;
    const last = world.facts.at(-1);
    if (last === undefined) throw new TypeError('nothing on record');
    expect(foldUses(world.state.approvals, { ...last, seq: 99 }).closed.a1?.usedBySeq).toBe(first);
  });
});

describe('the ledger of duties', () => {
  const facts = (...drafts: FactDraft[]) => {
    const world = worldOf(ONE_STEP);
    world.record(drafts, { person: world.card('finance') });
    return world.facts;
  };

  test.each<[FactDraft, string, string, string]>([
    [issue, 'finance', 'prepared-documents', 'tender-documents:lot'],
    [ranked, 'finance', 'evaluated-bids', 'award:lot'],
    [evaluated, 'evaluator', 'evaluated-service', 'evaluation-result:y1/midTerm'],
    [applied, 'finance', 'applied-payment', 'payment:t1'],
    [draft('payment-made', { year: 2, tranche: 1, fen: fen(1) }), 'finance', 'paid', 'payment:t5'],
    [
      draft('payment-allocated', { year: 1, tranche: 2, fen: fen(1), source: 'other' }),
      'finance',
      'paid',
      'payment:t2',
    ],
  ])('%#: a fact puts its duty on the person', (fact, person, duty, subject) => {
    expect(facts(fact).flatMap(dutiesOf)).toEqual([{ person, duty, subject }]);
  });

  test('the system carries no duty, and other facts put none on anybody', () => {
    const world = withFacts(issue, draft('project-started', {}));
    expect(world.facts.flatMap(dutiesOf)).toEqual([]);
  });

  test('a duty stands in it once and can be taken out', () => {
    const duty = { person: 'finance', duty: 'paid', subject: 'payment:t1' } as const;
    const once = addDuty({}, duty, START);
    expect(addDuty(once, duty, START)).toBe(once);
    expect(dropDuty(once, duty)).toEqual({});
    expect(dropDuty(addDuty(once, { ...duty, duty: 'approved' }, START), duty)).toEqual({
      finance: [{ duty: 'approved', subject: 'payment:t1', year: 2026 }],
    });
    expect(facts(applied).reduce(foldDuties, {})).toHaveProperty('finance');
  });
});

describe('who is separated', () => {
  const ground = {
    subject: { kind: 'payment', ref: 't1' } as const,
    initiators: ['officer'],
    ledger: { finance: [{ duty: 'applied-payment', subject: 'payment:t1', year: 2026 } as const] },
  };
  const pair = (within: 'subject' | 'cycle') => [{ a: 'applied-payment', b: 'approved', within } as const];

  test('who asked for it, always', () => {
    expect(separatedBy('officer', { ...ground, pairs: [] })).toBe('initiated');
  });

  test('who carried the other duty of a pair for this subject', () => {
    expect(separatedBy('finance', { ...ground, pairs: pair('subject') })).toBe('applied-payment');
    expect(
      separatedBy('finance', { ...ground, subject: { kind: 'payment', ref: 't2' }, pairs: pair('subject') }),
    ).toBeNull();
    expect(separatedBy('finance', { ...ground, subject: { kind: 'payment', ref: 't2' }, pairs: pair('cycle') })).toBe(
      'applied-payment',
    );
  });

  test('nobody by a pair that has nothing to do with approving', () => {
    const pairs = [{ a: 'applied-payment', b: 'paid', within: 'cycle' } as const];
    expect(separatedBy('finance', { ...ground, pairs })).toBeNull();
    expect(separatedBy('clerk', { ...ground, pairs: pair('cycle') })).toBeNull();
  });
});
