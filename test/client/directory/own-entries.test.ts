import { expect, test } from '@jest/globals';
import { ownEntries } from '../../../client/directory/own-entries.js';
import { addDays } from '../../../domain/calendar/plain-date.js';
import type { DirectorySnapshot } from '../../../domain/directory/types.js';
import { county, TODAY } from '../world.js';

const SPAN = { from: TODAY, to: addDays(TODAY, 3) };

test('one’s own entries are one’s own absences, proxies either way, and people of the same body without contacts', () => {
  const bare = county();
  const [first, second] = bare.people.filter(({ party }) => party === 'bureau');
  const [stranger] = bare.people.filter(({ party }) => party === 'contractor');
  const [a, b, c] = [first?.id ?? '', second?.id ?? '', stranger?.id ?? ''];
  const directory: DirectorySnapshot = {
    ...bare,
    absences: [a, b, c].map((person) => ({ person, ...SPAN, reason: '' })),
    proxies: [
      { id: 'p1', principal: a, proxy: b, ...SPAN, subjects: ['annual-plan'] },
      { id: 'p2', principal: c, proxy: c, ...SPAN, subjects: ['annual-plan'] },
    ],
  };
  const own = ownEntries(directory, b);
  expect(own.absences.map(({ person }) => person)).toEqual([b]);
  expect(own.proxies.map(({ id }) => id)).toEqual(['p1']);
  expect(own.people).toContainEqual({ id: a, name: first?.name });
  expect(own.people.map(({ id }) => id)).not.toContain(c);
  expect(ownEntries(directory, c).people.map(({ id }) => id)).toEqual([c]);
});
