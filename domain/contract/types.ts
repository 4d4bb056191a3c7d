import type { PlainDate } from '../calendar/plain-date.js';
import type { AttachmentRef, PartyRef } from '../cycle/common.js';
import type { YearNo } from '../ids.js';
import type { Fen } from '../money/fen.js';
import type { ContentPart, Expense } from '../policy/vocabulary.js';

/** A yearly contract. Signed = the later seal; tranche 1 counts from effective; renewal from the service end. */
export type Signing = {
  year: YearNo;
  signedByPurchaserOn: PlainDate;
  signedByContractorOn: PlainDate;
  effectiveOn: PlainDate;
  effectiveCondition?: string;
  serviceFrom: PlainDate;
  serviceTo: PlainDate;
  purchaser: PartyRef;
  contractor: PartyRef;
  fen: Fen;
  /** What of the sum pays the staff (人员费用), where the contract splits it. */
  staffFen?: Fen;
  /** What else than the service it pays for. */
  expenses?: Expense[];
  parts: ContentPart[];
  attachments?: AttachmentRef[];
};
export type Amendment = { year: YearNo; summary: string; deltaFen: number; dropStations?: string[] };

export type ContractCommands = {
  'sign-contract': Signing;
  /** `on` is the day the condition of the contract was fulfilled. */
  'confirm-effective': { year: YearNo; evidence: string; attachments?: AttachmentRef[] };
  'publish-contract': { year: YearNo; medium: string };
  'amend-contract': Amendment;
  'publish-change': { year: YearNo; medium: string };
  'bridge-contract': { year: YearNo; serviceFrom: PlainDate; serviceTo: PlainDate; fen: Fen; basis: string };
  'change-party': { role: 'purchaser' | 'contractor'; party: PartyRef; reason: string };
  terminate: { year: YearNo; reason: string; lastServiceDay: PlainDate };
  settle: { year: YearNo; fen: Fen; summary: string };
};

export type ContractFacts = {
  'contract-signed': Signing;
  'effective-condition-met': { year: YearNo; condition: string; evidence: string; attachments?: AttachmentRef[] };
  /** `condition`: it took effect when that was fulfilled, no earlier than the day agreed. */
  'contract-effective': { year: YearNo; effectiveOn: PlainDate; condition?: string };
  'service-ended': { year: YearNo; serviceTo: PlainDate };
  'contract-published': { year: YearNo; medium: string };
  'contract-amended': Amendment & { amendment: string };
  'contract-change-published': { year: YearNo; medium: string };
  'bridge-contract-signed': { year: YearNo; serviceFrom: PlainDate; serviceTo: PlainDate; fen: Fen; basis: string };
  'contractor-changed': { role: 'purchaser' | 'contractor'; party: PartyRef; reason: string };
  'contract-terminated': { year: YearNo; reason: string; lastServiceDay: PlainDate };
  'contract-settled': { year: YearNo; fen: Fen; summary: string };
};
