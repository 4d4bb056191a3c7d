import type { SeparationGround } from '../approval/eligible.js';
import type { Instant } from '../calendar/instant.js';
import type { PlainDate } from '../calendar/plain-date.js';
import type { CommandKind } from '../commands.js';
import type { CycleState } from '../cycle/state.js';
import type { DirectorySnapshot } from '../directory/types.js';
import type { CycleId } from '../ids.js';
import type { Obligation } from '../obligations/types.js';
import type { Post } from '../people.js';
import type { ClockRuleId } from '../policy/rule-ids.js';
import type { ResolvedOwner, SubjectKind } from '../policy/vocabulary.js';

/** Why something does not go on by itself (受阻原因). */
export const REASONS = [
  'noApprover',
  'awayNoProxy',
  'approverLeft',
  'overLimit',
  'waitsContractor',
  'waitsReceipt',
  'badAddress',
  'provisionalDate',
  'returnedIdle',
  'limitBroken',
  'stepFailing',
  'workflowFailing',
  'workflowGone',
  'wakeLate',
  'noPoller',
  'secondClockStopped',
  'readModelBehind',
  'reminderMissing',
  'repairWaitsSecond',
] as const;
export type Reason = (typeof REASONS)[number];

type OfSubject = { approval: string; step: string; subject: { kind: SubjectKind; ref: string } };

/** What is stuck. */
export type StuckThing =
  | ({ kind: 'task'; task: string; holder: string } & OfSubject)
  | ({ kind: 'entry'; entry: number } & OfSubject)
  | { kind: 'obligation'; obligation: string; rule: ClockRuleId; subject: string; owner: ResolvedOwner }
  | { kind: 'address'; recipient: string; address: string }
  | { kind: 'year'; year: number }
  | { kind: 'activity'; activity: string }
  | { kind: 'workflow' }
  | { kind: 'queue'; queue: string }
  | { kind: 'clock' }
  | { kind: 'record' }
  | { kind: 'notice'; notice: string };

/** A way out that is no command of the cycle: something in the directory, the registry, the mail or the engine. */
export type Way =
  | 'fill-post'
  | 'name-proxy'
  | 'correct-address'
  | 'call'
  | 'meet-late'
  | 'import-calendar'
  | 'retry-now'
  | 'deploy-fix'
  | 'restart-from-record'
  | 'start-worker'
  | 'start-second-clock'
  | 'rebuild'
  | 'run-second-clock'
  | 'resend-letters'
  | 'second-person'
  | 'escalate';

/** The next act that frees it: a command with what is known of its body, or another way. */
export type Repair = { command: CommandKind; data: Record<string, unknown> } | { way: Way };

/** Who can free it: holders of a post, or somebody the thing itself names. */
export type Freer = Post | 'holder' | 'principal' | 'initiator' | 'receiver' | 'technician' | 'secondClock';

/** How far a repair can be taken back. */
export type Undo =
  | 'untilActed'
  | 'proxyUntilUsed'
  | 'limitYesVoteNever'
  | 'untilDecided'
  | 'correctFact'
  | 'addressYesMailNo'
  | 'counterImport'
  | 'untilReliedOn'
  | 'never'
  | 'harmless'
  | 'whileQueued';

/** One thing that is stuck: why, since when, what breaks when, who frees it, and how. */
export type Stuck = {
  reason: Reason;
  /** Null where it concerns a whole county or installation. */
  cycle: CycleId | null;
  about: StuckThing;
  /** What a sentence about it needs to know, by name. */
  detail: Record<string, string | number>;
  since: Instant;
  /** The last good day of the nearest legal limit that waiting breaks; null where none is near. */
  breaksOn: PlainDate | null;
  whoFrees: readonly Freer[];
  repair: Repair[];
  undo: Undo;
};

/** The last look-up of the people of a step, as it is on record. */
export type SeatsFound = {
  approval: string;
  entry: number;
  at: Instant;
  excluded: { person: string; why: string }[];
};

/** The last letter about a thing to one recipient, where it failed for good or came back. */
export type FailedDelivery = {
  about: string;
  recipient: string;
  address: string;
  /** Where a letter to this recipient would go today. */
  currentAddress: string;
  at: Instant;
  why: string;
};

/** What the engine says of the workflow of one cycle. */
export type EngineView = {
  status: 'running' | 'gone';
  /** When it ended, where the engine still knows. */
  goneSince: Instant | null;
  pendingActivities: { type: string; attempt: number; scheduledAt: Instant; failure: string | null }[];
  /** Tries of the workflow's own code that fail, or null. */
  taskFailures: { attempt: number; since: Instant; failure: string | null } | null;
  /** The engine itself marks it as failing (TemporalReportedProblems). */
  reported: boolean;
  /** When it should have woken, while something is owed since; null when nothing is. */
  nextWake: Instant | null;
};

/** A task queue and when a worker last asked for work; null when none is known to have asked. */
export type QueueView = { queue: string; lastPoll: Instant | null; seenSince: Instant };

/** What the engine says of the Schedule that starts the rounds of the second clock. */
export type ClockView = {
  status: 'set' | 'paused' | 'gone';
  /** What whoever paused it, or started it last, left beside it. */
  note: string;
  /** When the last round that was carried through ended; null when none is known. */
  lastRound: Instant | null;
  /** Since when rounds were to be expected: the Schedule was there, a worker asked for work, and somebody looked. */
  expectedSince: Instant;
  /** So many minutes may go by without a round that is carried through. */
  allowedMinutes: number;
};

/** The last fact on record against the one the read model was brought up to. */
export type ProjectionView = { lastFact: { seq: number; at: Instant }; snapshotSeq: number };

export type ExpectedNotice = { key: string; sendAt: Instant };
/** A row of the outbox, by the key of its notice. */
export type OutboxView = { key: string; state: string; notBefore: Instant; claimedAt: Instant | null };

/**
 * Everything that is looked at to tell what is stuck. A part that was not looked at is empty or null, and gives nothing:
 * who looks at the engine need not read the record, and the other way round.
 */
export type StuckInput = {
  state: CycleState | null;
  obligations: readonly Obligation[];
  directory: DirectorySnapshot | null;
  separation: Pick<SeparationGround, 'ledger' | 'pairs'>;
  seatsFound: readonly SeatsFound[];
  deliveries: readonly FailedDelivery[];
  /** Years whose holiday notice is loaded. */
  calendarYears: readonly number[];
  engine: EngineView | null;
  queues: readonly QueueView[];
  clock: ClockView | null;
  projection: ProjectionView | null;
  expectedNotices: readonly ExpectedNotice[];
  outbox: readonly OutboxView[];
};

/** What a detector is given: the input and the moment it is judged at. */
export type Seen = StuckInput & { at: Instant; today: PlainDate };

/** What a detector answers; who frees it and how it is undone follow from the reason. */
export type Found = Pick<Stuck, 'about' | 'detail' | 'since' | 'repair'> & { breaksOn?: PlainDate | null };

/** Finds the stuck things of one reason. Pure. */
export type Detector = (seen: Seen) => Found[];
