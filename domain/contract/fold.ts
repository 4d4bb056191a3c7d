import { maxDate, type PlainDate } from '../calendar/plain-date.js';
import type { Folds } from '../cycle/chapter.js';
import type { PartyRef } from '../cycle/common.js';
import { yearSubject } from '../ids.js';
import { type Fen, fen } from '../money/fen.js';
import type { PlanFacts } from '../plan/types.js';
import type { Amendment, ContractFacts, Signing, Subcontract } from './types.js';

export type ContractOnRecord = Omit<Signing, 'attachments'> & {
  signedOn: PlainDate;
  /** Sum in force: the original and all amendments. */
  fenInForce: Fen;
  publishedOn: PlainDate | null;
  amendments: (Amendment & { amendment: string; on: PlainDate })[];
  terminatedOn: PlainDate | null;
  effective: boolean;
  /** Day the condition of taking effect was fulfilled; null while it was not, and where there is none. */
  conditionMetOn: PlainDate | null;
  serviceEnded: boolean;
  settledOn: PlainDate | null;
  adopted: boolean;
};

/** Yearly contracts by `y1`, `y2` …; the contractor in office; the stations still served. */
export type ContractState = {
  years: Record<string, ContractOnRecord>;
  contractor: PartyRef | null;
  droppedStations: string[];
  /** Who buys, once the purchaser has changed; before that, who opened the cycle. */
  purchaser: PartyRef | null;
  subcontracts: (Subcontract & { on: PlainDate })[];
  bridges: { year: number; serviceFrom: PlainDate; serviceTo: PlainDate; fen: Fen; on: PlainDate }[];
};

export function initialContract(): ContractState {
  return { years: {}, contractor: null, droppedStations: [], purchaser: null, subcontracts: [], bridges: [] };
}

function change(
  slice: ContractState,
  year: number,
  by: (old: ContractOnRecord) => Partial<ContractOnRecord>,
): ContractState {
  const old = slice.years[yearSubject(year)];
  if (old === undefined) return slice;
  return { ...slice, years: { ...slice.years, [yearSubject(year)]: { ...old, ...by(old) } } };
}

const FRESH: Pick<
  ContractOnRecord,
  'publishedOn' | 'amendments' | 'terminatedOn' | 'effective' | 'conditionMetOn' | 'serviceEnded' | 'settledOn'
> = {
  publishedOn: null,
  amendments: [],
  terminatedOn: null,
  effective: false,
  conditionMetOn: null,
  serviceEnded: false,
  settledOn: null,
};

/** The day a contract counts as signed: the later of the two seals. */
export function signedOn(signing: Pick<Signing, 'signedByPurchaserOn' | 'signedByContractorOn'>): PlainDate {
  return maxDate(signing.signedByPurchaserOn, signing.signedByContractorOn);
}

type AmendedOn = ContractOnRecord['amendments'][number];

/** What is in force: the original and all supplements and reductions. */
function inForce(original: Fen, amendments: readonly AmendedOn[]): Fen {
  return fen(amendments.reduce<number>((sum, each) => sum + each.deltaFen, original));
}

/** A signing; told again by a correction, it keeps what came after it: publication, amendments, termination. */
function withSigned(slice: ContractState, { attachments: _files, ...signing }: Signing): ContractState {
  const old = slice.years[yearSubject(signing.year)];
  const { publishedOn, amendments, terminatedOn, effective, conditionMetOn, serviceEnded, settledOn } = old ?? FRESH;
  const serviceTo = old === undefined || old.terminatedOn === null ? signing.serviceTo : old.serviceTo;
  const inOffice =
    old !== undefined && slice.contractor?.id !== old.contractor.id ? slice.contractor : signing.contractor;
  const signed: ContractOnRecord = {
    ...signing,
    ...{ publishedOn, amendments, terminatedOn, effective, conditionMetOn, serviceEnded, settledOn, serviceTo },
    signedOn: signedOn(signing),
    fenInForce: inForce(signing.fen, amendments),
    adopted: old?.adopted ?? false,
  };
  return { ...slice, contractor: inOffice, years: { ...slice.years, [yearSubject(signing.year)]: signed } };
}

/** An amendment; told again by a correction, it takes the place of the one with its number. */
function withAmended(slice: ContractState, amendment: AmendedOn): ContractState {
  const before = slice.years[yearSubject(amendment.year)]?.amendments ?? [];
  const old = before.find((each) => each.amendment === amendment.amendment);
  const amendments =
    old === undefined ? [...before, amendment] : before.map((each) => (each === old ? amendment : each));
  const kept = slice.droppedStations.filter((station) => !old?.dropStations?.includes(station));
  return {
    ...change(slice, amendment.year, ({ fen: original }) => ({
      amendments,
      fenInForce: inForce(original, amendments),
    })),
    droppedStations: [...kept, ...(amendment.dropStations ?? [])],
  };
}

export const contractFolds: Folds<ContractFacts, ContractState> = {
  'contract-signed': (slice, { data }) => withSigned(slice, data),
  'effective-condition-met': (slice, { data, on }) => change(slice, data.year, () => ({ conditionMetOn: on })),
  'contract-effective': (slice, { data }) => change(slice, data.year, () => ({ effective: true })),
  'service-ended': (slice, { data }) => change(slice, data.year, () => ({ serviceEnded: true })),
  'contract-published': (slice, { data, on }) => change(slice, data.year, () => ({ publishedOn: on })),
  'contract-amended': (slice, { data, on }) => withAmended(slice, { ...data, on }),
  'contract-change-published': (slice) => slice,
  'bridge-contract-signed': (slice, { data, on }) => ({
    ...slice,
    bridges: [
      ...slice.bridges,
      { year: data.year, serviceFrom: data.serviceFrom, serviceTo: data.serviceTo, fen: data.fen, on },
    ],
  }),
  'contractor-changed': (slice, { data }) =>
    data.role === 'contractor' ? { ...slice, contractor: data.party } : { ...slice, purchaser: data.party },
  'subcontract-recorded': (slice, { data, on }) => ({
    ...slice,
    subcontracts: [...slice.subcontracts, { ...data, on }],
  }),
  // What follows of it is a decision of the purchaser: to terminate, to claim, to report it to finance.
  'assignment-recorded': (slice) => slice,
  'contract-terminated': (slice, { data, on }) =>
    change(slice, data.year, () => ({ terminatedOn: on, serviceTo: data.lastServiceDay })),
  'contract-settled': (slice, { data, on }) => change(slice, data.year, () => ({ settledOn: on })),
};

/** Contracts that ran before the cycle was adopted, as they stood. */
export function adoptContracts(slice: ContractState, data: PlanFacts['cycle-adopted']): ContractState {
  const years = Object.fromEntries(
    data.contracts.map((each) => [
      yearSubject(each.year),
      {
        ...FRESH,
        year: each.year,
        signedByPurchaserOn: each.signedOn,
        signedByContractorOn: each.signedOn,
        effectiveOn: each.effectiveOn,
        serviceFrom: each.serviceFrom,
        serviceTo: each.serviceTo,
        purchaser: data.purchaser,
        contractor: data.contractor,
        fen: each.fen,
        parts: [],
        signedOn: each.signedOn,
        fenInForce: each.fen,
        adopted: true,
        effective: each.effectiveOn <= data.asOf,
        serviceEnded: each.serviceTo < data.asOf,
      },
    ]),
  );
  return { ...slice, contractor: data.contractor, years: { ...slice.years, ...years } };
}

/** True once a contract of any year is on record. */
export function hasContract({ contract }: { contract: Pick<ContractState, 'years'> }): boolean {
  return Object.keys(contract.years).length > 0;
}

/** The contract of the highest year signed, or undefined before the first. */
export function latestContract(slice: ContractState): ContractOnRecord | undefined {
  return Object.values(slice.years).sort((a, b) => b.year - a.year)[0];
}

/**
 * The day a contract takes effect: as agreed, and where it hangs on a condition not before that is fulfilled.
 * Undefined while nobody has recorded that it is.
 */
export function effectDay(
  contract: Pick<Signing, 'effectiveOn' | 'effectiveCondition'> & Pick<ContractOnRecord, 'conditionMetOn'>,
): PlainDate | undefined {
  if (contract.effectiveCondition === undefined) return contract.effectiveOn;
  return contract.conditionMetOn === null ? undefined : maxDate(contract.effectiveOn, contract.conditionMetOn);
}
