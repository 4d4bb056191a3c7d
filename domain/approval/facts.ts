import type { PlainDate } from '../calendar/plain-date.js';
import type { ApprovalStatus, ApprovalSubject, Due, EntryStatus, Route, Spent } from './types.js';

export type Via = 'console' | 'cli' | 'api' | 'link' | 'batch' | 'paper' | 'system';
/** Each fact of an approval names it and the door it came through. */
type Of<T> = T & { approval: string; via: Via };

/**
 * A seat as resolved: its people in order, each with the text that must read well in 15 years. When an open entry is
 * looked up again the seats come in the order they stand; nobody left in a seat leaves it vacant, and weight 0 says
 * that the seat fell away with its holder. `vacant`: whoever of it is no longer named has no successor, and his place
 * in the queue waits for one.
 */
export type ResolvedSeat = { post?: string; weight: number; people: ResolvedPerson[]; vacant?: true };
export type ResolvedPerson = { id: string; name: string; post: string };

/** Payloads of the facts of an approval. On the record for ever: a change is a new kind, never an edit. */
export type ApprovalFacts = {
  'approval-submitted': Of<{
    subject: ApprovalSubject;
    route: Route;
    initiators: string[];
    /** Names and posts of the initiators. */
    people: ResolvedPerson[];
    /** What is proposed, for subjects that have no record of their own yet (extension, waiver, amendment …). */
    proposal?: Record<string, unknown>;
    reopens?: string;
  }>;
  /** `chosen`: the people the step before named, for a step whose approvers are chosen. */
  'step-opened': Of<{ entry: number; step: string; chosen?: string[] }>;
  /** The directory changed: the people of an open or unmanned entry are to be looked up again. */
  'resolution-asked': Of<{ entry: number; directoryRev: number }>;
  /** Empty seats mean nobody can act: the entry is unmanned and the administrator owns it. */
  'seats-resolved': Of<{
    entry: number;
    directoryRev: number;
    seats: ResolvedSeat[];
    excluded: { person: string; why: string }[];
  }>;
  'task-opened': Of<{ task: string; owner: string; due: Due }>;
  carried: Of<{ entry: number; fromSeq: number }>;
  decided: Of<{
    task: string;
    value: 'approve' | 'reject' | 'abstain';
    opinion?: string;
    hash: string;
    on: PlainDate;
    /** The person whose decision it is; the envelope's actor recorded it (paper, proxy). */
    by: string;
    actingFor?: string;
    chosen?: string[];
    file?: string;
  }>;
  'paper-objected': Of<{ task: string; reason: string }>;
  returned: Of<{ task: string; to: string; then: 'again' | 'straightBack'; opinion: string }>;
  'step-closed': Of<{ entry: number; outcome: EntryStatus }>;
  'approval-closed': Of<{ outcome: Exclude<ApprovalStatus, 'running'> }>;
  resubmitted: Of<{ hash: string; route: Route; resume: string[]; proposal?: Record<string, unknown> }>;
  'taken-back': Of<{ seq: number }>;
  handed: Of<{
    task: string;
    from: string;
    to: string;
    toPerson: ResolvedPerson;
    why: 'transfer' | 'delegate' | 'giveBack' | 'recall' | 'leaver' | 'reassign';
    reason: string;
  }>;
  'signers-added': Of<{
    task: string;
    where: 'before' | 'after' | 'beside';
    persons: ResolvedPerson[];
    reason: string;
  }>;
  'signer-removed': Of<{ task: string }>;
  withdrawn: Of<{ reason?: string }>;
  'limit-passed': Of<{ task: string }>;
  escalated: Of<{ task: string; to: string }>;
  'limits-moved': Of<{ calendarVersion: string; tasks: { task: string; due: Due }[] }>;
  urged: Of<{ task: string }>;
  copied: Of<{ persons: string[] }>;
  commented: Of<{ text: string }>;
  'vote-closed': Of<{ entry: number; reason: string }>;
  repaired: Of<{
    repair: string;
    reason: string;
    previewVersion: number;
    second?: string;
    change: Record<string, unknown>;
  }>;
  /** `spent`: numbers of entries and tasks that the repair had given, and that are not given again. */
  'repair-undone': Of<{ seq: number; spent?: Spent }>;
};
