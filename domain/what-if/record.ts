import { legalDay } from '../calendar/instant.js';
import type { PlainDate } from '../calendar/plain-date.js';
import type { CompiledCalendar } from '../calendar/year-data.js';
import type { Judging } from '../cycle/chapter.js';
import { fold, initialState, standIn } from '../cycle/fold.js';
import type { CycleState } from '../cycle/state.js';
import type { Fact, FactKind } from '../facts.js';
import { closingsOf } from '../obligations/closing.js';
import { obligationsOf } from '../obligations/derive.js';
import type { CompiledPolicy } from '../policy/types.js';
import { compareSides, type Side } from './compare.js';
import type { WhatIf } from './types.js';

/** What a record is looked at by, on which legal day. */
type Looking = { calendar: CompiledCalendar; today: PlainDate };

/** What follows from a policy is worked out anew under each; what people put on record stays as it is. */
const DERIVED: readonly FactKind[] = ['obligation-closed', 'dates-moved', 'policy-moved', 'notices-queued'];

/**
 * What would be otherwise in a cycle on record under B than under A: due days, and how each duty ended or stands. The
 * record holds what was accepted, not what was asked, so breaches stay as they are on record and no refusal is told.
 * @param facts the whole record of one cycle, in order
 */
export function recordUnderBoth(
  facts: readonly Fact[],
  looking: Looking,
  a: CompiledPolicy,
  b: CompiledPolicy,
): WhatIf | null {
  const [first] = facts;
  if (first === undefined) return null;
  return compareSides(under(facts, first, { ...looking, policy: a }), under(facts, first, { ...looking, policy: b }));
}

function under(
  facts: readonly Fact[],
  first: Fact,
  { policy, calendar, today }: Looking & Pick<Judging, 'policy'>,
): Side {
  let state = initialState(first.cycleId);
  for (const [at, fact] of facts.entries()) {
    if (!DERIVED.includes(fact.kind)) state = fold(state, fact);
    const ends = facts[at + 1]?.commandId !== fact.commandId;
    const judging = { policy, calendar, at: fact.at, today: legalDay(fact.at) };
    if (ends) state = closed(state, fact, judging);
  }
  const last = facts.at(-1) ?? first;
  const judging: Judging = { policy, calendar, at: last.at, today };
  state = closed(state, last, judging);
  return { state, obligations: obligationsOf(state, judging), refusals: [] };
}

/** Ends follow at once, beside the record: they take no number, for those of the facts must stay. */
function closed(state: CycleState, by: Fact, judging: Judging): CycleState {
  return closingsOf(state, judging).reduce(
    (so, { kind, data, on }) => fold(so, standIn({ ...by, on: on ?? judging.today }, by.seq, { kind, data })),
    state,
  );
}
