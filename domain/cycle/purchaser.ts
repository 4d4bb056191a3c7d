import type { PurchaserKind } from '../policy/buying.js';
import { ruleFor } from '../policy/lookup.js';
import type { Regime } from '../policy/vocabulary.js';
import type { Broken, Judging } from './chapter.js';
import { breaksUnder } from './checks.js';
import type { PartyRef } from './common.js';

/** Kinds of purchaser a kind of body can be at all. An enterprise buys for itself, never for the public. */
const POSSIBLE: Record<PartyRef['kind'], readonly PurchaserKind[]> = {
  government: ['countyBureau', 'higherBureau', 'countyGovernment', 'township', 'otherBody'],
  institution: ['otherBody'],
  socialOrganisation: ['otherBody'],
  collective: ['villageCollective'],
  enterprise: [],
};

/**
 * Who has taken the work over since the documents were written: in many counties the party's social-work department,
 * by the reform of 2023. The Act lets it buy, so a document of a county that names the bureau alone marks it.
 */
const SUCCESSORS: readonly PurchaserKind[] = ['otherBody'];

/** True when the kind stated is none such a body can be: a slip of the pen. */
export function isWronglyStated({ kind, purchaserKind }: PartyRef): boolean {
  return purchaserKind !== undefined && !POSSIBLE[kind].includes(purchaserKind);
}

/**
 * Whether this body may buy under the regime. An organ whose kind nobody wrote down is marked, never refused: older
 * records name the bureau without it.
 */
export function purchaserBroken(judging: Judging, regime: Regime, party: PartyRef): Broken[] {
  const rule = ruleFor(judging.policy, 'purchaser-kinds', 'gate', regime);
  if (rule === undefined) return [];
  const { purchasers = [], outsideAct = [] } = rule;
  const allowed = regime === 'nonAct' ? [...purchasers, ...outsideAct] : purchasers;
  const could = party.purchaserKind === undefined ? POSSIBLE[party.kind] : [party.purchaserKind];
  if (could.every((kind) => allowed.includes(kind)) && could.length > 0) return [];
  const broken = (what: string) =>
    breaksUnder(regime, judging, 'purchaser-kinds', what, { party: party.name, kind: could.join(',') });
  const marked = (what: string) => broken(what).map((each): Broken => ({ ...each, force: 'soft', touches: false }));
  if (could.some((kind) => allowed.includes(kind))) return marked('purchaser-kind-unstated');
  if (could.length > 0 && could.every((kind) => SUCCESSORS.includes(kind))) return marked('not-the-named-purchaser');
  return broken(could.some((kind) => outsideAct.includes(kind)) ? 'only-outside-act' : 'wrong-purchaser');
}
