import type { PlainDate } from '../../domain/calendar/plain-date.js';
import type { Stage } from '../../domain/cycle/stage.js';
import type { CycleState } from '../../domain/cycle/state.js';
import type { Obligation } from '../../domain/obligations/types.js';
import { trancheOf, trancheSubject } from '../../domain/payment/subjects.js';
import type { ClockRuleId } from '../../domain/policy/rule-ids.js';
import { EVALUATION_SLOTS, type EvaluationSlot } from '../../domain/policy/vocabulary.js';

/** From and to of a bar; an end that is not there yet is null. */
export type Bar = { from: PlainDate | null; to: PlainDate | null };
export type StageBar = { stage: Stage; year: number | null; planned: Bar; actual: Bar };
/** A day something is due by with the duty it belongs to, and the day it was done. */
export type Milestone = {
  due: PlainDate | null;
  certainty: Obligation['certainty'] | null;
  obligation: string | null;
  /** As it is judged: a provisional day is late only after its latest reading. */
  late: boolean;
  doneOn: PlainDate | null;
};

/** One cycle as a Gantt shows it (周期总览): stages planned and actual, payments, evaluations, the next decision. */
export type CycleTimeline = {
  stages: StageBar[];
  payments: (Milestone & { year: number; tranche: number; allocatedFen: number; paidFen: number })[];
  evaluations: (Milestone & {
    year: number;
    slot: string;
    scoreHundredths: number | null;
    pass: boolean | null;
    /** Scores that were recorded, by station; the result is confirmed from them. */
    stations: { name: string; scoreHundredths: number }[];
  })[];
  /** What decides how it goes on; null when nothing does. */
  nextDecision:
    | (Pick<Obligation, 'rule' | 'due' | 'certainty'> & { obligation: string; subject: string; late: boolean })
    | null;
  closedOn: PlainDate | null;
};

type Duties = readonly Obligation[];

/** How a year goes on is decided by these. */
const DECISIONS: readonly ClockRuleId[] = ['renewal-decision', 'reprocurement-start'];
const TRANCHES: readonly ClockRuleId[] = [
  'payment-tranche-1',
  'payment-tranche-2',
  'payment-tranche-3',
  'payment-tranche-4',
];
const SLOT_RULES: Record<EvaluationSlot, ClockRuleId> = {
  firstHalf: 'evaluation-first-half',
  secondHalf: 'evaluation-second-half',
  midTerm: 'evaluation-mid-term',
  final: 'evaluation-final',
  annual: 'evaluation-annual',
  approval: 'evaluation-approval',
};
const SLOTS = EVALUATION_SLOTS;

/** From the state and the duties of the cycle. */
export function cycleTimeline(state: CycleState, duties: Duties): CycleTimeline {
  return {
    stages: [...opening(state, duties), ...years(state, duties)],
    payments: payments(state, duties),
    evaluations: evaluations(state, duties),
    nextDecision: nextDecision(duties),
    closedOn: state.yearEnd.closedOn,
  };
}

function dueOf(duties: Duties, rules: readonly ClockRuleId[], subject?: string): Obligation | undefined {
  const found = duties.filter(
    (each) => rules.includes(each.rule) && (subject === undefined || each.subject === subject),
  );
  return found.findLast(({ due }) => due !== null);
}

function opening({ plan, tender, contract, staff }: CycleState, duties: Duties): StageBar[] {
  const first = plan.plans.y1;
  const signed = contract.years.y1?.signedOn ?? null;
  const issued = tender.current?.issuedOn ?? null;
  const award = tender.award?.noticeSentOn ?? tender.award?.decidedOn ?? null;
  const opened = plan.opening?.openedOn ?? null;
  return [
    bar('planning', { from: opened, to: null }, { from: opened, to: first?.approvedOn ?? null }),
    bar('tendering', { from: tender.intention?.plannedFor ?? null, to: null }, { from: issued, to: award }),
    bar(
      'contracting',
      { from: award, to: dueOf(duties, ['contract-signing'])?.due ?? null },
      { from: award, to: signed },
    ),
    bar(
      'deploying',
      { from: signed, to: dueOf(duties, ['deployment'])?.due ?? null },
      { from: signed, to: staff.deployedOn },
    ),
  ];
}

function bar(stage: Stage, planned: Bar, actual: Bar): StageBar {
  return { stage, year: null, planned, actual };
}

function years({ contract, yearEnd }: CycleState, duties: Duties): StageBar[] {
  return Object.values(contract.years).flatMap((each): StageBar[] => {
    const key = `y${each.year}`;
    const end = each.terminatedOn ?? each.serviceTo;
    const decided = yearEnd.renewals[key]?.on ?? null;
    const planned = { from: each.serviceFrom, to: each.serviceTo };
    const actual = { from: each.effective ? each.serviceFrom : null, to: each.serviceEnded ? end : null };
    const due = dueOf(duties, DECISIONS, key)?.due ?? null;
    return [
      { stage: 'serving', year: each.year, planned, actual },
      { stage: 'yearEnd', year: each.year, planned: { from: end, to: due }, actual: { from: decided, to: decided } },
    ];
  });
}

function payments({ payment }: CycleState, duties: Duties): CycleTimeline['payments'] {
  const owed = duties.flatMap(({ rule, subject }) => (TRANCHES.includes(rule) ? (trancheOf(subject) ?? []) : []));
  const known = Object.values(payment.tranches);
  const all = new Map([...owed, ...known].map((of) => [trancheSubject(of), of]));
  return [...all].map(([subject, { year, tranche }]) => {
    const record = known.find((each) => each.year === year && each.tranche === tranche);
    const doneOn = record?.paidOn ?? record?.allocatedOn ?? null;
    const { allocatedFen = 0, paidFen = 0 } = record ?? {};
    return { year, tranche, allocatedFen, paidFen, ...dueDay(dueOf(duties, TRANCHES, subject)), doneOn };
  });
}

function evaluations({ evaluation, plan }: CycleState, duties: Duties): CycleTimeline['evaluations'] {
  const owed = duties.flatMap(({ rule, subject }) => {
    const slot = SLOTS.find((each) => SLOT_RULES[each] === rule);
    return slot === undefined ? [] : [`${subject}/${slot}`];
  });
  const keys = [...new Set([...owed, ...Object.keys(evaluation.results)])];
  return keys.flatMap((key) => {
    const [year = '', named = ''] = key.split('/');
    const slot = SLOTS.find((each) => each === named);
    if (slot === undefined) return [];
    const { confirmed = null, stations = {} } = evaluation.results[key] ?? {};
    const scores = Object.values(stations).map(({ station, scoreHundredths }) => ({
      name: plan.opening?.stations.find(({ id }) => id === station)?.name ?? station,
      scoreHundredths,
    }));
    return [
      {
        year: Number(year.slice(1)),
        slot,
        scoreHundredths: confirmed?.scoreHundredths ?? null,
        pass: confirmed?.pass ?? null,
        stations: scores,
        ...dueDay(dueOf(duties, [SLOT_RULES[slot]], year)),
        doneOn: confirmed?.on ?? null,
      },
    ];
  });
}

function dueDay(duty: Obligation | undefined): Omit<Milestone, 'doneOn'> {
  const [due = null, certainty = null, obligation = null] = [duty?.due, duty?.certainty, duty?.id];
  return { due, certainty, obligation, late: duty !== undefined && LATE.includes(duty.status) };
}

function nextDecision(duties: Duties): CycleTimeline['nextDecision'] {
  const open = duties.filter(({ rule, status }) => DECISIONS.includes(rule) && LIVE.includes(status));
  const [next] = open.sort((a, b) => ((a.due ?? '9999') < (b.due ?? '9999') ? -1 : 1));
  if (next === undefined) return null;
  const { id: obligation, rule, subject, due, certainty, status } = next;
  return { obligation, rule, subject, due, certainty, late: LATE.includes(status) };
}

const LATE: readonly Obligation['status'][] = ['breached', 'metLate'];
const LIVE: readonly Obligation['status'][] = ['waiting', 'open', 'suspended', 'breached'];
