import type { Broken, Judging } from '../cycle/chapter.js';
import { breaksUnder } from '../cycle/checks.js';
import { purchaserBroken } from '../cycle/purchaser.js';
import { type No, no } from '../refusal.js';
import { yearsBeyond } from './opening.js';
import type { AdoptedYear, Adoption } from './types.js';

/** What cannot be in the contract years that come along, told by its field; undefined when nothing. */
export function adoptedFlaw({ asOf, contractYear, contracts }: Adoption): No | undefined {
  if (!contracts.some((each) => each.year === contractYear))
    return no('unknown-subject', { subject: `y${contractYear}` });
  for (const [at, each] of contracts.entries()) {
    const field = yearFlaw(each, asOf) ?? besideOthers(each, contracts.slice(0, at));
    if (field !== undefined) return no('bad-input', { field: `contracts[${at}].${field}`, year: each.year });
  }
  return undefined;
}

/** The field of a contract year that contradicts another, or tells what was still to come on the day of taking over. */
function yearFlaw({ serviceFrom, serviceTo, signedOn, allocated }: AdoptedYear, asOf: Adoption['asOf']) {
  if (serviceTo <= serviceFrom) return 'serviceTo';
  if (signedOn > asOf) return 'signedOn';
  const early = allocated.findIndex(({ on }) => on > asOf);
  return early < 0 ? undefined : `allocated[${early}].on`;
}

/** Years stand once each and begin one after the other; that one ends on the day the next begins is found on paper. */
function besideOthers({ year, serviceFrom }: AdoptedYear, others: readonly AdoptedYear[]) {
  if (others.some((other) => other.year === year)) return 'year';
  const swapped = others.some((other) => other.year < year !== other.serviceFrom < serviceFrom);
  return swapped ? 'serviceFrom' : undefined;
}

/** What was decided long ago and breaks a rule: it is marked, and nothing of it refuses the taking over. */
export function adoptionBroken(judging: Judging, adoption: Adoption): Broken[] {
  const { regime, purchaser, contracts } = adoption;
  const beyond = yearsBeyond(judging, adoption);
  const broken = [
    ...purchaserBroken(judging, regime, purchaser),
    ...(beyond === undefined ? [] : breaksUnder(regime, judging, 'cycle-length', 'too-many-years', beyond)),
    ...contracts.flatMap((each) => {
      const paid = each.allocated.reduce((sum, { fen }) => sum + fen, 0);
      const values = { year: each.year, fen: paid, inForceFen: each.fen };
      return paid > each.fen ? breaksUnder(regime, judging, 'payment-scheme', 'over-contract-sum', values) : [];
    }),
  ];
  return broken.map((each) => ({ ...each, force: 'soft', touches: false }));
}
