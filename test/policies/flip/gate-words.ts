import type { CommandData } from '../../../domain/commands.js';
import { fen } from '../../../domain/money/fen.js';
import type { RuleId } from '../../../domain/policy/rule-ids.js';
import type { GateLists } from '../../../domain/policy/types.js';
import type { GateId } from '../../../domain/policy/vocabulary.js';
import { type Case, d, fork } from '../../support/case.js';
import { awarded, CENTRE, issue, opened, SECOND, SUM, serving, signed, tendered } from '../../support/course.js';
import { GATE, LISTS } from './gates.js';
import { allowed, approved, documented, NOT_HERE, signs } from './moments.js';
import { answer, type Flip, type Settings, set } from './setting.js';

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
const handsOn = (change: Partial<CommandData['record-subcontract']>) => (c: Case) =>
  answer(c, 'record-subcontract', {
    year: 1,
    to: SECOND,
    part: '上门理发',
    mainBody: false,
    fit: true,
    ...change,
  });

/** What a list of the gate holds back is let pass where the gate does not hold. */
const without = (rule: RuleId, list: keyof GateLists): Flip => ({ ...LISTS[list], flip: set(rule, NOT_HERE) });

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
    from: () => serving('640402'),
    flip: set('assignment-ban', NOT_HERE),
    see: (c) => answer(c, 'record-assignment', { year: 1, to: SECOND, evidence: '转包协议' }),
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
    from: () => documented(),
    flip: set('method-condition', NOT_HERE),
    see: (c) => {
      const { methodBasis: _none, ...body } = issue();
      return answer(c, 'issue-tender', body, { on: '2023-02-17', second: 'deputyHead' });
    },
  },
  noWorkerBorrowing: {
    from: () => serving(),
    flip: set('worker-borrowing-ban', NOT_HERE),
    see: (c) => answer(c, 'record-worker-borrowed', { worker: 'w1', by: '乡镇', work: '填表' }),
  },
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
  purchaserKinds: without('purchaser-kinds', 'purchasers'),
  contractorBarred: without('contractor-barred', 'barred'),
  contractorKinds: without('contractor-kinds', 'contractors'),
  contractorConditions: without('contractor-conditions', 'conditions'),
  contractorImport: without('contractor-import', 'minRating'),
  subcontractConsent: {
    from: () => serving(),
    flip: set('subcontract-consent', NOT_HERE),
    see: handsOn({}),
  },
  subcontractFit: {
    from: () => serving(),
    flip: set('subcontract-fit', NOT_HERE),
    see: handsOn({ mainBody: true, consentOn: d('2023-04-03') }),
  },
  serviceCatalogue: without('service-catalogue', 'domains'),
  governmentOnly: without('government-only', 'excludes'),
  ringFence: {
    from: allowed,
    flip: set('ring-fence', NOT_HERE),
    see: (c) =>
      answer(c, 'allocate-payment', { year: 1, tranche: 1, source: 'generalBudget' }, { as: 'countyFinance' }),
  },
  fundSourceScope: without('fund-source-scope', 'permits'),
  driftLadder: GATE.ladder,
};
