import {
  type ContentChange,
  contentAt,
  contentChanges,
  type LastSeen,
  lastSeenBy,
} from '../domain/approval/changes.js';
import { INITIATOR, liveEntry } from '../domain/approval/find.js';
import { SUBJECTS } from '../domain/approval/subjects.js';
import type { Approval } from '../domain/approval/types.js';
import type { CycleState } from '../domain/cycle/state.js';
import type { Fact } from '../domain/facts.js';
import { contentHash } from '../domain/hash.js';
import type { CycleId, RegionCode } from '../domain/ids.js';
import type { Caller } from './callers.js';
import type { Reads } from './reads.js';
import { type Happening, timelineOf } from './timeline.js';

/** An approval as one person sees it: its content, what of it changed since he last saw or decided on it, and its course. */
export type SeenApproval = {
  approval: Approval;
  content: unknown;
  /** What a decision on it is bound to: this version of the approval, and this content. */
  seal: { ifVersion: number; contentHash: string };
  since: LastSeen | null;
  changes: ContentChange[];
  /** All that happened to it so far, oldest first. */
  course: Happening[];
};

type Asked = { caller: Caller; cycleId: CycleId; state: CycleState; id: string };
type Ports = Pick<Reads, 'facts' | 'readAt'>;

/** Null when no approval of that id runs. */
export async function seenApproval(reads: Ports, { caller, cycleId, state, id }: Asked): Promise<SeenApproval | null> {
  const approval = state.approvals.running[id];
  if (approval === undefined) return null;
  const { subject, proposal } = approval;
  const content = SUBJECTS[subject.kind].content(state, subject.ref, proposal);
  const facts = await allFacts(reads, state.code, cycleId);
  const mark = await reads.readAt(caller, { cycleId, approval: id });
  const since = lastSeenBy(facts, id, caller.card.id, mark);
  const before = since === undefined ? undefined : contentAt(cycleId, facts, id, since.seq);
  const changes = before === undefined ? [] : contentChanges(before, content);
  // Whoever revises changes the content himself: what he answers to is the one that was sent back.
  const isRevision = liveEntry(approval)?.step === INITIATOR;
  const hash = content === undefined || isRevision ? subject.hash : contentHash(content);
  const seal = { ifVersion: approval.version, contentHash: hash };
  const { timeline: course } = timelineOf(approval, facts, (id) => state.approvals.people[id]?.name ?? id);
  return { approval, seal, content: content ?? null, since: since ?? null, changes, course };
}

/** The whole record of a cycle, oldest first. */
export async function allFacts(reads: Pick<Reads, 'facts'>, code: RegionCode, cycleId: CycleId): Promise<Fact[]> {
  const all: Fact[] = [];
  for (let afterSeq: number | null = 0; afterSeq !== null; ) {
    const page: Awaited<ReturnType<Reads['facts']>> = await reads.facts(code, { cycleId, afterSeq });
    all.push(...page.facts);
    afterSeq = page.nextAfterSeq;
  }
  return all;
}
