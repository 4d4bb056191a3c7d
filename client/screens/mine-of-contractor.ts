import type { ContractOnRecord } from '../../domain/contract/fold.js';
import type { CycleState } from '../../domain/cycle/state.js';
import type { CycleId, RegionCode } from '../../domain/ids.js';
import type { TrancheOnRecord } from '../../domain/payment/fold.js';
import type { WorkerOnRecord } from '../../domain/staff/fold.js';

/** Which case of which county a line is of. */
export type CaseOfParty = { code: RegionCode; cycleId: CycleId; cycleTitle: string };
export type MineContract = CaseOfParty & { current: boolean } & Pick<
    ContractOnRecord,
    'year' | 'signedOn' | 'effectiveOn' | 'serviceFrom' | 'serviceTo' | 'fenInForce' | 'terminatedOn' | 'settledOn'
  >;
export type MineTranche = CaseOfParty & TrancheOnRecord & { lateInterestFen: number };
export type MineWorker = CaseOfParty &
  Pick<
    WorkerOnRecord,
    'worker' | 'name' | 'station' | 'role' | 'startedOn' | 'leftOn' | 'leavesOn' | 'certificate' | 'labourContractOn'
  >;

/** What a contractor has in one of its cases: contracts, money, people. */
export function partsOf(
  code: RegionCode,
  cycleTitle: string,
  state: CycleState,
): { contracts: MineContract[]; payments: MineTranche[]; workers: MineWorker[] } {
  const { cycleId, contract, payment, staff } = state;
  const of = { code, cycleId, cycleTitle };
  const years = Object.values(contract.years).filter(({ contractor }) => contractor.id === contract.contractor?.id);
  const last = Math.max(0, ...years.map(({ year }) => year));
  const own = new Set<number>(years.map(({ year }) => year));
  const contracts = years.map(
    ({ year, signedOn, effectiveOn, serviceFrom, serviceTo, fenInForce, terminatedOn, settledOn }) => ({
      ...of,
      ...{ year, signedOn, effectiveOn, serviceFrom, serviceTo, fenInForce, terminatedOn, settledOn },
      current: year === last,
    }),
  );
  const payments = Object.entries(payment.tranches)
    .filter(([, { year }]) => own.has(year))
    .map(([key, tranche]) => ({ ...of, ...tranche, lateInterestFen: payment.lateInterest[key] ?? 0 }));
  const workers = Object.values(staff.workers).map(
    ({ worker, name, station, role, startedOn, leftOn, leavesOn, certificate, labourContractOn }) => ({
      ...of,
      ...{ worker, name, station, role, startedOn, leftOn, leavesOn, certificate, labourContractOn },
    }),
  );
  return { contracts, payments, workers };
}
