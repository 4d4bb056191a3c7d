import { describe, expect, test } from '@jest/globals';
import { handOverLines } from '../../../domain/approval/hand-over.js';
import { asResolved, knownPerson } from '../../../domain/approval/resolved-seat.js';
import { given, submitted, voting } from './scenes.js';
import { routeOf, step, type World, worldOf } from './world.js';

const linesOf = (world: World, from: string, to: string, by?: string[]) => {
  const { people } = world.command('administrator', 'hand-over', { from, to });
  return handOverLines(world.state, { people }, { from, to, ...(by && { by }) }, world.judging());
};
const plan = { kind: 'annual-plan', ref: 'y1' };

describe('what waits for somebody who goes', () => {
  test('goes to the other, named by its step and its matter', () => {
    const world = worldOf(routeOf([step('office', ['headOfOffice'], { title: '办公室审核' })])).submitted();
    expect(linesOf(world, 'office', 'clerk')).toEqual([
      { approval: 'a1', task: 'a1.1.1', subject: plan, step: '办公室审核', moves: world.card('clerk') },
    ]);
  });

  test('stays where the other may not have it, and the line says why', () => {
    expect(linesOf(submitted(), 'office', 'officer')).toEqual([
      {
        approval: 'a1',
        task: 'a1.1.1',
        subject: plan,
        step: 'office',
        stays: 'not-eligible',
        why: { person: 'officer', duty: 'initiated' },
      },
    ]);
  });

  test('stays in a vote: who votes is fixed', () => {
    expect(linesOf(voting(), 'office', 'clerk')).toEqual([
      { approval: 'a1', task: 'a1.1.1', subject: plan, step: 'vote', stays: 'not-in-vote', why: { step: 'vote' } },
    ]);
    expect(voting().give('administrator', 'hand-over', { from: 'office', to: 'clerk' })).toBe('not-eligible');
  });

  test('is his alone where others decide beside him, each asked by a post of his own or all by one', () => {
    const beside = worldOf(routeOf([step('both', ['headOfOffice', 'deputyHead'])])).submitted();
    expect(linesOf(beside, 'deputy', 'clerk').map(({ task }) => task)).toEqual(['a1.1.2']);
    expect(linesOf(beside, 'office', 'clerk').map(({ task }) => task)).toEqual(['a1.1.1']);
    given(beside, ['office', 'approve']);
    expect(linesOf(beside, 'office', 'clerk')).toEqual([]);
    const two = worldOf(routeOf([step('officers', ['officer'])])).submitted('annual-plan', 'y1');
    expect(linesOf(two, 'secondOfficer', 'clerk').map(({ task }) => task)).toHaveLength(1);
  });

  test('does not go to who hands it over, and where the matter is his own only to the post that was asked', () => {
    const [toHimself] = linesOf(submitted(), 'office', 'administrator', ['administrator']);
    expect(toHimself).toMatchObject({
      stays: 'separated',
      why: { person: 'administrator', duty: 'proposed-repair' },
    });
    const [toAnybody] = linesOf(submitted(), 'office', 'clerk', ['officer']);
    expect(toAnybody).toMatchObject({ stays: 'not-eligible', why: { person: 'clerk', post: 'headOfOffice' } });
    const [byAnother] = linesOf(submitted(), 'office', 'clerk', ['administrator']);
    expect(byAnother).toMatchObject({ moves: { id: 'clerk' } });
    const named = worldOf(routeOf([step('named', [], { who: { by: 'named', persons: ['office'] } })])).submitted();
    expect(linesOf(named, 'office', 'clerk', ['officer'])).toMatchObject([
      { stays: 'not-eligible', why: { post: '' } },
    ]);
  });

  test('has no step where the initiator revises', () => {
    const world = given(submitted(), ['office', 'return']);
    expect(linesOf(world, 'officer', 'secondOfficer')).toMatchObject([{ task: 'a1.2.1', step: null }]);
  });

  test('is one line a matter, and none where nothing waits for him', () => {
    const world = submitted().submitted('extension', 'x@y1#1', {
      proposal: { to: '2026-05-01', reason: '公示期不足' },
    });
    expect(linesOf(world, 'office', 'clerk').map(({ approval }) => approval)).toEqual(['a1', 'a2']);
    expect(linesOf(world, 'deputy', 'clerk')).toEqual([]);
    given(world, ['office', 'approve', { task: 'a1.1.1' }]);
    expect(linesOf(world, 'office', 'clerk').map(({ approval }) => approval)).toEqual(['a2']);
  });
});

describe('people as the record knows them', () => {
  const people = { office: { name: '办公室主任', post: 'headOfOffice' } };

  test('have the name and post of their last card; who was never named is called by his id', () => {
    expect(knownPerson({ people }, 'office')).toEqual({ id: 'office', name: '办公室主任', post: 'headOfOffice' });
    expect(knownPerson({ people }, 'ghost')).toEqual({ id: 'ghost', name: 'ghost', post: '' });
  });

  test('sit in a seat in their order, without those who dropped out of it', () => {
    const task = { id: 't', holder: 'x', origin: 'route' as const, handed: 0 };
    const tasks = [
      { ...task, owner: 'deputy', status: 'dropped' as const },
      { ...task, owner: 'office', status: 'done' as const },
      { ...task, owner: 'ghost', status: 'open' as const },
    ];
    const seated = [
      { id: 'office', name: '办公室主任', post: 'headOfOffice' },
      { id: 'ghost', name: 'ghost', post: '' },
    ];
    expect(asResolved({ people }, { weight: 2, tasks })).toEqual({ weight: 2, people: seated });
    expect(asResolved({ people }, { post: 'headOfOffice', weight: 1, tasks })).toEqual({
      post: 'headOfOffice',
      weight: 1,
      people: seated,
    });
  });
});
