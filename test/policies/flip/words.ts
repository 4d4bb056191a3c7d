import { fen } from '../../../domain/money/fen.js';
import type {
  Consequence,
  ContentsOf,
  Duty,
  GateId,
  LadderStep,
  Measure,
  Reward,
} from '../../../domain/policy/vocabulary.js';
import { type Case, d, fork } from '../../support/case.js';
import {
  awarded,
  bids,
  CENTRE,
  issue,
  opened,
  opening,
  plan,
  planned,
  reported,
  SECOND,
  SUM,
  serving,
  signed,
  signing,
  tendered,
} from '../../support/course.js';
import { PAIR_FIELDS } from './offices.js';
import { EVALUATION } from './results.js';
import { GATE, STAFFING } from './rules.js';
import { answer, type Flip, graft, type Settings, set, under } from './setting.js';

/** The rule does not hold for this purchase. */
const NOT_HERE = { appliesTo: ['nonAct'] };

/** Everything is ready to sign. */
const approved = () => {
  const c = awarded();
  c.to('2023-03-20');
  c.approved('contract', 'y1', { fen: SUM });
  return c;
};
const signs = (change: Parameters<typeof signing>[2]) => (c: Case) =>
  answer(c, 'sign-contract', signing(1, '2023-03-20', change));

/** Documents approved without a budget. */
const withoutBudget = () => {
  const c = opened();
  c.to('2023-01-10');
  c.ok('publish-intention', { title: '采购意向', fen: SUM, plannedFor: d('2023-03-01'), medium: '政府采购网' });
  c.to('2023-02-20');
  c.approved('tender-documents', 'lot', { title: '磋商文件' });
  return c;
};
const standing = (c: Case) => {
  c.ok('report-drift', { year: 1, what: '服务时长不足', serious: true });
  c.ok('suspend-service', { year: 1, reason: '严重偏离' });
  return answer(c, 'apply-payment', { year: 1, tranche: 2, attachments: [] }, { as: 'contractor' });
};
const questioned = () => {
  const c = approved();
  c.ok('record-challenge', { from: SECOND, about: '评审', mayChangeResult: true });
  return c;
};

/** Each gate: what is refused or marked by it, and not where it does not hold. */
export const GATE_WORDS: Settings<GateId> = {
  budgetBeforeTender: {
    from: withoutBudget,
    flip: set('budget-approved', NOT_HERE),
    see: (c) => answer(c, 'issue-tender', issue()),
  },
  contractParties: { from: approved, flip: set('contract-parties', NOT_HERE), see: signs({ contractor: SECOND }) },
  contractSum: { from: approved, flip: set('contract-sum', NOT_HERE), see: signs({ fen: fen(SUM - 100) }) },
  acceptanceBeforeLastPayment: {
    from: () => {
      const c = fork(serving('640402'));
      c.put('gate-passed', { year: 1, tranche: 3, gate: 'finalPass', becauseOfSeq: 1 });
      c.approved('payment', 't3', {});
      return c;
    },
    flip: set('acceptance', NOT_HERE),
    see: (c) =>
      answer(c, 'allocate-payment', { year: 1, tranche: 3, source: 'hardshipRelief' }, { as: 'countyFinance' }),
  },
  noAssignment: {
    waitsFor: 'assignment-ban: a command that assigns the service on',
    until: {
      from: () => serving('640402'),
      flip: set('assignment-ban', NOT_HERE),
      see: (c) => answer(c, 'change-party', { role: 'contractor', party: SECOND, reason: '转包' }),
    },
  },
  scopeExtension: {
    from: () => signed(),
    flip: set('scope-extension', NOT_HERE),
    see: (c) => answer(c, 'request-scope-extension', { items: ['上门理发'], reason: '居民需要' }),
  },
  evaluatorConflict: {
    from: () => serving(),
    flip: set('evaluator-conflict', NOT_HERE),
    see: (c) => answer(c, 'appoint-evaluator', { party: CENTRE, contractRef: '合同', noConflict: true }),
  },
  renewalNeedsPass: {
    from: () => {
      const c = fork(serving());
      c.skip('2024-02-19');
      c.approved('renewal', 'y1', { decision: 'renew' });
      return c;
    },
    flip: set('renewal-gate', NOT_HERE),
    see: (c) => answer(c, 'decide-renewal', { year: 1, decision: 'renew', reason: '续签' }),
  },
  methodCondition: {
    from: () => {
      const c = planned();
      c.to('2023-02-20');
      c.approved('tender-documents', 'lot', { title: '磋商文件' });
      return c;
    },
    flip: set('method-condition', NOT_HERE),
    see: (c) => {
      const { methodBasis: _none, ...body } = issue();
      return answer(c, 'issue-tender', body, { on: '2023-02-17', second: 'deputyHead' });
    },
  },
  noWorkerBorrowing: { people: 'no profile of a place names it yet (worker-borrowing-ban)' },
  preference: {
    from: () => opened('640402'),
    flip: set('local-preference', NOT_HERE),
    see: (c) => {
      c.to('2023-01-19');
      c.ok('publish-intention', { title: '意向', fen: SUM, plannedFor: d('2023-03-01'), medium: '网' });
      c.ok('record-budget', { year: 1, source: 'hardshipRelief', fen: SUM, approvedOn: d('2023-01-19') });
      c.to('2023-02-20');
      c.approved('tender-documents', 'lot', { title: '磋商文件' });
      c.ok('issue-tender', issue());
      return (c.last('tender-issued').data.legalRisks ?? []).map((each) => each.prefers);
    },
  },
  challengeStanding: {
    from: () => awarded(),
    flip: set('challenge-standing', NOT_HERE),
    see: (c) =>
      answer(c, 'record-challenge', { from: { ...SECOND, id: 'stranger' }, about: '评审', mayChangeResult: false }),
  },
  noSigningWhileSuspended: { from: questioned, flip: set('procurement-suspension', NOT_HERE), see: signs({}) },
  nonCashBond: {
    from: () => tendered(),
    flip: set('bond-form', NOT_HERE),
    see: (c) => answer(c, 'take-bond', { party: 'centre', fen: fen(100), form: 'cash' } as never, { as: 'agent' }),
  },
  noPaymentWhileSuspended: { from: () => serving('640402'), flip: set('service-suspension', NOT_HERE), see: standing },
  suspensionGround: {
    from: () => serving(),
    flip: set('suspension-ground', NOT_HERE),
    see: (c) => answer(c, 'suspend-service', { year: 1, reason: '略' }),
  },
  driftLadder: GATE.ladder,
};

const bond = (change: Record<string, unknown>): Flip => ({
  from: () => {
    const c = planned();
    c.to('2023-01-19');
    c.ok('publish-intention', { title: '采购意向', fen: SUM, plannedFor: d('2023-03-01'), medium: '政府采购网' });
    c.to('2023-02-20');
    c.approved('tender-documents', 'lot', { title: '磋商文件' });
    return c;
  },
  flip: set('bid-bond', change),
  see: (c) => answer(c, 'issue-tender', issue({ bondFen: fen(SUM / 10) })),
});
const FUND = { year: 1, source: 'hardshipRelief', fen: SUM, approvedOn: d('2023-03-20'), baseYear: 2022 } as const;

/** Each measure: with another bound, another answer. */
export const MEASURE_WORDS: Settings<Measure> = {
  minBidders: {
    from: () => {
      const c = tendered();
      c.to('2023-03-02');
      return c;
    },
    flip: set('min-bidders', { by: { competitiveConsultation: 5 } }),
    see: (c) => answer(c, 'open-bids', bids(), { as: 'agent' }),
  },
  supplementPercent: {
    from: () => {
      const c = fork(serving());
      c.approved('amendment', 'y1', { deltaFen: SUM / 5 });
      return c;
    },
    flip: set('supplement-limit', { max: 20 }),
    see: (c) => answer(c, 'amend-contract', { year: 1, summary: '追加', deltaFen: SUM / 5 }),
  },
  bridgePercent: {
    from: () => serving(),
    flip: set('bridge-limit', { max: 20 }),
    see: (c) =>
      answer(c, 'bridge-contract', {
        year: 1,
        fen: fen(SUM / 5),
        serviceFrom: d('2024-04-01'),
        serviceTo: d('2024-05-31'),
        reason: '衔接',
      } as never),
  },
  maxAge: STAFFING.maxAge,
  coveragePercent: { people: 'no profile of a place names it yet (coverage)' },
  fundFloorBp: {
    from: () => serving('640402'),
    flip: set('fund-floor', { min: 9999 }),
    see: (c) => {
      c.skip('2024-01-08');
      const said = c.ask('true-up-fund', { year: 2023, base: SUM, spent: fen(SUM / 2) }, { as: 'bureauFinance' });
      return Array.isArray(said)
        ? said.map((each) => [each.kind, each.kind === 'fund-trued-up' ? each.data.floorFen : 0])
        : said.code;
    },
  },
  fundCeilingBp: {
    from: () => under(signed(), graft('funding-ceiling', '410122')),
    flip: set('funding-ceiling', { by: { hardshipRelief: 10_000 } }),
    see: (c) => answer(c, 'record-budget', { ...FUND, fundBase: SUM }),
  },
  staffCostPercent: {
    from: () => under(approved(), graft('cost-split', '130731')),
    flip: set('cost-split', { min: 50 }),
    see: signs({ staffFen: fen(SUM * 0.8) }),
  },
  bidBondPercent: bond({ max: 10 }),
  performanceBondPercent: {
    from: () => signed(),
    flip: set('performance-bond', { max: 50 }),
    see: (c) =>
      answer(c, 'take-bond', { party: 'centre', fen: fen(SUM / 5), of: 'performance', form: 'guarantee' } as never),
  },
  officeAreaM2: {
    from: () => under(signed(), graft('office-area', '410122')),
    flip: set('office-area', { min: 8 }),
    see: (c) => answer(c, 'confirm-premises', { station: 'a', areaM2: 10 }, { as: 'township' }),
  },
  cycleYears: {
    from: () => planned(),
    flip: set('cycle-length', { max: 9 }),
    see: (c) => {
      const fresh = Object.assign(opened(), { policy: c.policy });
      fresh.state = { ...fresh.state, plan: { ...fresh.state.plan, opening: null } };
      return answer(fresh, 'open-cycle', opening({ years: 5 }));
    },
  },
  suspensionDays: {
    from: questionedByComplaint,
    flip: set('suspension-limit', { max: 10 }),
    see: (c) => {
      c.to('2023-05-31');
      return c.facts.filter(({ kind }) => kind === 'procurement-resumed').map(({ on }) => on);
    },
  },
};

/** A complaint stops the purchase. */
function questionedByComplaint(): Case {
  const c = awarded();
  c.ok('record-challenge', { from: SECOND, about: '评审', mayChangeResult: false });
  c.to('2023-03-15');
  c.ok('answer-challenge', { challenge: 'ch1', answer: '不成立', upheld: false });
  c.to('2023-03-20');
  c.ok('record-complaint', { from: SECOND, about: '评审', mayChangeResult: true });
  return c;
}

/** Each kind of document that has parts. */
export const CONTENTS_WORDS: Settings<ContentsOf> = {
  plan: {
    from: () => opened(),
    flip: set('plan-contents', { parts: [] }),
    see: (c) => answer(c, 'draft-plan', plan(1, { parts: [] })),
  },
  notice: {
    ...bond({}),
    flip: set('notice-contents', { parts: [] }),
    see: (c) => answer(c, 'issue-tender', issue({ noticeParts: [] })),
  },
  contract: { from: approved, flip: set('contract-contents', { parts: [] }), see: signs({ parts: [] }) },
  disclosure: { people: 'no profile of a place names it yet (disclosure-contents)' },
  signage: { people: 'its text waits: see contents.text' },
  spotCheck: {
    from: () => serving(),
    flip: set('spot-check-contents', { parts: [] }),
    see: (c) =>
      answer(c, 'record-spot-check', { by: 'province', station: 'a', scoreHundredths: 8000 }, { as: 'province' }),
  },
};

const drifted = (step: LadderStep, serious: boolean): Case => {
  const c = under(fork(serving()), graft('drift-ladder', '410122'));
  c.ok('report-drift', { year: 1, what: '服务时长不足', serious });
  return under(c, set('drift-ladder', { ladder: [{ step, by: ['officer'] }] }));
};
const without = set('drift-ladder', { ladder: [{ step: 'correct', by: ['bureauHead'] }] });

export const LADDER_WORDS: Settings<LadderStep> = {
  correct: {
    from: () => drifted('correct', false),
    flip: without,
    see: (c) => answer(c, 'order-correction', { year: 1, what: '改正', withinWd: 5 }),
  },
  suspend: {
    from: () => drifted('suspend', true),
    flip: without,
    see: (c) => answer(c, 'suspend-service', { year: 1, reason: '偏离' }),
  },
  stop: {
    from: () => drifted('stop', true),
    flip: without,
    see: (c) => answer(c, 'terminate', { year: 1, reason: '偏离', lastServiceDay: c.today }),
  },
};

/** What may follow a missed certificate: each where it is allowed, and not where another is. */
const follows = (measure: Consequence): Flip => ({
  from: () => {
    const c = fork(serving());
    c.put('certification-breached', { worker: 'w1', due: d('2023-04-02') });
    return under(c, set('staffing', { consequence: [measure] }));
  },
  flip: set('staffing', { consequence: [] }),
  see: (c) => answer(c, 'apply-consequence', { worker: 'w1', measure }, { as: 'contractor' }),
});
export const CONSEQUENCE_WORDS: Settings<Consequence> = {
  repost: follows('repost'),
  replace: follows('replace'),
  dismiss: follows('dismiss'),
};

export const REWARD_WORDS: Settings<Reward> = { subsidy: EVALUATION.excellentEarns };

/** Decides on the award what somebody did before who may not decide on it then. */
const pairOf = (duty: Duty, done: (c: Case) => void, asks: (c: Case) => unknown): Flip => ({
  from: () => {
    const c = reported();
    done(c);
    return under(c, set('separation-of-duties', { pairs: [{ a: duty, b: 'approved', within: 'cycle' }] }));
  },
  flip: set('separation-of-duties', { pairs: [] }),
  see: asks,
});
/** The head of the office has carried the duty; the plan of year 2 goes to him first. */
const headAsked = (c: Case) => {
  c.ok('draft-plan', plan(2));
  c.ok('submit-approval', { subject: { kind: 'annual-plan', ref: 'y2' } });
  return Object.values(c.state.approvals.running).map((each) =>
    each.entries.at(-1)?.seats.flatMap((seat) => seat.tasks.map((task) => task.owner)),
  );
};
const carried = (duty: Duty) =>
  pairOf(
    duty,
    (c) => {
      const entry = { duty, subject: 'award:lot', year: 2023 };
      const { approvals } = c.state;
      c.state = { ...c.state, approvals: { ...approvals, ledger: { ...approvals.ledger, headOfOffice: [entry] } } };
    },
    headAsked,
  );

/** Each duty that keeps somebody from deciding. */
export const DUTY_WORDS: Settings<Duty> = {
  initiated: { people: 'nobody decides on what he asked for himself, whatever the pairs say' },
  approved: PAIR_FIELDS.a,
  'prepared-documents': carried('prepared-documents'),
  'evaluated-bids': carried('evaluated-bids'),
  'evaluated-service': carried('evaluated-service'),
  'applied-payment': carried('applied-payment'),
  paid: carried('paid'),
  'proposed-repair': carried('proposed-repair'),
};
