import type { ContractorKind } from '../policy/buying.js';
import { ruleFor } from '../policy/lookup.js';
import type { RuleId } from '../policy/rule-ids.js';
import type { CompiledOf } from '../policy/types.js';
import type { Broken, Judging } from './chapter.js';
import { breaks, regimeOf } from './checks.js';
import type { ContractorProfile, PartyRef } from './common.js';
import type { CycleState } from './state.js';

/** What a kind of body can be registered as. */
const POSSIBLE: Record<PartyRef['kind'], readonly ContractorKind[]> = {
  socialOrganisation: ['serviceAgency', 'association', 'foundation', 'massBody'],
  enterprise: ['enterprise'],
  institution: ['institutionI', 'institutionII', 'institutionMarket', 'otherAgency'],
  government: ['governmentOrgan'],
  collective: ['ruralCollective', 'residentsBody'],
};

/** What a body that says no more of itself is taken for; of an institution its class decides, so it must be stated. */
const USUAL: Record<PartyRef['kind'], readonly ContractorKind[]> = {
  ...POSSIBLE,
  socialOrganisation: ['serviceAgency', 'association', 'foundation'],
};

/** True when the profile says what such a body cannot be: a slip of the pen. */
export function isMisstated({ kind }: PartyRef, profile: ContractorProfile | undefined): boolean {
  return profile !== undefined && !POSSIBLE[kind].includes(profile.registeredAs);
}

/**
 * Whether this body may be contractor here, and has shown what the profile asks of one. What is not shown is a mark or
 * a refusal by the force of the rule; whom a document merely prefers is no matter here, and scores nothing.
 */
export function contractorBroken(
  state: CycleState,
  judging: Judging,
  party: PartyRef,
  profile: ContractorProfile | undefined,
): Broken[] {
  return [
    ...barredBroken(state, judging, party, profile),
    ...kindBroken(state, judging, party, profile),
    ...conditionsBroken(state, judging, party, profile),
    ...importBroken(state, judging, party, profile),
  ];
}

const gate = (state: CycleState, { policy }: Judging, id: RuleId): CompiledOf<'gate'> | undefined =>
  ruleFor(policy, id, 'gate', regimeOf(state));

const kindsOf = ({ kind }: PartyRef, profile: ContractorProfile | undefined): readonly ContractorKind[] =>
  profile === undefined ? USUAL[kind] : [profile.registeredAs];

/** Bodies nobody may buy services from: organs, and bodies the budget pays for anyway (财政部令第102号). */
export function barredBroken(
  state: CycleState,
  judging: Judging,
  party: PartyRef,
  profile?: ContractorProfile,
): Broken[] {
  const barred = gate(state, judging, 'contractor-barred')?.barred ?? [];
  const kinds = kindsOf(party, profile);
  if (!kinds.some((kind) => barred.includes(kind))) return [];
  return kindMark(
    state,
    judging,
    'contractor-barred',
    party,
    kinds,
    kinds.every((kind) => barred.includes(kind)),
  );
}

/** Kinds of body the local document buys from. */
function kindBroken(
  state: CycleState,
  judging: Judging,
  party: PartyRef,
  profile: ContractorProfile | undefined,
): Broken[] {
  const listed = gate(state, judging, 'contractor-kinds')?.contractors;
  const kinds = kindsOf(party, profile);
  if (listed === undefined || kinds.every((kind) => listed.includes(kind))) return [];
  return kindMark(state, judging, 'contractor-kinds', party, kinds, !kinds.some((kind) => listed.includes(kind)));
}

/** A body that certainly is of a wrong kind breaks the rule; of one that may be, what is missing is the statement. */
function kindMark(
  state: CycleState,
  judging: Judging,
  rule: RuleId,
  { name }: PartyRef,
  kinds: readonly ContractorKind[],
  certain: boolean,
): Broken[] {
  const values = { party: name, kind: kinds.join(',') };
  if (certain) return breaks(state, judging, rule, 'wrong-contractor', values);
  const marks = breaks(state, judging, rule, 'contractor-kind-unstated', values, false);
  return marks.map((each) => ({ ...each, force: 'soft' }));
}

function conditionsBroken(
  state: CycleState,
  judging: Judging,
  { name }: PartyRef,
  profile: ContractorProfile | undefined,
): Broken[] {
  const asked = gate(state, judging, 'contractor-conditions')?.conditions ?? [];
  const missing = asked.filter((each) => profile?.shown.includes(each) !== true);
  if (missing.length === 0) return [];
  const values = { party: name, conditions: missing.join(',') };
  return breaks(state, judging, 'contractor-conditions', 'conditions-not-shown', values, false);
}

/** A rating is asked of a body from elsewhere only; of one of the place it is no condition, and no advantage either. */
function importBroken(
  state: CycleState,
  judging: Judging,
  { name }: PartyRef,
  profile: ContractorProfile | undefined,
): Broken[] {
  const minRating = gate(state, judging, 'contractor-import')?.minRating;
  if (minRating === undefined || profile?.fromElsewhere !== true) return [];
  const { rating } = profile;
  if (rating !== undefined && rating >= minRating) return [];
  const what = rating === undefined ? 'rating-unstated' : 'rating-too-low';
  return breaks(state, judging, 'contractor-import', what, { party: name, minRating, rating: rating ?? 0 }, false);
}
