import type { CycleState } from '../../domain/cycle/state.js';
import { driver } from '../../domain/drive/course.js';
import { drivePlan } from '../../domain/drive/plan.js';
import type { EventAttrs, EventKind, EventRecord } from '../../domain/obligations/events.js';
import type { WorkerRole } from '../../domain/policy/vocabulary.js';
import { simulate } from '../../domain/simulate.js';
import type { WorkerOnRecord } from '../../domain/staff/fold.js';
import { cycleWorld, d } from '../support/cycle-world.js';

/** The day the purchase was opened, and so the day of the policies that hold. */
export const OPENED = '2025-06-05';

/** What happened, on which day, about what: `subjects` are those of the record. */
type Happening = [on: string, what: string, kind: EventKind, subjects: string, attrs?: EventAttrs, expected?: true];

const FIRST: EventAttrs = { year: 'first' };
const PROJECT: EventAttrs = { role: 'project', employer: 'contractor', degree: false };
const RESIDENT: EventAttrs = { ...PROJECT, role: 'resident' };

/**
 * One purchase of 2025 and 2026, the same everywhere: whatever any of the documents counts a time from happens once.
 * Days of 2025 and 2026 are announced; a date beyond them is shown as provisional.
 */
export const HAPPENINGS: readonly Happening[] = [
  ['2025-06-11', '年度计划获批', 'plan-approved', 'programme y1'],
  ['2025-06-12', '预算获批', 'budget-approved', 'programme y1'],
  ['2025-06-13', '公开采购意向', 'intention-published', 'programme lot'],
  [
    '2025-07-14',
    '发出招标文件（公开招标）',
    'tender-issued',
    'programme lot',
    { method: 'openTender', agentUsed: true, bond: true },
  ],
  ['2025-07-21', '潜在投标人询问', 'enquiry-received', 'ch1'],
  ['2025-07-22', '更正招标文件，影响投标', 'documents-changed', 'programme lot', { affectsBids: true }],
  ['2025-08-08', '评审结束', 'bid-evaluation-finished', 'lot', { method: 'openTender', agentUsed: true }],
  ['2025-08-11', '收到评审报告', 'evaluation-report-received', 'lot', { method: 'openTender', agentUsed: true }],
  ['2025-08-14', '确定中标人', 'award-decided', 'lot', { method: 'openTender', agentUsed: true }],
  [
    '2025-08-15',
    '发出中标通知书',
    'award-notice-sent',
    'lot y1',
    { method: 'openTender', agentUsed: true, bond: true },
  ],
  ['2025-08-18', '结果公告期满', 'result-notice-ended', 'lot'],
  ['2025-08-20', '收到质疑', 'challenge-received', 'ch2'],
  ['2025-08-27', '收到投诉书副本', 'complaint-received', 'ch3'],
  ['2025-09-10', '签订第一年度合同', 'contract-signed', 'y1 lot s:a', { ...FIRST, bond: true }],
  ['2025-09-10', '合同生效', 'contract-effective', 'y1', FIRST],
  ['2025-09-10', '首笔款条件成就', 'gate-passed', 't1 y1', { gate: 'effective' }],
  ['2025-09-11', '合同报财政备案', 'filing-submitted', 'f1 y1', { of: 'contract', to: 'finance' }],
  ['2025-09-15', '聘用两名社工（无学位无证书）：甲为项目社工，乙为驻站社工', 'worker-hired', 'w:甲', PROJECT],
  ['2025-09-15', '', 'worker-hired', 'w:乙', RESIDENT],
  ['2025-09-19', '项目启动', 'project-started', 'lot'],
  ['2025-09-19', '', 'project-started', 'w:甲', PROJECT],
  ['2025-09-19', '', 'project-started', 'w:乙', RESIDENT],
  ['2025-09-22', '两人到岗进站', 'worker-started', 'w:甲', PROJECT],
  ['2025-09-22', '', 'worker-started', 'w:乙', RESIDENT],
  ['2025-09-22', '', 'worker-placed', 'w:甲 s:a', { role: 'project' }],
  ['2025-09-22', '', 'worker-placed', 'w:乙 s:a', { role: 'resident' }],
  ['2025-12-31', '会计年度终了', 'calendar-year-ended', 'programme cycle p:2025 y1', { sme: true }],
  ['2026-01-12', '变更合同', 'contract-amended', 'y1'],
  ['2026-02-02', '一站人数低于最低数', 'station-below-minimum', 's:a'],
  ['2026-03-18', '中期、上半年评估结果确认', 'result-confirmed', 'y1', { ...FIRST, slot: 'midTerm', pass: true }],
  ['2026-03-18', '', 'result-confirmed', 'y1', { ...FIRST, slot: 'firstHalf', pass: true }],
  ['2026-03-18', '第二笔款条件成就', 'gate-passed', 't2 y1', { gate: 'midTermPass' }],
  ['2026-03-23', '承接主体申请付款', 'payment-applied', 't2 y1'],
  ['2026-03-23', '', 'gate-passed', 't2 y1', { gate: 'application' }],
  ['2026-03-25', '收到发票（承接主体为中小企业）', 'invoice-received', 't2 y1', { sme: true }],
  ['2026-03-25', '收到发票（承接主体为民办非企业单位）', 'invoice-received', 't3 y1', { sme: false }],
  ['2026-03-25', '交付服务', 'delivery-recorded', 't2 y1', { sme: true }],
  ['2026-07-20', '终期、下半年、年度评估结果确认', 'result-confirmed', 'y1', { ...FIRST, slot: 'final', pass: true }],
  ['2026-07-20', '', 'result-confirmed', 'y1', { ...FIRST, slot: 'secondHalf', pass: true }],
  ['2026-07-20', '', 'result-confirmed', 'y1', { ...FIRST, slot: 'annual', pass: true }],
  ['2026-07-20', '末笔款条件成就', 'gate-passed', 't3 y1', { gate: 'finalPass' }],
  ['2026-07-20', '另：若年度评估不合格', 'year-failed', 'y1 lot', FIRST],
  ['2026-08-03', '决定续签', 'renewal-decided', 'y2', { renewal: 'renew', next: true }],
  ['2026-08-03', '一站换承接主体', 'contractor-changed', 'lot'],
  ['2026-09-30', '第一年度服务期满', 'service-ended', 'y1', FIRST, true],
  ['2026-10-12', '验收', 'acceptance-recorded', 'y1', { pass: true }],
  ['2027-09-23', '社工逾期未取得证书', 'certification-breached', 'w:甲', { employer: 'contractor', role: 'project' }],
  ['2027-10-15', '采购周期办结', 'cycle-closed', 'cycle'],
];

/** The state all are judged by: a contract of that service is on record, nothing of what it made due has ended. */
export function scenarioState(): CycleState {
  const from = d(OPENED);
  const stations = [{ id: 'a', name: '甲镇社工站', township: '甲镇' }];
  const played = simulate({
    ...cycleWorld('222401', OPENED),
    from,
    script: driver(drivePlan(from, { years: 2, stations })),
  });
  const y1 = played.state.contract.years.y1;
  if (y1 === undefined) throw new Error('the play signed no contract');
  const years = { y1: { ...y1, serviceFrom: d('2025-10-01'), serviceTo: d('2026-09-30') } };
  const contract = { ...played.state.contract, years };
  const staff = {
    ...played.state.staff,
    workers: { 甲: hired(played.state, 'project'), 乙: hired(played.state, 'resident') },
  };
  return { ...played.state, contract, staff, closed: {}, events: HAPPENINGS.map(eventOf) };
}

/** One of the played workers in that role, without degree, certificate or class hours. */
function hired({ staff }: CycleState, role: WorkerRole): WorkerOnRecord {
  const [one] = Object.values(staff.workers);
  if (one === undefined) throw new Error('the play placed no worker');
  return { ...one, role, socialWorkDegree: false, certificate: null, trainings: [] };
}

function eventOf([on, , kind, subjects, attrs = {}, expected]: Happening, at: number): EventRecord {
  const day = d(on);
  const event = { kind, on: day, recordedOn: day, seq: at + 1, subjects: subjects.split(' '), attrs };
  return expected === undefined ? event : { ...event, expected };
}
