import type { PlainDate } from '../calendar/plain-date.js';
import { yearOf } from '../calendar/plain-date.js';
import type { Fact, FactKind, FactOf } from '../facts.js';
import { trancheSubject } from '../payment/subjects.js';
import type { Duty } from '../policy/vocabulary.js';
import type { ApprovalState } from './types.js';

/** A duty one person carried; the subject is written as the approval of it would be. */
export type CarriedDuty = { person: string; duty: Duty; subject: string };

type Ledger = ApprovalState['ledger'];

/** Puts a duty into the ledger once. `on` gives the calendar year. */
export function addDuty(ledger: Ledger, { person, duty, subject }: CarriedDuty, on: PlainDate): Ledger {
  const have = ledger[person] ?? [];
  if (have.some((each) => each.duty === duty && each.subject === subject)) return ledger;
  return { ...ledger, [person]: [...have, { duty, subject, year: yearOf(on) }] };
}

/** Takes a duty out again: a decision that was taken back. */
export function dropDuty(ledger: Ledger, { person, duty, subject }: CarriedDuty): Ledger {
  const left = (ledger[person] ?? []).filter((each) => each.duty !== duty || each.subject !== subject);
  const { [person]: _old, ...others } = ledger;
  return left.length === 0 ? others : { ...others, [person]: left };
}

type DutiesBy = { [K in FactKind]?: (fact: FactOf<K>) => CarriedDuty[] };

/** Facts of other chapters that put a duty on somebody. Those of approvals are folded there: they need the subject. */
const DUTIES_BY: DutiesBy = {
  'tender-issued': (fact) => byActor(fact, 'prepared-documents', 'tender-documents:lot'),
  'bid-evaluation-finished': (fact) => byActor(fact, 'evaluated-bids', 'award:lot'),
  'evaluation-recorded': ({ data }) =>
    data.evaluators.map((person) => ({
      person,
      duty: 'evaluated-service',
      subject: `evaluation-result:y${data.year}/${data.slot}`,
    })),
  'payment-applied': (fact) => byActor(fact, 'applied-payment', `payment:${trancheSubject(fact.data)}`),
  'payment-allocated': (fact) => byActor(fact, 'paid', `payment:${trancheSubject(fact.data)}`),
  'payment-made': (fact) => byActor(fact, 'paid', `payment:${trancheSubject(fact.data)}`),
};

/** True for a fact that puts a duty on somebody. */
export function putsADuty(kind: FactKind): boolean {
  return Object.hasOwn(DUTIES_BY, kind);
}

/** The duties a fact puts on its actor, on whom he acted for, and on the evaluators it names. */
export function dutiesOf(fact: Fact): CarriedDuty[] {
  const duties = DUTIES_BY[fact.kind] as ((fact: Fact) => CarriedDuty[]) | undefined;
  return duties === undefined ? [] : duties(fact);
}

function byActor({ actor }: Pick<Fact, 'actor'>, duty: Duty, subject: string): CarriedDuty[] {
  if (!('id' in actor)) return [];
  const people = [actor.id, ...(actor.actingFor === undefined ? [] : [actor.actingFor.id])];
  return people.map((person) => ({ person, duty, subject }));
}

/** Folds the duties of a fact of another chapter into the ledger. */
export function foldDuties(ledger: Ledger, fact: Fact): Ledger {
  return dutiesOf(fact).reduce((after, duty) => addDuty(after, duty, fact.on), ledger);
}
