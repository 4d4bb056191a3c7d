import { describe, expect, test } from '@jest/globals';
import type { Route } from '../../../domain/approval/types.js';
import { plainDate } from '../../../domain/calendar/plain-date.js';
import { draft } from '../../../domain/cycle/chapter.js';
import { fen } from '../../../domain/money/fen.js';
import { type Office, policyOf, routeOf, step, THREE_STEPS, type World, worldOf } from './world.js';

const again = 'again';
const straightBack = 'straightBack';
type Then = 'again' | 'straightBack';

function back(world: World, who: Office, to: string, then: Then): string {
  return world.give(who, 'return', { to, then });
}

function changePlan(world: World, amount = 61_000_000): void {
  const plan = world.state.plan.plans.y1;
  if (plan === undefined) throw new TypeError('no plan');
  const { approvedOn: _on, approval: _by, ...drafted } = plan;
  world.record([draft('plan-drafted', { ...drafted, fen: fen(amount) })]);
}

/** Submitted, and at the third step. */
function atHead(route: Route = THREE_STEPS): World {
  const world = worldOf(route).submitted();
  world.give('office', 'approve');
  world.give('deputy', 'approve');
  return world;
}

describe('returning to the initiator', () => {
  test('opens a revision for him with the time of the step that returned it', () => {
    const world = worldOf(THREE_STEPS).submitted();
    expect(back(world, 'office', 'initiator', again)).toBe('ok');
    expect(world.course()).toEqual(['office returned', 'initiator open']);
    expect(world.tasks()[0]).toMatchObject({ owner: 'officer', origin: 'revise', due: { on: '2026-03-05' } });
  });

  test('drops the tasks of the others of the step', () => {
    const world = worldOf(routeOf([step('s', ['headOfOffice', 'deputyHead'])])).submitted();
    back(world, 'office', 'initiator', again);
    expect(world.running().entries[0]?.seats[1]?.tasks[0]).toMatchObject({ status: 'dropped', dropped: 'returned' });
  });

  test('needs an opinion', () => {
    expect(worldOf(THREE_STEPS).submitted().give('office', 'return', { opinion: '' })).toBe('opinion-required');
  });

  test('a revision is neither approved nor returned, only resubmitted', () => {
    const world = worldOf(THREE_STEPS).submitted();
    back(world, 'office', 'initiator', again);
    expect(world.give('officer', 'approve')).toBe('task-not-open');
    expect(world.give('officer', 'return')).toBe('task-not-open');
    expect(world.give('secondOfficer', 'resubmit', { task: world.tasks()[0]?.id ?? '' })).toBe('not-your-task');
    expect(world.give('officer', 'resubmit')).toBe('ok');
  });

  test('all are asked again after it', () => {
    const world = atHead();
    back(world, 'head', 'initiator', again);
    world.give('officer', 'resubmit');
    expect(world.open()).toEqual(['office']);
    expect(world.running().round).toBe(2);
  });

  test('when the initiator has left, whoever holds his post revises, and counts as initiator', () => {
    const world = worldOf(THREE_STEPS).submitted();
    world.leaves('officer');
    back(world, 'office', 'initiator', again);
    expect(world.open()).toEqual(['secondOfficer']);
    expect(world.running().initiators).toEqual(['officer', 'secondOfficer']);
    expect(world.give('secondOfficer', 'resubmit')).toBe('ok');
  });
});

describe('returning to an earlier step', () => {
  test('asks that step again in a new entry, and then the steps after it', () => {
    const world = atHead();
    expect(back(world, 'head', 'office', again)).toBe('ok');
    expect(world.course()).toEqual(['office passed', 'deputy passed', 'head returned', 'office open']);
    world.give('office', 'approve');
    expect(world.open()).toEqual(['deputy']);
  });

  test.each([
    ['the step itself', 'deputy', 'deputy'],
    ['a step ahead', 'deputy', 'head'],
    ['a step nobody knows', 'deputy', 'mayor'],
  ] as const)('%s is no target', (_what, who, to) => {
    const world = worldOf(THREE_STEPS).submitted();
    world.give('office', 'approve');
    expect(back(world, who, to, again)).toBe('return-target');
  });

  test('a step that was left out is no target', () => {
    const route = routeOf([
      step('office', ['headOfOffice'], { when: { is: 'single-source' } }),
      step('deputy', ['deputyHead']),
      step('head', ['bureauHead']),
    ]);
    const world = worldOf(route).submitted();
    world.give('deputy', 'approve');
    expect(back(world, 'head', 'office', again)).toBe('return-target');
    expect(back(world, 'head', 'deputy', again)).toBe('ok');
  });

  test('what was overtaken by a return is no target any more', () => {
    const world = atHead();
    back(world, 'head', 'initiator', again);
    world.give('officer', 'resubmit');
    world.give('office', 'approve');
    expect(back(world, 'deputy', 'deputy', again)).toBe('return-target');
    expect(back(world, 'deputy', 'office', again)).toBe('ok');
  });

  test('into a vote makes everybody vote again', () => {
    const tally = { mode: 'vote', weights: {}, pass: { num: 1, den: 2, strict: true }, early: true, veto: [] } as const;
    const route = routeOf([
      step('vote', ['headOfOffice', 'deputyHead'], { tally: { ...tally, veto: [] } }),
      step('head', ['bureauHead']),
    ]);
    const world = worldOf(route).submitted();
    world.give('office', 'approve');
    world.give('deputy', 'approve');
    back(world, 'head', 'vote', straightBack);
    expect(world.open()).toEqual(['office', 'deputy']);
  });

  test('stops when the way ahead no longer fits into 40 entries', () => {
    const steps = ['office', 'deputy', 'vice'].map((key) => step(key, ['headOfOffice']));
    const world = worldOf(routeOf([...steps, step('head', ['bureauHead'])], { samePerson: 'once' })).submitted();
    world.give('office', 'approve');
    while (back(world, 'head', 'initiator', straightBack) === 'ok') world.give('officer', 'resubmit');
    const { entries } = world.running();
    expect(entries.length).toBeLessThanOrEqual(40);
    expect(entries.length).toBeGreaterThan(34);
    expect(JSON.stringify(world.running()).length).toBeLessThan(14_000);
    expect(back(world, 'head', 'initiator', straightBack)).toBe('too-many-rounds');
    expect(world.give('head', 'approve')).toBe('ok');
  });

  test('stops before what is kept of the approval exceeds 16 KB, and the last round can still be answered', () => {
    const world = worldOf(routeOf([step('office', ['headOfOffice'])])).submitted();
    while (back(world, 'office', 'initiator', again) === 'ok') world.give('officer', 'resubmit');
    expect(world.running().entries.length).toBeGreaterThan(30);
    expect(JSON.stringify(world.running()).length).toBeLessThanOrEqual(16_384);
    expect(back(world, 'office', 'initiator', again)).toBe('too-many-rounds');
    expect(world.give('office', 'approve')).toBe('ok');
  });
});

describe('straight back', () => {
  test('carries over what was approved on the same content, as a fact', () => {
    const world = atHead();
    back(world, 'head', 'office', straightBack);
    expect(world.running().resume).toEqual(['head']);
    const seq = world.running().entries[1]?.seats[0]?.tasks[0]?.decision?.seq;
    world.give('office', 'approve');
    expect(world.course()).toEqual([
      'office passed',
      'deputy passed',
      'head returned',
      'office passed',
      'deputy carried',
      'head open',
    ]);
    expect(world.running().entries[4]?.carriedFrom).toBe(seq);
    expect(world.running().resume).toEqual([]);
  });

  test('from the initiator asks nobody again when nothing changed', () => {
    const world = atHead();
    back(world, 'head', 'initiator', straightBack);
    world.give('officer', 'resubmit');
    expect(world.open()).toEqual(['head']);
  });

  test('asks all again when the content changed', () => {
    const world = atHead();
    back(world, 'head', 'initiator', straightBack);
    changePlan(world);
    world.give('officer', 'resubmit');
    expect(world.open()).toEqual(['office']);
    world.give('office', 'approve');
    expect(world.open()).toEqual(['deputy']);
  });

  test('is given up, and the record says so, when the route up to the returner is another one', () => {
    const world = atHead();
    back(world, 'head', 'initiator', straightBack);
    world.policy = policyOf(routeOf([step('deputy', ['deputyHead']), step('head', ['bureauHead'])]));
    world.give('officer', 'resubmit');
    expect(world.facts.find((fact) => fact.kind === 'resubmitted')?.data).toMatchObject({ resume: [] });
    expect(world.open()).toEqual(['deputy']);
  });

  test('is a stack: the third step sends back to the first, the first to the initiator, and each comes straight back', () => {
    const world = atHead();
    back(world, 'head', 'office', straightBack);
    back(world, 'office', 'initiator', straightBack);
    expect(world.running().resume).toEqual(['head', 'office']);
    world.give('officer', 'resubmit');
    expect([world.open(), world.running().resume]).toEqual([['office'], ['head']]);
    world.give('office', 'approve');
    expect([world.open(), world.running().resume]).toEqual([['head'], []]);
  });

  test('again clears the stack', () => {
    const world = atHead();
    back(world, 'head', 'office', straightBack);
    back(world, 'office', 'initiator', again);
    expect(world.running().resume).toEqual([]);
  });

  test('asks again on money routes: nothing is carried there', () => {
    const world = atHead({ ...THREE_STEPS, money: true });
    back(world, 'head', 'office', straightBack);
    world.give('office', 'approve');
    expect([world.open(), world.running().resume]).toEqual([['deputy'], ['head']]);
  });
});

describe('resubmitting', () => {
  test('is refused when the subject is gone', () => {
    const world = worldOf(THREE_STEPS).submitted();
    back(world, 'office', 'initiator', again);
    world.state = { ...world.state, plan: { ...world.state.plan, plans: {} } };
    expect(world.give('officer', 'resubmit')).toBe('contents-missing');
  });

  test('binds the approval to the new content', () => {
    const world = worldOf(THREE_STEPS).submitted();
    const before = world.running().subject.hash;
    back(world, 'office', 'initiator', again);
    changePlan(world);
    world.give('officer', 'resubmit');
    expect(world.running().subject.hash).not.toBe(before);
    expect(world.give('office', 'approve', { contentHash: before })).toBe('content-changed');
    expect(world.give('office', 'approve')).toBe('ok');
  });

  test('asks the conditions of steps again', () => {
    const route = routeOf([
      step('office', ['headOfOffice']),
      step('head', ['bureauHead'], { when: { is: 'amount-at-least', fen: 60_000_000 } }),
    ]);
    const world = worldOf(route).submitted();
    back(world, 'office', 'initiator', again);
    changePlan(world);
    world.give('officer', 'resubmit');
    expect(world.running().route.steps.map(({ key }) => key)).toEqual(['office', 'head']);
  });

  test('keeps the route it has when the policy no longer knows one', () => {
    const world = worldOf(THREE_STEPS).submitted();
    back(world, 'office', 'initiator', again);
    world.policy = { ...world.policy, rules: {} };
    expect(world.give('officer', 'resubmit')).toBe('ok');
    expect(world.running().route.steps).toHaveLength(3);
  });
});

describe('the same person at several steps', () => {
  const same = (samePerson: Route['samePerson'], money = false) =>
    routeOf(
      [
        step('office', ['headOfOffice']),
        step('deputy', ['deputyHead']),
        step('again', ['headOfOffice']),
        step('head', ['bureauHead']),
      ],
      { samePerson, money },
    );

  test('is asked each time where the route asks', () => {
    const world = worldOf(same('ask')).submitted();
    world.give('office', 'approve');
    world.give('deputy', 'approve');
    expect(world.open()).toEqual(['office']);
  });

  test('is asked once where once is enough, and the record says from which approval', () => {
    const world = worldOf(same('once')).submitted();
    world.give('office', 'approve');
    const seq = world.running().entries[0]?.seats[0]?.tasks[0]?.decision?.seq;
    world.give('deputy', 'approve');
    expect(world.course()).toEqual(['office passed', 'deputy passed', 'again carried', 'head open']);
    expect(world.facts.find((fact) => fact.kind === 'carried')?.data).toMatchObject({ entry: 3, fromSeq: seq });
  });

  test('is asked again when another step lies between and only neighbours count', () => {
    const world = worldOf(same('consecutive')).submitted();
    world.give('office', 'approve');
    world.give('deputy', 'approve');
    expect(world.open()).toEqual(['office']);
  });

  test('is always asked where money is decided', () => {
    const world = worldOf(same('once', true)).submitted();
    world.give('office', 'approve');
    world.give('deputy', 'approve');
    expect(world.open()).toEqual(['office']);
  });

  test('is asked when the step was returned to him', () => {
    const world = worldOf(same('once')).submitted();
    world.give('office', 'approve');
    back(world, 'deputy', 'office', again);
    expect(world.open()).toEqual(['office']);
  });
});

test('a task opened after a return has a due day of its own', () => {
  const world = worldOf(THREE_STEPS).submitted();
  world.give('office', 'approve');
  world.today = plainDate('2026-03-10');
  back(world, 'deputy', 'office', again);
  expect(world.tasks()[0]?.due?.on).toBe('2026-03-13');
});
