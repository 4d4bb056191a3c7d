import { addDays, addYears, type PlainDate } from '../../domain/calendar/plain-date.js';
import { addWorkingDays, isWorkingDay, lastWorkingDayBefore } from '../../domain/calendar/working-days.js';
import type { CompiledCalendar } from '../../domain/calendar/year-data.js';
import type { PartyRef } from '../../domain/cycle/common.js';
import type { ScenarioCommand } from '../../domain/drive/scenario.js';
import { fen } from '../../domain/money/fen.js';
import type { Opening } from '../../domain/plan/types.js';
import { ruleFor } from '../../domain/policy/lookup.js';
import type { CompiledPolicy } from '../../domain/policy/types.js';
import { AGENT, CONTRACTOR, EVALUATOR, stationsOf } from './parties.js';

/** One cycle of the demo: how it is opened, and what is then entered, oldest first. */
export type DemoCase = { opening: ScenarioCommand; entries: ScenarioCommand[] };

/** What the cases are built on; every day is counted from `today`, so that the demo never looks old. */
export type DemoGround = {
  today: PlainDate;
  calendar: CompiledCalendar;
  policy: CompiledPolicy;
  /** Who buys. */
  purchaser: PartyRef;
};

const SUM = fen(96_000_000);

function openingOf({ purchaser }: DemoGround, lot: number, title: string): Opening {
  return {
    programmeId: 'demo',
    lot: String(lot),
    title,
    regime: 'act',
    regimeBasis: '政府采购法',
    purchaser,
    stations: stationsOf(lot),
    method: 'openTender',
    years: 3,
    leadCycle: null,
    agentUsed: true,
  };
}

/** Three cycles in three stages: serving its second year, out to tender, and a plan under approval. */
export function demoCases(ground: DemoGround): DemoCase[] {
  return [servingCase(ground), tenderingCase(ground), planningCase(ground)];
}

/** The working day that many calendar days ago, or the one before it. */
function ago(days: number, { today, calendar }: DemoGround): PlainDate {
  const day = addDays(today, -days);
  return isWorkingDay(day, calendar) ? day : lastWorkingDayBefore(day, calendar);
}

function parts(rule: 'plan-contents' | 'notice-contents', { policy }: DemoGround) {
  return [...(ruleFor(policy, rule, 'contents', 'act')?.parts ?? [])];
}

/** A running contract taken over from paper: year 1 has passed, year 2 is served, a first evaluation has begun. */
function servingCase(ground: DemoGround): DemoCase {
  const secondFrom = addDays(ground.today, -150);
  const opening = adoptedOn(ground, { lot: 1, title: '社会工作服务站项目第一包（演示：履约中）', secondFrom });
  return { opening, entries: [...workers(ground, secondFrom), appointed(ground), ...firstEvaluation(ground)] };
}

/** A contract taken over from paper whose second year is served from that day. */
export function adoptedOn(
  ground: DemoGround,
  { lot, title, secondFrom }: { lot: number; title: string; secondFrom: PlainDate },
): ScenarioCommand {
  const contract = (year: number, serviceFrom: PlainDate) => ({
    year,
    signedOn: addDays(serviceFrom, -5),
    effectiveOn: serviceFrom,
    serviceFrom,
    serviceTo: addDays(addYears(serviceFrom, 1), -1),
    fen: SUM,
    allocated: [],
  });
  return {
    kind: 'adopt-cycle',
    data: {
      ...openingOf(ground, lot, title),
      asOf: ground.today,
      contractYear: 2,
      contractor: CONTRACTOR,
      contracts: [contract(1, addYears(secondFrom, -1)), contract(2, secondFrom)],
    },
  };
}

function workers(ground: DemoGround, since: PlainDate): ScenarioCommand[] {
  return stationsOf(1).flatMap((station, at) =>
    [1, 2].flatMap((number): ScenarioCommand[] => {
      const worker = `w${at + 1}${number}`;
      const placed: ScenarioCommand = {
        kind: 'place-worker',
        on: ago(100, ground),
        data: {
          worker,
          name: `驻站社工${at + 1}-${number}`,
          station: station.id,
          hiredOn: since,
          startedOn: since,
          placedOn: since,
          employer: 'contractor',
          role: 'resident',
          bornOn: addYears(since, -28 - number),
          education: 'bachelor',
          socialWorkDegree: true,
        },
      };
      return [placed, { kind: 'record-labour-contract', on: ago(100, ground), data: { worker } }];
    }),
  );
}

/** The third party that evaluates: from here the case is on its list. */
function appointed(ground: DemoGround): ScenarioCommand {
  const data = { party: EVALUATOR, contractRef: '评估服务合同（演示）', noConflict: true };
  return { kind: 'appoint-evaluator', on: ago(30, ground), data };
}

/** Two of three stations have been looked at: the result can't be confirmed yet, and the case says so. */
function firstEvaluation(ground: DemoGround): ScenarioCommand[] {
  return stationsOf(1)
    .slice(0, 2)
    .map((station, at) => ({
      kind: 'record-evaluation',
      on: ago(5, ground),
      data: {
        year: 2,
        slot: 'firstHalf',
        station: station.id,
        evaluators: ['evaluator'],
        scoreHundredths: 8600 + at * 250,
      },
    }));
}

/** Plan approved and filed, money there, intention out for more than thirty days, documents out today. */
function tenderingCase(ground: DemoGround): DemoCase {
  const { today, calendar } = ground;
  const plan: ScenarioCommand = { kind: 'draft-plan', on: ago(60, ground), data: planData(ground, 2) };
  const intention = { title: '社会工作服务站项目采购意向', fen: SUM, plannedFor: today, medium: '中国政府采购网' };
  const documents = { title: '社会工作服务站项目采购文件', method: 'openTender', budgetFen: SUM };
  const entries: ScenarioCommand[] = [
    plan,
    {
      kind: 'record-budget',
      on: ago(45, ground),
      data: { year: 1, source: 'generalBudget', fen: SUM, approvedOn: ago(45, ground) },
    },
    { kind: 'publish-intention', on: ago(40, ground), data: intention },
    { kind: 'submit-approval', data: { subject: { kind: 'annual-plan', ref: 'y1' } } },
    ...approvals('annual-plan', 'y1', ['office', 'deputy', 'head']),
    { kind: 'submit-filing', data: { of: 'plan', to: 'province', year: 1 } },
    { kind: 'submit-approval', data: { subject: { kind: 'tender-documents', ref: 'lot' }, proposal: documents } },
    ...approvals('tender-documents', 'lot', ['office', 'deputy']),
    {
      kind: 'issue-tender',
      data: {
        method: 'openTender',
        documentsFrom: today,
        documentsTo: addWorkingDays(today, 5, calendar),
        bidDeadline: addWorkingDays(addDays(today, 25), 1, calendar),
        noticeParts: parts('notice-contents', ground),
        budgetFen: SUM,
        agent: AGENT,
      },
    },
  ];
  return { opening: opened(ground, 2, '社会工作服务站项目第二包（演示：招标中）', ago(62, ground)), entries };
}

/** A plan that the office has passed and that lies with the deputy head now. */
function planningCase(ground: DemoGround): DemoCase {
  const entries: ScenarioCommand[] = [
    { kind: 'draft-plan', data: planData(ground, 3) },
    { kind: 'submit-approval', data: { subject: { kind: 'annual-plan', ref: 'y1' } } },
    ...approvals('annual-plan', 'y1', ['office']),
  ];
  return { opening: opened(ground, 3, '社会工作服务站项目第三包（演示：计划审批中）', ground.today), entries };
}

/** A cycle opened on that day. */
export function opened(ground: DemoGround, lot: number, title: string, on: PlainDate): ScenarioCommand {
  return { kind: 'open-cycle', on, data: openingOf(ground, lot, title) };
}

/** The plan of a lot whose service begins in four months. */
export function planData(ground: DemoGround, lot: number) {
  const serviceFrom = addDays(ground.today, 120);
  return {
    year: 1,
    title: `社会工作服务站年度实施计划（第${lot}包）`,
    parts: parts('plan-contents', ground),
    fen: SUM,
    serviceFrom,
    serviceTo: addDays(addYears(serviceFrom, 1), -1),
    summary: '为三个街道购买驻站社会工作服务，一年一签，周期三年。',
  };
}

/** Signatures of these steps, each by whoever has the open task. */
function approvals(kind: 'annual-plan' | 'tender-documents', ref: string, steps: readonly string[]): ScenarioCommand[] {
  return steps.map((step) => ({ kind: 'approve', data: { subject: { kind, ref }, step } }));
}
