import { describe, expect, test } from '@jest/globals';
import type { Who } from '../../../domain/approval/types.js';
import { plainDate } from '../../../domain/calendar/plain-date.js';
import type { ResolveRequest } from '../../../domain/cycle/agenda-types.js';
import { resolveSeats } from '../../../domain/directory/resolve.js';
import type { DirectorySnapshot } from '../../../domain/directory/types.js';
import { directoryOf } from '../approval/world.js';

const TODAY = plainDate('2026-03-02');
const OPEN = plainDate('2020-01-01');

function request(who: ResolveRequest['who'], more: Partial<ResolveRequest> = {}): ResolveRequest {
  return {
    approval: 'a1',
    entry: 1,
    subject: { kind: 'annual-plan', ref: 'y1' },
    who,
    mode: 'all',
    weights: {},
    veto: [],
    initiators: ['officer'],
    previous: ['officer'],
    chosen: [],
    contractor: null,
    standing: [],
    ledger: {},
    pairs: [],
    ...more,
  };
}

function people(who: ResolveRequest['who'], more: Partial<ResolveRequest> = {}, directory = directoryOf()): string[][] {
  return resolveSeats(request(who, more), directory, TODAY).seats.map((seat) => seat.people.map(({ id }) => id));
}

const post = (posts: Extract<Who, { by: 'post' }>['posts'], holders: 'each' | 'first' = 'each'): Who => ({
  by: 'post',
  posts,
  holders,
});

const away = (person: string): DirectorySnapshot => ({
  ...directoryOf(),
  absences: [{ person, from: TODAY, to: plainDate('2026-03-13'), reason: '休假' }],
});

describe('holders of a post', () => {
  test('each has a seat of his own, with name and post as text', () => {
    const { seats, directoryRev } = resolveSeats(request(post(['headOfOffice', 'deputyHead'])), directoryOf(), TODAY);
    expect(directoryRev).toBe(1);
    expect(seats).toEqual([
      { post: 'headOfOffice', weight: 1, people: [{ id: 'office', name: 'office', post: 'headOfOffice' }] },
      { post: 'deputyHead', weight: 1, people: [{ id: 'deputy', name: 'deputy', post: 'deputyHead' }] },
    ]);
  });

  test('one of them is enough where the first is asked, and somebody present before somebody away', () => {
    expect(people(post(['officer'], 'first'), { initiators: [] })).toEqual([['officer']]);
    expect(people(post(['officer'], 'first'), { initiators: [] }, away('officer'))).toEqual([['secondOfficer']]);
  });

  test('one after the other they have one seat', () => {
    expect(people(post(['headOfOffice', 'deputyHead']), { mode: 'sequential' })).toEqual([['office', 'deputy']]);
  });

  test('who held the post yesterday is not asked, who holds it from today is', () => {
    const directory = directoryOf();
    directory.holdings = [
      { post: 'deputyHead', person: 'deputy', from: OPEN, to: plainDate('2026-03-01') },
      { post: 'deputyHead', person: 'clerk', from: TODAY, to: null },
    ];
    expect(people(post(['deputyHead']), {}, directory)).toEqual([['clerk']]);
  });

  test('one person in two posts of a vote has one seat with the votes of both', () => {
    const directory = directoryOf();
    directory.holdings = [
      { post: 'deputyHead', person: 'deputy', from: OPEN, to: null },
      { post: 'bureauHead', person: 'deputy', from: OPEN, to: null },
    ];
    const vote = request(post(['deputyHead', 'bureauHead']), {
      mode: 'vote',
      weights: { deputyHead: 2, bureauHead: 3 },
    });
    expect(resolveSeats(vote, directory, TODAY).seats).toMatchObject([{ weight: 5, people: [{ id: 'deputy' }] }]);
  });
});

describe('one person in two posts of a vote', () => {
  const directory = directoryOf();
  directory.holdings = [
    { post: 'deputyHead', person: 'deputy', from: OPEN, to: null },
    { post: 'bureauHead', person: 'deputy', from: OPEN, to: null },
  ];
  const seatsBy = (more: Partial<ResolveRequest>) =>
    resolveSeats(request(post(['deputyHead', 'bureauHead']), { mode: 'vote', ...more }), directory, TODAY).seats;

  test('keeps the veto of whichever post has one', () => {
    const asked = (veto: string[]) => seatsBy({ veto }).map((seat) => [seat.post, seat.people[0]?.post, seat.weight]);
    expect(asked(['bureauHead'])).toEqual([['bureauHead', 'bureauHead', 2]]);
    expect(asked(['deputyHead'])).toEqual([['deputyHead', 'deputyHead', 2]]);
    expect(asked(['deputyHead', 'bureauHead'])).toEqual([['deputyHead', 'deputyHead', 2]]);
    expect(asked([])).toEqual([['deputyHead', 'deputyHead', 2]]);
  });

  test('has the votes given to him by name once', () => {
    expect(seatsBy({ weights: { deputy: 3, bureauHead: 5 } }).map(({ weight }) => weight)).toEqual([3]);
  });
});

describe('a post that nobody holds', () => {
  const vacant = { ...directoryOf(), holdings: directoryOf().holdings.filter((each) => each.post !== 'deputyHead') };
  const both = post(['headOfOffice', 'deputyHead']);

  test('is not passed over where all must agree', () => {
    const found = resolveSeats(request(both), vacant, TODAY);
    expect(found.seats).toEqual([]);
    expect(found.excluded).toEqual([{ person: 'deputyHead', why: 'vacant' }]);
  });

  test('matters less where one is enough', () => {
    expect(people(both, { mode: 'any' }, vacant)).toEqual([['office']]);
  });

  test('is missed in a vote only where it has a veto', () => {
    expect(people(both, { mode: 'vote' }, vacant)).toEqual([['office']]);
    expect(people(both, { mode: 'vote', veto: ['deputyHead'] }, vacant)).toEqual([]);
  });
});

describe('who is left out', () => {
  test('the initiator, with the reason', () => {
    const found = resolveSeats(request(post(['officer'])), directoryOf(), TODAY);
    expect(found.seats.flatMap((seat) => seat.people.map(({ id }) => id))).toEqual(['secondOfficer']);
    expect(found.excluded).toEqual([{ person: 'officer', why: 'initiated' }]);
  });

  test('who carried a duty that does not go with approving', () => {
    const ledger = { office: [{ duty: 'paid' as const, subject: 'payment:t1', year: 2026 }] };
    const pairs = [{ a: 'paid' as const, b: 'approved' as const, within: 'subject' as const }];
    const payment = { ledger, pairs, subject: { kind: 'payment' as const, ref: 't1' } };
    expect(resolveSeats(request(post(['headOfOffice']), payment), directoryOf(), TODAY).excluded).toContainEqual({
      person: 'office',
      why: 'paid',
    });
    expect(people(post(['headOfOffice']), { ledger, pairs })).toEqual([['office']]);
  });

  test('who has left the service', () => {
    const directory = directoryOf();
    directory.people = directory.people.map((each) =>
      each.id === 'clerk' ? { ...each, activeTo: plainDate('2026-03-01') } : each,
    );
    const found = resolveSeats(request({ by: 'named', persons: ['clerk'] }), directory, TODAY);
    expect([found.seats, found.excluded]).toEqual([[], [{ person: 'clerk', why: 'left' }]]);
  });
});

describe('other ways to say who decides', () => {
  test('the heads above the initiator, one a level', () => {
    expect(people({ by: 'heads', of: 'initiator', levels: 2 })).toEqual([['office'], ['deputy']]);
  });

  test('the head above who decided before', () => {
    expect(people({ by: 'heads', of: 'previous', levels: 1 }, { previous: ['deputy'] })).toEqual([['head']]);
  });

  test('an excluded head is passed on upward, never to the initiator himself', () => {
    expect(people({ by: 'heads', of: 'initiator', levels: 1 }, { initiators: ['officer', 'office'] })).toEqual([
      ['deputy'],
    ]);
  });

  test('a chain of heads that closes on itself ends', () => {
    const directory = {
      ...directoryOf(),
      heads: [
        { person: 'officer', head: 'office' },
        { person: 'office', head: 'officer' },
      ],
    };
    expect(people({ by: 'heads', of: 'initiator', levels: 5 }, {}, directory)).toEqual([['office']]);
  });

  test('people by name, and a name nobody knows is nobody', () => {
    expect(people({ by: 'named', persons: ['clerk', 'adviser'] })).toEqual([['clerk'], ['adviser']]);
    expect(people({ by: 'named', persons: ['stranger'] })).toEqual([]);
  });

  test('people chosen from among those the rule offers', () => {
    const who: Who = { by: 'chosen', from: post(['headOfOffice', 'deputyHead']) };
    expect(people(who, { chosen: ['deputy', 'clerk'] })).toEqual([['deputy']]);
  });

  test('the contractor in office, not another one, and the evaluator', () => {
    const directory = directoryOf();
    const outside = (id: string, partyId: string) => ({
      id,
      name: id,
      party: 'contractor' as const,
      partyId,
      email: null,
      phone: null,
      activeFrom: OPEN,
      activeTo: null,
    });
    directory.people = [...directory.people, outside('old', 'c1'), outside('new', 'c2')];
    expect(people({ by: 'party', party: 'contractor' }, { contractor: 'c2' }, directory)).toEqual([['new']]);
    expect(people({ by: 'party', party: 'evaluator' })).toEqual([['evaluator']]);
    expect(people({ by: 'party', party: 'contractor' })).toEqual([]);
  });

  test('whom a field of the directory names', () => {
    expect(people({ by: 'field', field: 'head-of-office' })).toEqual([['office']]);
    expect(people({ by: 'field', field: 'evaluator-lead' })).toEqual([]);
  });

  test('the initiator for his own revision, else who holds his post', () => {
    expect(people({ by: 'initiator', post: 'officer' }, { mode: 'any' })).toEqual([['officer']]);
    const directory = directoryOf();
    directory.people = directory.people.map((each) =>
      each.id === 'officer' ? { ...each, activeTo: plainDate('2026-03-01') } : each,
    );
    expect(people({ by: 'initiator', post: 'officer' }, { mode: 'any' }, directory)).toEqual([['secondOfficer']]);
    expect(people({ by: 'initiator', post: 'nothing' }, { mode: 'any' }, directory)).toEqual([]);
  });
});

describe('who is away', () => {
  const proxy = (by: string) => ({
    ...away('office'),
    proxies: [
      {
        id: 'px',
        principal: 'office',
        proxy: by,
        from: TODAY,
        to: plainDate('2026-03-31'),
        subjects: ['annual-plan' as const],
      },
    ],
  });

  test('keeps the seat, and the proxy is noted', () => {
    const found = resolveSeats(request(post(['headOfOffice'])), proxy('adviser'), TODAY);
    expect(found.seats).toHaveLength(1);
    expect(found.away).toEqual([{ person: 'office', until: '2026-03-13', proxy: 'adviser' }]);
  });

  test('a proxy who is separated himself counts as none', () => {
    expect(resolveSeats(request(post(['headOfOffice'])), proxy('officer'), TODAY).away).toEqual([
      { person: 'office', until: '2026-03-13' },
    ]);
  });

  test('a proxy who has left the service, or is away too, counts as none', () => {
    const { people, ...same } = proxy('adviser');
    const left = people.map((each) => (each.id === 'adviser' ? { ...each, activeTo: plainDate('2026-03-01') } : each));
    const absent = { person: 'adviser', from: TODAY, to: TODAY, reason: '' };
    for (const directory of [
      { ...same, people: left },
      { ...same, people, absences: [...same.absences, absent] },
    ])
      expect(resolveSeats(request(post(['headOfOffice'])), directory, TODAY).away).toEqual([
        { person: 'office', until: '2026-03-13' },
      ]);
  });

  test('a proxy whom the step asks himself counts as none, unless one seat is enough and his is another', () => {
    const asked = (mode: 'any' | 'all' | 'sequential', more: Partial<ResolveRequest> = {}) =>
      resolveSeats(request(post(['headOfOffice', 'deputyHead']), { mode, ...more }), proxy('deputy'), TODAY).away;
    const none = [{ person: 'office', until: '2026-03-13' }];
    expect([asked('all'), asked('sequential')]).toEqual([none, none]);
    expect(asked('any')).toEqual([{ ...none[0], proxy: 'deputy' }]);
    // Nor does one who has decided there already: he has one decision.
    const seat = (id: string, undecided: boolean, of: string) => ({
      ...{ post: of, weight: 1, people: [{ id, undecided, added: false }] },
    });
    const standing = [seat('office', true, 'headOfOffice'), seat('deputy', false, 'deputyHead')];
    expect(asked('all', { standing })).toEqual(none);
  });

  test('nobody is noted who is there', () => {
    expect(resolveSeats(request(post(['deputyHead'])), proxy('adviser'), TODAY).away).toEqual([]);
  });
});

describe('seats that stand already', () => {
  const seat = (id: string, undecided: boolean, of = 'headOfOffice') => ({
    post: of,
    weight: 1,
    people: [{ id, undecided, added: false }],
  });
  const gone = (id: string): DirectorySnapshot => ({
    ...directoryOf(),
    holdings: directoryOf().holdings.filter((each) => each.person !== id),
  });

  test('keep their people, also who decided and then left', () => {
    expect(people(post(['headOfOffice']), { standing: [seat('office', true)] })).toEqual([['office']]);
    expect(people(post(['headOfOffice']), { standing: [seat('office', false)] }, gone('office'))).toEqual([['office']]);
  });

  test('are vacant when the last holder lost the post', () => {
    expect(people(post(['headOfOffice']), { standing: [seat('office', true)] }, gone('office'))).toEqual([[]]);
  });

  test('where one is enough a vacant seat falls away beside one that stands', () => {
    const standing = [seat('office', true), seat('deputy', true, 'deputyHead')];
    const any = request(post(['headOfOffice', 'deputyHead']), { mode: 'any', standing });
    expect(resolveSeats(any, gone('office'), TODAY).seats).toMatchObject([{ weight: 0, people: [] }, { weight: 1 }]);
  });

  test('added signers stay whatever post they hold', () => {
    const standing = [
      {
        post: 'headOfOffice',
        weight: 1,
        people: [
          { id: 'office', undecided: true, added: false },
          { id: 'clerk', undecided: true, added: true },
        ],
      },
    ];
    expect(people(post(['headOfOffice']), { standing })).toEqual([['office', 'clerk']]);
  });
});
