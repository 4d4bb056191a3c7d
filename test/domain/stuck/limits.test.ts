import { describe, expect, test } from '@jest/globals';
import { instantAt } from '../../../domain/calendar/instant.js';
import { routeOf, step, THREE_STEPS, type World, worldOf } from '../approval/world.js';
import { d, duty, seenOf, stuckOn, waysOf } from './seen.js';

const vote = routeOf([
  step('vote', ['headOfOffice', 'deputyHead'], {
    tally: { mode: 'vote', weights: {}, pass: { num: 1, den: 2, strict: true }, early: true, veto: [] },
  }),
]);

describe('a task past its day', () => {
  test('is over the limit from the day after', () => {
    const seen = seenOf(worldOf(THREE_STEPS).submitted());
    expect(stuckOn(seen, 'overLimit', '2026-03-05')).toEqual([]);
    const [found] = stuckOn(seen, 'overLimit', '2026-03-06');
    expect(found).toMatchObject({ detail: { due: '2026-03-05' }, since: instantAt(d('2026-03-05'), '00:00') });
    expect(waysOf(found)).toEqual(['urge', 'repair-reassign', 'repair-extend-limit']);
  });

  test('of a vote can only be closed: who votes is fixed', () => {
    const found = stuckOn(seenOf(worldOf(vote).submitted()), 'overLimit', '2026-03-06');
    expect(found.map(waysOf)).toEqual([
      ['urge', 'repair-close-vote', 'repair-extend-limit'],
      ['urge', 'repair-close-vote', 'repair-extend-limit'],
    ]);
  });

  test('of a party waits for the party, of the initiator is idle after a return, of a second person waits for him', () => {
    const world = worldOf(routeOf([step('seen', [], { who: { by: 'party', party: 'evaluator' } })])).submitted();
    expect(stuckOn(seenOf(world), 'overLimit', '2026-03-06')).toEqual([]);
    expect(stuckOn(seenOf(world), 'waitsContractor', '2026-03-05')).toEqual([]);
    expect(stuckOn(seenOf(world), 'waitsContractor', '2026-03-06').map(waysOf)).toEqual([['urge', 'call']]);

    expect(world.give('evaluator', 'add-signer', { where: 'before', persons: ['adviser'] })).toBe('ok');
    expect(stuckOn(seenOf(world), 'waitsContractor', '2026-03-06')).toEqual([]);
    expect(stuckOn(seenOf(world), 'overLimit', '2026-03-06')).toMatchObject([{ about: { holder: 'adviser' } }]);

    const returned = worldOf(THREE_STEPS).submitted();
    expect(returned.give('office', 'return')).toBe('ok');
    expect(stuckOn(seenOf(returned), 'overLimit', '2026-03-06')).toEqual([]);
    expect(stuckOn(seenOf(returned), 'returnedIdle', '2026-03-05')).toEqual([]);
    const [idle] = stuckOn(seenOf(returned), 'returnedIdle', '2026-03-06');
    expect(idle).toMatchObject({ about: { holder: 'officer' }, since: instantAt(d('2026-03-02'), '00:00') });
    expect(waysOf(idle)).toEqual(['urge', 'hand-over', 'withdraw']);
  });
});

describe('a repair that waits for its second person', () => {
  /** Who decides on money is changed by two people; `alone`: there is no second one. */
  function proposed(alone: boolean): World {
    const world = worldOf(routeOf([step('office', ['headOfOffice'], { limitWd: 20 })], { money: true }));
    if (alone) world.leaves('superior');
    world.submitted();
    expect(world.give('administrator', 'repair-reassign', { to: 'adviser' })).toBe('ok');
    return world;
  }

  test('is told when he is late, and not as a task over its limit', () => {
    const seen = seenOf(proposed(false));
    expect(stuckOn(seen, 'repairWaitsSecond', '2026-03-05')).toEqual([]);
    expect(stuckOn(seen, 'overLimit', '2026-03-06')).toEqual([]);
    const [found] = stuckOn(seen, 'repairWaitsSecond', '2026-03-06');
    expect(found).toMatchObject({ detail: { variant: 'late' }, whoFrees: ['superior'] });
  });

  test('is told at once when there is nobody', () => {
    const seen = seenOf(proposed(true));
    expect(stuckOn(seen, 'noApprover', '2026-03-02')).toEqual([]);
    expect(stuckOn(seen, 'repairWaitsSecond', '2026-03-02')).toMatchObject([{ detail: { variant: 'nobody' } }]);
  });
});

describe('a duty', () => {
  const broken = (change: Parameters<typeof duty>[0], day: string) =>
    stuckOn({ obligations: [duty(change)] }, 'limitBroken', day).length;

  test('is broken from the day after its last good one', () => {
    expect(broken({}, '2026-03-10')).toBe(0);
    expect(broken({}, '2026-03-11')).toBe(1);
    expect(broken({ latest: d('2026-03-12') }, '2026-03-12')).toBe(0);
    expect(broken({ latest: d('2026-03-12') }, '2026-03-13')).toBe(1);
    expect(broken({ interpretationLatest: d('2026-03-16') }, '2026-03-16')).toBe(0);
  });

  test('is not when it is met, suspended, waiting, without a day, or nobody owes it', () => {
    for (const status of ['met', 'metLate', 'waived', 'void', 'suspended', 'waiting'] as const)
      expect(broken({ status }, '2026-06-01')).toBe(0);
    expect(broken({ due: null }, '2026-06-01')).toBe(0);
    expect(broken({ owner: 'none' }, '2026-06-01')).toBe(0);
    expect(broken({ status: 'breached' }, '2026-06-01')).toBe(1);
  });

  test('breaks its own day; what else is stuck breaks the nearest day of a law still to come', () => {
    const duties = [
      duty({ id: 'x@y1#1', due: d('2026-04-01') }),
      duty({ id: 'x@y1#2', due: d('2026-03-20') }),
      duty({ id: 'x@y1#3', due: d('2026-03-12'), severity: 'internal' }),
      duty({ id: 'x@y1#4', due: d('2026-03-01') }),
    ];
    const [late, ...more] = stuckOn({ obligations: duties }, 'limitBroken', '2026-03-05');
    expect([late?.breaksOn, waysOf(late), more]).toEqual(['2026-03-01', ['meet-late', 'waive-obligation'], []]);
    const seen = seenOf(worldOf(THREE_STEPS).submitted(), { obligations: duties });
    expect(stuckOn(seen, 'overLimit', '2026-03-11')[0]?.breaksOn).toBe('2026-03-20');
    expect(stuckOn(seen, 'overLimit', '2026-03-19')[0]?.breaksOn).toBe('2026-03-20');
    expect(stuckOn(seen, 'overLimit', '2026-03-20')[0]?.breaksOn).toBe('2026-03-20');
    expect(stuckOn(seen, 'overLimit', '2026-03-21')[0]?.breaksOn).toBe('2026-04-01');
    expect(stuckOn(seen, 'overLimit', '2026-04-02')[0]?.breaksOn).toBeNull();
  });
});
