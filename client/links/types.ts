import type { Approval, Task } from '../../domain/approval/types.js';
import type { Instant } from '../../domain/calendar/instant.js';
import type { CompiledCalendar } from '../../domain/calendar/year-data.js';
import type { Judging } from '../../domain/cycle/chapter.js';
import type { CycleState } from '../../domain/cycle/state.js';
import type { CycleId, RegionCode, Sha256 } from '../../domain/ids.js';
import type { LinkPageView } from '../../render/link-page.js';
import type { LinkAct, LinkForm } from '../../schemas/link-form.js';
import type { Concluded, Use } from '../../store/registry/link-uses.js';
import type { Link } from '../../store/registry/links.js';
import type { ObligationLine } from '../../store/views/obligations.js';
import type { Caller } from '../callers.js';
import type { Gateway } from '../cycles.js';
import type { Reads } from '../reads.js';
import type { REFUSAL_ANSWERS } from '../refusals.js';

/** What links are worked with: the store's side, and the two ways in that every other door has as well. */
export type LinkPorts = {
  store: {
    linkOf(token: string): Promise<Link | null>;
    useOf(use: Use): Promise<Concluded | null>;
    usesOf(hash: Sha256): Promise<string[]>;
    claimUse(use: Use & { code: RegionCode; at: Instant }): Promise<boolean>;
    concludeUse(use: Use, done: Concluded): Promise<void>;
    freeUse(use: Use): Promise<void>;
    revokeLinks(
      of: { code: RegionCode; person: string; cycleId: CycleId; about: string },
      why: { at: Instant; why: string },
    ): Promise<void>;
  };
  gateway: Pick<Gateway, 'submit'>;
  reads: Pick<Reads, 'directories' | 'cycle' | 'facts' | 'obligations' | 'keepFile'>;
  judging(state: CycleState): Promise<Judging>;
  newestCalendar(code: RegionCode): Promise<CompiledCalendar | null>;
  now(): Instant;
};

/** A duty somebody has to do, with the person of that county who may answer for it. */
export type DutyMatter = {
  kind: 'duty';
  caller: Caller;
  line: ObligationLine;
  calendar: CompiledCalendar;
  at: Instant;
};
/** An approval task in the hand of the caller. */
export type TaskMatter = {
  kind: 'task';
  caller: Caller;
  cycleId: CycleId;
  cycleTitle: string;
  approval: Approval;
  task: Task;
  step: string;
  isVote: boolean;
  isRevision: boolean;
  /** Of a revision: who sent it back, and in which words. */
  sentBack: { by: string; opinion: string } | null;
  content: unknown;
  people: Readonly<Record<string, { name: string }>>;
};
/** All duties of a party, county by county. */
export type BoardMatter = { kind: 'board'; caller: Caller; duties: DutyMatter[] };
export type Matter = DutyMatter | TaskMatter | BoardMatter;

/** A link that works now, and what it leads to. */
export type OpenLink = { link: Link; caller: Caller; matter: Matter };
/** Why a link works no more; whoever has the link itself may be told, but never what it was about. */
export type ClosedLink =
  | { closed: 'unknown' | 'expired' | 'ended' }
  | { closed: 'used'; at: Instant; receipt: Receipt };

/** A file as it came with a form. */
export type HandedFile = { name: string; mediaType: string; bytes: Uint8Array };
export type Given = { form: LinkForm; file: HandedFile | null };

/** The proof that something was done by a link (回执). */
export type Receipt = {
  act: LinkAct;
  at: Instant;
  cycleId: CycleId;
  cycleTitle: string;
  county: string;
  /** Obligation or task. */
  about: string;
  person: string;
  /** Number and hash of the fact on record. */
  seq: number;
  hash: string;
  file?: { name: string; bytes: number; sha256: string };
  said?: { until?: string; note?: string; who?: string; number?: string };
  /** Of a late answer: what became of the request for an extension. */
  extension?: string;
};

type RefusalStatus = (typeof REFUSAL_ANSWERS)[keyof typeof REFUSAL_ANSWERS]['status'];
export type LinkStatus = 200 | 404 | 410 | 413 | 429 | RefusalStatus;

/** What is answered: as a page, and the same as data. */
export type LinkAnswer = {
  status: LinkStatus;
  page: LinkPageView;
  data: { state: 'open' | 'done' | 'closed' | 'refused'; [more: string]: unknown };
};
