import { describe, expect, test } from '@jest/globals';
import { dueFrom } from '../../../domain/approval/due.js';
import { approvedFor, runningFor, underApproval } from '../../../domain/approval/subjects.js';
import { addDays } from '../../../domain/calendar/plain-date.js';
import { draft } from '../../../domain/cycle/chapter.js';
import { fen } from '../../../domain/money/fen.js';
import { CALENDAR, policyOf, routeOf, START, step, THREE_STEPS, worldOf } from './world.js';

describe('submitting', () => {
  test('opens the first step for the holders of its post, with a due day in working days', () => {
    const world = worldOf(THREE_STEPS).submitted();
    expect(world.kinds()).toEqual(['approval-submitted', 'step-opened', 'seats-resolved', 'task-opened']);
    expect(world.open()).toEqual(['office']);
    // Monday 2 March and three working days.
    expect(world.tasks()[0]?.due).toEqual({
      on: '2026-03-05',
      certainty: 'final',
      earliest: '2026-03-05',
      latest: '2026-03-05',
    });
  });

  test('keeps the route as it was when the policy changes later', () => {
    const world = worldOf(THREE_STEPS).submitted();
    world.policy = policyOf(routeOf([step('only', ['bureauHead'])]));
    expect(world.running().route.steps.map(({ key }) => key)).toEqual(['office', 'deputy', 'head']);
  });

  test('is refused while the subject is in a running approval', () => {
    expect(worldOf(THREE_STEPS).submitted().give('officer', 'submit-approval')).toBe('already-running');
  });

  test('is refused when there is nothing complete to approve', () => {
    const world = worldOf(THREE_STEPS);
    expect(world.give('officer', 'submit-approval', { subject: { kind: 'annual-plan', ref: 'y2' } })).toBe(
      'contents-missing',
    );
    expect(world.give('officer', 'submit-approval', { subject: { kind: 'award', ref: 'lot' } })).toBe(
      'contents-missing',
    );
    expect(world.give('officer', 'submit-approval', { subject: { kind: 'waiver', ref: 'x@y1#1' } })).toBe(
      'contents-missing',
    );
  });

  test('is refused without a route in the policy', () => {
    const world = worldOf(THREE_STEPS);
    world.policy = { ...world.policy, rules: {} };
    expect(world.give('officer', 'submit-approval')).toBe('no-route');
  });

  test('is refused to who does not hold the post', () => {
    expect(worldOf(THREE_STEPS).give('clerk', 'submit-approval')).toBe('post-missing');
  });

  test('is refused when dated on another day than it is recorded', () => {
    expect(worldOf(THREE_STEPS).give('officer', 'submit-approval', {}, { on: addDays(START, -1) })).toBe('bad-input');
  });

  test('is refused again for what is approved as it stands, and possible once the plan was changed', () => {
    const world = worldOf(routeOf([step('office', ['headOfOffice'])])).submitted();
    world.give('office', 'approve');
    expect(world.give('officer', 'submit-approval')).toBe('already-recorded');
    const plan = world.state.plan.plans.y1;
    if (plan === undefined) throw new TypeError('no plan');
    const { approvedOn: _on, approval: _by, ...drafted } = plan;
    world.record([draft('plan-drafted', { ...drafted, fen: fen(60_000_000) })]);
    expect(approvedFor(world.state, 'annual-plan', 'y1')).toBeUndefined();
    expect(world.give('officer', 'submit-approval')).toBe('ok');
  });

  test('freezes the subject until it comes back for revision', () => {
    const world = worldOf(THREE_STEPS).submitted();
    expect(underApproval(world.state, 'annual-plan', 'y1')?.id).toBe('a1');
    world.give('office', 'return');
    expect(underApproval(world.state, 'annual-plan', 'y1')).toBeUndefined();
    expect(runningFor(world.state, 'annual-plan', 'y1')?.id).toBe('a1');
  });

  test('puts the submission into the ledger of duties', () => {
    const world = worldOf(THREE_STEPS).submitted();
    expect(world.state.approvals.ledger.officer).toEqual([
      { duty: 'initiated', subject: 'annual-plan:y1', year: 2026 },
    ]);
  });
});

describe('steps with a condition', () => {
  const conditional = (fenLimit: number) =>
    routeOf([
      step('office', ['headOfOffice']),
      step('head', ['bureauHead'], { when: { is: 'amount-at-least', fen: fenLimit } }),
    ]);

  test('are left out when the condition does not hold at submission', () => {
    expect(worldOf(conditional(50_000_001)).submitted().running().route.steps).toHaveLength(1);
  });

  test('are kept from the very amount on', () => {
    expect(worldOf(conditional(50_000_000)).submitted().running().route.steps).toHaveLength(2);
  });

  test.each([
    ['single-source', false],
    ['over-budget', true],
    ['assumed-rule-used', false],
    ['first-year', true],
    ['violation-on-record', false],
  ] as const)('%s holds for this plan: %s', (is, holds) => {
    const route = routeOf([step('office', ['headOfOffice']), step('head', ['bureauHead'], { when: { is } })]);
    expect(worldOf(route).submitted().running().route.steps).toHaveLength(holds ? 2 : 1);
  });

  test('an assumed route and a violation on record bring the step in', () => {
    const route = (is: 'assumed-rule-used' | 'violation-on-record') =>
      routeOf([step('office', ['headOfOffice']), step('head', ['bureauHead'], { when: { is } })]);
    const assumed = worldOf(route('assumed-rule-used'));
    assumed.policy = policyOf(route('assumed-rule-used'), [], 'assumed');
    expect(assumed.submitted().running().route.steps).toHaveLength(2);
    const marked = worldOf(route('violation-on-record'));
    marked.record([draft('violation-recorded', { rule: 'worker-age', basis: 'x', what: 'age', values: {}, ofN: 0 })]);
    expect(marked.submitted().running().route.steps).toHaveLength(2);
  });

  test('a route whose steps all fall away is no route', () => {
    const route = routeOf([step('head', ['bureauHead'], { when: { is: 'single-source' } })]);
    expect(worldOf(route).give('officer', 'submit-approval')).toBe('no-route');
  });
});

describe('a first step whose people are chosen', () => {
  const chosen = routeOf([
    step('reader', [], { who: { by: 'chosen', from: { by: 'named', persons: ['clerk', 'adviser', 'officer'] } } }),
  ]);

  test('asks the chosen ones', () => {
    expect(
      worldOf(chosen)
        .submitted('annual-plan', 'y1', { chosen: ['clerk'] })
        .open(),
    ).toEqual(['clerk']);
  });

  test('is refused while nobody is chosen', () => {
    expect(worldOf(chosen).give('officer', 'submit-approval')).toBe('choose-next');
  });

  test('is refused when the initiator chooses himself', () => {
    expect(worldOf(chosen).give('officer', 'submit-approval', { chosen: ['officer'] })).toBe('not-eligible');
  });

  test('has nobody when the chosen one is not among those to choose from', () => {
    const world = worldOf(chosen).submitted('annual-plan', 'y1', { chosen: ['finance'] });
    expect(world.course()).toEqual(['reader unmanned']);
  });
});

test('a limit is counted from the day a task opens and is provisional where no notice speaks for the days', () => {
  expect(dueFrom(START, 5, CALENDAR).on).toBe('2026-03-09');
  const open = dueFrom(addDays(CALENDAR.lastDay, -1), 3, CALENDAR);
  expect(open.certainty).toBe('provisional');
  expect(open.latest >= open.earliest).toBe(true);
});
