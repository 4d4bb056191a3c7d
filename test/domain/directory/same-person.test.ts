import { describe, expect, test } from '@jest/globals';
import { plainDate } from '../../../domain/calendar/plain-date.js';
import { cardOf } from '../../../domain/directory/lookup.js';
import { resolveSeats } from '../../../domain/directory/resolve.js';
import { otherEntriesOf, samePeople } from '../../../domain/directory/same-person.js';
import { stampActor } from '../../../domain/directory/stamp.js';
import type { DirectorySnapshot, Person } from '../../../domain/directory/types.js';
import { directoryOf, START } from '../approval/world.js';

type Change = Partial<Pick<Person, 'email' | 'phone' | 'activeFrom' | 'activeTo'>>;

/** The bureau with these entries changed. */
function bureau(changes: Record<string, Change>): DirectorySnapshot {
  const { people, ...same } = directoryOf();
  return { ...same, people: people.map((each) => ({ ...each, ...changes[each.id] })) };
}

const pairsIn = (directory: DirectorySnapshot) =>
  samePeople(directory).map(({ people, by }) => [...people.map(({ id }) => id), by].join(' '));

describe('two entries of a directory are one natural person', () => {
  test.each<[string, Change, Change, string[]]>([
    ['with one address', { email: 'a@mz.example' }, { email: 'a@mz.example' }, ['office clerk email']],
    ['written with other letters', { email: 'A@mz.example' }, { email: ' a@MZ.example' }, ['office clerk email']],
    ['with one mobile number', { phone: '13800001111' }, { phone: '13800001111' }, ['office clerk mobile']],
    ['grouped otherwise', { phone: '138 0000 1111' }, { phone: '+86 138-0000-1111' }, ['office clerk mobile']],
    ['among others', { phone: '0433-2510000、13800001111' }, { phone: '008613800001111 转3' }, ['office clerk mobile']],
  ])('%s', (_how, office, clerk, found) => {
    expect(pairsIn(bureau({ office, clerk }))).toEqual(found);
  });

  test.each<[string, Change, Change]>([
    ['with addresses of their own', { email: 'a@mz.example' }, { email: 'b@mz.example' }],
    ['without any', {}, {}],
    ['with the telephone of one room', { phone: '0433-2510000' }, { phone: '0433-2510000' }],
    ['with numbers that only begin alike', { phone: '13800001111' }, { phone: '13800001112' }],
    ['with a longer number that holds the other', { phone: '13800001111' }, { phone: '913800001111' }],
  ])('but not %s', (_how, office, clerk) => {
    expect(samePeople(bureau({ office, clerk }))).toEqual([]);
  });

  test('an address of a post goes on to who follows in it; a mobile number stays its owner’s', () => {
    const [last, next] = [plainDate('2026-02-28'), plainDate('2026-03-01')];
    const email = 'jingban@mz.example';
    const [gone, here] = [
      { email, activeTo: last },
      { email, activeFrom: next },
    ];
    expect(samePeople(bureau({ office: gone, clerk: here }))).toEqual([]);
    expect(samePeople(bureau({ office: here, clerk: gone }))).toEqual([]);
    expect(pairsIn(bureau({ office: { email, activeTo: next }, clerk: here }))).toEqual(['office clerk email']);
    const phone = '13800001111';
    expect(pairsIn(bureau({ office: { phone, activeTo: last }, clerk: { phone, activeFrom: next } }))).toEqual([
      'office clerk mobile',
    ]);
  });

  test('of those with one address, who serve at one time; who came between joins the one before to the one after', () => {
    const email = 'jingban@mz.example';
    const served = (from: string, to: string | null) => ({
      email,
      activeFrom: plainDate(from),
      activeTo: to === null ? null : plainDate(to),
    });
    const first = served('2024-01-01', '2024-12-31');
    const second = served('2024-06-01', '2025-06-30');
    const third = served('2025-06-30', '2025-12-31');
    const last = served('2026-01-01', null);
    expect(pairsIn(bureau({ office: last, clerk: third, adviser: first, head: second }))).toEqual([
      'head clerk adviser email',
    ]);
    expect(pairsIn(bureau({ office: last, clerk: third, adviser: first }))).toEqual([]);
  });

  test('also through a third one', () => {
    const directory = bureau({
      office: { email: 'a@mz.example' },
      clerk: { email: 'a@mz.example', phone: '13800001111' },
      adviser: { phone: '13800001111' },
    });
    expect(otherEntriesOf(directory, 'office')).toEqual(['clerk', 'adviser']);
    expect(otherEntriesOf(directory, 'adviser')).toEqual(['clerk', 'office']);
    expect(otherEntriesOf(directory, 'head')).toEqual([]);
    expect(otherEntriesOf(directory, 'nobody')).toEqual([]);
  });
});

describe('his other entries', () => {
  const phone = '13800001111';
  const directory = bureau({ deputy: { phone }, clerk: { phone } });

  test('stand on his card, and on that of who acts for him; nobody else’s card says anything', () => {
    expect(cardOf(directory, 'deputy', START)?.sameAs).toEqual(['clerk']);
    expect(cardOf(directory, 'head', START)).not.toHaveProperty('sameAs');
    const proxy = { id: 'px', from: START, to: START, subjects: ['annual-plan' as const] };
    const proxies = [
      { ...proxy, principal: 'deputy', proxy: 'head' },
      { ...proxy, principal: 'office', proxy: 'finance' },
    ];
    expect(stampActor({ ...directory, proxies }, 'head', START, 'deputy')?.actingFor?.sameAs).toEqual(['clerk']);
    expect(stampActor({ ...directory, proxies }, 'finance', START, 'office')?.actingFor).not.toHaveProperty('sameAs');
  });

  const request = {
    approval: 'a1',
    entry: 1,
    subject: { kind: 'annual-plan' as const, ref: 'y1' },
    who: { by: 'post' as const, posts: ['deputyHead' as const, 'bureauHead' as const], holders: 'each' as const },
    mode: 'all' as const,
    weights: {},
    veto: [],
    initiators: ['officer'],
    previous: [],
    chosen: [],
    contractor: null,
    standing: [],
    ledger: {},
    pairs: [],
  };
  const twice = bureau({ deputy: { phone }, head: { phone } });

  test('have one seat in a step, with the votes of both', () => {
    const seats = resolveSeats(request, twice, START).seats;
    expect(seats.map(({ people, weight }) => [people.map(({ id }) => id), weight])).toEqual([[['deputy'], 1]]);
    const vote = { ...request, mode: 'vote' as const, weights: { deputyHead: 2, bureauHead: 3 } };
    expect(resolveSeats(vote, twice, START).seats).toMatchObject([{ weight: 5, people: [{ id: 'deputy' }] }]);
  });

  test('decide on nothing that one of them asked for, nor stand in for who is away', () => {
    const asked = { ...request, initiators: ['clerk'] };
    expect(resolveSeats(asked, directory, START).excluded).toEqual([
      { person: 'deputy', why: 'initiated' },
      { person: 'deputyHead', why: 'vacant' },
    ]);
    const away = {
      ...directory,
      absences: [{ person: 'head', from: START, to: START, reason: '' }],
      proxies: [
        { id: 'px', principal: 'head', proxy: 'deputy', from: START, to: START, subjects: ['annual-plan' as const] },
      ],
    };
    const alone = { ...asked, who: { ...request.who, posts: ['bureauHead' as const] } };
    expect(resolveSeats(alone, away, START).away).toEqual([{ person: 'head', until: START }]);
  });

  test('do not follow one another into a step: who takes the post is somebody else', () => {
    const moved = {
      ...twice,
      holdings: [
        { post: 'deputyHead' as const, person: 'deputy', from: START, to: null },
        { post: 'bureauHead' as const, person: 'head', from: START, to: null },
      ],
    };
    const person = (id: string) => ({ id, undecided: true, added: false });
    const standing = [
      { post: 'deputyHead', weight: 1, people: [person('deputy')] },
      { post: 'bureauHead', weight: 1, people: [person('office')] },
    ];
    const seats = resolveSeats({ ...request, standing }, moved, START).seats;
    expect(seats.map(({ people, vacant }) => [people.map(({ id }) => id), vacant])).toEqual([
      [['deputy'], undefined],
      [[], undefined],
    ]);
  });
});
