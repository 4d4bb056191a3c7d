import { foldDuties } from '../approval/duties.js';
import { foldUses } from '../approval/uses.js';
import { legalDay } from '../calendar/instant.js';
import { adoptContracts } from '../contract/fold.js';
import type { Fact, FactEnvelope, FactKind, FactOf } from '../facts.js';
import { GENESIS_HASH } from '../hash.js';
import { type CycleId, regionOf } from '../ids.js';
import { endedObligation, endedTasks, withoutTold } from '../notices/ended.js';
import type { EventRecord } from '../obligations/events.js';
import type { ObligationFacts } from '../obligations/facts.js';
import { adoptPayments } from '../payment/fold.js';
import { foldNewest } from '../programme/fold.js';
import { completedStaff } from '../staff/fold.js';
import type { EventDraft } from './chapter.js';
import { EVENTS, FOLDS, initialSlices, OWNER_OF_FACT, type SliceName } from './chapters.js';
import type { CycleState } from './state.js';

/** A cycle before its first fact. */
export function initialState(cycleId: CycleId): CycleState {
  return {
    cycleId,
    code: regionOf(cycleId),
    seq: 0,
    hash: GENESIS_HASH,
    policy: '',
    calendar: '',
    ...initialSlices(),
    events: [],
    closed: {},
    violations: [],
    notified: {},
    ended: {},
  };
}

/**
 * A state folded by older code, with what has come to its shape since as it is at the start. Not to be judged by; but a
 * replay of what an older run did must get through this code before the run can leave and rebuild.
 */
export function completed(state: CycleState): CycleState {
  const fresh = initialState(state.cycleId);
  return {
    ...fresh,
    ...state,
    plan: { ...fresh.plan, ...state.plan },
    tender: { ...fresh.tender, ...state.tender },
    contract: { ...fresh.contract, ...state.contract },
    staff: completedStaff({ ...fresh.staff, ...state.staff }),
    report: { ...fresh.report, ...state.report },
    evaluation: { ...fresh.evaluation, ...state.evaluation },
    payment: { ...fresh.payment, ...state.payment },
    yearEnd: { ...fresh.yearEnd, ...state.yearEnd },
    programme: { ...fresh.programme, ...state.programme },
    correction: { ...fresh.correction, ...state.correction },
    approvals: { ...fresh.approvals, ...state.approvals },
  };
}

/**
 * The state after one more fact. Applies and never judges: what a fact led to is in facts of its own.
 * @throws TypeError on a fact kind this code does not know: an archive written by newer code must not be half read.
 */
export function fold(state: CycleState, fact: Fact): CycleState {
  const applied = applyFact(state, fact);
  return { ...applied, programme: foldNewest(applied.programme, fact), seq: fact.seq, hash: fact.hash };
}

/** The state of a cycle from its whole record. */
export function foldAll(cycleId: CycleId, facts: readonly Fact[]): CycleState {
  return facts.reduce(fold, initialState(cycleId));
}

/** Also for the fact inside a correction or a mirrored one: none of them may be half read either. */
function applyFact(state: CycleState, fact: Fact): CycleState {
  if (!Object.hasOwn(OWNER_OF_FACT, fact.kind)) throw new TypeError(`unknown fact kind: ${String(fact.kind)}`);
  const owner = OWNER_OF_FACT[fact.kind];
  const folded = owner === 'cycle' ? foldCycleFact(state, fact) : foldSlice(state, owner, fact);
  const sliced = owner === 'approvals' ? endedTasks(state, folded, fact) : folded;
  const used = foldUses(sliced.approvals, fact);
  const approvals = { ...used, ledger: foldDuties(used.ledger, fact) };
  return crossing(withEvents({ ...sliced, approvals }, state, fact), fact);
}

/** The tables are total per chapter; the kind picks both table and entry, which the type system cannot follow. */
function foldSlice(state: CycleState, name: SliceName, fact: Fact): CycleState {
  const table = FOLDS[name] as unknown as Record<FactKind, (slice: unknown, fact: Fact) => unknown>;
  return { ...state, [name]: table[fact.kind](state[name], fact) };
}

/** What a fact leaves for clocks, by the state before it. */
export function eventsLeft(before: CycleState, fact: Fact): EventDraft[] {
  const table = EVENTS as Partial<Record<FactKind, (fact: Fact, before: CycleState) => EventDraft[]>>;
  return table[fact.kind]?.(fact, before) ?? [];
}

function withEvents(state: CycleState, before: CycleState, fact: Fact): CycleState {
  const drafts = eventsLeft(before, fact);
  if (drafts.length === 0) return state;
  const recordedOn = legalDay(fact.at);
  const born: EventRecord[] = drafts.map((each) => ({ ...each, recordedOn, seq: fact.seq }));
  return { ...state, events: [...state.events, ...born] };
}

type CycleFolds<Kind extends FactKind> = { [K in Kind]: (state: CycleState, fact: FactOf<K>) => CycleState };

/** Facts that belong to the cycle as a whole; a new one breaks the build here. */
const CYCLE_FOLDS: CycleFolds<keyof ObligationFacts> = {
  'obligation-closed': (state, fact) => {
    const { obligation, calendarVersion: _version, bySeq: _by, ...kept } = fact.data;
    const closed = { ...state.closed, [obligation]: { ...kept, on: fact.on, seq: fact.seq } };
    return { ...state, closed, ...endedObligation(state, fact) };
  },
  'violation-recorded': (state, { data: { rule, what, basis }, seq, on }) => ({
    ...state,
    violations: [...state.violations, { seq, rule, what, basis, on }],
  }),
  'notices-queued': (state, { data }) => ({
    ...state,
    notified: { ...state.notified, ...Object.fromEntries(data.keys.map((key) => [key, 1 as const])) },
  }),
};

function foldCycleFact(state: CycleState, fact: Fact): CycleState {
  const table = CYCLE_FOLDS as Partial<Record<FactKind, (state: CycleState, fact: Fact) => CycleState>>;
  return table[fact.kind]?.(state, fact) ?? state;
}

/** Facts that reach beyond their own slice; a kind that is not here reaches no farther. */
const CROSSING: Partial<CycleFolds<FactKind>> = {
  'cycle-opened': (state, { data: { policy, calendar } }) => ({ ...state, policy, calendar }),
  'cycle-adopted': (state, { data }) => ({
    ...state,
    policy: data.policy,
    calendar: data.calendar,
    contract: adoptContracts(state.contract, data),
    payment: adoptPayments(state.payment, data.contracts),
  }),
  'policy-moved': (state, { data }) => ({ ...state, policy: data.to }),
  'calendar-applied': (state, { data }) => ({ ...state, calendar: data.to }),
  'approval-closed': (state, { data }) => ({ ...state, notified: withoutTold(state.notified, `${data.approval}.`) }),
  'fact-corrected': (state, fact) => corrected(state, fact, fact.data),
  'programme-fact-mirrored': (state, fact) => applyFact(state, standIn(fact, fact.seq, fact.data)),
};

function crossing(state: CycleState, fact: Fact): CycleState {
  const table = CROSSING as Partial<Record<FactKind, (state: CycleState, fact: Fact) => CycleState>>;
  return table[fact.kind]?.(state, fact) ?? state;
}

/** The content of a fact inside another one; its kind and data were checked when it was accepted. */
type Told = { kind: string; data: unknown };

/**
 * A correction is the old fact told again, on its own day: what it left for clocks is replaced, its slice takes the new content.
 * Events keep the order of the record, from which obligations have their numbers.
 */
function corrected(state: CycleState, by: FactEnvelope, told: Told & Pick<FactEnvelope, 'seq' | 'on'>): CycleState {
  const without = { ...state, events: state.events.filter((event) => event.seq !== told.seq) };
  const after = applyFact(without, standIn({ ...by, on: told.on }, told.seq, told));
  return { ...after, events: [...after.events].sort((a, b) => a.seq - b.seq) };
}

/** The envelope of one fact around the content of another kind. */
export function standIn(envelope: Pick<FactEnvelope, 'seq' | 'on'>, seq: number, { kind, data }: Told): Fact {
  return { ...envelope, seq, kind, data } as Fact;
}
