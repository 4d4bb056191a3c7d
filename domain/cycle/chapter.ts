import type { Instant } from '../calendar/instant.js';
import type { PlainDate } from '../calendar/plain-date.js';
import type { CompiledCalendar } from '../calendar/year-data.js';
import type { CommandKind, CommandOf } from '../commands.js';
import type { FactData, FactDraft, FactKind, FactOf } from '../facts.js';
import type { EventRecord } from '../obligations/events.js';
import type { Post } from '../people.js';
import type { RuleId } from '../policy/rule-ids.js';
import type { CompiledPolicy } from '../policy/types.js';
import type { No } from '../refusal.js';
import type { CycleState } from './state.js';

/** What a judgement rests on beside the state and the command. Nothing else may be asked. */
export type Judging = {
  policy: CompiledPolicy;
  calendar: CompiledCalendar;
  /** The moment of recording, and its legal day. */
  at: Instant;
  today: PlainDate;
};

/**
 * A rule the command breaks. A hard one refuses an act (`on` is today); on a record of the past it becomes a
 * violation. `touches`: law or money, so that a record needs a second person. `basis`: where the policy judged by does
 * not say it, for instance of a rule that only the newer policy has.
 */
export type Broken = {
  rule: RuleId;
  what: string;
  values: Record<string, string | number>;
  force: 'hard' | 'soft';
  touches: boolean;
  basis?: string;
};

/**
 * What a chapter answers: facts to write and rules broken on the way, or a no. `on`: the legal day of the event where
 * the body states it (the later of two seals), so that nobody passes an act off as a record.
 */
export type Answer = { facts: FactDraft[]; broken?: Broken[]; on?: PlainDate } | No;

/** Who may give a command: holders of one of the posts, or only the system itself. */
export type Authority = { posts: readonly Post[] } | { system: true };

export type Handler<K extends CommandKind> = {
  authority: Authority;
  /** False while the event it builds on is not there; absent means always possible in an open cycle. */
  possible?(state: CycleState): boolean;
  decide(state: CycleState, command: CommandOf<K>, judging: Judging): Answer;
};
/** A chapter's table of commands; joining the tables must cover every kind. */
export type Handlers<Commands> = { [K in keyof Commands & CommandKind]: Handler<K> };

/** How one slice of the state takes each of its facts. Applies, never judges. */
export type Folds<Facts, Slice> = { [K in keyof Facts & FactKind]: (slice: Slice, fact: FactOf<K>) => Slice };

/** An event as a chapter states it; seq and day of record come from the fact. */
export type EventDraft = Omit<EventRecord, 'seq' | 'recordedOn'>;

/** The events a fact leaves for clocks; `state` is the one before the fact. */
export type EventsOf<Facts> = {
  [K in keyof Facts & FactKind]?: (fact: FactOf<K>, state: CycleState) => EventDraft[];
};

/** A draft of one kind, typed. */
export function draft<K extends FactKind>(kind: K, data: FactData[K], on?: PlainDate): FactDraft {
  return (on === undefined ? { kind, data } : { kind, data, on }) as FactDraft;
}
