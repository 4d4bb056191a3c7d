import { type PlainDate, yearOf } from '../calendar/plain-date.js';
import type { Broken, Judging } from '../cycle/chapter.js';
import { beforeTrigger, breaks, budgetBroken, measure, missingParts, regimeOf } from '../cycle/checks.js';
import type { PartyRef } from '../cycle/common.js';
import { contractorBroken, isMisstated } from '../cycle/contractor.js';
import { isWronglyStated, purchaserBroken } from '../cycle/purchaser.js';
import type { CycleState } from '../cycle/state.js';
import { yearSubject } from '../ids.js';
import { isOverPercent, isUnderPercent } from '../money/percent.js';
import { ownBudgets } from '../payment/ledger.js';
import { floorShortfalls } from '../payment/outlook.js';
import { contractUsesBroken } from '../payment/sources.js';
import { servicesBroken } from '../plan/catalogue.js';
import { ruleFor } from '../policy/lookup.js';
import type { Expense } from '../policy/vocabulary.js';
import { type No, no } from '../refusal.js';
import { signingSuspended } from '../tender/suspension.js';
import { signedOn } from './fold.js';
import type { Signing } from './types.js';

/** What the signing of a year follows from: the award notice in year 1, the decision to renew afterwards. */
export function signingGround(state: CycleState, year: number): { since: PlainDate } | No {
  const signed = state.contract.years[yearSubject(year)];
  if (signed !== undefined) return no('already-recorded', { what: 'contract-signed', on: signed.signedOn });
  if (year === 1) {
    const noticeOn = state.tender.award?.noticeSentOn ?? null;
    return noticeOn === null ? no('trigger-missing', { trigger: 'award-notice-sent' }) : { since: noticeOn };
  }
  const renewal = state.yearEnd.renewals[yearSubject(year - 1)];
  if (renewal?.decision !== 'renew') return no('trigger-missing', { trigger: 'renewal-decided', year: year - 1 });
  return { since: renewal.on };
}

/** What cannot be so, whatever the rules say. */
export function signingFlaw({
  serviceFrom,
  serviceTo,
  purchaser,
  contractor,
  contractorProfile,
}: Signing): No | undefined {
  if (serviceTo <= serviceFrom) return no('bad-input', { field: 'serviceTo' });
  if (isWronglyStated(purchaser)) return no('bad-input', { field: 'purchaser.purchaserKind' });
  if (isMisstated(contractor, contractorProfile)) return no('bad-input', { field: 'contractorProfile.registeredAs' });
  return undefined;
}

/** Rules a signing must keep: budget, parties, contents, and the order of things. */
export function signingBroken(state: CycleState, judging: Judging, signing: Signing, since: PlainDate): Broken[] {
  const rule = signing.year === 1 ? 'contract-signing' : 'yearly-contract-signing';
  return [
    ...budgetBroken(state, judging, signing.year, signedOn(signing)),
    ...partiesBroken(state, judging, signing),
    ...purchaserBroken(judging, regimeOf(state), asKnown(state, signing.purchaser)),
    ...sellerBroken(state, judging, signing),
    ...sumBroken(state, judging, signing),
    ...missingParts(state, judging, 'contract-contents', signing.parts),
    ...servicesBroken(state, judging, signing),
    ...splitBroken(state, judging, signing),
    ...contractUsesBroken(state, judging, signing.year, usesOf(signing)),
    ...floorMissed(state, judging, signing.year),
    ...beforeTrigger(state, judging, rule, signedOn(signing), since),
    ...(signing.year === 1 ? signingSuspended(state, judging, signedOn(signing)) : []),
  ];
}

/** What a contract pays for: the service, its staff where the sum is split, and what else it says. */
function usesOf({ staffFen, expenses = [] }: Signing): Expense[] {
  const staff: Expense[] = staffFen === undefined ? [] : ['staffCost'];
  return [...new Set<Expense>(['service', ...staff, ...expenses])];
}

/** By its signing the money of a year is planned: what then misses the floor of the fund is told before the year ends. */
function floorMissed(state: CycleState, judging: Judging, year: number): Broken[] {
  const years = ownBudgets(state, year).map(({ approvedOn }) => yearOf(approvedOn));
  return floorShortfalls(state, judging)
    .filter((each) => !each.final && years.includes(each.year))
    .flatMap(({ haveFen, needFen, shortFen }) =>
      breaks(state, judging, 'fund-floor', 'floor-forecast', { plannedFen: haveFen, floorFen: needFen, shortFen }),
    );
}

/** So much of the sum is for the staff and the rest for running, give or take the tolerance of the profile. */
function splitBroken(state: CycleState, judging: Judging, { fen: sum, staffFen }: Signing): Broken[] {
  const rule = measure(state, judging, 'cost-split');
  if (rule === undefined) return [];
  if (staffFen === undefined) return breaks(state, judging, 'cost-split', 'split-not-stated', { fen: sum }, false);
  const { min = 0, max = 100, tolerance = 0 } = rule;
  const off = isOverPercent(staffFen, sum, max + tolerance) || isUnderPercent(staffFen, sum, min - tolerance);
  return off ? breaks(state, judging, 'cost-split', 'wrong-split', { staffFen, fen: sum, min, max }) : [];
}

/** The contract is between the purchaser of the cycle and who won it, and nobody else. */
function partiesBroken(state: CycleState, judging: Judging, signing: Signing): Broken[] {
  if (ruleFor(judging.policy, 'contract-parties', 'gate', regimeOf(state)) === undefined) return [];
  const winner = signing.year === 1 ? state.tender.award?.contractor.id : state.contract.contractor?.id;
  const purchaser = (state.contract.purchaser ?? state.plan.opening?.purchaser)?.id;
  const wrong = [
    ...(winner !== undefined && winner !== signing.contractor.id ? ['contractor'] : []),
    ...(purchaser !== undefined && purchaser !== signing.purchaser.id ? ['purchaser'] : []),
  ];
  return wrong.length === 0
    ? []
    : breaks(state, judging, 'contract-parties', 'wrong-party', { parties: wrong.join(',') });
}

/** The purchaser with the kind the cycle knows of it, where the contract does not repeat it. */
function asKnown({ contract, plan }: CycleState, party: PartyRef): PartyRef {
  const known = contract.purchaser ?? plan.opening?.purchaser;
  if (party.purchaserKind !== undefined || known?.id !== party.id || known.purchaserKind === undefined) return party;
  return { ...party, purchaserKind: known.purchaserKind };
}

/** The winner was judged when the award was decided; another body, or one that shows more of itself, is judged now. */
function sellerBroken(state: CycleState, judging: Judging, { year, contractor, contractorProfile }: Signing): Broken[] {
  const known = year === 1 ? state.tender.award?.contractor.id : state.contract.contractor?.id;
  if (contractor.id === known && contractorProfile === undefined) return [];
  return contractorBroken(state, judging, contractor, contractorProfile);
}

/**
 * The first contract has the sum of the award: another sum is another bargain (Act art. 46). What a renewed year costs
 * follows from its own plan and budget.
 */
function sumBroken(state: CycleState, judging: Judging, { year, fen }: Signing): Broken[] {
  const awarded = state.tender.award;
  if (year !== 1 || awarded === null || awarded.fen === fen) return [];
  return breaks(state, judging, 'contract-sum', 'sum-not-awarded', { fen, awardFen: awarded.fen });
}
