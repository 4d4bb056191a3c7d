import type { SubjectId } from '../ids.js';
import { type ClockSpan, isWithin } from '../policy/at-day.js';
import type { CompiledOf, EventFilter, EventRef } from '../policy/types.js';
import type { Scope } from '../policy/vocabulary.js';
import { eventsOf } from './event-index.js';
import type { EventAttrs, EventRecord } from './events.js';
import type { BirthGround } from './ground.js';
import { periodsOf } from './periods.js';

/** An obligation that exists because of one event: which rule, about what, the how-manieth. */
export type Birth = { rule: CompiledOf<'clock'>; subject: SubjectId; n: number; trigger: EventRecord };

const SUBJECTS_OF: Record<Scope, RegExp> = {
  programme: /^programme$/,
  lot: /^lot$/,
  cycle: /^cycle$/,
  contractYear: /^y\d+$/,
  station: /^s:/,
  worker: /^w:/,
  period: /^p:/,
  payment: /^t\d+$/,
  challenge: /^ch\d+$/,
  filing: /^f\d+$/,
  drift: /^dr\d+$/,
};

/** True when the event is of that kind and each filtered attribute is equal, or one of a list. */
export function matches(ref: EventRef, event: EventRecord): boolean {
  if (event.kind !== ref.event) return false;
  const where: EventFilter = ref.where ?? {};
  return Object.entries(where).every(([name, wanted]) => {
    const has = event.attrs[name as keyof EventAttrs];
    return Array.isArray(wanted) ? has !== undefined && (wanted as unknown[]).includes(has) : has === wanted;
  });
}

/**
 * Every obligation a clock has given birth to, in the order of the record whatever text of it was in force, so that a
 * move to another policy changes no id; `n` counts within a subject.
 * @param spans the texts of one clock
 */
export function birthsOf(state: BirthGround, spans: readonly ClockSpan[]): Birth[] {
  const counted = new Map<SubjectId, number>();
  return [...eventBirths(state, spans), ...periodBirths(state, spans)].flatMap(({ rule, trigger }) =>
    trigger.subjects
      .filter((subject) => SUBJECTS_OF[rule.scope].test(subject))
      .map((subject) => {
        const n = (counted.get(subject) ?? 0) + 1;
        counted.set(subject, n);
        return { rule, subject, n, trigger };
      }),
  );
}

type Started = Pick<Birth, 'rule' | 'trigger'>;

function eventBirths(state: BirthGround, spans: readonly ClockSpan[]): Started[] {
  const rules = spans.filter(({ rule }) => rule.periodic === undefined);
  const kinds = new Set(rules.flatMap(({ rule }) => triggersOf(rule).map(({ event }) => event)));
  return eventsOf(state.events, [...kinds]).flatMap((trigger) => {
    const span = rules.find((each) => isWithin(each, trigger.on) && isTrigger(each.rule, trigger));
    return span === undefined ? [] : [{ rule: span.rule, trigger }];
  });
}

function periodBirths(state: BirthGround, spans: readonly ClockSpan[]): Started[] {
  return spans.flatMap((span) =>
    periodEvents(state, span.rule)
      .filter((trigger) => isWithin(span, trigger.on))
      .map((trigger) => ({ rule: span.rule, trigger })),
  );
}

function isTrigger(rule: CompiledOf<'clock'>, event: EventRecord): boolean {
  return triggersOf(rule).some((ref) => matches(ref, event));
}

function triggersOf({ trigger, orTriggers = [] }: CompiledOf<'clock'>): EventRef[] {
  return [trigger, ...orTriggers];
}

/** Ends of periods are known as soon as the service is: they are events to come, one a period. */
function periodEvents(state: BirthGround, rule: CompiledOf<'clock'>): EventRecord[] {
  if (rule.periodic === undefined) return [];
  return periodsOf(state, rule.periodic).map((period) => ({
    kind: 'period-ended',
    on: period.to,
    recordedOn: period.to,
    seq: period.seq,
    subjects: [period.subject],
    attrs: {},
    expected: true,
  }));
}
