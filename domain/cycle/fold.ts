import { foldDuties } from '../approval/duties.js';
import { foldUses } from '../approval/uses.js';
import { legalDay } from '../calendar/instant.js';
import { adoptContracts } from '../contract/fold.js';
import type { Fact, FactEnvelope, FactKind } from '../facts.js';
import { GENESIS_HASH } from '../hash.js';
import { type CycleId, regionOf } from '../ids.js';
import type { EventRecord } from '../obligations/events.js';
import { adoptPayments } from '../payment/fold.js';
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
  };
}

/**
 * The state after one more fact. Applies and never judges: what a fact led to is in facts of its own.
 * @throws TypeError on a fact kind this code does not know: an archive written by newer code must not be half read.
 */
export function fold(state: CycleState, fact: Fact): CycleState {
  if (!(fact.kind in OWNER_OF_FACT)) throw new TypeError(`unknown fact kind: ${String(fact.kind)}`);
  const applied = applyFact(state, fact);
  return { ...applied, seq: fact.seq, hash: fact.hash };
}

/** The state of a cycle from its whole record. */
export function foldAll(cycleId: CycleId, facts: readonly Fact[]): CycleState {
  return facts.reduce(fold, initialState(cycleId));
}

function applyFact(state: CycleState, fact: Fact): CycleState {
  const owner = OWNER_OF_FACT[fact.kind];
  const sliced = owner === 'cycle' ? foldCycleFact(state, fact) : foldSlice(state, owner, fact);
  const used = foldUses(sliced.approvals, fact);
  const approvals = { ...used, ledger: foldDuties(used.ledger, fact) };
  return crossing(withEvents({ ...sliced, approvals }, state, fact), fact);
}

/** The tables are total per chapter; the kind picks both table and entry, which the type system cannot follow. */
function foldSlice(state: CycleState, name: SliceName, fact: Fact): CycleState {
  const table = FOLDS[name] as unknown as Record<FactKind, (slice: unknown, fact: Fact) => unknown>;
  return { ...state, [name]: table[fact.kind](state[name], fact) };
}

function withEvents(state: CycleState, before: CycleState, fact: Fact): CycleState {
  const table = EVENTS as Partial<Record<FactKind, (fact: Fact, before: CycleState) => EventDraft[]>>;
  const drafts = table[fact.kind]?.(fact, before) ?? [];
  if (drafts.length === 0) return state;
  const recordedOn = legalDay(fact.at);
  const born: EventRecord[] = drafts.map((each) => ({ ...each, recordedOn, seq: fact.seq }));
  return { ...state, events: [...state.events, ...born] };
}

function foldCycleFact(state: CycleState, fact: Fact): CycleState {
  switch (fact.kind) {
    case 'obligation-closed': {
      const { obligation, calendarVersion: _version, bySeq: _by, ...kept } = fact.data;
      const closed = { ...state.closed, [obligation]: { ...kept, on: fact.on, seq: fact.seq } };
      return { ...state, closed, notified: withoutPrefix(state.notified, `${obligation}/`) };
    }
    case 'violation-recorded': {
      const { rule, what, basis } = fact.data;
      return { ...state, violations: [...state.violations, { seq: fact.seq, rule, what, basis, on: fact.on }] };
    }
    case 'notices-queued':
      return {
        ...state,
        notified: { ...state.notified, ...Object.fromEntries(fact.data.keys.map((key) => [key, 1 as const])) },
      };
    default:
      return state;
  }
}

/** Facts that reach beyond their own slice. */
function crossing(state: CycleState, fact: Fact): CycleState {
  switch (fact.kind) {
    case 'cycle-opened':
      return { ...state, policy: fact.data.policy, calendar: fact.data.calendar };
    case 'cycle-adopted':
      return {
        ...state,
        policy: fact.data.policy,
        calendar: fact.data.calendar,
        contract: adoptContracts(state.contract, fact.data),
        payment: adoptPayments(state.payment, fact.data.contracts),
      };
    case 'policy-moved':
      return { ...state, policy: fact.data.to };
    case 'calendar-applied':
      return { ...state, calendar: fact.data.to };
    case 'approval-closed':
      return { ...state, notified: withoutPrefix(state.notified, `${fact.data.approval}.`) };
    case 'fact-corrected':
      return corrected(state, fact, fact.data.seq, fact.data.kind, fact.data.data);
    case 'programme-fact-mirrored':
      return applyFact(state, standIn(fact, fact.seq, fact.data.kind, fact.data.data));
    default:
      return state;
  }
}

/** A correction is the old fact told again: what it left for clocks is replaced, its slice takes the new content. */
function corrected(state: CycleState, by: FactEnvelope, seq: number, kind: string, data: unknown): CycleState {
  const without = { ...state, events: state.events.filter((event) => event.seq !== seq) };
  return applyFact(without, standIn(by, seq, kind, data));
}

/** The envelope of one fact around the content of another kind; kind and data were checked when it was accepted. */
function standIn(envelope: FactEnvelope, seq: number, kind: string, data: unknown): Fact {
  return { ...envelope, seq, kind, data } as Fact;
}

function withoutPrefix(keys: Record<string, 1>, prefix: string): Record<string, 1> {
  return Object.fromEntries(Object.entries(keys).filter(([key]) => !key.startsWith(prefix)));
}
