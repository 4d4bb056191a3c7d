import type { PlainDate } from '../calendar/plain-date.js';
import type { AttachmentRef, PartyRef, Station } from '../cycle/common.js';
import type { LegalRisk } from '../cycle/legal-risks.js';
import type { FormerResult } from '../evaluation/types.js';
import type { CycleId, YearNo } from '../ids.js';
import type { Fen } from '../money/fen.js';
import type { ServiceDomain } from '../policy/buying.js';
import type { ContentPart, Expense, FilingOf, FundSource, Method, Recipient, Regime } from '../policy/vocabulary.js';
import type { Services } from './catalogue.js';

/** What opens a cycle: one award to come, N yearly contracts, a set of stations. */
export type Opening = {
  programmeId: string;
  lot: string;
  title: string;
  regime: Regime;
  regimeBasis: string;
  purchaser: PartyRef;
  /** Name of the county as its signs have it (县级名称). */
  county?: string;
  stations: Station[];
  method: Method;
  /** Planned number of yearly contracts. */
  years: YearNo;
  /** The lead cycle records facts of scope programme; its other lots mirror them. */
  leadCycle: CycleId | null;
  agentUsed: boolean;
  /** The cycle this one takes over from (re-tender, next cycle). */
  predecessor?: CycleId;
  /** What the contractor of that cycle was judged to be, so that the next award has it in sight. */
  formerResults?: FormerResult[];
  /** What the purchase is expected to cost over all its years; splitting is looked for by it. */
  estimateFen?: Fen;
};

/** A contract year that ran before the cycle was adopted. */
export type AdoptedYear = {
  year: YearNo;
  signedOn: PlainDate;
  effectiveOn: PlainDate;
  serviceFrom: PlainDate;
  serviceTo: PlainDate;
  fen: Fen;
  allocated: { tranche: number; fen: Fen; on: PlainDate; source?: FundSource }[];
};
export type Adoption = Opening & {
  asOf: PlainDate;
  contractYear: YearNo;
  contractor: PartyRef;
  contracts: AdoptedYear[];
};

export type PlanDraft = {
  year: YearNo;
  title: string;
  parts: ContentPart[];
  fen: Fen;
  serviceFrom: PlainDate;
  serviceTo: PlainDate;
  summary: string;
  attachments?: AttachmentRef[];
} & Services;
export type Budget = {
  year: YearNo;
  source: FundSource;
  fen: Fen;
  approvedOn: PlainDate;
  /** Base the funding floor or ceiling is measured on. */
  fundBase?: Fen;
  baseYear?: number;
  /** Whose money it is, where it is not the money of the cycle's own purchaser: kept apart from it. */
  purchaser?: PartyRef;
  /** What it may be spent on, where the approval says so. */
  expenses?: Expense[];
};
/** A filing (备案): submitted and received; nobody approves it. */
export type Filing = { filing: string; of: FilingOf; to: Recipient; year?: YearNo; attachments?: AttachmentRef[] };

/** Services beyond the list (扩大服务范围), in words; `domains` where they are a field of service. */
export type ScopeRequest = { items: string[]; domains?: ServiceDomain[]; reason: string };
/** What the office that has the say answered. `number`: of its document. */
export type ScopeDecision = {
  items: string[];
  domains?: ServiceDomain[];
  by: Recipient;
  approved: boolean;
  number?: string;
};

export type PlanCommands = {
  'open-cycle': Opening;
  'adopt-cycle': Adoption;
  'draft-plan': PlanDraft;
  'record-budget': Budget;
  'change-budget': Budget & { reason: string };
  'submit-filing': Omit<Filing, 'filing'>;
  'record-receipt': { filing: string; number?: string };
  'record-filing-returned': { filing: string; reasons: string };
  refile: { filing: string; attachments?: AttachmentRef[] };
  'request-scope-extension': ScopeRequest;
  'record-scope-decision': ScopeDecision;
  'assign-officer': { officer: string; reason: string };
};

export type PlanFacts = {
  'cycle-opened': Opening & { policy: string; calendar: string; code: string; legalRisks?: LegalRisk[] };
  'cycle-adopted': Adoption & { policy: string; calendar: string; code: string };
  'plan-drafted': PlanDraft;
  'plan-approved': { year: YearNo; approval: string; hash: string };
  /** Its approval is asked anew: until then the plan is not approved. */
  'plan-reopened': { year: YearNo; approval: string };
  'budget-approved': Budget & { formerResult?: FormerResult };
  'budget-changed': Budget & { reason: string };
  'filing-submitted': Filing;
  'receipt-recorded': { filing: string; of: FilingOf; to: Recipient; number?: string };
  'filing-returned': { filing: string; reasons: string };
  'filing-resubmitted': {
    filing: string;
    of: FilingOf;
    to: Recipient;
    keepsFirstDay: boolean;
    attachments?: AttachmentRef[];
  };
  'scope-extension-requested': ScopeRequest;
  'scope-extension-decided': ScopeDecision;
  'officer-assigned': { officer: string; name: string; reason: string };
};
