import type { Judging } from '../cycle/chapter.js';
import type { CycleState } from '../cycle/state.js';
import { type Fen, fen } from '../money/fen.js';
import { trancheAmount } from './amounts.js';
import { type TrancheOnRecord, trancheKey } from './fold.js';
import { interestFor } from './interest.js';
import { type FundLine, fundLedger } from './ledger.js';
import { type Shortfall, shortfallsOf } from './outlook.js';

/** Interest of one tranche in fen: of payments that came late, and of what is still unpaid today. */
export type TrancheInterest = { year: number; tranche: number; paidLateFen: Fen; runningFen: Fen };

/** The money of a cycle as people read it (资金台账): its ledger, what is short, what late payment costs. */
export type Account = { ledger: FundLine[]; shortfalls: Shortfall[]; interest: TrancheInterest[] };

/** The account as it stands at the moment of judging. */
export function accountOf(state: CycleState, judging: Judging): Account {
  const interest = Object.values(state.payment.tranches).map((each) => interestOf(state, judging, each));
  return {
    ledger: fundLedger(state),
    shortfalls: shortfallsOf(state, judging),
    interest: interest.filter(({ paidLateFen, runningFen }) => paidLateFen + runningFen > 0),
  };
}

function interestOf(state: CycleState, judging: Judging, tranche: TrancheOnRecord): TrancheInterest {
  const { year, tranche: no } = tranche;
  const owed = { year, tranche: no, fen: unpaidOf(state, judging, tranche) };
  const running = interestFor(state, judging, owed, judging.today);
  const paidLateFen = state.payment.lateInterest[trancheKey(owed)] ?? fen(0);
  return { year, tranche: no, paidLateFen, runningFen: running?.interestFen ?? fen(0) };
}

/** What was allocated, or else invoiced, or else what the scheme gives, less what is paid. */
function unpaidOf(state: CycleState, judging: Judging, tranche: TrancheOnRecord): Fen {
  const { allocatedFen, invoicedFen, paidFen } = tranche;
  const scheme = trancheAmount(state, judging, tranche) ?? fen(0);
  const whole = [allocatedFen, invoicedFen].find((sum) => sum > 0) ?? scheme;
  return fen(Math.max(whole - paidFen, 0));
}
