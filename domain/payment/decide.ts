import { type PlainDate, yearOf } from '../calendar/plain-date.js';
import type { CommandOf } from '../commands.js';
import { hasContract } from '../contract/fold.js';
import { type Answer, type Broken, draft, type Handler, type Handlers, type Judging } from '../cycle/chapter.js';
import { beforeTrigger, breaks, measure, regimeOf } from '../cycle/checks.js';
import { consentTo, frozen } from '../cycle/consent.js';
import { CASE_OR_CONTRACTOR, CASE_OR_FINANCE, CASE_WORK, FINANCE } from '../cycle/posts.js';
import type { CycleState } from '../cycle/state.js';
import { paymentHalted } from '../evaluation/service.js';
import type { FactDraft } from '../facts.js';
import { yearSubject } from '../ids.js';
import { type Fen, fen } from '../money/fen.js';
import { ruleFor } from '../policy/lookup.js';
import type { Payer } from '../policy/vocabulary.js';
import { isNo, type No, no } from '../refusal.js';
import { spentOfYear, trancheAmount } from './amounts.js';
import { type TrancheOnRecord, trancheKey } from './fold.js';
import { gatesOpenedBy, schemeOf } from './gates.js';
import { interestFor } from './interest.js';
import { floorOf } from './outlook.js';
import { fenceBroken, paidFrom, schemeBroken, sharesOf, usesBroken } from './sources.js';
import { trancheSubject } from './subjects.js';
import type { FundShare, PaymentCommands, TrancheOf } from './types.js';

const hasTranche = (state: CycleState) => Object.keys(state.payment.tranches).length > 0;

/** The year is under contract and its scheme has that tranche. */
function trancheRefusal(state: CycleState, judging: Judging, of: TrancheOf): No | undefined {
  if (state.contract.years[yearSubject(of.year)] === undefined)
    return no('trigger-missing', { trigger: 'contract-signed', year: of.year });
  const scheme = schemeOf(state, judging);
  if (scheme !== undefined && !scheme.tranches.some((each) => each.no === of.tranche))
    return no('unknown-subject', { subject: trancheSubject(of) });
  return undefined;
}

/** What approvers were shown of a tranche stands still while they decide on it. */
function paperRefusal(state: CycleState, judging: Judging, of: TrancheOf): No | undefined {
  return trancheRefusal(state, judging, of) ?? frozen(state, 'payment', trancheSubject(of));
}

function onRecord(state: CycleState, of: TrancheOf): TrancheOnRecord | undefined {
  return state.payment.tranches[trancheKey(of)];
}

const receiveInvoice: Handler<'receive-invoice'> = {
  authority: CASE_OR_FINANCE,
  possible: hasContract,
  decide(state, { data }, judging) {
    return paperRefusal(state, judging, data) ?? { facts: [draft('invoice-received', data)] };
  },
};

const applyPayment: Handler<'apply-payment'> = {
  authority: CASE_OR_CONTRACTOR,
  possible: hasContract,
  decide(state, { data, on }, judging) {
    const flaw = paperRefusal(state, judging, data);
    if (flaw !== undefined) return flaw;
    const need = schemeOf(state, judging)?.applicationAttachments ?? 0;
    const have = data.attachments.length;
    const broken = have >= need ? [] : breaks(state, judging, 'payment-scheme', 'attachments-missing', { have, need });
    const opened = gatesOpenedBy(state, judging, 'application', data.year, on, state.seq + 1).filter(
      (each) => each.kind === 'gate-passed' && each.data.tranche === data.tranche,
    );
    const halted = paymentHalted(state, judging, data.year, on);
    return { facts: [draft('payment-applied', data), ...opened], broken: [...halted, ...broken] };
  },
};

/** Money may not go out before its gate: an act is refused, a tranche paid early on paper is a violation. */
function gateBroken(state: CycleState, judging: Judging, of: TrancheOf, on: PlainDate): Broken[] {
  if (schemeOf(state, judging) === undefined) return [];
  const passed = onRecord(state, of)?.gatePassed ?? null;
  if (passed !== null) return beforeTrigger(state, judging, 'payment-scheme', on, passed.on);
  return breaks(state, judging, 'payment-scheme', 'gate-not-passed', { tranche: trancheSubject(of) });
}

/** The last payment waits for the acceptance, which law makes mandatory (Act art. 41). */
function acceptanceBroken(state: CycleState, judging: Judging, of: TrancheOf): Broken[] {
  const tranches = schemeOf(state, judging)?.tranches ?? [];
  const isLast = tranches.length > 0 && tranches.every((each) => each.no <= of.tranche);
  const asked = ruleFor(judging.policy, 'acceptance', 'gate', regimeOf(state)) !== undefined;
  if (!isLast || !asked || state.evaluation.acceptance[yearSubject(of.year)]?.accepted === true) return [];
  return breaks(state, judging, 'acceptance', 'not-accepted', { year: of.year });
}

function allocate(state: CycleState, command: CommandOf<'allocate-payment'>, judging: Judging): Answer {
  const { data } = command;
  const flaw = trancheRefusal(state, judging, data);
  if (flaw !== undefined) return flaw;
  if (onRecord(state, data)?.allocatedOn != null) return no('already-recorded', { what: 'payment-allocated' });
  const amount = data.fen ?? trancheAmount(state, judging, data);
  if (amount === undefined) return no('bad-input', { field: 'fen' });
  const inForce = state.contract.years[yearSubject(data.year)]?.fenInForce ?? fen(0);
  if (spentOfYear(state, data.year) + amount > inForce)
    return no('rule-broken', { rule: 'payment-scheme', what: 'over-contract-sum', fen: amount, inForceFen: inForce });
  const shares = sharesOf(state, data, amount);
  if (isNo(shares)) return shares;
  const consent = consentTo(state, command, 'payment', trancheSubject(data), judging);
  if (isNo(consent)) return consent;
  const broken = [
    ...consent.broken,
    ...paymentHalted(state, judging, data.year, command.on),
    ...gateBroken(state, judging, data, command.on),
    ...acceptanceBroken(state, judging, data),
    ...sourcesBroken(state, judging, data, shares),
  ];
  return { facts: [allocation(data, amount, shares)], broken };
}

/** Rules on where the money comes from: the separate accounts, the scheme, what each source may buy. */
function sourcesBroken(
  state: CycleState,
  judging: Judging,
  { year, expense = 'service' }: PaymentCommands['allocate-payment'],
  shares: readonly FundShare[],
): Broken[] {
  const sources = shares.map(({ source }) => source);
  return [
    ...fenceBroken(state, judging, { year, shares, expense }),
    ...schemeBroken(state, judging, sources),
    ...sources.flatMap((source) => usesBroken(state, judging, source, [expense])),
  ];
}

/** One source of the own purchaser is told as it always was; several, or another's money, share by share. */
function allocation(
  { year, tranche, from, expense }: PaymentCommands['allocate-payment'],
  sum: Fen,
  shares: FundShare[],
): FactDraft {
  const source = shares[0]?.source ?? 'other';
  const told = { year, tranche, fen: sum, source, ...(from === undefined ? {} : { from: shares }) };
  return draft('payment-allocated', expense === undefined ? told : { ...told, expense });
}

const recordDelivery: Handler<'record-delivery'> = {
  authority: CASE_WORK,
  possible: hasContract,
  decide(state, { data }, judging) {
    return trancheRefusal(state, judging, data) ?? { facts: [draft('delivery-recorded', data)] };
  },
};

/** Somebody else paid than the scheme says; outside the Act the buyer himself does. */
function payerBroken(state: CycleState, judging: Judging, payer: Payer | undefined): Broken[] {
  if (regimeOf(state) === 'nonAct') return [];
  const wanted = schemeOf(state, judging)?.payer;
  if (payer === undefined || wanted === undefined || payer === wanted) return [];
  return breaks(state, judging, 'payment-scheme', 'wrong-payer', { payer, wanted });
}

const makePayment: Handler<'make-payment'> = {
  authority: FINANCE,
  possible: hasTranche,
  decide(state, { data, on }, judging) {
    const tranche = onRecord(state, data);
    if (tranche?.allocatedOn == null) return no('trigger-missing', { trigger: 'payment-allocated' });
    if (tranche.paidFen + data.fen > tranche.allocatedFen)
      return no('bad-input', { field: 'fen', allocatedFen: tranche.allocatedFen });
    const drawn = paidFrom(state, judging, data);
    if (isNo(drawn)) return drawn;
    const broken = [
      ...paymentHalted(state, judging, data.year, on),
      ...beforeTrigger(state, judging, 'payment-scheme', on, tranche.allocatedOn),
      ...drawn.broken,
      ...payerBroken(state, judging, data.payer),
    ];
    const late = interestFor(state, judging, data, on);
    return { facts: [draft('payment-made', late === undefined ? data : { ...data, late })], broken };
  },
};

const deduct: Handler<'deduct-payment'> = {
  authority: CASE_OR_FINANCE,
  possible: hasContract,
  decide(state, { data }, judging) {
    const flaw = paperRefusal(state, judging, data);
    if (flaw !== undefined) return flaw;
    const left = (state.contract.years[yearSubject(data.year)]?.fenInForce ?? 0) - spentOfYear(state, data.year);
    return data.fen > left
      ? no('bad-input', { field: 'fen', leftFen: left })
      : { facts: [draft('payment-deducted', data)] };
  },
};

/** The funding floor is a share of a base only known after the year: what was planned is measured against it. */
const trueUp: Handler<'true-up-fund'> = {
  authority: CASE_OR_FINANCE,
  possible: hasContract,
  decide(state, { data, on }, judging) {
    if (!hasContract(state)) return no('trigger-missing', { trigger: 'contract-signed' });
    if (data.year >= yearOf(on)) return no('trigger-missing', { trigger: 'calendar-year-ended', year: data.year });
    if (state.payment.truedUp.includes(data.year)) return no('already-recorded', { what: 'fund-trued-up' });
    const floor = measure(state, judging, 'fund-floor');
    const floorFen = floorOf(data.base, floor?.min ?? 0);
    const broken =
      data.spent >= floorFen
        ? []
        : breaks(state, judging, 'fund-floor', 'below-floor', { spentFen: data.spent, floorFen });
    return {
      facts: [draft('fund-trued-up', { ...data, floorFen })],
      broken: broken.map((each) => ({ ...each, force: 'soft' as const })),
    };
  },
};

export const paymentHandlers: Handlers<PaymentCommands> = {
  'receive-invoice': receiveInvoice,
  'apply-payment': applyPayment,
  'record-delivery': recordDelivery,
  'allocate-payment': { authority: FINANCE, possible: hasContract, decide: allocate },
  'make-payment': makePayment,
  'deduct-payment': deduct,
  'true-up-fund': trueUp,
};
