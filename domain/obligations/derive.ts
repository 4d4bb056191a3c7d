import type { ProofLine } from '../calendar/deadline-types.js';
import type { PlainDate } from '../calendar/plain-date.js';
import type { Judging } from '../cycle/chapter.js';
import { kept } from '../cycle/kept.js';
import type { CycleState } from '../cycle/state.js';
import { payingOffice, treasuryCloses } from '../payment/treasury.js';
import { allClockSpans, clockOn } from '../policy/at-day.js';
import type { CompiledOf } from '../policy/types.js';
import { needsNoCertificate } from '../staff/certifying.js';
import { type Birth, birthsOf } from './births.js';
import { type Dates, datesOf } from './due.js';
import { BIRTH_PARTS, DUTY_PARTS, type DutyGround } from './ground.js';
import { standstillsOf } from './standstill.js';
import type { ClosedObligation, Obligation, ObligationStatus } from './types.js';

/** All obligations of the cycle at this moment: those that live and those that ended. */
export function obligationsOf(state: CycleState, judging: Judging): Obligation[] {
  return [...liveObligations(state, judging), ...closedObligations(state, judging)];
}

/** What dates and owners are judged by: the day, and no moment of it. */
type DutyLaw = Pick<Judging, 'policy' | 'calendar' | 'today'>;

/** Obligations that have not ended: waiting, open, suspended or breached. `wanted`: of these rules only. */
export function liveObligations(
  state: DutyGround,
  judging: DutyLaw,
  wanted?: (rule: CompiledOf<'clock'>) => boolean,
): Obligation[] {
  const all = allLive(state, judging);
  if (wanted === undefined) return all;
  return all.filter(({ rule: id, trigger }) => {
    const rule = clockOn(judging.policy, id, trigger.on);
    return rule !== undefined && wanted(rule);
  });
}

const allLive = kept(DUTY_PARTS, ['policy', 'calendar', 'today'], (state, judging): Obligation[] =>
  liveBirths(state, judging).flatMap((birth) => obligationOf(state, birth, judging)),
);

/** What gave birth to each obligation that has not ended. */
export function liveBirths(state: DutyGround, judging: Pick<Judging, 'policy'>): Birth[] {
  return allBirths(state, judging)
    .filter(({ id, birth }) => state.closed[id] === undefined && !needsNoCertificate(state, judging, birth))
    .map(({ birth }) => birth);
}

const allBirths = kept(BIRTH_PARTS, ['policy'], (state, { policy }): { id: string; birth: Birth }[] => {
  const opening = state.plan.opening;
  if (opening === null) return [];
  return allClockSpans(policy, opening.regime)
    .flatMap((spans) => birthsOf(state, spans))
    .map((birth) => ({ id: idOf(birth), birth }));
});

/** `rule@subject#n`. */
export function idOf(birth: Birth): string {
  return `${birth.rule.id}@${birth.subject}#${birth.n}`;
}

/** The obligation of a birth; none while the day it counts from is not known. */
export function obligationOf(state: DutyGround, birth: Birth, judging: DutyLaw): Obligation[] {
  const dates = datesOf(state, birth, judging);
  if (dates === undefined) return [];
  const { rule, subject, n, trigger } = birth;
  const id = idOf(birth);
  const extended = state.correction.extended[id];
  const reached: Dates = extended === undefined ? dates : extendedTo(dates, extended);
  const base = {
    id,
    rule: rule.id,
    subject,
    n,
    owner: ownerOf(state, judging, birth),
    trigger: { kind: trigger.kind, on: trigger.on, seq: trigger.seq },
    certainty: reached.certainty,
    authority: authorityOf(birth),
    ...lawOf(state, birth, dates, judging),
    severity: rule.severity,
    basis: rule.basis,
    proof: [...reached.proof, ...standsStill(state, birth)],
  };
  if (rule.effect === 'notBefore') {
    const status = trigger.on > judging.today ? ('waiting' as const) : ('open' as const);
    return [{ ...base, due: null, notBefore: reached.due, earliest: null, latest: null, status }];
  }
  const closes = treasuryCloses(state, judging.policy, { rule, from: trigger.on, due: reached.due });
  return [
    {
      ...base,
      due: reached.due,
      ...(reached.actBy === undefined ? {} : { actBy: reached.actBy }),
      ...(reached.interpretationLatest === undefined ? {} : { interpretationLatest: reached.interpretationLatest }),
      earliest: reached.earliest,
      latest: reached.latest,
      ...(closes === undefined ? {} : { treasuryCloses: closes }),
      status: statusOf(state, birth, reached, judging.today),
    },
  ];
}

/** A period of one procurement method may be less sure than the rule as a whole. */
function authorityOf({ rule: { limit, authority }, trigger }: Birth): Obligation['authority'] {
  const { method } = trigger.attrs;
  return (limit.by === 'method' && method !== undefined ? limit.limits[method]?.authority : undefined) ?? authority;
}

/** The day of the law under a rule of a lower layer; where the law's own limit gives none, the day as it stands. */
function lawOf(state: DutyGround, birth: Birth, dates: Dates, judging: DutyLaw): Pick<Obligation, 'law'> {
  const { law, ...rule } = birth.rule;
  if (law === undefined) return {};
  const found = datesOf(state, { ...birth, rule: { ...rule, limit: law.limit } }, judging);
  return { law: { due: found?.due ?? dates.due, basis: law.basis } };
}

function extendedTo(dates: Dates, to: PlainDate): Dates {
  const proof = [...dates.proof, { kind: 'extended' as const, day: to, effect: 'extended' as const }];
  const { interpretationLatest: _rolled, actBy: _act, ...kept } = dates;
  return { ...kept, due: to, earliest: to, latest: to, certainty: 'final', proof };
}

/** Counting back arms a clock before its trigger day comes; counting forward waits for it. */
function statusOf(state: DutyGround, birth: Birth, dates: Dates, today: PlainDate): ObligationStatus {
  const { rule, trigger } = birth;
  if (standsStill(state, birth).length > 0) return 'suspended';
  if (today > lastGoodDay(dates)) return 'breached';
  return trigger.on > today && dates.due >= trigger.on && !countsBack(rule) ? 'waiting' : 'open';
}

/** A suspension that lasts has no last day yet: the date is counted without it, and the proof says that it will move. */
function standsStill(state: DutyGround, { rule, subject }: Birth): ProofLine[] {
  return standstillsOf(state, rule.id, subject)
    .filter(({ to }) => to === null)
    .map(({ from, note }) => ({ kind: 'paused', day: from, effect: 'open', note }));
}

/** True where the due day lies before the day it is counted from. */
export function countsBack(rule: CompiledOf<'clock'>): boolean {
  return rule.limit.by === 'chain' || ('direction' in rule.limit && rule.limit.direction === 'before');
}

/** The last day on which doing it is not late: cautious while the date is provisional or may be read as rolled. */
export function lastGoodDay(dates: { latest: PlainDate; interpretationLatest?: PlainDate }): PlainDate {
  const rolled = dates.interpretationLatest;
  return rolled !== undefined && rolled > dates.latest ? rolled : dates.latest;
}

/** Employer, payer and recipient are known when the obligation is born. */
function ownerOf(state: DutyGround, judging: DutyLaw, { rule, subject, trigger }: Birth): Obligation['owner'] {
  if (rule.owner === 'employer') return state.staff.workers[subject.slice(2)]?.employer ?? 'contractor';
  if (rule.owner === 'payer') return payingOffice(state, judging);
  if (rule.owner !== 'recipient') return rule.owner;
  switch (trigger.attrs.to) {
    case 'finance':
      return 'countyFinance';
    case 'province':
      return 'province';
    case 'city':
    case 'prefecture':
      return 'city';
    case 'township':
      return 'township';
    case 'county':
    case undefined:
      return 'officer';
  }
}

function closedObligations(state: CycleState, judging: Judging): Obligation[] {
  return Object.entries(state.closed).map(([id, closed]) => closedOf(id, closed, judging));
}

/** An obligation that ended, as its end left it. */
export function closedOf(id: string, closed: ClosedObligation, { policy }: Judging): Obligation {
  const clock = clockOn(policy, closed.rule, closed.trigger.on);
  return {
    id,
    rule: closed.rule,
    subject: closed.subject,
    n: Number(id.slice(id.lastIndexOf('#') + 1)),
    owner: closed.owner,
    trigger: closed.trigger,
    due: closed.due,
    certainty: closed.certainty,
    earliest: closed.due,
    latest: closed.due,
    authority: clock?.authority ?? 'assumed',
    severity: clock?.severity ?? 'internal',
    status: closed.verdict,
    ...(closed.note === undefined ? {} : { note: closed.note }),
    basis: clock?.basis ?? '',
    proof: [],
  };
}
