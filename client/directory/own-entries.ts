import type { Absence, DirectorySnapshot, StandingProxy } from '../../domain/directory/types.js';

/** What of the directory is somebody's own, whoever he is: absences, proxies either way, and whom he may name. */
export type OwnEntries = {
  absences: Absence[];
  proxies: StandingProxy[];
  /** People of the same body, without their contacts. */
  people: { id: string; name: string }[];
};

/** The own entries of a person; another body's people are nobody's business. */
export function ownEntries({ people, absences, proxies }: DirectorySnapshot, person: string): OwnEntries {
  const self = people.find(({ id }) => id === person);
  const together = people.filter(({ party, partyId }) => party === self?.party && partyId === self.partyId);
  return {
    absences: absences.filter((each) => each.person === person),
    proxies: proxies.filter(({ principal, proxy }) => principal === person || proxy === person),
    people: together.map(({ id, name }) => ({ id, name })),
  };
}
