import type { PlainDate } from '../calendar/plain-date.js';
import type { AttachmentRef, ContractorProfile, PartyRef } from '../cycle/common.js';
import type { LegalRisk } from '../cycle/legal-risks.js';
import type { FormerResult } from '../evaluation/types.js';
import type { Fen } from '../money/fen.js';
import type { ContentPart, Method } from '../policy/vocabulary.js';

export type Intention = { title: string; fen: Fen; plannedFor: PlainDate; medium: string };
export type TenderIssue = {
  method: Method;
  documentsFrom: PlainDate;
  documentsTo: PlainDate;
  bidDeadline: PlainDate;
  noticeParts: ContentPart[];
  budgetFen: Fen;
  /** Why this method and not an open tender: below the local threshold, or who approved it under which number. */
  methodBasis?: string;
  bondFen?: Fen;
  agent?: PartyRef;
  attachments?: AttachmentRef[];
};
export const BOND_KINDS = ['bid', 'performance'] as const;
export type BondOf = (typeof BOND_KINDS)[number];
/** How a bond is given; law wants it without cash. */
export const BOND_FORMS = ['transfer', 'cheque', 'draft', 'promissoryNote', 'guarantee', 'cash'] as const;
export type BondForm = (typeof BOND_FORMS)[number];
/** `party`: id of the bidder or contractor. `of` left out: a bid bond. */
type Bond = { party: string; fen: Fen; of?: BondOf };
export type Bidder = { party: PartyRef; fen: Fen; qualified: boolean };
export type Ranked = { rank: number; party: string; scoreHundredths: number; fen: Fen };
export type ChallengeBody = { challenge: string; from: PartyRef; about: string; mayChangeResult: boolean };

export type TenderCommands = {
  'publish-intention': Intention;
  'issue-tender': TenderIssue;
  'change-documents': { summary: string; affectsBids: boolean; bidDeadline?: PlainDate };
  'open-bids': { bidders: Bidder[] };
  'void-tender': { reason: string };
  retender: TenderIssue & { reason: string };
  'finish-bid-evaluation': { ranking: Ranked[] };
  'record-evaluation-report': { attachments?: AttachmentRef[] };
  /** `contractorProfile`: what the winner has shown of itself. */
  'decide-award': { rank: number; contractorProfile?: ContractorProfile };
  'record-award-declined': { rank: number; reason: string };
  'send-award-notice': { publishedOn: PlainDate; medium: string };
  'take-bond': Bond & { form?: BondForm };
  'refund-bond': Bond;
  'publish-single-source-notice': { supplier: PartyRef; reason: string; medium: string };
  'record-enquiry': Omit<ChallengeBody, 'challenge'>;
  'answer-enquiry': { challenge: string; answer: string };
  'record-challenge': Omit<ChallengeBody, 'challenge'>;
  'answer-challenge': { challenge: string; answer: string; upheld: boolean };
  'record-complaint': Omit<ChallengeBody, 'challenge'>;
  'reply-complaint': { challenge: string; reply: string };
  'suspend-procurement': { reason: string; challenge?: string };
  /** `challenge`: only what that one stopped. */
  'resume-procurement': { reason: string; challenge?: string };
};

export type TenderFacts = {
  'intention-published': Intention;
  'tender-issued': TenderIssue & { round: number; reason?: string; legalRisks?: LegalRisk[] };
  'documents-changed': { summary: string; affectsBids: boolean; bidDeadline: PlainDate };
  'bids-opened': { round: number; bidders: Bidder[] };
  'tender-voided': { round: number; reason: string };
  'bid-evaluation-finished': { round: number; ranking: Ranked[] };
  'evaluation-report-received': { attachments?: AttachmentRef[] };
  'award-decided': {
    rank: number;
    contractor: PartyRef;
    fen: Fen;
    approval?: string;
    contractorProfile?: ContractorProfile;
    legalRisks?: LegalRisk[];
    formerResult?: FormerResult;
  };
  'award-declined': { rank: number; reason: string };
  'award-notice-sent': { publishedOn: PlainDate; medium: string; contractor: PartyRef; fen: Fen };
  'result-notice-ended': { noticeSentOn: PlainDate };
  'bond-taken': Bond & { form?: BondForm };
  'bond-refunded': Bond & { who: 'winner' | 'losers' };
  'single-source-notice-published': { supplier: PartyRef; reason: string; medium: string };
  'enquiry-received': ChallengeBody;
  'enquiry-answered': { challenge: string; answer: string };
  'challenge-received': ChallengeBody;
  'challenge-answered': { challenge: string; answer: string; upheld: boolean };
  'complaint-received': ChallengeBody;
  'complaint-replied': { challenge: string; reply: string };
  'procurement-suspended': { reason: string; challenge?: string };
  'procurement-resumed': { reason: string; challenge?: string };
};
