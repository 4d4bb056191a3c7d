import { describe, expect, test } from '@jest/globals';
import { plainDate } from '../../../domain/calendar/plain-date.js';
import type { Post } from '../../../domain/people.js';
import { type Office, routeOf, START, step, THREE_STEPS, type World, worldOf } from './world.js';

const both = routeOf([step('s', ['headOfOffice', 'deputyHead'])]);

describe('a task that was passed on, when the directory is looked at again', () => {
  test.each([
    ['passed on by its owner', 'office', 'transfer'],
    ['handed over by the administrator', 'administrator', 'hand-over'],
  ] as const)('a task %s to somebody without the post stays his: he lost nothing', (_how, who, verb) => {
    const world = worldOf(THREE_STEPS).submitted();
    expect(world.give(who, verb, verb === 'transfer' ? { to: 'clerk' } : { from: 'office', to: 'clerk' })).toBe('ok');
    world.leaves('finance');
    world.directoryChanged();
    expect(world.open()).toEqual(['clerk']);
    // Nor does it fall to who follows the one that passed it on.
    world.leaves('office', 'adviser');
    world.directoryChanged();
    expect(world.open()).toEqual(['clerk']);
    world.leaves('clerk');
    world.directoryChanged();
    expect(world.open()).toEqual(['adviser']);
  });

  test('a task passed on to another holder of the post is lost with the post, whichever of his posts comes first', () => {
    const world = worldOf(THREE_STEPS);
    const held = (post: Post) => ({ post, person: 'clerk', from: plainDate('2026-01-01'), to: null });
    const { holdings, ...same } = world.directory;
    world.submitted();
    world.directory = { ...same, rev: 2, holdings: [...holdings, held('agent'), held('headOfOffice')] };
    expect(world.give('office', 'transfer', { to: 'clerk' })).toBe('ok');
    expect(world.facts.at(-1)?.data).toMatchObject({ toPerson: { id: 'clerk', post: 'headOfOffice' } });
    world.directory = { ...same, rev: 3, holdings };
    world.directoryChanged();
    expect(world.open()).toEqual(['office']);
  });

  test('where one signs after the other it is asked by all the posts of the step: who has one of them loses it with that', () => {
    const queue = routeOf([step('s', ['headOfOffice', 'deputyHead'], { tally: { mode: 'sequential' } })]);
    const stays = worldOf(queue).submitted();
    expect(stays.give('office', 'transfer', { to: 'clerk' })).toBe('ok');
    expect(stays.tasks().map(({ owner, placed }) => [owner, placed === true])).toEqual([
      ['clerk', true],
      ['deputy', false],
    ]);
    const loses = worldOf(queue).submitted();
    const { holdings, ...same } = loses.directory;
    const held = { post: 'deputyHead' as const, person: 'clerk', from: START, to: null };
    loses.directory = { ...same, rev: 2, holdings: [...holdings, held] };
    expect(loses.give('office', 'transfer', { to: 'clerk' })).toBe('ok');
    expect(loses.tasks()[0]).not.toHaveProperty('placed');
    loses.directory = { ...same, rev: 3, holdings };
    loses.directoryChanged();
    expect(loses.open()).toEqual(['office']);
  });

  test('a task that came back to its post is not held by who lost the post since', () => {
    const world = worldOf(THREE_STEPS).submitted();
    world.give('office', 'transfer', { to: 'clerk' });
    world.give('clerk', 'transfer', { to: 'office' });
    expect(world.tasks()[0]).not.toHaveProperty('placed');
    const holdings = world.directory.holdings.map((each) =>
      each.person === 'office' ? { ...each, person: 'adviser' } : each,
    );
    world.directory = { ...world.directory, rev: 2, holdings };
    world.directoryChanged();
    expect(world.open()).toEqual(['adviser']);
  });
});

describe('where all must agree and one person is there for two posts, so with one seat', () => {
  const inTwoPosts = () => {
    const world = worldOf(both);
    const held = { post: 'deputyHead' as const, person: 'office', from: plainDate('2026-01-01'), to: null };
    const others = world.directory.holdings.filter(({ post }) => post !== 'deputyHead');
    world.directory = { ...world.directory, holdings: [...others, held] };
    world.submitted();
    expect(world.open()).toEqual(['office']);
    return world;
  };
  const without = (world: World, lost: Post, next: Office) => {
    const yesterday = plainDate('2026-03-01');
    const holdings = world.directory.holdings.map((each) =>
      each.post === lost && each.person === 'office' ? { ...each, to: yesterday } : each,
    );
    const follows = { post: lost, person: next, from: START, to: null };
    world.directory = { ...world.directory, rev: 2, holdings: [...holdings, follows] };
    world.directoryChanged();
  };

  test('losing the post of the seat, he is asked for the other beside who follows', () => {
    const world = inTwoPosts();
    without(world, 'headOfOffice', 'clerk');
    expect(world.open().sort()).toEqual(['clerk', 'office']);
    expect(world.give('clerk', 'approve')).toBe('ok');
    expect(world.course()).toEqual(['s open']);
    expect(world.give('office', 'approve')).toBe('ok');
    expect(world.ended().status).toBe('approved');
  });

  test('losing the other, he keeps his seat: newcomers do not join', () => {
    const world = inTwoPosts();
    without(world, 'deputyHead', 'clerk');
    expect(world.open()).toEqual(['office']);
  });

  test('when he goes, both posts are asked, of one person where one holds both', () => {
    const two = inTwoPosts();
    two.leaves('office', 'clerk');
    const held = { post: 'deputyHead' as const, person: 'deputy', from: START, to: null };
    two.directory = { ...two.directory, holdings: [...two.directory.holdings, held] };
    two.directoryChanged();
    expect(two.open().sort()).toEqual(['clerk', 'deputy']);
    const one = inTwoPosts();
    one.leaves('office', 'clerk');
    one.directory = { ...one.directory, holdings: [...one.directory.holdings, { ...held, person: 'clerk' }] };
    one.directoryChanged();
    expect(one.open()).toEqual(['clerk']);
  });

  test('where one is enough nobody is asked besides', () => {
    const world = worldOf(routeOf([step('s', ['headOfOffice', 'deputyHead'], { tally: { mode: 'any' } })]));
    const held = { post: 'deputyHead' as const, person: 'office', from: plainDate('2026-01-01'), to: null };
    const others = world.directory.holdings.filter(({ post }) => post !== 'deputyHead');
    world.directory = { ...world.directory, holdings: [...others, held] };
    world.submitted();
    without(world, 'headOfOffice', 'clerk');
    expect(world.open()).toEqual(['clerk']);
  });
});
