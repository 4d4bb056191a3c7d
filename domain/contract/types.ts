import type { PlainDate } from '../calendar/plain-date.js';
import type { AttachmentRef, ContractorProfile, PartyRef } from '../cycle/common.js';
import type { YearNo } from '../ids.js';
import type { Fen } from '../money/fen.js';
import type { Services } from '../plan/catalogue.js';
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
  /** What a contractor that was not judged at the award has shown of itself. */
  contractorProfile?: ContractorProfile;
  attachments?: AttachmentRef[];
} & Services;
/** `domains`, `extraItems`: services the amendment adds. */
export type Amendment = { year: YearNo; summary: string; deltaFen: number; dropStations?: string[] } & Services;
/**
 * A part handed on (分包): the contractor stays liable for all of it. `mainBody`: it is the main or key part.
 * `fit`: the subcontractor has what its part needs. `consentOn`: day of the purchaser's consent.
 */
export type Subcontract = {
  year: YearNo;
  to: PartyRef;
  part: string;
  fen?: Fen;
  mainBody: boolean;
  fit: boolean;
  consentOn?: PlainDate;
};
/** The whole contract handed on (转包), or all of it in pieces: forbidden, so that only a record of it can exist. */
export type Assignment = { year: YearNo; to: PartyRef; evidence: string };

export type PartyChange = {
  role: 'purchaser' | 'contractor';
  party: PartyRef;
  reason: string;
  contractorProfile?: ContractorProfile;
};

export type ContractCommands = {
  'sign-contract': Signing;
  /** `on` is the day the condition of the contract was fulfilled. */
  'confirm-effective': { year: YearNo; evidence: string; attachments?: AttachmentRef[] };
  'publish-contract': { year: YearNo; medium: string };
  'amend-contract': Amendment;
  'publish-change': { year: YearNo; medium: string };
  'bridge-contract': { year: YearNo; serviceFrom: PlainDate; serviceTo: PlainDate; fen: Fen; basis: string };
  'change-party': PartyChange;
  'record-subcontract': Subcontract;
  'record-assignment': Assignment;
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
  'contractor-changed': PartyChange;
  'subcontract-recorded': Subcontract;
  'assignment-recorded': Assignment;
  'contract-terminated': { year: YearNo; reason: string; lastServiceDay: PlainDate };
  'contract-settled': { year: YearNo; fen: Fen; summary: string };
};
