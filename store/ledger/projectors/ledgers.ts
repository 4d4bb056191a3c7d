import type { CycleState } from '../../../domain/cycle/state.js';
import type { LedgerRow } from '../../tables.js';
import type { Derived } from '../derived.js';

type Line = Omit<LedgerRow, 'cycle_id' | 'code'>;

/** Lines of the ledgers (台账): plans, tenders, contracts, payments, evaluations, and the cycle for the archive. */
export function ledgerRows({ state }: Pick<Derived, 'state'>): LedgerRow[] {
  const lines = [
    ...plans(state),
    ...tenders(state),
    ...contracts(state),
    ...payments(state),
    ...evaluations(state),
    ...archive(state),
  ];
  const { cycleId, code } = state;
  return lines.map((line) => ({
    ...{ cycle_id: cycleId, code, ...line },
    ...{ fen: asFen(line.fen), done_fen: asFen(line.done_fen) },
  }));
}

/** A sum on record that is none, which only a spoiled fact has, stands in no ledger; `verify` tells of it. */
function asFen(sum: number | null): number | null {
  return Number.isSafeInteger(sum) ? sum : null;
}

const NOBODY = { party: null, party_id: null, fen: null, done_fen: null };

function plans({ plan }: CycleState): Line[] {
  return Object.values(plan.plans).map(({ year, fen, title, serviceFrom, serviceTo, approvedOn }) => {
    const filed = Object.values(plan.filings).filter((each) => each.of === 'plan' && each.year === year);
    const receivedOn = filed.find((each) => each.receivedOn !== null)?.receivedOn ?? null;
    const budget = (plan.budgets[`y${year}`] ?? []).reduce((sum, each) => sum + each.fen, 0);
    return {
      ...NOBODY,
      ...{ ledger: 'plans', key: `y${year}`, year, fen, done_fen: budget },
      day: approvedOn,
      status: planStatus(approvedOn !== null, filed.length > 0, receivedOn !== null),
      data: { title, serviceFrom, serviceTo, filedOn: filed[0]?.submittedOn ?? null, receivedOn },
    };
  });
}

function planStatus(approved: boolean, filed: boolean, received: boolean): string {
  if (received) return 'received';
  if (filed) return 'filed';
  return approved ? 'approved' : 'drafted';
}

function tenders({ tender }: CycleState): Line[] {
  const { intention, current, award, rounds } = tender;
  if (intention === null && current === null && award === null) return [];
  const day = current?.issuedOn ?? intention?.on ?? null;
  return [
    {
      ...{ ledger: 'tenders', key: 'lot', year: null, day },
      party: award?.contractor.name ?? null,
      party_id: award?.contractor.id ?? null,
      fen: current?.budgetFen ?? intention?.fen ?? null,
      done_fen: award?.fen ?? null,
      status: tenderStatus(tender),
      data: {
        method: current?.method ?? null,
        rounds,
        bidders: current?.bidders?.length ?? null,
        bidDeadline: current?.bidDeadline ?? null,
        openedOn: current?.openedOn ?? null,
      },
    },
  ];
}

function tenderStatus({ current, award }: CycleState['tender']): string {
  if (award !== null) return 'awarded';
  if (current === null) return 'intended';
  if (current.voidedOn !== null) return 'voided';
  if (current.evaluatedOn !== null) return 'evaluated';
  return current.openedOn === null ? 'issued' : 'opened';
}

function contracts({ contract, payment }: CycleState): Line[] {
  return Object.values(contract.years).map((each) => {
    const tranches = Object.values(payment.tranches).filter(({ year }) => year === each.year);
    return {
      ...{ ledger: 'contracts', key: `y${each.year}`, year: each.year, day: each.signedOn },
      ...{ party: each.contractor.name, party_id: each.contractor.id, fen: each.fenInForce },
      done_fen: tranches.reduce((sum, { paidFen }) => sum + paidFen, 0),
      status: contractStatus(each),
      data: {
        purchaser: each.purchaser.name,
        effectiveOn: each.effectiveOn,
        serviceFrom: each.serviceFrom,
        serviceTo: each.serviceTo,
        publishedOn: each.publishedOn,
        amendments: each.amendments.length,
      },
    };
  });
}

function contractStatus(each: CycleState['contract']['years'][string]): string {
  if (each.settledOn !== null) return 'settled';
  if (each.terminatedOn !== null) return 'terminated';
  if (each.serviceEnded) return 'ended';
  return each.effective ? 'effective' : 'signed';
}

function payments({ contract, payment }: CycleState): Line[] {
  return Object.entries(payment.tranches).map(([key, each]) => {
    const party = contract.years[`y${each.year}`]?.contractor ?? contract.contractor;
    return {
      ...{ ledger: 'payments', key, year: each.year },
      day: each.paidOn ?? each.allocatedOn ?? each.appliedOn ?? each.gatePassed?.on ?? null,
      ...{ party: party?.name ?? null, party_id: party?.id ?? null },
      ...{ fen: each.allocatedFen, done_fen: each.paidFen },
      status: paymentStatus(each),
      data: {
        tranche: each.tranche,
        gatePassedOn: each.gatePassed?.on ?? null,
        invoicedFen: each.invoicedFen,
        allocatedOn: each.allocatedOn,
        paidOn: each.paidOn,
        deductedFen: each.deductedFen,
        lateInterestFen: payment.lateInterest[key] ?? 0,
      },
    };
  });
}

function paymentStatus(each: CycleState['payment']['tranches'][string]): string {
  if (each.paidOn !== null) return 'paid';
  if (each.allocatedOn !== null) return 'allocated';
  if (each.appliedOn !== null) return 'applied';
  return each.gatePassed === null ? 'open' : 'payable';
}

function evaluations({ contract, evaluation }: CycleState): Line[] {
  return Object.entries(evaluation.results).map(([key, { stations, confirmed }]) => {
    const [first] = Object.values(stations);
    const year = confirmed?.year ?? first?.year ?? null;
    const party = year === null ? null : (contract.years[`y${year}`]?.contractor ?? contract.contractor);
    return {
      ...NOBODY,
      ...{ ledger: 'evaluations', key, year, day: confirmed?.on ?? first?.on ?? null },
      ...{ party: party?.name ?? null, party_id: party?.id ?? null },
      status: confirmed === null ? 'recorded' : 'confirmed',
      data: {
        slot: confirmed?.slot ?? first?.slot ?? null,
        scoreHundredths: confirmed?.scoreHundredths ?? null,
        grade: confirmed?.grade ?? null,
        pass: confirmed?.pass ?? null,
        stations: Object.keys(stations).length,
      },
    };
  });
}

function archive({ plan, contract, yearEnd }: CycleState): Line[] {
  const filings = Object.values(plan.filings);
  return [
    {
      ...NOBODY,
      ...{ ledger: 'archive', key: 'cycle', year: null, day: yearEnd.closedOn },
      ...{ party: contract.contractor?.name ?? null, party_id: contract.contractor?.id ?? null },
      status: yearEnd.closedOn === null ? 'running' : 'closed',
      data: {
        openedOn: plan.opening?.openedOn ?? null,
        filings: filings.length,
        receipts: filings.filter(({ receivedOn }) => receivedOn !== null).length,
        successor: yearEnd.successor?.id ?? null,
      },
    },
  ];
}
