import { addMonths, type PlainDate } from '../../calendar/plain-date.js';
import { resultKey } from '../../evaluation/fold.js';
import type { ResultOf } from '../../evaluation/types.js';
import type { Obligation } from '../../obligations/types.js';
import type { ClockRuleId } from '../../policy/rule-ids.js';
import type { EvaluationSlot } from '../../policy/vocabulary.js';
import { asking, SIGNATURES_WD, standingOf } from '../approving.js';
import { dayAfter, daysAfter, dutyDay, type Move, officeDay } from '../days.js';
import { contractsOf, dutyOf, ruleOf } from '../look.js';
import { type DrivePlan, MEDIUM, PARTIES } from '../plan.js';
import type { ScenarioCommand, Scene } from '../scenario.js';
import { missingFor, wantedOf } from './filing.js';

const GOOD = 8500;
const BAD = 5000;
/** Working days in which the third party is looked for after the signing. */
const SEARCH_WD = 20;
/** Months before the end of service when a slot without a date of its own is evaluated. */
const OWN_DATE_MONTHS = 3;
/** The clock of each slot. */
const RULE_OF: Record<EvaluationSlot, ClockRuleId> = {
  firstHalf: 'evaluation-first-half',
  secondHalf: 'evaluation-second-half',
  midTerm: 'evaluation-mid-term',
  final: 'evaluation-final',
  annual: 'evaluation-annual',
  approval: 'evaluation-approval',
};

/** Where a third party evaluates, it is appointed after the first contract is signed. */
export function evaluator(scene: Scene): Move[] {
  const scheme = ruleOf(scene, 'evaluation-scheme', 'evaluation');
  const [first] = contractsOf(scene);
  if (scheme?.by !== 'evaluator' || first === undefined || scene.state.evaluation.evaluator !== null) return [];
  const data = { party: PARTIES.evaluator, contractRef: '第三方评估服务合同', noConflict: true };
  return [{ on: daysAfter(first.signedOn, SEARCH_WD, scene), command: { kind: 'appoint-evaluator', data } }];
}

/** Each evaluation of the scheme: every station, the signatures, the confirmation. */
export function evaluations(scene: Scene, plan: DrivePlan): Move[] {
  const scheme = ruleOf(scene, 'evaluation-scheme', 'evaluation');
  const latest = contractsOf(scene).at(-1);
  if (scheme === undefined || latest === undefined) return [];
  const open = scheme.slots.find((slot) => !isConfirmed(scene, { year: latest.year, slot }));
  if (open === undefined) return annual(scene, plan, latest.year);
  const of = { year: latest.year, slot: open };
  const duty = dutyOf(scene, RULE_OF[open], `y${latest.year}`);
  const ownDate = officeDay(addMonths(latest.serviceTo, -OWN_DATE_MONTHS), scene);
  // Only the last evaluation of a year stands before the decision to buy again.
  const ahead = open === scheme.slots.at(-1) ? roomFor(scene, plan, latest.year) : 0;
  return evaluation(scene, plan, of, (lead) =>
    duty === undefined ? ownDate : dutyDay(duty, lead + ahead, plan, scene),
  );
}

/** Where buying again follows, the decision and its signatures must fit in before the same latest day. */
function roomFor({ state }: Scene, plan: DrivePlan, year: number): number {
  return year >= (state.plan.opening?.years ?? 1) || plan.failYear === year ? SIGNATURES_WD : 0;
}

function isConfirmed({ state }: Scene, of: ResultOf): boolean {
  return (state.evaluation.results[resultKey(of)]?.confirmed ?? null) !== null;
}

function evaluation(scene: Scene, plan: DrivePlan, of: ResultOf, dayFor: (leadWd: number) => PlainDate): Move[] {
  const { state } = scene;
  const stations = (state.plan.opening?.stations ?? []).filter(
    ({ id }) => !state.contract.droppedStations.includes(id),
  );
  const done = state.evaluation.results[resultKey(of)]?.stations ?? {};
  const next = stations.find(({ id }) => done[id] === undefined);
  if (next !== undefined) return [{ on: dayFor(2 * SIGNATURES_WD), command: record(scene, plan, of, next.id) }];
  const standing = standingOf(scene, 'evaluation-result', resultKey(of));
  if (standing === 'running') return [];
  if (standing === 'open') return [{ on: dayFor(SIGNATURES_WD), command: asking('evaluation-result', resultKey(of)) }];
  return [{ on: dayFor(1), command: { kind: 'confirm-evaluation', data: of } }];
}

function record(scene: Scene, plan: DrivePlan, of: ResultOf, station: string): ScenarioCommand {
  const outside = ruleOf(scene, 'evaluation-scheme', 'evaluation')?.by === 'evaluator';
  const failed = plan.failYear === of.year || (plan.failMidTerm === of.year && of.slot === 'midTerm');
  const by = outside ? 'evaluator' : 'officer';
  return {
    kind: 'record-evaluation',
    by,
    data: { ...of, station, evaluators: [by], scoreHundredths: failed ? BAD : GOOD },
  };
}

/** The year's one result, once every evaluation of it is confirmed. */
function annual(scene: Scene, plan: DrivePlan, year: number): Move[] {
  const results = Object.values(scene.state.evaluation.results).flatMap(({ confirmed }) => confirmed ?? []);
  const last = results.filter((each) => each.year === year).at(-1);
  if (last === undefined || scene.state.evaluation.annual[`y${year}`] !== undefined) return [];
  const duty = dutyOf(scene, 'annual-result', `y${year}`);
  const on = duty === undefined ? dayAfter(last.on, scene) : dutyDay(duty, 1 + roomFor(scene, plan, year), plan, scene);
  return [{ on, command: { kind: 'determine-annual-result', data: { year } } }];
}

/** The result that made it a duty. */
function resultOf({ subject, trigger }: Obligation, { state }: Scene): ResultOf | undefined {
  const slot = state.events.find((event) => event.seq === trigger.seq)?.attrs.slot;
  return slot === undefined ? undefined : { year: Number(subject.slice(1)), slot };
}

export function published(duty: Obligation, _on: PlainDate, scene: Scene): ScenarioCommand | null {
  const of = resultOf(duty, scene);
  return of === undefined ? null : { kind: 'publish-evaluation', data: { ...of, medium: MEDIUM } };
}

export function sentUp(duty: Obligation, _on: PlainDate, scene: Scene): ScenarioCommand | null {
  const of = resultOf(duty, scene);
  const to = wantedOf(missingFor(duty, scene)[0], 'to') ?? 'city';
  return of === undefined ? null : { kind: 'send-result-up', data: { ...of, to } };
}
