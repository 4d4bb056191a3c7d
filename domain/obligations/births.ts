import type { CycleState } from '../cycle/state.js';
import type { SubjectId } from '../ids.js';
import type { CompiledOf, EventFilter, EventRef } from '../policy/types.js';
import type { Scope } from '../policy/vocabulary.js';
import type { EventAttrs, EventRecord } from './events.js';
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

/** Every obligation the rule has given birth to, in the order of the record; `n` counts within a subject. */
export function birthsOf(state: CycleState, rule: CompiledOf<'clock'>): Birth[] {
  const triggers =
    rule.periodic === undefined ? state.events.filter((event) => isTrigger(rule, event)) : periodEvents(state, rule);
  const counted = new Map<SubjectId, number>();
  return triggers.flatMap((trigger) =>
    trigger.subjects
      .filter((subject) => SUBJECTS_OF[rule.scope].test(subject))
      .map((subject) => {
        const n = (counted.get(subject) ?? 0) + 1;
        counted.set(subject, n);
        return { rule, subject, n, trigger };
      }),
  );
}

function isTrigger(rule: CompiledOf<'clock'>, event: EventRecord): boolean {
  return [rule.trigger, ...(rule.orTriggers ?? [])].some((ref) => matches(ref, event));
}

/** Ends of periods are known as soon as the service is: they are events to come, one a period. */
function periodEvents(state: CycleState, rule: CompiledOf<'clock'>): EventRecord[] {
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
