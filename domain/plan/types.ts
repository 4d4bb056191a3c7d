import type { PlainDate } from '../calendar/plain-date.js';
import type { AttachmentRef, PartyRef, Station } from '../cycle/common.js';
import type { LegalRisk } from '../cycle/legal-risks.js';
import type { CycleId, YearNo } from '../ids.js';
import type { Fen } from '../money/fen.js';
import type { ContentPart, FilingOf, FundSource, Method, Recipient, Regime } from '../policy/vocabulary.js';

/** What opens a cycle: one award to come, N yearly contracts, a set of stations. */
export type Opening = {
  programmeId: string;
  lot: string;
  title: string;
  regime: Regime;
  regimeBasis: string;
  purchaser: PartyRef;
  stations: Station[];
  method: Method;
  /** Planned number of yearly contracts. */
  years: YearNo;
  /** The lead cycle records facts of scope programme; its other lots mirror them. */
  leadCycle: CycleId | null;
  agentUsed: boolean;
  /** The cycle this one takes over from (re-tender, next cycle). */
  predecessor?: CycleId;
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
  allocated: { tranche: number; fen: Fen; on: PlainDate }[];
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
};
export type Budget = {
  year: YearNo;
  source: FundSource;
  fen: Fen;
  approvedOn: PlainDate;
  /** Base the funding floor or ceiling is measured on. */
  fundBase?: Fen;
  baseYear?: number;
};
/** A filing (备案): submitted and received; nobody approves it. */
export type Filing = { filing: string; of: FilingOf; to: Recipient; year?: YearNo; attachments?: AttachmentRef[] };

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
  'request-scope-extension': { items: string[]; reason: string };
  'assign-officer': { officer: string; reason: string };
};

export type PlanFacts = {
  'cycle-opened': Opening & { policy: string; calendar: string; code: string; legalRisks?: LegalRisk[] };
  'cycle-adopted': Adoption & { policy: string; calendar: string; code: string };
  'plan-drafted': PlanDraft;
  'plan-approved': { year: YearNo; approval: string; hash: string };
  'budget-approved': Budget;
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
  'scope-extension-requested': { items: string[]; reason: string };
  'officer-assigned': { officer: string; name: string; reason: string };
};
