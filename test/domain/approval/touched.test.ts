import { describe, expect, test } from '@jest/globals';
import { peopleInUse, stepsTouched } from '../../../domain/approval/touched.js';
import type { Entry } from '../../../domain/approval/types.js';
import { plainDate } from '../../../domain/calendar/plain-date.js';
import { routeOf, START, step, THREE_STEPS, type World, worldOf } from './world.js';

const touchedIn = ({ state, directory, judging }: World) =>
  stepsTouched(state, { ...directory, rev: directory.rev + 1 }, judging());

/** The same world with other entries of its approval. */
function withEntries(world: World, entries: Entry[]): World {
  const { approvals } = world.state;
  const running = { ...approvals.running, a1: { ...world.running(), entries } };
  return { ...world, state: { ...world.state, approvals: { ...approvals, running } } };
}

describe('steps a directory touches', () => {
  test('none while everybody holds what he held, whoever is away or stands in', () => {
    const world = worldOf(THREE_STEPS).submitted();
    world.standsIn('office', 'clerk');
    const absences = [{ person: 'office', from: START, to: plainDate('2026-03-31'), reason: '' }];
    world.directory = { ...world.directory, absences };
    expect(touchedIn(world)).toEqual([]);
  });

  test('the open step of who left, with who comes; a later step of the route is not open and not touched', () => {
    const world = worldOf(THREE_STEPS).submitted();
    world.leaves('deputy', 'clerk');
    expect(touchedIn(world)).toEqual([]);
    world.leaves('office', 'adviser');
    expect(touchedIn(world)).toMatchObject([
      { approval: 'a1', step: 'office', leaving: [{ id: 'office' }], coming: [{ id: 'adviser' }], ownerless: false },
    ]);
  });

  test('newcomers do not join an open step, but man one that has nobody', () => {
    const world = worldOf(THREE_STEPS).submitted();
    const joined = { post: 'headOfOffice' as const, person: 'clerk', from: START, to: null };
    world.directory = { ...world.directory, holdings: [...world.directory.holdings, joined] };
    expect(touchedIn(world)).toEqual([]);
    const empty = worldOf(THREE_STEPS, [], {
      ...world.directory,
      holdings: world.directory.holdings.filter(({ post }) => post !== 'headOfOffice'),
    }).submitted();
    expect(empty.course()).toEqual(['office unmanned']);
    expect(touchedIn(empty)).toEqual([]);
    empty.directory = { ...empty.directory, holdings: [...empty.directory.holdings, joined] };
    expect(touchedIn(empty)).toMatchObject([{ leaving: [], coming: [{ id: 'clerk' }], ownerless: false }]);
  });

  test('somebody whose last day comes later is touched on the day after it, without any change', () => {
    const world = worldOf(THREE_STEPS).submitted();
    const people = world.directory.people.map((each) =>
      each.id === 'office' ? { ...each, activeTo: plainDate('2026-03-03') } : each,
    );
    world.directory = { ...world.directory, people };
    world.today = plainDate('2026-03-03');
    expect(touchedIn(world)).toEqual([]);
    world.today = plainDate('2026-03-04');
    expect(touchedIn(world)).toMatchObject([{ leaving: [{ id: 'office' }], ownerless: true }]);
  });

  test('the electorate of a vote stays as it is; so do people who were named', () => {
    const vote = step('vote', ['headOfOffice', 'deputyHead'], {
      tally: { mode: 'vote', weights: {}, pass: { num: 1, den: 2, strict: true }, early: true, veto: [] },
    });
    const named = step('named', [], { who: { by: 'named', persons: ['office'] } });
    for (const one of [vote, named]) {
      const world = worldOf(routeOf([one])).submitted();
      world.leaves('office', 'clerk');
      expect(touchedIn(world)).toEqual([]);
    }
  });

  test('what was sent back to somebody who left goes to a holder of his post', () => {
    const world = worldOf(THREE_STEPS).submitted();
    world.give('office', 'return');
    expect(world.open()).toEqual(['officer']);
    world.leaves('officer');
    expect(touchedIn(world)).toMatchObject([
      { step: null, leaving: [{ id: 'officer' }], coming: [{ id: 'secondOfficer' }] },
    ]);
  });

  test('a step is named by its title and its matter', () => {
    const world = worldOf(routeOf([step('office', ['headOfOffice'], { title: '办公室审核' })])).submitted();
    world.leaves('office', 'adviser');
    expect(touchedIn(world)).toEqual([
      {
        approval: 'a1',
        entry: 1,
        step: '办公室审核',
        subject: { kind: 'annual-plan', ref: 'y1' },
        leaving: [{ id: 'office', name: 'office' }],
        coming: [{ id: 'adviser', name: 'adviser' }],
        ownerless: false,
      },
    ]);
  });

  test('somebody is called as the directory calls him, else as the record does', () => {
    const world = worldOf(THREE_STEPS).submitted();
    const called = (name: string | undefined) => {
      const people = world.directory.people.flatMap((each) => {
        if (each.id !== 'office') return [each];
        return name === undefined ? [] : [{ ...each, name, activeTo: plainDate('2026-03-01') }];
      });
      return touchedIn({ ...world, directory: { ...world.directory, people } })[0]?.leaving[0]?.name;
    };
    const { approvals } = world.state;
    const recorded = { ...approvals.people, office: { name: '原主任', post: 'headOfOffice' } };
    world.state = { ...world.state, approvals: { ...approvals, people: recorded } };
    expect([called('现主任'), called(undefined)]).toEqual(['现主任', '原主任']);
    world.state = { ...world.state, approvals: { ...approvals, people: {} } };
    expect(called(undefined)).toBe('office');
  });

  test('a step that is being looked up, or will be by this revision, needs no telling', () => {
    const world = worldOf(THREE_STEPS).submitted();
    world.leaves('office', 'adviser');
    const asked = (directoryRev: number) => {
      const entries = world.running().entries.map((entry) => ({ ...entry, recheck: directoryRev }));
      return withEntries(world, entries);
    };
    const { rev } = world.directory;
    expect([rev, rev + 1, rev + 2].map((each) => touchedIn(asked(each)).length)).toEqual([1, 0, 0]);
    const resolving = world.running().entries.map((entry) => ({ ...entry, status: 'resolving' as const }));
    expect(touchedIn(withEntries(world, resolving))).toEqual([]);
  });

  test('a vote nobody was found for is told of when somebody comes', () => {
    const vote = step('vote', ['headOfOffice'], {
      tally: { mode: 'vote', weights: {}, pass: { num: 1, den: 2, strict: true }, early: true, veto: [] },
    });
    const world = worldOf(routeOf([vote]));
    const { holdings } = world.directory;
    world.directory = { ...world.directory, holdings: holdings.filter(({ post }) => post !== 'headOfOffice') };
    world.submitted();
    expect(world.course()).toEqual(['vote unmanned']);
    world.directory = { ...world.directory, holdings };
    expect(touchedIn(world)).toMatchObject([{ coming: [{ id: 'office' }] }]);
  });

  describe('where two must agree and one leaves', () => {
    const both = () => worldOf(routeOf([step('both', ['headOfOffice', 'deputyHead'])])).submitted();

    test('nobody is left to decide once the other has', () => {
      const world = both();
      world.give('office', 'approve');
      world.leaves('deputy');
      expect(touchedIn(world)).toMatchObject([{ leaving: [{ id: 'deputy' }], ownerless: true }]);
    });

    test('somebody is missing though the other is left, and nobody where whoever follows comes', () => {
      const open = both();
      open.leaves('deputy');
      expect(touchedIn(open)).toMatchObject([{ leaving: [{ id: 'deputy' }], ownerless: true }]);
      const followed = both();
      followed.give('office', 'approve');
      followed.leaves('deputy', 'clerk');
      expect(touchedIn(followed)).toMatchObject([{ coming: [{ id: 'clerk' }], ownerless: false }]);
    });

    test('who has decided and leaves then is missed by nobody', () => {
      const world = both();
      world.give('office', 'approve');
      world.leaves('office');
      expect(touchedIn(world)).toEqual([]);
    });
  });

  test('who was followed once is not told of again, and comes when he is back', () => {
    const world = worldOf(THREE_STEPS).submitted();
    const before = world.directory;
    world.leaves('office', 'clerk');
    world.directoryChanged();
    expect(touchedIn(world)).toEqual([]);
    world.directory = { ...before, rev: world.directory.rev };
    expect(touchedIn(world)).toMatchObject([{ leaving: [{ id: 'clerk' }], coming: [{ id: 'office' }] }]);
  });

  test('who carries the case is needed, too', () => {
    const world = worldOf(THREE_STEPS).submitted();
    const carrying = { ...world.state, plan: { ...world.state.plan, officer: 'secondOfficer' } };
    expect(peopleInUse(carrying).sort()).toEqual(['office', 'officer', 'secondOfficer']);
  });

  test('whoever asked, sits in a step or has one in hand is still needed', () => {
    const world = worldOf(THREE_STEPS).submitted();
    world.give('office', 'approve');
    world.give('deputy', 'delegate', { to: 'clerk' });
    expect(peopleInUse(world.state).sort()).toEqual(['clerk', 'deputy', 'office', 'officer']);
  });
});
