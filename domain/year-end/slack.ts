import { latestSafeStart } from '../calendar/safe-start.js';
import { type BridgeOffer, bridgeOffer } from '../contract/bridge-offer.js';
import type { Judging } from '../cycle/chapter.js';
import type { CycleState } from '../cycle/state.js';
import { yearSubject } from '../ids.js';
import { reprocurementChain } from '../obligations/chain.js';
import { again } from '../obligations/due.js';
import type { Obligation } from '../obligations/types.js';
import type { ClockRuleId } from '../policy/rule-ids.js';

type Duty = Pick<Obligation, 'rule' | 'subject' | 'trigger' | 'status'>;

/** Duties that keep the service from ending without another one to follow. */
const KEEPS_SERVICE: readonly ClockRuleId[] = ['annual-result', 'reprocurement-start', 'renewal-decision'];

/** True for a duty whose day may pass without a way back to an unbroken service. */
export function keepsService({ rule }: Pick<Duty, 'rule'>): boolean {
  return KEEPS_SERVICE.includes(rule);
}

/**
 * The bridge that is left once the slack of a contract year is gone: buying again, begun today, cannot be signed before
 * the service ends, and nothing else carries it on - no successor, no decision to renew or to end. Undefined before.
 */
export function bridgeFor(state: CycleState, judging: Judging, duty: Duty): BridgeOffer | undefined {
  const alive = duty.status === 'open' || duty.status === 'breached';
  const year = alive && keepsService(duty) ? yearOfDuty(state, duty) : undefined;
  if (year === undefined || isCarriedOn(state, year) || !slackGone(state, judging, { duty, year })) return undefined;
  return bridgeOffer(state, judging, year);
}

function yearOfDuty(state: CycleState, { subject, trigger }: Duty): number | undefined {
  const event = state.events.find(({ seq, kind }) => seq === trigger.seq && kind === trigger.kind);
  const named = [subject, ...(event?.subjects ?? [])].find((each) => /^y\d+$/.test(each));
  return named === undefined ? undefined : Number(named.slice(1));
}

function isCarriedOn({ yearEnd, contract }: CycleState, year: number): boolean {
  const decided = yearEnd.renewals[yearSubject(year)]?.decision;
  const ends = decided === 'renew' || decided === 'end-no-budget';
  return yearEnd.successor !== null || ends || contract.years[yearSubject(year + 1)] !== undefined;
}

/** A duty counted back by the chain says so itself; a decision that is due later is measured by the chain. */
function slackGone(state: CycleState, judging: Judging, { duty, year }: { duty: Duty; year: number }): boolean {
  if (duty.rule !== 'renewal-decision') return duty.status === 'breached';
  const contract = state.contract.years[yearSubject(year)];
  if (contract === undefined || contract.terminatedOn !== null) return false;
  const chain = reprocurementChain(again(state, judging));
  return judging.today > latestSafeStart(contract.serviceTo, chain, judging.calendar).latest;
}
