import { describe, expect, test } from '@jest/globals';
import { type Lookup, recipientsOf } from '../../activities/recipients.js';
import type { DirectorySnapshot, Person } from '../../domain/directory/types.js';
import type { Post } from '../../domain/people.js';
import { bureau, today } from '../support/workflow-office.js';

function person(id: string, change: Partial<Person> = {}): Person {
  const [like] = bureau().people;
  if (like === undefined) throw new Error('the bureau is empty');
  return { ...like, id, name: id, email: `${id}@mz.example`, ...change };
}

function directory(people: [Person, Post][]): DirectorySnapshot {
  const holdings = people.map(([{ id, activeFrom }, post]) => ({ post, person: id, from: activeFrom, to: null }));
  return { ...bureau(), people: people.map(([each]) => each), holdings };
}

function lookup(snapshot: DirectorySnapshot, change: Partial<Lookup> = {}): Lookup {
  return {
    directory: snapshot,
    addresses: [],
    parties: { officer: null, contractor: null },
    today: today(),
    ...change,
  };
}

describe('whom a notice goes to', () => {
  const two = directory([
    [person('jia'), 'officer'],
    [person('yi'), 'officer'],
  ]);

  test('the holders of the post that owes it', () => {
    expect(recipientsOf({ owner: 'officer' }, lookup(two))).toEqual([
      { recipient: 'jia', address: 'jia@mz.example' },
      { recipient: 'yi', address: 'yi@mz.example' },
    ]);
  });

  test('only the officer in charge of the cycle, once there is one', () => {
    const parties = { officer: 'yi', contractor: null };
    expect(recipientsOf({ owner: 'officer' }, lookup(two, { parties }))).toEqual([
      { recipient: 'yi', address: 'yi@mz.example' },
    ]);
  });

  test('all officers again when the one in charge has left the post', () => {
    const parties = { officer: 'bing', contractor: null };
    expect(recipientsOf({ owner: 'officer' }, lookup(two, { parties }))).toHaveLength(2);
  });

  test('the contractor of this cycle and no other', () => {
    const firms = directory([
      [person('a', { partyId: 'firm-a' }), 'contractor'],
      [person('b', { partyId: 'firm-b' }), 'contractor'],
    ]);
    const parties = { officer: null, contractor: 'firm-b' };
    expect(recipientsOf({ post: 'contractor' }, lookup(firms, { parties }))).toEqual([
      { recipient: 'b', address: 'b@mz.example' },
    ]);
  });

  test('a corrected address goes before the one in the directory, by person and by party', () => {
    const firm = directory([[person('a', { partyId: 'firm-a' }), 'contractor']]);
    const one = { addresses: [{ party: 'jia', address: 'new@mz.example', isEntered: true }] };
    expect(recipientsOf({ person: 'jia' }, lookup(two, one))).toEqual([
      { recipient: 'jia', address: 'new@mz.example' },
    ]);
    const party = { addresses: [{ party: 'firm-a', address: 'office@firm.example', isEntered: true }] };
    expect(recipientsOf({ person: 'a' }, lookup(firm, party))).toEqual([
      { recipient: 'a', address: 'office@firm.example' },
    ]);
  });

  test('a mark that an address of the directory fails is no address of its own, but where there is no other', () => {
    const failing = { party: 'jia', address: 'old@mz.example', isEntered: false };
    expect(recipientsOf({ person: 'jia' }, lookup(two, { addresses: [failing] }))).toEqual([
      { recipient: 'jia', address: 'jia@mz.example' },
    ]);
    const silent = directory([[person('jia', { email: null }), 'officer']]);
    expect(recipientsOf({ person: 'jia' }, lookup(silent, { addresses: [failing] }))).toEqual([
      { recipient: 'jia', address: 'old@mz.example' },
    ]);
  });

  test('somebody who holds the post twice gets one notice', () => {
    const once = two.holdings.find((holding) => holding.person === 'jia');
    const again = { ...two, holdings: [...two.holdings, ...(once === undefined ? [] : [once])] };
    expect(recipientsOf({ owner: 'officer' }, lookup(again)).map(({ recipient }) => recipient)).toEqual(['jia', 'yi']);
  });

  test('a post nobody holds and a person without an address leave a row without an address', () => {
    expect(recipientsOf({ post: 'province' }, lookup(two))).toEqual([{ recipient: 'post:province', address: '' }]);
    const silent = directory([[person('jia', { email: null }), 'officer']]);
    expect(recipientsOf({ owner: 'officer' }, lookup(silent))).toEqual([{ recipient: 'jia', address: '' }]);
    expect(recipientsOf({ person: 'nobody' }, lookup(two))).toEqual([{ recipient: 'nobody', address: '' }]);
  });
});
