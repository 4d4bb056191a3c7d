import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { CommandData, CommandKind } from '../../../domain/commands.js';
import { nextItem, nextWake } from '../../../domain/cycle/agenda.js';
import { allowedNow } from '../../../domain/cycle/allowed.js';
import { decide, isRefusal } from '../../../domain/cycle/decide.js';
import { fold, foldAll, initialState } from '../../../domain/cycle/fold.js';
import { leadBefore } from '../../../domain/cycle/jitter.js';
import { unqueued } from '../../../domain/notices/owed.js';
import { liveObligations } from '../../../domain/obligations/derive.js';
import { POSTS, type Post } from '../../../domain/people.js';
import { type Case, d, fork } from '../../support/case.js';
import {
  adoption,
  bids,
  budget,
  INTENTION,
  issue,
  judged,
  MEDIUM,
  opening,
  plan,
  planned,
  ranking,
  reported,
  SECOND,
  SUM,
  serving,
  signed,
  signing,
  tendered,
  worker,
} from '../../support/course.js';

describe('the record', () => {
  test('a fact kind this code does not know is not half read', () => {
    const { state, facts } = planned();
    const [fact] = facts;
    expect(() => fold(state, { ...fact, kind: 'plan-dreamt' } as never)).toThrow('unknown fact kind: plan-dreamt');
  });

  test('folded one by one it is what it is folded at once, also after a trip through JSON', () => {
    const { state, facts } = serving();
    expect(foldAll(state.cycleId, facts)).toEqual(state);
    expect(foldAll(state.cycleId, JSON.parse(JSON.stringify(facts)))).toEqual(state);
    expect(JSON.parse(JSON.stringify(state))).toEqual(state);
    expect(facts.map((fact) => fact.seq)).toEqual(facts.map((_fact, at) => at + 1));
    let half = initialState(state.cycleId);
    for (const fact of facts) half = fold(JSON.parse(JSON.stringify(half)), fact);
    expect(half).toEqual(state);
  });
});

type Given = { [K in CommandKind]?: () => CommandData[K] };

/** A body for every command of the chapters, good at some stage or other. */
const BODIES: Given = {
  'open-cycle': () => opening(),
  'adopt-cycle': () => adoption({ asOf: d('2023-01-09') }),
  'draft-plan': () => plan(),
  'record-budget': () => budget(1, '2023-01-10'),
  'change-budget': () => ({ ...budget(1, '2023-01-10'), reason: '调整' }),
  'submit-filing': () => ({ of: 'contract', to: 'finance', year: 1 }),
  'record-receipt': () => ({ filing: 'f1' }),
  'record-filing-returned': () => ({ filing: 'f1', reasons: '退' }),
  refile: () => ({ filing: 'f1' }),
  'request-scope-extension': () => ({ items: ['a'], reason: 'r' }),
  'assign-officer': () => ({ officer: 'officer', reason: 'r' }),
  'publish-intention': () => INTENTION,
  'issue-tender': () => issue(),
  retender: () => ({ ...issue(), reason: 'r' }),
  'change-documents': () => ({ summary: 's', affectsBids: false }),
  'open-bids': () => bids(),
  'void-tender': () => ({ reason: 'r' }),
  'finish-bid-evaluation': () => ranking(),
  'record-evaluation-report': () => ({}),
  'decide-award': () => ({ rank: 1 }),
  'record-award-declined': () => ({ rank: 1, reason: 'r' }),
  'send-award-notice': () => ({ publishedOn: d('2023-01-09'), medium: MEDIUM }),
  'take-bond': () => ({ party: 'centre', fen: SUM }),
  'sign-contract': () => signing(1, '2023-01-09'),
  'publish-contract': () => ({ year: 1, medium: MEDIUM }),
  'amend-contract': () => ({ year: 1, summary: 's', deltaFen: 100 }),
  'publish-change': () => ({ year: 1, medium: MEDIUM }),
  'bridge-contract': () => ({
    year: 1,
    serviceFrom: d('2024-04-01'),
    serviceTo: d('2024-04-02'),
    fen: SUM,
    basis: 'b',
  }),
  'change-party': () => ({ role: 'contractor', party: SECOND, reason: 'r' }),
  terminate: () => ({ year: 1, reason: 'r', lastServiceDay: d('2023-12-31') }),
  settle: () => ({ year: 1, fen: SUM, summary: 's' }),
  'start-project': () => ({}),
  'place-worker': () => worker('w7', '2023-01-09'),
  'record-labour-contract': () => ({ worker: 'w1' }),
  'record-certificate': () => ({ worker: 'w1', level: 'assistant' }),
  'record-training': () => ({ worker: 'w1', hours: 3, year: 2023 }),
  'remove-worker': () => ({ worker: 'w1', reason: 'r' }),
  'apply-consequence': () => ({ worker: 'w1', measure: 'repost' }),
  'confirm-premises': () => ({ station: 'a' }),
  'confirm-deployment': () => ({}),
  'record-handover': () => ({ to: 'x' }),
  'submit-report': () => ({ report: 'yearly', period: 'p:2023', to: ['county'] }),
  'receive-report': () => ({ report: 'yearly', period: 'p:2023', by: 'county' }),
  'send-report-up': () => ({ report: 'county', period: 'p:2023', to: 'province' }),
  'appoint-evaluator': () => ({ party: SECOND, contractRef: 'E', noConflict: true }),
  'record-evaluation': () => ({ year: 1, slot: 'firstHalf', station: 'a', evaluators: ['e'], scoreHundredths: 7000 }),
  'confirm-evaluation': () => ({ year: 1, slot: 'firstHalf' }),
  'publish-evaluation': () => ({ year: 1, slot: 'firstHalf', medium: MEDIUM }),
  'send-result-up': () => ({ year: 1, slot: 'firstHalf', to: 'province' }),
  'object-to-evaluation': () => ({ year: 1, slot: 'firstHalf', reason: 'r' }),
  'determine-annual-result': () => ({ year: 1 }),
  'record-acceptance': () => ({ year: 1, accepted: true, opinions: 1, summary: 's' }),
  'publish-acceptance': () => ({ year: 1, medium: MEDIUM }),
  'receive-invoice': () => ({ year: 1, tranche: 1, fen: SUM, number: 'n' }),
  'apply-payment': () => ({ year: 1, tranche: 1, attachments: [] }),
  'allocate-payment': () => ({ year: 1, tranche: 1, source: 'charity' }),
  'make-payment': () => ({ year: 1, tranche: 1, fen: SUM }),
  'deduct-payment': () => ({ year: 1, tranche: 1, fen: SUM, reason: 'r' }),
  'true-up-fund': () => ({ year: 2022, base: SUM, spent: SUM }),
  'decide-renewal': () => ({ year: 1, decision: 'end-no-budget', reason: 'r' }),
  'open-successor': () => ({ reason: 'r' }),
  'close-cycle': () => ({ reason: 'r' }),
  'record-deviation': () => ({ what: 'w', reason: 'r' }),
};

const KINDS = Object.keys(BODIES) as CommandKind[];
/** Stages to set out from; the random part goes on from there. */
const STAGES: (() => Case)[] = [planned, tendered, reported, signed, serving];

const step = fc.record({
  kind: fc.constantFrom(...KINDS),
  as: fc.constantFrom<Post>('officer', 'agent', 'contractor', 'countyFinance'),
  past: fc.boolean(),
});

describe('whatever is asked in whatever order', () => {
  test('nothing is accepted that is not offered, the same question has one answer, and no duty goes without a fact', () => {
    fc.assert(
      fc.property(fc.constantFrom(...STAGES), fc.array(step, { minLength: 4, maxLength: 9 }), (stage, steps) => {
        const c = fork(stage());
        let on: string = c.today;
        for (const { kind, as, past } of steps) {
          on = past ? on : c.today;
          const giving = { as, on: past ? '2023-01-18' : c.today, second: 'deputyHead' as const };
          const command = c.command(kind, (BODIES[kind] as () => CommandData[typeof kind])(), giving);
          const before = JSON.stringify(c.state);
          const answer = decide(c.state, command, c.judging());
          expect(decide(c.state, command, c.judging())).toEqual(answer);
          expect(JSON.stringify(c.state)).toBe(before);
          if (isRefusal(answer)) {
            expect(answer.allowedNow).toEqual(allowedNow(c.state, c.card(as), c.judging()));
            continue;
          }
          expect(allowedNow(c.state, c.card(as), c.judging())).toContain(kind);
          const lived = liveObligations(c.state, c.judging()).map((each) => each.id);
          c.ok(kind, (BODIES[kind] as () => CommandData[typeof kind])(), giving);
          const live = new Set(liveObligations(c.state, c.judging()).map((each) => each.id));
          expect(lived.filter((id) => !live.has(id) && c.state.closed[id] === undefined)).toEqual([]);
        }
      }),
      { numRuns: 40, seed: 20231009 },
    );
  });

  test('what the office is offered at each stage grows with the record, and posts are offered their own', () => {
    const offered = (c: Case, as: Post) => allowedNow(c.state, c.card(as), c.judging());
    expect(offered(planned(), 'agent')).toContain('issue-tender');
    expect(offered(planned(), 'officer')).not.toContain('open-bids');
    expect(offered(tendered(), 'agent')).toEqual(expect.arrayContaining(['open-bids', 'void-tender']));
    expect(offered(serving(), 'agent')).not.toContain('void-tender');
    expect(offered(judged(), 'officer')).toEqual(expect.arrayContaining(['decide-renewal', 'open-successor']));
    for (const post of POSTS) expect(offered(serving(), post)).not.toContain('open-cycle');
  });
});

test('the next wake is never after the earliest thing owed, and once all is done nothing is owed now', () => {
  const c = signed('640402');
  for (let n = 0; n < 30; n += 1) {
    expect(nextItem(c.state, c.judging())).toBeNull();
    const wake = nextWake(c.state, c.judging());
    if (wake === null) throw new Error('a running cycle always wakes');
    const owed = unqueued(c.state, c.judging()).map((each) => leadBefore(each.sendAt, c.state.cycleId));
    expect(owed.every((moment) => moment >= wake)).toBe(true);
    expect(wake > c.at).toBe(true);
    c.at = wake;
    c.settle();
  }
});
