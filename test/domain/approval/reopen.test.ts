import { describe, expect, test } from '@jest/globals';
import { draft } from '../../../domain/cycle/chapter.js';
import { type Office, routeOf, step, THREE_STEPS, type World, worldOf } from './world.js';

const STEPS: Office[] = ['office', 'deputy', 'head'];

function approved(route = THREE_STEPS): World {
  const world = worldOf(route).submitted();
  for (const who of STEPS) if (world.open().includes(who)) world.give(who, 'approve');
  return world;
}

const anew = (world: World, who: Office, step = 'deputy') =>
  world.give(who, 'reopen', { approval: 'a1', step, reason: '漏列一个站点' });

describe('what was rejected is asked anew', () => {
  const rejected = () => {
    const world = worldOf(THREE_STEPS).submitted();
    world.give('office', 'approve');
    world.give('deputy', 'reject');
    return world;
  };

  test('as a new approval that names the old one, from the step that said no', () => {
    const world = rejected();
    expect(anew(world, 'deputy')).toBe('ok');
    expect(world.running('a2')).toMatchObject({ reopens: 'a1', initiators: ['officer'], initiatorPost: 'officer' });
    expect(world.course('a2')).toEqual(['office carried', 'deputy open']);
    expect(world.ended('a1').suspendedBy).toBe('a2');
    world.give('deputy', 'approve');
    world.give('head', 'approve');
    expect(world.ended('a2').status).toBe('approved');
  });

  test('not from beyond the step that said no', () => {
    const world = rejected();
    expect(anew(world, 'deputy', 'head')).toBe('return-target');
    expect(anew(world, 'deputy', 'initiator')).toBe('ok');
    expect(world.course('a2')).toEqual(['initiator open']);
  });

  test('not from beyond it either where others of that step had said yes', () => {
    const both = step('both', ['headOfOffice', 'deputyHead']);
    const world = worldOf(routeOf([both, step('head', ['bureauHead'])])).submitted();
    world.give('office', 'approve');
    world.give('deputy', 'reject');
    expect(anew(world, 'deputy', 'head')).toBe('return-target');
    expect(anew(world, 'deputy', 'both')).toBe('ok');
  });

  test('by who decided last, who submitted, and the administrator; by nobody else, and with a reason', () => {
    for (const who of ['deputy', 'officer', 'administrator'] as const) expect(anew(rejected(), who)).toBe('ok');
    expect(anew(rejected(), 'office')).toBe('not-your-task');
    expect(rejected().give('deputy', 'reopen', { approval: 'a1', step: 'office', reason: ' ' })).toBe(
      'opinion-required',
    );
  });

  test('on a route of money from the first step only', () => {
    const world = worldOf(routeOf(THREE_STEPS.steps, { money: true })).submitted();
    world.give('office', 'approve');
    world.give('deputy', 'reject');
    expect(anew(world, 'deputy')).toBe('return-target');
    expect(anew(world, 'deputy', 'office')).toBe('ok');
  });

  test('with other content from the first step only: what was approved was something else', () => {
    const world = rejected();
    const plan = world.state.plan.plans.y1;
    if (plan === undefined) throw new TypeError('no plan');
    const { approvedOn: _on, approval: _by, ...drafted } = plan;
    world.record([draft('plan-drafted', { ...drafted, title: '年度计划（修改）' })]);
    expect(anew(world, 'deputy')).toBe('return-target');
    expect(anew(world, 'deputy', 'office')).toBe('ok');
  });
});

describe('what was approved is asked anew', () => {
  const proposed = () => {
    const world = approved();
    expect(anew(world, 'head')).toBe('ok');
    return world;
  };

  test('only when a second person agrees', () => {
    const world = proposed();
    expect(world.running('a2').subject).toMatchObject({ kind: 'repair', ref: 'a1' });
    expect(world.ended('a1').suspendedBy).toBeUndefined();
    expect(world.open().sort()).toEqual(['administrator', 'superior']);
    expect(world.give('superior', 'approve')).toBe('ok');
    expect(world.ended('a1').suspendedBy).toBe('a3');
    expect(world.course('a3')).toEqual(['office carried', 'deputy open']);
  });

  test('and not while somebody is being asked already', () => {
    expect(anew(proposed(), 'officer')).toBe('already-running');
  });

  test('until then the plan is not approved, and what its approval had set in motion is void', () => {
    const world = proposed();
    expect(world.state.plan.plans.y1?.approvedOn).not.toBeNull();
    world.give('superior', 'approve');
    expect(world.state.plan.plans.y1).toMatchObject({ approvedOn: null, approval: null });
    expect(world.kinds()).toContain('plan-reopened');
    world.give('deputy', 'approve');
    world.give('head', 'approve');
    expect(world.state.plan.plans.y1?.approval).toBe('a3');
  });

  test('withdrawn again, the old outcome holds as from its own day', () => {
    const world = proposed();
    world.give('superior', 'approve');
    expect(world.give('officer', 'withdraw', { approval: 'a3', reason: '无需更改' })).toBe('ok');
    expect(world.ended('a1')).not.toHaveProperty('suspendedBy');
    expect(world.state.plan.plans.y1).toMatchObject({ approvedOn: world.ended('a1').closedOn, approval: 'a1' });
  });

  test('not once the outcome was used, and the answer names the record', () => {
    const world = approved();
    world.record([draft('filing-submitted', { filing: 'f1', of: 'plan', to: 'province', year: 1 })]);
    const answer = world.answer('head', 'reopen', { approval: 'a1', step: 'head', reason: '有误' });
    expect(answer).toMatchObject({ refused: 'outcome-used', why: { seq: world.state.seq } });
    const used = proposed();
    used.record([draft('filing-submitted', { filing: 'f1', of: 'plan', to: 'province', year: 1 })]);
    expect(used.give('superior', 'approve')).toBe('outcome-used');
  });
});

describe('what cannot be asked anew', () => {
  test('is what was withdrawn: that is submitted again, and may name the old request', () => {
    const world = worldOf(THREE_STEPS).submitted();
    world.give('officer', 'withdraw');
    expect(anew(world, 'officer')).toBe('closed');
    world.submitted('annual-plan', 'y1', { reopens: 'a1' });
    expect(world.running('a2').reopens).toBe('a1');
  });

  test('is an approval that runs, one nobody knows, and one that is asked anew already', () => {
    const world = worldOf(routeOf([step('office', ['headOfOffice'])])).submitted();
    expect(anew(world, 'officer', 'office')).toBe('already-running');
    expect(world.give('officer', 'reopen', { approval: 'a9', step: 'office', reason: '有误' })).toBe('unknown-subject');
    world.give('office', 'reject');
    expect(anew(world, 'officer', 'office')).toBe('ok');
    expect(anew(world, 'officer', 'office')).toBe('already-running');
  });

  test('by submitting again under the name of an outcome in force', () => {
    const world = approved();
    const again = { subject: { kind: 'annual-plan', ref: 'y1' }, reopens: 'a1' } as const;
    expect(world.give('officer', 'submit-approval', again)).toBe('already-recorded');
    expect(world.give('officer', 'submit-approval', { ...again, reopens: 'a7' })).toBe('already-recorded');
  });
});
