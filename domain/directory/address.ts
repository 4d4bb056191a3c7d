import type { Person } from './types.js';

/**
 * An address of a person or party in the county's list of contacts. `isEntered`: somebody entered it; else it only says
 * that this address, which the directory has or had, takes no letter.
 */
export type KnownAddress = { party: string; address: string; isEntered: boolean };

/**
 * Where letters to a person go: what was entered by hand for him or his party, else what the directory says. What was
 * entered stands also when it fails: who entered it knew that the directory's own is not his. Empty where none is known.
 */
export function addressOf(
  { id, partyId, email }: Pick<Person, 'id' | 'partyId' | 'email'>,
  known: readonly KnownAddress[],
): string {
  const own = [id, partyId].flatMap((whose) => known.filter(({ party }) => party === whose));
  return own.find(({ isEntered }) => isEntered)?.address ?? email ?? own[0]?.address ?? '';
}
