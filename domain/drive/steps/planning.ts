import { addDays, addMonths, addYears, type PlainDate } from '../../calendar/plain-date.js';
import type { PartyRef } from '../../cycle/common.js';
import { fen } from '../../money/fen.js';
import { asking, standingOf } from '../approving.js';
import { dayAfter, type Move, officeDay } from '../days.js';
import { contractsOf, domainsOf, partsOf, ruleOf } from '../look.js';
import { type DrivePlan, PARTIES } from '../plan.js';
import type { ScenarioCommand, Scene } from '../scenario.js';

/** How the fund a floor is measured on compares with the purchase: 3 % of it stay below the sum bought for. */
const FUND_TO_PURCHASE = 30;
/** The same where a ceiling holds: 2 % of the fund are more than the sum bought for. */
const FUND_TO_PURCHASE_CAPPED = 60;
/** Yearly contracts of a cycle where no document says how many. */
const USUAL_YEARS = 3;
/** Months before the end of a year when the plan of the next is begun. */
const NEXT_PLAN_MONTHS = 2;

/** The first command of a cycle. */
export function openCycle(scene: Scene, plan: DrivePlan): Move[] {
  const { state, judging } = scene;
  if (state.plan.opening !== null) return [];
  const { stations, method, startOn } = plan;
  const year = startOn.slice(0, 4);
  const data = {
    programmeId: `P-${judging.policy.id}-${year}`,
    lot: '1',
    title: `${year}年社会工作服务站项目`,
    regime: 'act' as const,
    regimeBasis: '采购金额达到分散采购限额标准',
    purchaser: purchaserOf(scene),
    stations,
    method,
    years: plan.years ?? ruleOf(scene, 'cycle-length', 'limit')?.max ?? USUAL_YEARS,
    leadCycle: null,
    agentUsed: true,
  };
  return [{ on: officeDay(startOn, scene), command: { kind: 'open-cycle', data } }];
}

/** The bureau, or the county government where that is who buys. */
function purchaserOf(scene: Scene): PartyRef {
  const [purchaserKind] = ruleOf(scene, 'purchaser-kinds', 'gate')?.purchasers ?? [];
  if (purchaserKind === undefined) return PARTIES.purchaser;
  const name = purchaserKind === 'countyGovernment' ? '县人民政府' : PARTIES.purchaser.name;
  return { ...PARTIES.purchaser, name, purchaserKind };
}

/** The first plan at once; the plan of a next year two months before the running one ends, unless it is not to come. */
export function plans(scene: Scene, plan: DrivePlan): Move[] {
  const { opening, adopted } = scene.state.plan;
  if (opening === null) return [];
  const latest = contractsOf(scene).at(-1);
  if (latest === undefined) return planOf(scene, plan, 1, dayAfter(opening.openedOn, scene));
  const ends = scene.state.yearEnd.renewals[`y${latest.year}`];
  const hasNext = latest.year < opening.years && (ends === undefined || ends.decision === 'renew');
  const failed = scene.state.evaluation.annual[`y${latest.year}`]?.pass === false;
  if (!hasNext || failed || (adopted !== null && latest.serviceEnded)) return [];
  return planOf(scene, plan, latest.year + 1, officeDay(addMonths(latest.serviceTo, -NEXT_PLAN_MONTHS), scene));
}

function planOf(scene: Scene, plan: DrivePlan, year: number, on: PlainDate): Move[] {
  const drafted = scene.state.plan.plans[`y${year}`];
  if (drafted === undefined) return [{ on, command: draftPlan(scene, plan, year, on) }];
  const asked = drafted.approvedOn !== null || standingOf(scene, 'annual-plan', `y${year}`) !== 'open';
  return asked ? [] : [{ on: officeDay(on, scene), command: asking('annual-plan', `y${year}`) }];
}

function draftPlan(scene: Scene, plan: DrivePlan, year: number, on: PlainDate): ScenarioCommand {
  const before = scene.state.contract.years[`y${year - 1}`];
  const serviceFrom = before === undefined ? firstOfMonth(on) : addDays(before.serviceTo, 1);
  const data = {
    year,
    title: `第${year}年度实施计划`,
    parts: partsOf(scene, 'plan-contents'),
    ...domainsOf(scene),
    fen: plan.yearlyFen,
    serviceFrom,
    serviceTo: addDays(addYears(serviceFrom, 1), -1),
    summary: `${plan.stations.length}个社工站，一年一签`,
  };
  return { kind: 'draft-plan', data };
}

/** What a tender takes lies between the plan and the service: it begins half a year later, on the first of a month. */
function firstOfMonth(on: PlainDate): PlainDate {
  const later = addMonths(on, 6);
  return addDays(later, 1 - Number(later.slice(8)));
}

/** The budget of the first year after its plan is approved, of the next once it is to be renewed. */
export function budgets(scene: Scene, plan: DrivePlan): Move[] {
  const { plans: drafted, budgets: have } = scene.state.plan;
  return Object.values(drafted).flatMap(({ year, approvedOn }) => {
    const renewal = scene.state.yearEnd.renewals[`y${year - 1}`];
    if (approvedOn === null || have[`y${year}`] !== undefined || (year > 1 && renewal?.decision !== 'renew')) return [];
    const on = dayAfter(renewal !== undefined && renewal.on > approvedOn ? renewal.on : approvedOn, scene);
    return [{ on, command: budgetOf(scene, plan, year, on) }];
  });
}

function budgetOf(scene: Scene, plan: DrivePlan, year: number, approvedOn: PlainDate): ScenarioCommand {
  const source = ruleOf(scene, 'payment-scheme', 'payment')?.sources[0] ?? 'generalBudget';
  const ceiling = ruleOf(scene, 'funding-ceiling', 'limit');
  const fundBase = fen(plan.yearlyFen * (ceiling === undefined ? FUND_TO_PURCHASE : FUND_TO_PURCHASE_CAPPED));
  const baseYear = Number(approvedOn.slice(0, 4)) - (ceiling?.baseYear === 'previous' ? 1 : 0);
  const data = { year, source, fen: plan.yearlyFen, approvedOn, fundBase, baseYear };
  return { kind: 'record-budget', data };
}
