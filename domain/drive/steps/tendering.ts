import { computeDeadline } from '../../calendar/deadline.js';
import { maxDate, type PlainDate } from '../../calendar/plain-date.js';
import { addWorkingDays } from '../../calendar/working-days.js';
import type { ContractorProfile } from '../../cycle/common.js';
import { fen } from '../../money/fen.js';
import type { TenderRound } from '../../tender/fold.js';
import type { Bidder } from '../../tender/types.js';
import { asking, standingOf } from '../approving.js';
import { dayAfter, daysAfter, dutyDay, type Move, officeDay } from '../days.js';
import { dutyOf, partsOf, ruleOf } from '../look.js';
import { type DrivePlan, MEDIUM, PARTIES } from '../plan.js';
import type { ScenarioCommand, Scene } from '../scenario.js';

const OFFER_WD = 5;

/** From the intention to the award notice, one step after the other. */
export function tender(scene: Scene, plan: DrivePlan): Move[] {
  const { state } = scene;
  if (state.contract.years.y1 !== undefined || state.plan.budgets.y1 === undefined) return [];
  const round = state.tender.current;
  if (state.tender.intention === null) return [intention(scene, plan)];
  if (round === null || round.voidedOn !== null) return documents(scene, plan, state.tender.intention.on);
  if (round.openedOn === null) return [{ on: officeDay(round.bidDeadline, scene), command: bids(plan) }];
  if (round.evaluatedOn === null) return [{ on: dayAfter(round.openedOn, scene), command: ranking(round) }];
  if (round.reportOn === null) return [report(scene, plan, round.evaluatedOn)];
  return state.tender.award === null ? award(scene, plan, round.reportOn) : notice(scene, plan);
}

function intention(scene: Scene, plan: DrivePlan): Move {
  const since = scene.state.plan.budgets.y1?.[0]?.on ?? plan.startOn;
  const plannedFor = computeDeadline(since, MONTH_AND_HALF, scene.judging.calendar).due;
  const data = { title: '社会工作服务站项目采购意向', fen: plan.yearlyFen, plannedFor, medium: MEDIUM };
  return { on: dayAfter(since, scene), command: { kind: 'publish-intention', data } };
}

const MONTH_AND_HALF = { amount: 45, unit: 'calendarDay', direction: 'after', roll: 'forward' } as const;

function documents(scene: Scene, plan: DrivePlan, since: PlainDate): Move[] {
  const standing = standingOf(scene, 'tender-documents', 'lot');
  if (standing === 'running') return [];
  const proposal = { title: '社会工作服务站项目采购文件', method: plan.method, budgetFen: plan.yearlyFen };
  if (standing === 'open')
    return [{ on: daysAfter(since, OFFER_WD, scene), command: asking('tender-documents', 'lot', proposal) }];
  const notBefore = dutyOf(scene, 'intention-to-tender', 'programme')?.notBefore ?? since;
  const on = officeDay(notBefore, scene);
  return [{ on, command: issue(scene, plan, on) }];
}

/** The documents are out for five working days, and bids close no earlier than the method allows. */
function issue(scene: Scene, plan: DrivePlan, on: PlainDate): ScenarioCommand {
  const { calendar } = scene.judging;
  const documentsTo = addWorkingDays(on, OFFER_WD, calendar);
  const window = ruleOf(scene, 'bid-window', 'clock');
  const limit = window?.limit.by === 'method' ? window.limit.limits[plan.method] : undefined;
  const closes = limit === undefined ? documentsTo : maxDate(documentsTo, computeDeadline(on, limit, calendar).latest);
  const data = {
    method: plan.method,
    documentsFrom: on,
    documentsTo,
    bidDeadline: officeDay(closes, scene),
    noticeParts: partsOf(scene, 'notice-contents'),
    budgetFen: plan.yearlyFen,
    agent: PARTIES.agent,
    ...(plan.method === 'openTender' ? {} : { methodBasis: '低于当地公开招标数额标准' }),
  };
  const again = scene.state.tender.rounds > 0;
  return again ? { kind: 'retender', data: { ...data, reason: '前次采购终止' } } : { kind: 'issue-tender', data };
}

/** Three bids; the best is the dearest, so that the contract is worth the whole budget. */
function bids({ yearlyFen }: DrivePlan): ScenarioCommand {
  const bidders: Bidder[] = [PARTIES.contractor, PARTIES.second, PARTIES.third].map((party, at) => ({
    party,
    fen: fen(yearlyFen - at * 1_000_000),
    qualified: true,
  }));
  return { kind: 'open-bids', by: 'agent', data: { bidders } };
}

function ranking({ bidders }: TenderRound): ScenarioCommand {
  const ranked = (bidders ?? []).map(({ party, fen: price }, at) => ({
    rank: at + 1,
    party: party.id,
    scoreHundredths: 9200 - at * 500,
    fen: price,
  }));
  return { kind: 'finish-bid-evaluation', by: 'agent', data: { ranking: ranked } };
}

/** By the day the rule gives, or the next where no rule counts. */
function by(
  scene: Scene,
  plan: DrivePlan,
  rule: 'evaluation-report' | 'award-decision' | 'award-notice',
  since: PlainDate,
) {
  const duty = dutyOf(scene, rule, 'lot');
  return duty === undefined ? dayAfter(since, scene) : dutyDay(duty, 1, plan, scene);
}

function report(scene: Scene, plan: DrivePlan, since: PlainDate): Move {
  const command: ScenarioCommand = { kind: 'record-evaluation-report', by: 'agent', data: {} };
  return { on: by(scene, plan, 'evaluation-report', since), command };
}

function award(scene: Scene, plan: DrivePlan, since: PlainDate): Move[] {
  const standing = standingOf(scene, 'award', 'lot');
  if (standing === 'running') return [];
  if (standing === 'open') return [{ on: officeDay(since, scene), command: asking('award', 'lot', { rank: 1 }) }];
  const data = { rank: 1, contractorProfile: profileOf(scene) };
  return [{ on: by(scene, plan, 'award-decision', since), command: { kind: 'decide-award', data } }];
}

/** A social service agency of the place, with everything the county asks to see. */
function profileOf(scene: Scene): ContractorProfile {
  const shown = ruleOf(scene, 'contractor-conditions', 'gate')?.conditions ?? [];
  return { registeredAs: 'serviceAgency', shown };
}

function notice(scene: Scene, plan: DrivePlan): Move[] {
  const { award: decided } = scene.state.tender;
  if (decided === null || decided.noticeSentOn !== null) return [];
  const on = by(scene, plan, 'award-notice', decided.decidedOn);
  return [{ on, command: { kind: 'send-award-notice', data: { publishedOn: on, medium: MEDIUM } } }];
}
