import { describe, expect, test } from '@jest/globals';
import { peopleInUse, stepsTouched } from '../../../domain/approval/touched.js';
import { plainDate } from '../../../domain/calendar/plain-date.js';
import { routeOf, START, step, THREE_STEPS, type World, worldOf } from './world.js';

const touchedIn = ({ state, directory, judging }: World) =>
  stepsTouched(state, { ...directory, rev: directory.rev + 1 }, judging());

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

  test('whoever asked, sits in a step or has one in hand is still needed', () => {
    const world = worldOf(THREE_STEPS).submitted();
    world.give('office', 'approve');
    world.give('deputy', 'delegate', { to: 'clerk' });
    expect(peopleInUse(world.state).sort()).toEqual(['clerk', 'deputy', 'office', 'officer']);
  });
});
