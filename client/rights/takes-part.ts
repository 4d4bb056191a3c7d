import type { CycleState } from '../../domain/cycle/state.js';
import { personOf } from '../../domain/directory/lookup.js';
import type { PartyKind } from '../../domain/people.js';
import type { OutsideKind } from '../../store/views/party-of-cycle.js';
import type { Caller } from '../callers.js';

/** Whom a case names as its outside parties; undefined where it names nobody (yet). */
const NAMED: Record<OutsideKind, (state: CycleState) => string | undefined> = {
  contractor: ({ contract, tender }) => contract.contractor?.id ?? tender.award?.contractor.id,
  evaluator: ({ evaluation }) => evaluation.evaluator?.party,
  agent: ({ tender }) => tender.current?.agent?.id,
};

const KINDS: Partial<Record<PartyKind, OutsideKind>> = {
  contractor: 'contractor',
  evaluator: 'evaluator',
  agent: 'agent',
};

/** What an outside party is to cases (承接主体、第三方评估机构、采购代理机构); undefined of an office. */
export function outsideKind({ card }: Pick<Caller, 'card'>): OutsideKind | undefined {
  return KINDS[card.party];
}

/** The outside party a caller acts for; null when there is none. */
export function partyOf({ card, directory }: Caller): string | null {
  return personOf(directory, card.id)?.partyId ?? null;
}

/** Whether the case names the party of the caller. */
export function takesPart(caller: Caller, state: CycleState): boolean {
  const [kind, party] = [outsideKind(caller), partyOf(caller)];
  return kind !== undefined && party !== null && NAMED[kind](state) === party;
}
