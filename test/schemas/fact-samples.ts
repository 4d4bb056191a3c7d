import type { ApprovalFacts } from '../../domain/approval/facts.js';
import { plainDate as d } from '../../domain/calendar/plain-date.js';
import type { FactData } from '../../domain/facts.js';
import type { CycleId } from '../../domain/ids.js';
import { fen } from '../../domain/money/fen.js';
import { ALL_PARTS, BUREAU, budget, CENTRE, MEDIUM, SECOND, SUM } from '../support/course.js';

/** Facts by hand, one of each kind that no shipped scenario and no county's ordinary course leaves on record. */

const VIA = { approval: 'a1', via: 'console' } as const;
const HASH = 'c'.repeat(64);
const POLICY = '222401@2026-01-01#0123456789ab';
const due = { on: d('2026-03-05'), certainty: 'final', earliest: d('2026-03-05'), latest: d('2026-03-05') } as const;
const deputy = { id: 'deputyHead', name: '分管副局长', post: 'deputyHead' };
const asked = { challenge: 'ch1', from: SECOND, about: '评审打分', mayChangeResult: true };
const reason = '工作需要';
const then = 'again' as const;
const route: ApprovalFacts['resubmitted']['route'] = {
  rule: 'route-annual-plan',
  steps: [
    {
      key: 'board',
      title: '局务会',
      who: { by: 'chosen', from: { by: 'heads', of: 'initiator', levels: 1 } },
      tally: {
        mode: 'vote',
        weights: { deputyHead: 1 },
        pass: { num: 1, den: 2, strict: true },
        early: true,
        veto: ['bureauHead'],
      },
      limitWd: 3,
      escalateTo: 'bureauHead',
      when: { is: 'amount-at-least', fen: 100 },
      requiredByLaw: false,
    },
  ],
  money: false,
  batch: false,
  paper: true,
  samePerson: 'ask',
};

const purchase = {
  'budget-changed': { ...budget(1, '2026-02-02'), fundBase: SUM, baseYear: 2025, reason },
  'plan-reopened': { year: 1, approval: 'a1' },
  'filing-returned': { filing: 'f1', reasons: '缺少预算表' },
  'filing-resubmitted': { filing: 'f1', of: 'plan', to: 'province', keepsFirstDay: true },
  'scope-extension-requested': { items: ['心理疏导'], reason },
  'scope-extension-decided': { items: ['心理疏导'], domains: ['drugControl'], by: 'province', approved: true },
  'officer-assigned': { officer: 'officer', name: '经办人', reason },
  'documents-changed': { summary: '更正评分办法', affectsBids: true, bidDeadline: d('2026-03-20') },
  'tender-voided': { round: 1, reason: '不足三家' },
  'award-declined': { rank: 1, reason },
  'bond-taken': { party: 'centre', fen: SUM },
  'bond-refunded': { party: 'centre', fen: SUM, who: 'losers' },
  'single-source-notice-published': { supplier: CENTRE, reason, medium: MEDIUM },
  'enquiry-received': asked,
  'enquiry-answered': { challenge: 'ch1', answer: '已说明' },
  'challenge-received': asked,
  'challenge-answered': { challenge: 'ch1', answer: '不成立', upheld: false },
  'complaint-received': asked,
  'complaint-replied': { challenge: 'ch1', reply: '已答复' },
  'procurement-suspended': { reason, challenge: 'ch1' },
  'procurement-resumed': { reason },
} satisfies Partial<FactData>;

const contract = {
  'effective-condition-met': { year: 1, condition: '预算批复', evidence: '批复文件' },
  'contract-amended': { year: 1, amendment: 'am1', summary: '减少一个站点', deltaFen: -5_000, dropStations: ['b'] },
  'contract-change-published': { year: 1, medium: MEDIUM },
  'bridge-contract-signed': {
    year: 1,
    serviceFrom: d('2027-05-01'),
    serviceTo: d('2027-06-30'),
    fen: SUM,
    basis: '新合同签订前',
  },
  'contractor-changed': { role: 'purchaser', party: BUREAU, reason },
  'subcontract-recorded': {
    year: 1,
    to: SECOND,
    part: '心理测评',
    fen: fen(5_000),
    mainBody: false,
    fit: true,
    consentOn: d('2026-06-01'),
  },
  'assignment-recorded': { year: 1, to: SECOND, evidence: '抽查发现' },
  'contract-terminated': { year: 1, reason, lastServiceDay: d('2026-12-31') },
  'contract-settled': { year: 1, fen: fen(0), summary: '无余款' },
  'project-started': { note: '启动会' },
  'training-recorded': { worker: 'w1', hours: 24, year: 2026 },
  'leaving-recorded': { worker: 'w1', lastDay: d('2026-06-30'), reason },
  'worker-borrowed': { worker: 'w1', by: '镇政府', work: '统计', until: d('2026-06-30') },
  'age-limit-passed': { worker: 'w1', age: 41, max: 40 },
  'worker-removed': { worker: 'w1', station: 'a', reason },
  'certification-breached': { worker: 'w1', due: d('2028-04-10') },
  'consequence-applied': { worker: 'w1', measure: 'repost', note: '转岗' },
  'station-below-minimum': { station: 'a', have: 0, need: 1 },
  'station-refilled': { station: 'a', have: 2 },
  'handover-recorded': { to: '新承接主体' },
  'evaluation-sent-up': { year: 1, slot: 'firstHalf', to: 'province' },
  'evaluation-objected': { year: 1, slot: 'firstHalf', station: 'a', reason },
  'spot-check-recorded': { by: 'city', station: 'a', scoreHundredths: 8_550 },
  'drift-reported': { year: 1, what: '人员不足', serious: false },
  'correction-ordered': { year: 1, what: '补足人员', withinWd: 10 },
  'correction-closed': { year: 1, result: '已补足' },
  'service-suspended': { year: 1, reason },
  'service-resumed': { year: 1, reason },
  'payment-deducted': { year: 1, tranche: 1, fen: SUM, reason },
  'delivery-recorded': { year: 1, tranche: 1 },
} satisfies Partial<FactData>;

const correction = {
  'obligation-extended': { obligation: 'county-report@p:2026#1', from: d('2026-03-05'), to: d('2026-03-09'), reason },
  'obligation-waived': { obligation: 'county-report@p:2026#1', reason },
  'fact-corrected': { seq: 7, kind: 'budget-approved', data: { parts: ALL_PARTS }, on: d('2026-02-02'), reason },
  'deviation-recorded': { what: '停电', rule: 'bid-window', reason },
  'policy-kept': { policy: POLICY, instead: '222401@2026-06-01#ba9876543210', reason },
  'derogation-granted': {
    person: 'deputyHead',
    name: '分管副局长',
    duty: 'prepared-documents',
    basis: '局长办公会纪要',
  },
  'calendar-applied': { from: POLICY, to: POLICY },
  'lot-joined': { lot: '222401-2026-002' as CycleId },
  'programme-facts-shared': { upTo: 9, lots: ['222401-2026-002' as CycleId], closed: [] },
  'programme-joined': { lead: '222401-2026-001' as CycleId },
  'programme-not-joined': { lead: '222401-2026-001' as CycleId, why: 'cycle-closed' },
  'programme-fact-mirrored': { fromCycle: '222401-2026-001' as CycleId, seq: 3, kind: 'plan-drafted', data: {} },
  'engine-repaired': { repair: 'restart-from-record', reason },
  'notice-redirected': { obligation: 'x@y1#1', to: '项目主管', note: '已离岗' },
  'notice-answered': { obligation: 'x@y1#1', answer: 'late', until: d('2026-03-09'), note: '材料未齐' },
  'violation-recorded': {
    rule: 'bid-window',
    basis: '政府采购法 第35条',
    what: 'too-short',
    values: { days: 12, method: 'openTender' },
    ofN: 0,
    secondPerson: { id: 'deputyHead', name: '分管副局长' },
  },
} satisfies Partial<FactData>;

const approval = {
  'resolution-asked': { ...VIA, entry: 1, directoryRev: 2 },
  carried: { ...VIA, entry: 2, fromSeq: 9 },
  'paper-objected': { ...VIA, task: 'a1.1.1', reason },
  returned: { ...VIA, task: 'a1.1.1', to: 'initiator', then, opinion: '请补充' },
  resubmitted: { ...VIA, hash: HASH, route, resume: ['board'], proposal: { fen: 1 } },
  'taken-back': { ...VIA, seq: 9 },
  handed: { ...VIA, task: 'a1.1.1', from: 'officer', to: 'deputyHead', toPerson: deputy, why: 'leaver', reason },
  'signers-added': { ...VIA, task: 'a1.1.1', where: 'beside', persons: [deputy], reason },
  'signer-removed': { ...VIA, task: 'a1.1.1' },
  withdrawn: { ...VIA },
  'limit-passed': { ...VIA, via: 'system', task: 'a1.1.1' },
  escalated: { ...VIA, via: 'system', task: 'a1.1.1', to: 'bureauHead' },
  'limits-moved': { ...VIA, via: 'system', calendarVersion: POLICY, tasks: [{ task: 'a1.1.1', due }] },
  urged: { ...VIA, task: 'a1.1.1' },
  copied: { ...VIA, persons: ['deputyHead'] },
  commented: { ...VIA, text: '请看第三页' },
  'vote-closed': { ...VIA, entry: 1, reason },
  repaired: { ...VIA, repair: 'jump', reason, previewVersion: 4, second: 'superior', change: { to: 'board' } },
  'repair-undone': { ...VIA, seq: 12 },
} satisfies Partial<FactData>;

export const FACT_SAMPLES = { ...purchase, ...contract, ...correction, ...approval } satisfies Partial<FactData>;
