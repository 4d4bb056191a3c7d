import { describe, expect, test } from '@jest/globals';
import { directoryPerPost } from '../../../domain/directory/per-post.js';
import { peopleNamed, stampActor, stampPeople } from '../../../domain/directory/stamp.js';
import type { DirectorySnapshot } from '../../../domain/directory/types.js';
import { POSTS } from '../../../domain/people.js';
import { d, region } from '../../support/cycle-world.js';

const county = directoryPerPost(region('222401'));
const DAY = d('2026-03-10');

describe('a directory of one person a post', () => {
  test('has each post held by one person, who is named by it', () => {
    expect(county.holdings.map(({ post, person }) => [post, person])).toEqual(POSTS.map((post) => [post, post]));
    expect(county.people.map(({ name }) => name)).toContain('分管副局长');
    expect(new Set(county.people.map(({ name }) => name)).size).toBe(POSTS.length);
  });

  test('knows outside parties by an id of their own, and everybody by an address for examples', () => {
    const outside = county.people.filter(({ partyId }) => partyId !== null).map(({ id, partyId }) => [id, partyId]);
    expect(outside).toEqual([
      ['agent', 'agent'],
      ['evaluator', 'evaluator'],
      ['contractor', 'contractor'],
    ]);
    expect(county.people.every(({ email }) => email?.endsWith('.example'))).toBe(true);
  });
});

describe('the card of who gives a command', () => {
  test('carries the posts of that day', () => {
    expect(stampActor(county, 'officer', DAY)).toMatchObject({ id: 'officer', posts: ['officer'], directoryRev: 1 });
    expect(stampActor(county, 'nobody', DAY)).toBeUndefined();
  });

  test('says for whom a standing proxy acts, in his days and only then', () => {
    const standing = {
      id: 'p1',
      principal: 'bureauHead',
      proxy: 'deputyHead',
      from: d('2026-03-09'),
      to: d('2026-03-13'),
      subjects: ['contract' as const],
    };
    const withProxy: DirectorySnapshot = { ...county, proxies: [standing] };
    expect(stampActor(withProxy, 'deputyHead', DAY, 'bureauHead')?.actingFor).toEqual({
      person: 'bureauHead',
      name: '局长',
      proxyId: 'p1',
      from: '2026-03-09',
      to: '2026-03-13',
      subjects: ['contract'],
    });
    expect(stampActor(withProxy, 'deputyHead', d('2026-03-16'), 'bureauHead')?.actingFor).toBeUndefined();
    expect(stampActor(withProxy, 'headOfOffice', DAY, 'bureauHead')?.actingFor).toBeUndefined();
  });

  test('of two proxies of the same days it is the one for the matter', () => {
    const span = { principal: 'bureauHead', proxy: 'deputyHead', from: DAY, to: DAY };
    const proxies = [
      { ...span, id: 'p1', subjects: ['contract' as const] },
      { ...span, id: 'p2', subjects: ['annual-plan' as const, 'award' as const] },
    ];
    const by = (subject?: 'award' | 'contract' | 'waiver') =>
      stampActor({ ...county, proxies }, 'deputyHead', DAY, 'bureauHead', subject)?.actingFor?.proxyId;
    expect([by('award'), by('contract'), by('waiver'), by()]).toEqual(['p2', 'p1', 'p1', 'p1']);
  });
});

describe('the people a command names', () => {
  test('are found in the field its kind names them by, each once', () => {
    const seen = { task: 'a1.1.1', ifVersion: 3, contentHash: '' };
    expect(peopleNamed('transfer', { ...seen, to: 'deputyHead', reason: '出差' })).toEqual(['deputyHead']);
    expect(peopleNamed('copy', { approval: 'a1', persons: ['city', 'city'] })).toEqual(['city']);
    expect(peopleNamed('assign-officer', { officer: 'officer', reason: '分工' })).toEqual(['officer']);
  });

  test('a step to jump to and a recipient are no people', () => {
    const jump = { approval: 'a1', to: 'head', reason: '长期空缺', previewVersion: 3 };
    expect(peopleNamed('repair-jump', jump)).toEqual([]);
    expect(peopleNamed('submit-filing', { of: 'plan', to: 'province' })).toEqual([]);
  });

  test('get the cards the directory has; who is not in it has none', () => {
    expect(stampPeople(county, ['city', 'nobody', 'city'], DAY).map(({ id }) => id)).toEqual(['city']);
  });
});
