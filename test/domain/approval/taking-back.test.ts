import { describe, expect, test } from '@jest/globals';
import { plainDate } from '../../../domain/calendar/plain-date.js';
import { draft } from '../../../domain/cycle/chapter.js';
import { fen } from '../../../domain/money/fen.js';
import { type Office, routeOf, step, THREE_STEPS, type World, worldOf } from './world.js';

function back(world: World, who: Office, to: string, then: 'again' | 'straightBack'): string {
  return world.give(who, 'return', { to, then });
}

describe('taking back', () => {
  test('a decision in an open step reopens the own task with its old due day', () => {
    const world = worldOf(routeOf([step('s', ['headOfOffice', 'deputyHead'])])).submitted();
    const due = world.tasks()[0]?.due;
    world.today = plainDate('2026-03-04');
    world.give('office', 'approve');
    expect(world.give('office', 'take-back')).toBe('ok');
    expect(world.tasks()[0]).toMatchObject({ status: 'open', due });
    expect(world.tasks()[0]).not.toHaveProperty('decision');
  });

  test('a decision that closed the step cancels the step after it', () => {
    const world = worldOf(THREE_STEPS).submitted();
    world.give('office', 'approve');
    expect(world.give('office', 'take-back')).toBe('ok');
    expect(world.course()).toEqual(['office open', 'deputy cancelled']);
    expect(world.open()).toEqual(['office']);
    expect(world.give('office', 'approve')).toBe('ok');
    expect(world.open()).toEqual(['deputy']);
  });

  test('revives who was dropped when the first decided', () => {
    const world = worldOf(
      routeOf([step('s', ['headOfOffice', 'deputyHead'], { tally: { mode: 'any' } }), step('head', ['bureauHead'])]),
    ).submitted();
    world.give('office', 'approve');
    world.give('office', 'take-back');
    expect(world.open()).toEqual(['office', 'deputy']);
    expect(world.give('deputy', 'approve')).toBe('ok');
  });

  test('a return restores the way back', () => {
    const world = worldOf(THREE_STEPS).submitted();
    world.give('office', 'approve');
    world.give('deputy', 'approve');
    back(world, 'head', 'office', 'straightBack');
    back(world, 'office', 'initiator', 'again');
    expect(world.running().resume).toEqual([]);
    expect(world.give('office', 'take-back')).toBe('ok');
    expect(world.running().resume).toEqual(['head']);
    expect(world.course().slice(-2)).toEqual(['office open', 'initiator cancelled']);
  });

  test('a return stays when the content was changed meanwhile: nobody at the step has read it', () => {
    const world = worldOf(THREE_STEPS).submitted();
    back(world, 'office', 'initiator', 'again');
    const plan = world.state.plan.plans.y1;
    if (plan === undefined) throw new Error('no plan');
    const { approvedOn: _on, approval: _by, ...drafted } = plan;
    const draftOf = (sum: number) => draft('plan-drafted', { ...drafted, fen: fen(sum) });
    world.record([draftOf(plan.fen + 100)]);
    expect(world.give('office', 'take-back')).toBe('content-changed');
    world.record([draftOf(plan.fen)]);
    expect(world.give('office', 'take-back')).toBe('ok');
  });

  test('cancels what was carried over in between', () => {
    const world = worldOf(THREE_STEPS).submitted();
    world.give('office', 'approve');
    world.give('deputy', 'approve');
    back(world, 'head', 'office', 'straightBack');
    world.give('office', 'approve');
    expect(world.open()).toEqual(['head']);
    expect(world.give('office', 'take-back')).toBe('ok');
    expect(world.course().slice(3)).toEqual(['office open', 'deputy cancelled', 'head cancelled']);
    expect(world.running().resume).toEqual(['head']);
  });

  test('sends the next signer of the same seat back to waiting', () => {
    const world = worldOf(
      routeOf([step('s', ['headOfOffice', 'deputyHead'], { tally: { mode: 'sequential' } })]),
    ).submitted();
    world.give('office', 'approve');
    expect(world.give('office', 'take-back')).toBe('ok');
    expect(world.tasks().map(({ status }) => status)).toEqual(['open', 'waiting']);
    expect(world.tasks()[1]).not.toHaveProperty('due');
  });

  test('is refused once the next signer acted', () => {
    const route = routeOf([
      step('s', ['headOfOffice', 'deputyHead'], { tally: { mode: 'sequential' } }),
      step('head', ['bureauHead']),
    ]);
    const world = worldOf(route).submitted();
    world.give('office', 'approve');
    world.give('deputy', 'approve');
    expect(world.give('office', 'take-back')).toBe('next-acted');
    expect(world.give('deputy', 'take-back')).toBe('ok');
  });

  test.each([
    ['approved', 'approve', {}],
    ['returned', 'return', { to: 'office' }],
    ['passed it on', 'transfer', { to: 'clerk' }],
    ['lent it out', 'delegate', { to: 'clerk' }],
    ['added a signer', 'add-signer', { persons: ['clerk'], where: 'before' }],
  ] as const)('is refused once the next step %s', (_what, verb, body) => {
    const world = worldOf(THREE_STEPS).submitted();
    world.give('office', 'approve');
    expect(world.give('deputy', verb, body as never)).toBe('ok');
    expect(world.give('office', 'take-back')).toBe('next-acted');
  });

  test('is no matter of reading, urging, copying or commenting', () => {
    const world = worldOf(THREE_STEPS).submitted();
    world.give('office', 'approve');
    world.today = plainDate('2026-03-03');
    expect(world.give('officer', 'urge', { task: world.tasks()[0]?.id ?? '' })).toBe('ok');
    expect(world.give('deputy', 'copy', { persons: ['clerk'] })).toBe('ok');
    expect(world.give('deputy', 'comment', { text: '已阅' })).toBe('ok');
    expect(world.give('office', 'take-back')).toBe('ok');
  });

  test('is refused when the approval has ended', () => {
    const world = worldOf(routeOf([step('office', ['headOfOffice'])])).submitted();
    world.give('office', 'approve');
    expect(world.give('office', 'take-back', { approval: 'a1' })).toBe('closed');
  });

  test('is refused to who decided nothing, and on a view that has moved on', () => {
    const world = worldOf(THREE_STEPS).submitted();
    world.give('office', 'approve');
    expect(world.give('head', 'take-back')).toBe('not-your-task');
    expect(world.give('office', 'take-back', { ifVersion: 1 })).toBe('view-changed');
  });

  test('is refused for paper', () => {
    const world = worldOf(THREE_STEPS).submitted();
    const task = world.tasks()[0]?.id ?? '';
    expect(world.give('officer', 'record-paper', { task, decidedBy: 'office' })).toBe('ok');
    expect(world.give('office', 'take-back')).toBe('paper-not-allowed');
  });

  test('of a decision by proxy is for the principal, and for the proxy in his dates', () => {
    const decided = () => {
      const world = worldOf(THREE_STEPS);
      world.standsIn('office', 'adviser', ['annual-plan'], plainDate('2026-03-03'));
      world.submitted().give('adviser', 'approve', {}, { as: 'office' });
      return world;
    };
    expect(decided().give('office', 'take-back')).toBe('ok');
    expect(decided().give('adviser', 'take-back', {}, { as: 'office' })).toBe('ok');
    expect(decided().give('adviser', 'take-back')).toBe('proxy-dates');
    const late = decided();
    late.today = plainDate('2026-03-04');
    expect(late.give('adviser', 'take-back', {}, { as: 'office' })).toBe('proxy-dates');
    expect(late.give('office', 'take-back')).toBe('ok');
  });

  test('takes the approval out of the ledger of duties', () => {
    const world = worldOf(THREE_STEPS).submitted();
    world.give('office', 'approve');
    world.give('office', 'take-back');
    expect(world.state.approvals.ledger).not.toHaveProperty('office');
    expect(world.state.approvals.ledger).toHaveProperty('officer');
  });

  test('leaves the duty where another decision of the same person stands', () => {
    const world = worldOf(
      routeOf([step('one', ['headOfOffice']), step('two', ['headOfOffice']), step('head', ['bureauHead'])]),
    ).submitted();
    world.give('office', 'approve');
    world.give('office', 'approve');
    world.give('office', 'take-back');
    expect(world.course()).toEqual(['one passed', 'two open', 'head cancelled']);
    expect(world.state.approvals.ledger.office).toHaveLength(1);
  });
});
