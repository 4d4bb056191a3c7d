import { describe, expect, test } from '@jest/globals';
import { Hono } from 'hono';
import { gate } from '../../../client/http/gate.js';
import type { AppParts } from '../../../client/http/parts.js';
import { RIGHTS } from '../../../client/rights/actions.js';
import { isOutOfScope, mayNotDo } from '../../../client/rights/may.js';
import { looksAfter, ROLES, type Role, rolesOf, tierOf } from '../../../client/rights/roles.js';
import { ROUTE_ROWS, rowOf } from '../../../client/rights/routes.js';
import type { PartyKind, Post } from '../../../domain/people.js';
import { appFor, ask, emptyReads, nobodysDesk, problemIn, TOKEN } from '../http/app-for-tests.js';
import { county, NOW, region, YANJI } from '../world.js';
import { addressesOf, filled } from './addresses.js';
import { EXPECTED, LETTERS, SCOPES } from './expected.js';

const PROVINCE = region('220000');
const PREFECTURE = region('222400');
const NEIGHBOUR = region('222402');
const FAR = region('640402');

type Place = { code: typeof YANJI; party: PartyKind; posts: Post[] };

/** One person a role, as a directory would have him. */
const OF_ROLE: Record<Role, Place> = {
  province: { code: PROVINCE, party: 'bureau', posts: ['officer'] },
  prefecture: { code: PREFECTURE, party: 'bureau', posts: ['officer'] },
  county: { code: YANJI, party: 'bureau', posts: ['officer'] },
  township: { code: YANJI, party: 'township', posts: ['township'] },
  finance: { code: YANJI, party: 'finance', posts: ['countyFinance'] },
  agent: { code: YANJI, party: 'agent', posts: ['agent'] },
  evaluator: { code: YANJI, party: 'evaluator', posts: ['evaluator'] },
  contractor: { code: YANJI, party: 'contractor', posts: ['contractor'] },
  administrator: { code: YANJI, party: 'bureau', posts: ['administrator'] },
};

function directoryOf({ code, party, posts }: Place) {
  const base = county(code);
  const [first] = base.people;
  if (first === undefined) throw new Error('nobody');
  const person = { ...first, id: 'somebody', name: '某人', party };
  const held = posts.map((post) => ({ post, person: 'somebody', from: first.activeFrom, to: null }));
  return { ...base, people: [person], holdings: held };
}

function callerOf(place: Place) {
  const directory = directoryOf(place);
  const { activeFrom } = directory.people[0] ?? { activeFrom: county().people[0]?.activeFrom };
  if (activeFrom === undefined) throw new Error('nobody');
  const card = { id: 'somebody', name: '某人', posts: place.posts, party: place.party, activeFrom, activeTo: null };
  return { code: place.code, directory, card: { ...card, directoryRev: 3 } };
}

const app = appFor();
const ADDRESSES = addressesOf(app);

describe('the table of addresses', () => {
  test('has each address the application answers, and no other', () => {
    expect(ADDRESSES.map(({ key }) => key).sort()).toEqual(Object.keys(ROUTE_ROWS).sort());
    expect(Object.keys(EXPECTED).sort()).toEqual(Object.keys(ROUTE_ROWS).sort());
  });

  test('an address that was forgotten there is closed, also to an administrator', async () => {
    const parts: Partial<AppParts> = {
      reads: emptyReads({
        directories: { codes: async () => [YANJI], of: async () => directoryOf(OF_ROLE.administrator) },
      }),
      identity: nobodysDesk(),
      door: { secure: false, behindProxy: false },
      token: TOKEN,
      now: () => NOW,
    };
    const forgetful = new Hono();
    forgetful.use('/api/*', gate(parts as AppParts));
    forgetful.get('/api/forgotten', (context) => context.json({ secret: true }));
    const response = await ask(forgetful, 'GET', '/api/forgotten', { person: 'somebody' });
    expect(await problemIn(response)).toMatchObject({ code: 'not-authorised', status: 403 });
  });

  test('has no action that no address uses', () => {
    const used = new Set(Object.values(ROUTE_ROWS).flatMap((row) => ('action' in row ? [row.action] : [])));
    expect(Object.keys(RIGHTS).filter((action) => !used.has(action as keyof typeof RIGHTS))).toEqual([]);
  });
});

describe('what each role may ask', () => {
  test.each(ROLES)('%s is what the directory says', (role) => {
    expect(rolesOf(callerOf(OF_ROLE[role]))).toContain(role);
  });

  test.each(Object.entries(EXPECTED).filter(([, letters]) => letters !== 'open'))('%s: %s', (key, letters) => {
    const [method = '', path = ''] = key.split(' ');
    const row = rowOf(method, path);
    if (row === undefined || 'open' in row) throw new Error(key);
    // An administrator of a bureau is of his bureau, too: what that role adds is asked of the table itself.
    const may = Object.entries(LETTERS).filter(([, role]) => {
      if (role !== 'administrator')
        return mayNotDo(callerOf(OF_ROLE[role]), row.action, method === 'GET') === undefined;
      return RIGHTS[row.action].roles.some((each: Role) => each === 'administrator');
    });
    expect(may.map(([letter]) => letter).join('')).toBe(letters);
  });

  test.each(ROLES.filter((role) => role !== 'administrator'))(
    '%s is turned away at every address that is not his',
    async (role) => {
      const letter = Object.entries(LETTERS).find(([, each]) => each === role)?.[0] ?? '';
      const place = OF_ROLE[role];
      const directories = { codes: async () => [place.code], of: async () => directoryOf(place) };
      const own = appFor({ reads: emptyReads({ directories }) });
      const closed = ADDRESSES.filter(
        ({ key }) => EXPECTED[key] !== 'open' && EXPECTED[key]?.includes(letter) !== true,
      );
      for (const { method, path, key } of closed) {
        const response = await ask(own, method, filled(path), { person: 'somebody' });
        const { code } = await problemIn(response);
        expect([
          key,
          response.status,
          ['post-missing', 'not-allowed-to-read', 'not-authorised'].includes(code),
        ]).toEqual([key, 403, true]);
      }
    },
  );

  test('a slip in the directory makes no outsider an administrator or an officer', () => {
    const slip = callerOf({ code: YANJI, party: 'contractor', posts: ['administrator', 'officer'] });
    expect(rolesOf(slip)).toEqual(['contractor']);
    expect(tierOf(slip)).toBe('outside');
  });
});

describe('how far an office sees', () => {
  const superior: Place = { code: YANJI, party: 'superior', posts: ['province'] };
  test.each([
    ['a province', OF_ROLE.province, [true, true, true, true, false]],
    ['a prefecture', OF_ROLE.prefecture, [false, true, true, true, false]],
    ['a county', OF_ROLE.county, [false, false, true, false, false]],
    ['finance of a county', OF_ROLE.finance, [false, false, true, false, false]],
    ['a township', OF_ROLE.township, [false, false, true, false, false]],
    ['a contractor', OF_ROLE.contractor, [false, false, true, false, false]],
    ['somebody of the province in the directory of a county', superior, [false, false, true, false, false]],
    [
      'a contractor in the directory of a province',
      { ...OF_ROLE.contractor, code: PROVINCE },
      [true, false, false, false, false],
    ],
  ])('%s', (_what, place, expected) => {
    const seen = [PROVINCE, PREFECTURE, YANJI, NEIGHBOUR, FAR].map((code) => looksAfter(callerOf(place), code));
    expect(seen).toEqual(expected);
  });

  test.each([
    ['province', 'province'],
    ['prefecture', 'prefecture'],
    ['county', 'county'],
    ['township', 'township'],
    ['finance', 'county'],
    ['agent', 'outside'],
    ['evaluator', 'outside'],
    ['contractor', 'outside'],
    ['administrator', 'county'],
  ] as const)('%s is of the tier %s', (role, tier) => {
    expect(tierOf(callerOf(OF_ROLE[role]))).toBe(tier);
  });
});

describe('how far a token reaches', () => {
  const ORDER = ['read', 'write', 'operate', 'person'];
  test.each(Object.entries(SCOPES))('%s needs %s', (key, needed) => {
    const [method = '', path = ''] = key.split(' ');
    const row = rowOf(method, path);
    if (row === undefined || 'open' in row) throw new Error(key);
    const good = (['read', 'write', 'operate'] as const).filter(
      (scope) => isOutOfScope(row.action, scope) === undefined,
    );
    expect(good).toEqual(ORDER.slice(0, 3).filter((scope) => ORDER.indexOf(scope) >= ORDER.indexOf(needed)));
  });
});
