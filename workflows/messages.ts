/**
 * Names, ids and message definitions of every workflow: what the gateway, the activities and the workers share with
 * the workflow code without importing it.
 */
import {
  ApplicationFailure,
  defineSearchAttributeKey,
  type QueryDefinition,
  SearchAttributeType,
  type SignalDefinition,
  type UpdateDefinition,
} from '@temporalio/common';
import type { CompiledCalendar } from '../domain/calendar/year-data.js';
import type { Command, CommandKind, CommandOf } from '../domain/commands.js';
import type { CycleState } from '../domain/cycle/state.js';
import type { Ack } from '../domain/facts.js';
import type { CycleId } from '../domain/ids.js';
import type { PackedPolicy } from '../domain/policy/pack.js';
import type { Refusal, RefusalCode } from '../domain/refusal.js';

/** Where production workers poll. A rehearsal and each test file have a queue of their own. */
const TASK_QUEUE = 'caigou';

export const CYCLE_WORKFLOW = 'procurementCycle';
export const MAIL_ROOM_WORKFLOW = 'mailRoom';
export const FAN_OUT_WORKFLOW = 'fanOut';
export const SECOND_CLOCK_WORKFLOW = 'secondClock';

/** One cycle, one running workflow, for the life of the cycle. */
export function cycleWorkflowId(cycleId: CycleId): string {
  return `cycle/${cycleId}`;
}

/** One mail room for each task queue: a rehearsal's letters must not wait for the real clock. */
export function mailRoomWorkflowId(taskQueue: string): string {
  return taskQueue === TASK_QUEUE ? 'mail-room' : `mail-room/${taskQueue}`;
}

/** The Schedule of the second clock, and the first part of the ids of its rounds. */
export function secondClockId(taskQueue: string): string {
  return taskQueue === TASK_QUEUE ? 'second-clock' : `second-clock/${taskQueue}`;
}

/** `cause` names what happened once for many cycles, so a second start of the same cause finds the first. */
export function fanOutWorkflowId(cause: string): string {
  return `fan-out/${cause}`;
}

const JURISDICTION = defineSearchAttributeKey('Jurisdiction', SearchAttributeType.KEYWORD);
export const CYCLE_STAGE = defineSearchAttributeKey('CycleStage', SearchAttributeType.KEYWORD);
export const NEXT_DUE = defineSearchAttributeKey('NextDue', SearchAttributeType.DATETIME);
export const STUCK = defineSearchAttributeKey('Stuck', SearchAttributeType.KEYWORD);
/** All that must be registered before the first workflow sets one. They are never encrypted: no personal data. */
export const SEARCH_ATTRIBUTES = [JURISDICTION, CYCLE_STAGE, NEXT_DUE, STUCK] as const;

/** A command id already taken, with the answer it got and what it asked (`digest`; empty after a rebuild). */
export type HandledCommand = { id: string; seq: number; hash: Ack['hash']; digest: string };

/** How many history events a run collects before it continues as new; tests force it early. */
export type RunLimits = { events: number };

/** What a run of a cycle starts with, first or continued. Plain JSON. */
export type CycleInput = {
  cycleId: CycleId;
  /** Shape of `state`; a run of another version leaves and the next one rebuilds from the facts. */
  stateVersion: number;
  state: CycleState;
  handledCommands: HandledCommand[];
  /** Packed, so that every run's input stays small. */
  policy: PackedPolicy;
  calendar: CompiledCalendar;
  /** Added to the server's clock; 0 in production, negative for a rehearsal that begins in the past. */
  clockOffsetMs: number;
  /** The state is not to be trusted: fold the archived facts before anything else. */
  rebuild?: true;
  limits?: RunLimits;
};

/**
 * What a run starts with that takes its state and its handled commands from the archived facts. `state`: an empty one,
 * in today's shape.
 */
export function rebuildInput(empty: Omit<CycleInput, 'handledCommands' | 'rebuild' | 'limits'>): CycleInput {
  return { ...empty, handledCommands: [], rebuild: true };
}

/** How a cycle's workflow is started, whoever starts it. */
export function cycleStart(input: CycleInput, taskQueue: string) {
  const [code = ''] = input.cycleId.split('-');
  return {
    workflowId: cycleWorkflowId(input.cycleId),
    taskQueue,
    args: [input] as [CycleInput],
    // The time after which a task of a killed worker is given to another one.
    workflowTaskTimeout: 5000,
    memo: { cycleId: input.cycleId },
    typedSearchAttributes: [{ key: JURISDICTION, value: code }],
  };
}

/** What a completed cycle leaves in Temporal; everything else is in the archive. */
export type CycleResult = { cycleId: CycleId; seq: number; hash: Ack['hash'] };

/** For the engine's own watch: how far the run is and what holds it. */
export type CycleStatus = {
  seq: number;
  archivedSeq: number;
  ready: boolean;
  halted: string | null;
  nextWake: string | null;
  historyEvents: number;
};

export type MailRoomInput = { clockOffsetMs: number; limits?: RunLimits };

/** A round of the second clock: from which cycle on, and what was found before it. */
export type SecondClockInput = {
  clockOffsetMs: number;
  after?: CycleId;
  tally?: RoundTally;
  limits?: RunLimits;
};
/**
 * What a round found and did. `expected`: notices that must be in the outbox. `lost`: of these, on record and not
 * there; `late`: not handed over in time; all of both were queued. `gone`, `behind`: cycles without a run, or whose run
 * was late; `left`: late, but at work, or halted for a technician. `asked`: their open steps are looked up again, for
 * days have passed. `failed`: could not be looked at.
 */
export type RoundTally = {
  cycles: number;
  expected: number;
  lost: number;
  late: number;
  gone: number;
  behind: number;
  left: number;
  restarted: number;
  asked: number;
  failed: { cycleId: CycleId; why: string }[];
};
/** Notices that should have left, or were taken to be sent and not settled. */
export type RoundLetters = { waiting: number; sending: number };
/** The same with the cycles that could not be looked at once more at the end of the round. */
export type RoundEnd = RoundLetters & { failed?: RoundTally['failed'] };
export type SecondClockResult = RoundTally & { letters: RoundLetters };

/** Kinds of command that only the system gives to many cycles at once. */
export type SystemCommandKind =
  | 'apply-calendar'
  | 'move-to-policy'
  | 're-resolve'
  | 'hand-over'
  | 'mirror-programme-fact';
export type SystemOrder = {
  [K in SystemCommandKind & CommandKind]: Pick<CommandOf<K>, 'kind' | 'on' | 'data' | 'people'>;
}[SystemCommandKind & CommandKind];
/** A command for many cycles, and what caused it: its id in each is `<cause>/<cycleId>`. */
export type Errand = { cause: string; order: SystemOrder };
export type FanOutInput = Errand & {
  /** What each cycle gets afterwards, one by one and in this order, once it has taken what came before. */
  next?: Errand[];
  /** A cycle that is not there although its record is open is asked until it is back. */
  insist?: true;
  cycles: CycleId[];
  done?: FanOutResult[];
  limits?: RunLimits;
};
/** What became of the command in one cycle; of several, of the last one given. `gone`: the cycle is closed or was never started. */
export type FanOutResult =
  | { cycleId: CycleId; outcome: 'accepted'; ack: Ack }
  | { cycleId: CycleId; outcome: 'refused'; code: RefusalCode }
  | { cycleId: CycleId; outcome: 'gone' };

// A definition is only its type and name at run time; `defineUpdate` and its like live in @temporalio/workflow, which
// no client may load. This is the one place where the phantom argument types are put on.
function update<Ret, Args extends unknown[]>(name: string): UpdateDefinition<Ret, Args> {
  return { type: 'update', name } as UpdateDefinition<Ret, Args>;
}
function query<Ret>(name: string): QueryDefinition<Ret> {
  return { type: 'query', name } as QueryDefinition<Ret>;
}
function signal(name: string): SignalDefinition {
  return { type: 'signal', name } as SignalDefinition;
}

/** A person's or the system's command. Its update id is the command id. Fails with a refusal (`refusalIn`). */
export const submitUpdate = update<Ack, [Command]>('submit');
export const stateQuery = query<CycleState>('state');
export const statusQuery = query<CycleStatus>('status');
/** Something was put into the outbox. */
export const wakeUpSignal = signal('wakeUp');
/** How far a fan-out is: one entry a cycle that has answered. */
export const progressQuery = query<FanOutResult[]>('progress');

/** The refusal inside a failed update, however deep the client wrapped it; undefined when it failed otherwise. */
export function refusalIn(error: unknown): Refusal | undefined {
  for (let each = error; each instanceof Error; each = each.cause) {
    if (each instanceof ApplicationFailure && isRefusalDetail(each.details?.[0], each.type)) return each.details?.[0];
  }
  return undefined;
}

function isRefusalDetail(detail: unknown, type: unknown): detail is Refusal {
  return typeof detail === 'object' && detail !== null && 'code' in detail && 'tried' in detail && detail.code === type;
}
