import { describe, expect, test } from '@jest/globals';
import { plainDate } from '../../../domain/calendar/plain-date.js';
import { draft } from '../../../domain/cycle/chapter.js';
import { routeOf, step, THREE_STEPS, type World, worldOf } from './world.js';

const first = (world: World) => world.tasks()[0];
const lent = (world: World) => {
  world.give('office', 'delegate', { to: 'clerk' });
  return world;
};

describe('transferring', () => {
  test('gives the same task with its due day to somebody else', () => {
    const world = worldOf(THREE_STEPS).submitted();
    const before = first(world);
    expect(world.give('office', 'transfer', { to: 'clerk' })).toBe('ok');
    expect(first(world)).toMatchObject({
      id: before?.id,
      due: before?.due,
      owner: 'clerk',
      holder: 'clerk',
      handed: 1,
    });
    expect(world.give('office', 'approve', { task: before?.id ?? '' })).toBe('not-your-task');
    expect(world.give('clerk', 'approve')).toBe('ok');
  });

  test('needs a reason', () => {
    expect(worldOf(THREE_STEPS).submitted().give('office', 'transfer', { to: 'clerk', reason: '' })).toBe(
      'opinion-required',
    );
  });

  test('the fourth time is refused', () => {
    const world = worldOf(THREE_STEPS).submitted();
    expect(world.give('office', 'transfer', { to: 'clerk' })).toBe('ok');
    expect(world.give('clerk', 'transfer', { to: 'adviser' })).toBe('ok');
    expect(world.give('adviser', 'transfer', { to: 'office' })).toBe('ok');
    expect(world.give('office', 'transfer', { to: 'clerk' })).toBe('too-many-transfers');
  });

  test('to the initiator, to somebody unknown, to somebody who left, to somebody in the step is refused', () => {
    const world = worldOf(routeOf([step('s', ['headOfOffice', 'deputyHead'])])).submitted();
    expect(world.give('office', 'transfer', { to: 'officer' })).toBe('not-eligible');
    expect(world.give('office', 'transfer', { to: 'clerk' }, { people: ['adviser'] })).toBe('not-eligible');
    expect(world.give('office', 'transfer', { to: 'deputy' })).toBe('already-here');
    world.leaves('clerk');
    expect(world.give('office', 'transfer', { to: 'clerk' })).toBe('person-inactive');
  });

  test('by a proxy or by an added signer is refused', () => {
    const world = worldOf(THREE_STEPS);
    world.standsIn('office', 'adviser');
    world.submitted();
    expect(world.give('adviser', 'transfer', { to: 'clerk' }, { as: 'office' })).toBe('proxy-may-not');
    world.give('office', 'add-signer', { where: 'before', persons: ['clerk'] });
    expect(world.give('clerk', 'transfer', { to: 'finance' })).toBe('proxy-may-not');
  });

  test('of a revision makes the new one an initiator, who may not approve later', () => {
    const world = worldOf(THREE_STEPS).submitted();
    world.give('office', 'return');
    expect(world.give('officer', 'transfer', { to: 'clerk' })).toBe('ok');
    expect(world.running().initiators).toEqual(['officer', 'clerk']);
    expect(world.give('clerk', 'resubmit')).toBe('ok');
    expect(world.give('office', 'transfer', { to: 'clerk' })).toBe('not-eligible');
  });
});

describe('the superior who was told that a limit passed', () => {
  const late = () => {
    const world = worldOf(
      routeOf([step('office', ['headOfOffice'], { escalateTo: 'deputyHead' }), step('head', ['bureauHead'])]),
    ).submitted();
    world.record([draft('escalated', { approval: 'a1', via: 'system', task: 'a1.1.1', to: 'deputyHead' })]);
    world.directory = {
      ...world.directory,
      holdings: [
        ...world.directory.holdings,
        { post: 'headOfOffice', person: 'clerk', from: plainDate('2026-01-01'), to: null },
      ],
    };
    return world;
  };

  test('may transfer the task inside its own post', () => {
    const world = late();
    expect(world.give('deputy', 'transfer', { task: 'a1.1.1', to: 'clerk' })).toBe('ok');
    expect(world.open()).toEqual(['clerk']);
  });

  test('may not give it to another post, and nobody else may', () => {
    expect(late().give('deputy', 'transfer', { task: 'a1.1.1', to: 'finance' })).toBe('not-eligible');
    expect(late().give('head', 'transfer', { task: 'a1.1.1', to: 'clerk' })).toBe('not-your-task');
    expect(late().give('deputy', 'transfer', { task: 'a1.1.1', to: 'clerk', reason: '' })).toBe('opinion-required');
  });
});

describe('delegating', () => {
  test('puts the task into other hands, who advise and never decide', () => {
    const world = lent(worldOf(THREE_STEPS).submitted());
    expect(first(world)).toMatchObject({ owner: 'office', holder: 'clerk' });
    expect(world.give('clerk', 'approve')).toBe('delegated-away');
    expect(world.give('office', 'approve')).toBe('delegated-away');
  });

  test('again is refused while it is lent out', () => {
    expect(lent(worldOf(THREE_STEPS).submitted()).give('office', 'delegate', { to: 'adviser' })).toBe(
      'already-delegated',
    );
  });

  test('is given back with an opinion, and then the owner decides', () => {
    const world = lent(worldOf(THREE_STEPS).submitted());
    expect(world.give('clerk', 'give-back', { opinion: '' })).toBe('opinion-required');
    expect(world.give('clerk', 'give-back')).toBe('ok');
    expect(world.give('office', 'approve')).toBe('ok');
  });

  test('is called back by the owner, or by his proxy', () => {
    expect(lent(worldOf(THREE_STEPS).submitted()).give('office', 'recall')).toBe('ok');
    const world = worldOf(THREE_STEPS);
    world.standsIn('office', 'adviser');
    lent(world.submitted());
    expect(world.give('adviser', 'recall', {}, { as: 'office' })).toBe('ok');
    expect(first(world)).toMatchObject({ holder: 'office' });
  });

  test('by a proxy is refused', () => {
    const world = worldOf(THREE_STEPS);
    world.standsIn('office', 'adviser');
    expect(world.submitted().give('adviser', 'delegate', { to: 'clerk' }, { as: 'office' })).toBe('proxy-may-not');
  });

  test('giving back or calling back what was not lent is refused', () => {
    const world = worldOf(THREE_STEPS).submitted();
    expect(world.give('office', 'recall')).toBe('not-your-task');
    expect(world.give('office', 'give-back')).toBe('not-your-task');
  });
});

describe('adding signers', () => {
  test('before: they decide first, and the owner gets a new due day with his turn', () => {
    const world = worldOf(THREE_STEPS).submitted();
    expect(world.give('office', 'add-signer', { where: 'before', persons: ['clerk', 'adviser'] })).toBe('ok');
    expect(world.open()).toEqual(['clerk']);
    world.give('clerk', 'approve');
    expect(world.open()).toEqual(['adviser']);
    world.today = plainDate('2026-03-09');
    world.give('adviser', 'approve');
    expect(world.open()).toEqual(['office']);
    expect(world.tasks().at(-1)?.due?.on).toBe('2026-03-12');
  });

  test('after: the step waits for them', () => {
    const world = worldOf(THREE_STEPS).submitted();
    world.give('office', 'add-signer', { where: 'after', persons: ['clerk'] });
    world.give('office', 'approve');
    expect(world.open()).toEqual(['clerk']);
    world.give('clerk', 'approve');
    expect(world.open()).toEqual(['deputy']);
  });

  test('beside: one more seat that counts', () => {
    const world = worldOf(THREE_STEPS).submitted();
    world.give('office', 'add-signer', { where: 'beside', persons: ['clerk'] });
    expect(world.open()).toEqual(['office', 'clerk']);
    world.give('office', 'approve');
    expect(world.course()).toEqual(['office open']);
    world.give('clerk', 'approve');
    expect(world.open()).toEqual(['deputy']);
  });

  test('beside is refused where people sign one after the other', () => {
    const world = worldOf(
      routeOf([step('s', ['headOfOffice', 'deputyHead'], { tally: { mode: 'sequential' } })]),
    ).submitted();
    expect(world.give('office', 'add-signer', { where: 'beside', persons: ['clerk'] })).toBe('use-before-or-after');
    expect(world.give('office', 'add-signer', { where: 'after', persons: ['clerk'] })).toBe('ok');
  });

  test('the sixth signer of a task is refused, and so is nobody or the same one twice', () => {
    const world = worldOf(THREE_STEPS).submitted();
    const add = (persons: string[]) => world.give('office', 'add-signer', { where: 'after', persons });
    expect(add([])).toBe('bad-input');
    expect(add(['clerk', 'clerk'])).toBe('already-here');
    expect(add(['clerk', 'adviser', 'finance', 'deputy', 'head'])).toBe('ok');
    expect(add(['secondOfficer'])).toBe('too-many-signers');
  });

  test('by an added signer or a proxy is refused', () => {
    const world = worldOf(THREE_STEPS);
    world.standsIn('office', 'adviser');
    world.submitted();
    expect(world.give('adviser', 'add-signer', { where: 'before', persons: ['clerk'] }, { as: 'office' })).toBe(
      'proxy-may-not',
    );
    world.give('office', 'add-signer', { where: 'before', persons: ['clerk'] });
    expect(world.give('clerk', 'add-signer', { where: 'before', persons: ['finance'] })).toBe('proxy-may-not');
  });

  test('one seat waits while the others run on, and a no elsewhere ends all', () => {
    const world = worldOf(routeOf([step('s', ['headOfOffice', 'deputyHead'])])).submitted();
    world.give('office', 'add-signer', { where: 'before', persons: ['clerk'] });
    expect(world.open()).toEqual(['clerk', 'deputy']);
    world.give('deputy', 'reject');
    expect(world.ended().status).toBe('rejected');
  });

  test('where one is enough another seat may win, and the added signer is dropped', () => {
    const world = worldOf(
      routeOf([step('s', ['headOfOffice', 'deputyHead'], { tally: { mode: 'any' } }), step('head', ['bureauHead'])]),
    ).submitted();
    world.give('office', 'add-signer', { where: 'before', persons: ['clerk'] });
    world.give('deputy', 'approve');
    const seat = world.running().entries[0]?.seats[0];
    expect(seat?.tasks.map(({ status, dropped }) => `${status} ${dropped}`)).toEqual([
      'dropped decided',
      'dropped decided',
    ]);
  });
});

describe('removing signers', () => {
  const added = (where: 'before' | 'after' | 'beside') => {
    const world = worldOf(THREE_STEPS).submitted();
    world.give('office', 'add-signer', { where, persons: ['clerk'] });
    return { world, task: world.tasks().find(({ owner }) => owner === 'clerk')?.id ?? '' };
  };

  test('brings the turn back to the owner', () => {
    const { world, task } = added('before');
    expect(world.give('office', 'remove-signer', { task })).toBe('ok');
    expect(world.open()).toEqual(['office']);
    expect(first(world)).toMatchObject({ status: 'dropped', dropped: 'removed' });
  });

  test('closes the step when everybody else approved', () => {
    const { world, task } = added('beside');
    world.give('office', 'approve');
    expect(world.give('office', 'remove-signer', { task })).toBe('ok');
    expect(world.open()).toEqual(['deputy']);
  });

  test('of a seat of the route is refused, of somebody else too, and of who decided', () => {
    const { world, task } = added('before');
    const own = world.tasks().find(({ owner }) => owner === 'office')?.id ?? '';
    expect(world.give('office', 'remove-signer', { task: own })).toBe('route-seat');
    expect(world.give('deputy', 'remove-signer', { task })).toBe('not-your-task');
    world.give('clerk', 'approve');
    expect(world.give('office', 'remove-signer', { task })).toBe('already-decided');
  });

  test('twice is refused', () => {
    const { world, task } = added('after');
    world.give('office', 'remove-signer', { task });
    expect(world.give('office', 'remove-signer', { task })).toBe('task-not-open');
  });
});
