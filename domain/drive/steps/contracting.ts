import { addDays, addMonths, addYears, type PlainDate } from '../../calendar/plain-date.js';
import { signingGround } from '../../contract/signing.js';
import type { Fen } from '../../money/fen.js';
import { percentOf } from '../../money/percent.js';
import { isNo } from '../../refusal.js';
import { openSuspensions } from '../../tender/questions.js';
import { asking, SIGNATURES_WD, standingOf } from '../approving.js';
import { dayAfter, dutyDay, type Move, officeDay } from '../days.js';
import { contractsOf, domainsOf, dutyOf, partsOf, ruleOf } from '../look.js';
import { type DrivePlan, PARTIES } from '../plan.js';
import type { ScenarioCommand, Scene } from '../scenario.js';

/** The next yearly contract: signatures first, then both seals on the last working day but one. */
export function signing(scene: Scene, plan: DrivePlan): Move[] {
  const year = (contractsOf(scene).at(-1)?.year ?? 0) + 1;
  const ground = signingGround(scene.state, year);
  const stopped = year === 1 && openSuspensions(scene.state.tender).length > 0;
  if (isNo(ground) || stopped || scene.state.plan.budgets[`y${year}`] === undefined) return [];
  const duty = dutyOf(scene, year === 1 ? 'contract-signing' : 'yearly-contract-signing', `y${year}`);
  const dayFor = (lead: number) =>
    duty === undefined ? dayAfter(ground.since, scene) : dutyDay(duty, lead, plan, scene);
  const standing = standingOf(scene, 'contract', `y${year}`);
  if (standing === 'running') return [];
  if (standing === 'open') {
    const proposal = { title: `第${year}年度服务合同`, fen: sumOf(scene, plan, year) };
    return [{ on: dayFor(SIGNATURES_WD), command: asking('contract', `y${year}`, proposal) }];
  }
  const on = dayFor(1);
  return [{ on, command: contract(scene, plan, year, on) }];
}

function contract(scene: Scene, plan: DrivePlan, year: number, on: PlainDate): ScenarioCommand {
  const before = scene.state.contract.years[`y${year - 1}`];
  const serviceFrom = before === undefined ? nextMonth(on) : addDays(before.serviceTo, 1);
  const data = {
    year,
    signedByPurchaserOn: on,
    signedByContractorOn: on,
    effectiveOn: on,
    serviceFrom,
    serviceTo: addDays(addYears(serviceFrom, 1), -1),
    purchaser: scene.state.plan.opening?.purchaser ?? PARTIES.purchaser,
    contractor: scene.state.contract.contractor ?? scene.state.tender.award?.contractor ?? PARTIES.contractor,
    fen: sumOf(scene, plan, year),
    ...staffShare(scene, sumOf(scene, plan, year)),
    parts: partsOf(scene, 'contract-contents'),
    ...domainsOf(scene),
  };
  return { kind: 'sign-contract', data };
}

/** The first contract has the sum of the award; a renewed year costs what was planned. */
function sumOf({ state }: Scene, plan: DrivePlan, year: number): Fen {
  return (year === 1 ? state.tender.award?.fen : undefined) ?? plan.yearlyFen;
}

/** Where the sum must be split, the staff gets the share the county names. */
function staffShare(scene: Scene, fen: Fen): { staffFen?: Fen } {
  const percent = ruleOf(scene, 'cost-split', 'limit')?.min;
  return percent === undefined ? {} : { staffFen: percentOf(fen, percent) };
}

/** Service begins on the first of the month after the signing. */
function nextMonth(on: PlainDate): PlainDate {
  const later = addMonths(on, 1);
  return addDays(later, 1 - Number(later.slice(8)));
}

/** Renewed, or bought again, as the annual result says; early enough for the next contract to be signed in time. */
export function renewal(scene: Scene, plan: DrivePlan): Move[] {
  const { state } = scene;
  const latest = contractsOf(scene).at(-1);
  if (latest === undefined) return [];
  const result = state.evaluation.annual[`y${latest.year}`];
  if (result === undefined || state.yearEnd.renewals[`y${latest.year}`] !== undefined) return [];
  const isLast = latest.year >= (state.plan.opening?.years ?? 1);
  const decision = result.pass && !isLast ? ('renew' as const) : ('retender' as const);
  const standing = standingOf(scene, 'renewal', `y${latest.year}`);
  if (standing === 'running') return [];
  const on = renewalDay(scene, plan, latest.year, result.on, standing === 'open' ? 2 * SIGNATURES_WD : SIGNATURES_WD);
  if (standing === 'open') return [{ on, command: asking('renewal', `y${latest.year}`, { decision }) }];
  const reason = result.pass ? `年度评估${result.grade === 'excellent' ? '优秀' : '合格'}` : '年度评估不合格';
  return [{ on, command: { kind: 'decide-renewal', data: { year: latest.year, decision, reason } } }];
}

/** A renewal leaves room for budget and contract of the next year; buying again starts at once. */
function renewalDay(scene: Scene, plan: DrivePlan, year: number, since: PlainDate, leadWd: number): PlainDate {
  const duty = dutyOf(scene, 'renewal-decision', `y${year}`);
  const isFailed = scene.state.evaluation.annual[`y${year}`]?.pass === false;
  if (duty === undefined || isFailed || owesSuccessor(scene)) return officeDay(since, scene);
  return dutyDay(duty, leadWd + 2 * SIGNATURES_WD, plan, scene);
}

function owesSuccessor(scene: Scene): boolean {
  return dutyOf(scene, 'reprocurement-start', 'lot') !== undefined;
}

/** The cycle that takes over is opened once it is decided to buy again. */
export function successor(scene: Scene, plan: DrivePlan): Move[] {
  const { yearEnd } = scene.state;
  const again = Object.values(yearEnd.renewals).find(({ decision }) => decision === 'retender');
  if (again === undefined || yearEnd.successor !== null) return [];
  const duty = dutyOf(scene, 'reprocurement-start', 'lot');
  const on = duty === undefined ? officeDay(again.on, scene) : dutyDay(duty, 1, plan, scene);
  return [{ on, command: { kind: 'open-successor', data: { reason: '重新采购' } } }];
}
