import type { TaskProof } from '../domain/approval/task-proof.js';
import type { Instant } from '../domain/calendar/instant.js';
import type { PlainDate } from '../domain/calendar/plain-date.js';
import type { CompiledCalendar } from '../domain/calendar/year-data.js';
import type { AttachmentRef } from '../domain/cycle/common.js';
import type { CycleState } from '../domain/cycle/state.js';
import { personOf } from '../domain/directory/lookup.js';
import type { Fact } from '../domain/facts.js';
import type { LimitCount } from '../domain/figures/limits.js';
import type { Span } from '../domain/figures/steps.js';
import type { CycleId, RegionCode, Sha256 } from '../domain/ids.js';
import type { ObligationProof } from '../domain/obligations/proof.js';
import type { CompiledPolicy } from '../domain/policy/types.js';
import type { LotLine } from '../domain/programme/lot-line.js';
import type { Database } from '../store/database.js';
import { correctAddress, type Readdressed, readdressable } from '../store/registry/addresses.js';
import { type HandedIn, readAttachment, storeAttachment } from '../store/registry/attachments.js';
import { type Bounced, type LateBounce, takeBounce } from '../store/registry/bounces.js';
import { currentCalendar } from '../store/registry/calendars.js';
import type { ContactChange } from '../store/registry/contacts.js';
import { directoryCodes, directoryOf } from '../store/registry/directory.js';
import { compiledFor } from '../store/registry/policy-in-force.js';
import { approvalThing, markRead, readAt } from '../store/registry/read-marks.js';
import { type Approvals, approvalsOf } from '../store/views/approvals.js';
import { type Changes, changesAfter, feedHeads } from '../store/views/changes.js';
import { type CycleLine, type CyclesFilter, type CyclesPage, cycleDetail, cyclesList } from '../store/views/cycles.js';
import { factsPage } from '../store/views/facts.js';
import { limitCounts, taskFacts } from '../store/views/figures.js';
import { type NoticesFilter, type NoticesPage, noticesPage } from '../store/views/notices.js';
import { type BoardFilter, type ObligationsPage, obligationsBoard } from '../store/views/obligations.js';
import { isFileOfParty, type PartyFile } from '../store/views/party-files.js';
import { lotLines, openedBy } from '../store/views/programmes.js';
import { obligationProof, proofOfTask } from '../store/views/proof.js';
import { type StuckFilter, type StuckList, stuckList } from '../store/views/stuck.js';
import { ownDuties, type PolicyLine, type TaskLine, tasksOf, waitingPolicies } from '../store/views/todo.js';
import type { Caller, Directories } from './callers.js';

export type FactsOfCycle = Awaited<ReturnType<typeof factsPage>>;

type OpenedApproval = { cycleId: CycleId; approval: string };

/** How many lines, and after which of the page before. */
type PageOf = { limit?: number; after?: string };

/** All that the edge reads; every list is of one county. */
export type Reads = {
  directories: Directories;
  cycles(code: RegionCode, filter: CyclesFilter): Promise<CyclesPage>;
  cycle(code: RegionCode, cycleId: CycleId): Promise<(CycleLine & { state: CycleState }) | null>;
  facts(code: RegionCode, page: { cycleId: CycleId; afterSeq?: number; limit?: number }): Promise<FactsOfCycle>;
  obligations(code: RegionCode, filter: BoardFilter): Promise<ObligationsPage>;
  proof(of: { cycleId: CycleId; obligation: string; at: Instant }): Promise<ObligationProof | null>;
  taskProof(of: { cycleId: CycleId; task: string; at: Instant }): Promise<TaskProof | null>;
  approvals(code: RegionCode, cycleId: CycleId): Promise<Approvals | null>;
  /** When the caller last opened an approval; null when never. */
  readAt(caller: Caller, of: OpenedApproval): Promise<Instant | null>;
  markRead(caller: Caller, of: OpenedApproval, at: Instant): Promise<void>;
  /** Duties of the caller's posts that have begun and are not over, most urgent first. */
  ownDuties(caller: Caller, today: PlainDate, page: PageOf): Promise<ObligationsPage>;
  /** For an officer: cycles that a newer version of the policy waits for. */
  waitingPolicies(caller: Caller, today: PlainDate, limit?: number): Promise<PolicyLine[]>;
  /** Where the feed of each of these counties stands. */
  feedHeads(codes: readonly RegionCode[]): Promise<ReadonlyMap<RegionCode, number>>;
  /** Which cycles have new facts after a place in the county's feed. */
  changes(code: RegionCode, cursor: number): Promise<Changes>;
  notices(code: RegionCode, filter: NoticesFilter): Promise<NoticesPage>;
  /** Notices of these cycles that did not arrive and can go to another address now. */
  readdressable(code: RegionCode, cycles: readonly CycleId[]): Promise<Readdressed[]>;
  /** What does not go on by itself, in the county and in the installation. */
  stuck(code: RegionCode, filter: StuckFilter): Promise<StuckList>;
  /** Every open task of the county, most urgent first. */
  openTasks(code: RegionCode, today: PlainDate, limit: number): Promise<TaskLine[]>;
  /** What is on record of tasks, a list a cycle. */
  taskFacts(code: RegionCode): Promise<Fact[][]>;
  limitCounts(code: RegionCode, within: Span & { today: PlainDate }): Promise<LimitCount[]>;
  calendar(code: RegionCode): Promise<CompiledCalendar | null>;
  /** Every cycle of the county as one line, for what looks over all of them. */
  lots(code: RegionCode): Promise<LotLine[]>;
  /** Cycles that openings under these command ids put on record. */
  openedBy(code: RegionCode, commandIds: readonly string[]): Promise<ReadonlyMap<string, CycleId>>;
  policyInForce(code: RegionCode, on: PlainDate): Promise<CompiledPolicy | null>;
  /** Notes a letter of the county that came back; null when it has none of that Message-ID. */
  takeBounce(code: RegionCode, bounce: LateBounce): Promise<Bounced | null>;
  /** Enters an address that takes letters; answers how many notices are on their way by it. */
  correctAddress(code: RegionCode, change: ContactChange): Promise<number>;
  keepFile(file: HandedIn): Promise<AttachmentRef>;
  file(code: RegionCode, sha256: Sha256): Promise<(AttachmentRef & { content: Uint8Array }) | null>;
  /** Whether an outside party handed the file in, or a case it takes part in speaks of it. */
  fileOfParty(of: PartyFile): Promise<boolean>;
};

/** The reads over the store; files lie in a folder of their own. */
export function readsOn(db: Database, filesFolder: string): Reads {
  return {
    directories: { codes: () => directoryCodes(db), of: (code) => directoryOf(db, code) },
    cycles: (code, filter) => cyclesList(db, code, filter),
    cycle: (code, cycleId) => cycleDetail(db, code, cycleId),
    facts: (code, page) => factsPage(db, code, page),
    obligations: (code, filter) => obligationsBoard(db, code, filter),
    proof: (of) => obligationProof(db, of),
    taskProof: (of) => proofOfTask(db, of),
    approvals: (code, cycleId) => approvalsOf(db, code, cycleId),
    readAt: (caller, of) => readAt(db, markOf(caller, of)),
    markRead: (caller, of, at) => markRead(db, markOf(caller, of), at),
    ownDuties: ({ code, card, directory }, today, page) => {
      const party = personOf(directory, card.id)?.partyId ?? null;
      return ownDuties(db, code, { ...page, person: card.id, party, posts: card.posts, today });
    },
    waitingPolicies: ({ code, card }, today, limit) =>
      waitingPolicies(db, code, { person: card.id, posts: card.posts, today, limit }),
    feedHeads: (codes) => feedHeads(db, codes),
    changes: (code, cursor) => changesAfter(db, code, cursor),
    notices: (code, filter) => noticesPage(db, code, filter),
    readdressable: (code, cycles) => readdressable(db, code, cycles),
    stuck: (code, filter) => stuckList(db, code, filter),
    openTasks: (code, today, limit) => tasksOf(db, code, { today, limit }),
    taskFacts: (code) => taskFacts(db, code),
    limitCounts: (code, within) => limitCounts(db, code, within),
    calendar: (code) => currentCalendar(db, code),
    lots: (code) => lotLines(db, code),
    openedBy: (code, commandIds) => openedBy(db, code, commandIds),
    policyInForce: (code, on) => compiledFor(db, code, on),
    takeBounce: (code, bounce) => takeBounce(db, code, bounce),
    correctAddress: (code, change) => correctAddress(db, code, change),
    keepFile: (file) => storeAttachment(db, filesFolder, file),
    fileOfParty: (of) => isFileOfParty(db, of),
    file: (code, sha256) => readAttachment(db, filesFolder, { code, sha256 }),
  };
}

function markOf({ code, card }: Caller, { cycleId, approval }: OpenedApproval) {
  return { code, person: card.id, thing: approvalThing(cycleId, approval) };
}
