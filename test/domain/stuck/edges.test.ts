import { describe, expect, test } from '@jest/globals';
import { instantAt } from '../../../domain/calendar/instant.js';
import type { StuckInput } from '../../../domain/stuck/types.js';
import { given, inTurn, submitted } from '../approval/scenes.js';
import { routeOf, step, type World, worldOf } from '../approval/world.js';
import { d, duty, on, seenOf, stuckOn } from './seen.js';

const midnight = (day: string) => instantAt(d(day), '00:00');
const away = (person: string, from = '2026-02-20') => ({ person, from: d(from), to: d('2026-03-31'), reason: '' });

/** What is seen when somebody is no more in the directory, not even as one who left. */
function forgotten(world: World, who: string, more: Partial<StuckInput['directory']> = {}): StuckInput {
  const people = world.directory.people.filter(({ id }) => id !== who);
  return seenOf(world, { directory: { ...world.directory, people, ...more } });
}

describe('why nobody can decide a step', () => {
  const unmanned = () => {
    const world = worldOf(routeOf([step('both', ['headOfOffice', 'deputyHead'])]));
    world.leaves('office');
    return world.submitted();
  };
  const variant = (excluded: [person: string, why: string][], more: StuckInput['seatsFound'] = []) => {
    const found = excluded.map(([person, why]) => ({ person, why }));
    const seatsFound = [{ approval: 'a1', entry: 1, at: on('2026-03-02'), excluded: found }, ...more];
    return stuckOn(seenOf(unmanned(), { seatsFound }), 'noApprover', '2026-03-06')[0]?.detail;
  };

  test.each([
    ['no post has a holder', 'vacant', '', [['headOfOffice', 'vacant']]],
    [
      'all who could have left',
      'left',
      'office,clerk',
      [
        ['office', 'left'],
        ['clerk', 'left'],
      ],
    ],
    [
      'one left his post empty',
      'left',
      'office',
      [
        ['office', 'left'],
        ['headOfOffice', 'vacant'],
      ],
    ],
    [
      'one may not decide, and the post has no other',
      'allExcluded',
      'office',
      [
        ['office', 'initiated'],
        ['headOfOffice', 'vacant'],
      ],
    ],
    [
      'some left and the others may not',
      'allExcluded',
      'office,deputy',
      [
        ['office', 'left'],
        ['deputy', 'initiated'],
      ],
    ],
    [
      'one may not for two reasons',
      'allExcluded',
      'office',
      [
        ['office', 'initiated'],
        ['office', 'evaluated-bids'],
      ],
    ],
  ] as const)('%s: %s', (_why, expected, people, excluded) => {
    expect(variant(excluded.map(([person, why]) => [person, why]))).toEqual({
      variant: expected,
      posts: 'headOfOffice,deputyHead',
      people,
    });
  });

  test('is told from the last look-up of that step, not of another one', () => {
    const other = { at: on('2026-03-05'), excluded: [{ person: 'head', why: 'left' }] };
    const elsewhere = [
      { ...other, approval: 'a1', entry: 2 },
      { ...other, approval: 'a2', entry: 1 },
    ];
    expect(variant([['office', 'initiated']], elsewhere)).toMatchObject({ people: 'office' });
    const again = [{ ...other, approval: 'a1', entry: 1 }];
    expect(variant([['office', 'initiated']], again)).toMatchObject({ people: 'head', variant: 'left' });
  });

  test('without any look-up on record it is a vacancy since the step opened', () => {
    expect(stuckOn(seenOf(unmanned(), { seatsFound: [] }), 'noApprover', '2026-03-06')).toMatchObject([
      { detail: { variant: 'vacant', people: '' }, since: midnight('2026-03-02') },
    ]);
  });

  test('a revision without anybody to make it is one, too, and names no post', () => {
    const world = submitted();
    world.leaves('officer');
    world.leaves('secondOfficer');
    given(world, ['office', 'return']);
    expect(stuckOn(seenOf(world), 'noApprover', '2026-03-06')).toMatchObject([
      { about: { entry: 2, step: 'initiator' }, detail: { posts: '' } },
    ]);
  });

  test('a step without anybody is no repair that waits for its second person', () => {
    expect(stuckOn(seenOf(unmanned()), 'repairWaitsSecond', '2026-03-06')).toEqual([]);
  });
});

describe('somebody away or gone', () => {
  test('is told of since his turn came, where that is later', () => {
    const world = inTurn();
    world.today = d('2026-03-04');
    given(world, ['office', 'approve']);
    const directory = { ...world.directory, absences: [away('deputy')] };
    expect(stuckOn(seenOf(world, { directory }), 'awayNoProxy', '2026-03-06')[0]?.since).toBe(midnight('2026-03-04'));
  });

  test('is told of since he left, where his turn had come before', () => {
    const world = worldOf(routeOf([step('adviser', [], { who: { by: 'named', persons: ['adviser'] } })])).submitted();
    const people = world.directory.people.map((each) =>
      each.id === 'adviser' ? { ...each, activeTo: d('2026-03-04') } : each,
    );
    const seen = seenOf(world, { directory: { ...world.directory, people } });
    expect(stuckOn(seen, 'approverLeft', '2026-03-06')[0]?.since).toBe(midnight('2026-03-04'));
  });

  test('has left when the directory knows him no more; his last day is not known then', () => {
    const world = worldOf(routeOf([step('adviser', [], { who: { by: 'named', persons: ['adviser'] } })])).submitted();
    expect(stuckOn(forgotten(world, 'adviser'), 'approverLeft', '2026-03-06')).toMatchObject([
      { detail: { left: '', who: 'adviser' }, since: midnight('2026-03-02') },
    ]);
    const gone = forgotten(world, 'adviser', { absences: [away('adviser')] });
    expect(stuckOn(gone, 'awayNoProxy', '2026-03-06')).toEqual([]);
  });

  test('is not replaced by a proxy nobody knows', () => {
    const world = submitted();
    world.standsIn('office', 'clerk');
    const absences = [away('office')];
    expect(stuckOn(forgotten(world, 'adviser', { absences }), 'awayNoProxy', '2026-03-06')).toEqual([]);
    expect(stuckOn(forgotten(world, 'clerk', { absences }), 'awayNoProxy', '2026-03-06')).toHaveLength(1);
  });

  test('who revises what came back is found anew by his post when he leaves', () => {
    const world = given(submitted(), ['office', 'return']);
    world.leaves('officer');
    expect(stuckOn(seenOf(world), 'approverLeft', '2026-03-06')).toEqual([]);
  });

  test('nobody is away or gone for who has not looked at the directory', () => {
    const world = worldOf(routeOf([step('adviser', [], { who: { by: 'named', persons: ['adviser'] } })])).submitted();
    for (const reason of ['awayNoProxy', 'approverLeft'] as const)
      expect(stuckOn(seenOf(world, { directory: null }), reason, '2026-03-06')).toEqual([]);
  });
});

test('of a step only who still owes his answer is over the limit', () => {
  const world = worldOf(routeOf([step('both', ['headOfOffice', 'deputyHead'])])).submitted();
  given(world, ['office', 'approve']);
  expect(stuckOn(seenOf(world), 'overLimit', '2026-03-06')).toMatchObject([{ about: { holder: 'deputy' } }]);
});

test('a letter about a task that is not open any more asks for nothing', () => {
  const failed = { about: 'a1.9.9', recipient: 'office', address: 'x@y', currentAddress: 'x@y' };
  const deliveries = [{ ...failed, at: on('2026-03-03'), why: '550' }];
  expect(stuckOn(seenOf(submitted(), { deliveries }), 'badAddress', '2026-03-04')).toEqual([]);
});

describe('a day that is not known', () => {
  const waits = (change: Parameters<typeof duty>[0]) =>
    stuckOn({ obligations: [duty({ owner: 'contractor', ...change })] }, 'waitsContractor', '2026-03-11').length;

  test('makes nobody late', () => {
    expect(waits({ due: null })).toBe(0);
    expect(waits({ due: null, earliest: d('2026-03-01') })).toBe(0);
  });

  test('is reckoned by what is known', () => {
    expect(waits({ earliest: null })).toBe(1);
    expect(waits({ due: d('2026-03-20'), earliest: d('2026-03-10') })).toBe(1);
  });

  test('is no worry of the calendar', () => {
    const unsure = duty({ certainty: 'provisional', earliest: null, latest: null });
    expect(stuckOn({ obligations: [unsure], calendarYears: [] }, 'provisionalDate', '2027-01-01')).toEqual([]);
  });
});

describe('a year without its notice', () => {
  const unsure = (change: Parameters<typeof duty>[0]) =>
    duty({
      certainty: 'provisional',
      due: d('2027-02-20'),
      earliest: d('2027-02-10'),
      latest: d('2027-02-25'),
      trigger: { kind: 'plan-approved', on: d('2026-11-02'), seq: 9 },
      ...change,
    });
  const breaks = (...obligations: ReturnType<typeof duty>[]) =>
    stuckOn({ obligations, calendarYears: [2026] }, 'provisionalDate', '2027-01-01').map(({ breaksOn }) => breaksOn);

  test('breaks the nearest day of a law that waits for it, in whatever order they come', () => {
    const inner = unsure({ severity: 'internal', earliest: d('2027-02-01') });
    const later = unsure({ earliest: d('2027-02-15') });
    expect(breaks(inner, unsure({}))).toEqual(['2027-02-10']);
    expect(breaks(unsure({}), inner)).toEqual(['2027-02-10']);
    expect(breaks(later, unsure({}))).toEqual(['2027-02-10']);
    expect(breaks(unsure({}), later)).toEqual(['2027-02-10']);
    expect(breaks(inner)).toEqual([null]);
  });
});

test('a year and a queue are of no cycle, whichever cycle was looked at', () => {
  const world = submitted();
  const seen = seenOf(world, {
    obligations: [duty({ certainty: 'provisional', latest: d('2027-01-12') })],
    queues: [{ queue: 'q', lastPoll: on('2026-03-01'), seenSince: on('2026-03-01') }],
    engine: {
      status: 'gone',
      goneSince: null,
      pendingActivities: [],
      taskFailures: null,
      reported: false,
      nextWake: null,
    },
  });
  const cycleOf = (reason: Parameters<typeof stuckOn>[1]) =>
    stuckOn(seen, reason, '2026-03-06').map((each) => each.cycle);
  expect(cycleOf('provisionalDate')).toEqual([null]);
  expect(cycleOf('noPoller')).toEqual([null]);
  expect(cycleOf('workflowGone')).toEqual([world.state.cycleId]);
});

test('somebody the directory forgot is called as the record calls him', () => {
  const world = submitted();
  expect(stuckOn(forgotten(world, 'office'), 'overLimit', '2026-03-06')[0]?.detail.who).toBe('office');
});
