import { describe, expect, test } from '@jest/globals';
import { approvedFor } from '../../../domain/approval/subjects.js';
import type { Tally } from '../../../domain/approval/types.js';
import { plainDate } from '../../../domain/calendar/plain-date.js';
import { draft } from '../../../domain/cycle/chapter.js';
import { fen } from '../../../domain/money/fen.js';
import { isNo } from '../../../domain/refusal.js';
import { routeOf, step, THREE_STEPS, worldOf } from './world.js';

const TWO = ['headOfOffice', 'deputyHead'] as const;
const oneStep = (tally: Tally, posts = [...TWO] as Parameters<typeof step>[1]) =>
  routeOf([step('s', posts, { tally })]);

describe('approving', () => {
  test('goes on step by step, and the last one puts the plan on record as approved', () => {
    const world = worldOf(THREE_STEPS).submitted();
    for (const who of ['office', 'deputy', 'head'] as const) expect(world.give(who, 'approve')).toBe('ok');
    expect(world.ended().status).toBe('approved');
    expect(world.kinds().slice(-4)).toEqual(['decided', 'step-closed', 'approval-closed', 'plan-approved']);
    expect(world.state.plan.plans.y1?.approval).toBe('a1');
    expect(approvedFor(world.state, 'annual-plan', 'y1')?.id).toBe('a1');
    expect(world.ended().decisions.map(({ step, by }) => `${step} ${by}`)).toEqual([
      'office office',
      'deputy deputy',
      'head head',
    ]);
  });

  test('is refused to anybody else', () => {
    const world = worldOf(THREE_STEPS).submitted();
    const task = world.tasks()[0]?.id ?? '';
    expect(world.give('head', 'approve', { task })).toBe('not-your-task');
  });

  test('is refused on another content than was read', () => {
    expect(worldOf(THREE_STEPS).submitted().give('office', 'approve', { contentHash: 'old' })).toBe('content-changed');
  });

  test('is refused when the subject differs from what was submitted', () => {
    const world = worldOf(THREE_STEPS).submitted();
    const plan = world.state.plan.plans.y1;
    if (plan === undefined) throw new TypeError('no plan');
    const { approvedOn: _on, approval: _by, ...drafted } = plan;
    world.record([draft('plan-drafted', { ...drafted, fen: fen(1) })]);
    expect(world.give('office', 'approve')).toBe('content-changed');
    expect(world.give('office', 'reject')).toBe('ok');
  });

  test('is refused on a state of the approval that has moved on', () => {
    const world = worldOf(oneStep({ mode: 'all' })).submitted();
    const seen = world.running().version;
    expect(world.give('office', 'approve')).toBe('ok');
    expect(world.give('deputy', 'approve', { ifVersion: seen })).toBe('view-changed');
    expect(world.give('deputy', 'approve')).toBe('ok');
  });

  test('twice is refused with who decided and when', () => {
    const world = worldOf(oneStep({ mode: 'all' })).submitted();
    const task = world.tasks()[0]?.id ?? '';
    world.give('office', 'approve');
    const answer = world.answer('office', 'approve', { task });
    expect(isNo(answer) && [answer.refused, answer.why]).toEqual([
      'already-decided',
      { by: 'office', at: '2026-03-02T02:00:00.000Z' },
    ]);
  });

  test('by link is refused where money is decided, and so is a batch', () => {
    const world = worldOf(routeOf([step('s', ['headOfOffice'])], { money: true, batch: true })).submitted();
    expect(world.give('office', 'approve', {}, { via: 'link' })).toBe('money-needs-login');
    expect(world.give('office', 'approve', {}, { via: 'batch' })).toBe('batch-not-allowed');
    expect(world.give('office', 'approve')).toBe('ok');
  });

  test('in a batch is possible where the route allows it, and only approving is', () => {
    const route = routeOf([step('s', ['headOfOffice'])], { batch: true });
    expect(worldOf(route).submitted().give('office', 'approve', {}, { via: 'batch' })).toBe('ok');
    expect(worldOf(route).submitted().give('office', 'reject', {}, { via: 'batch' })).toBe('batch-not-allowed');
    expect(worldOf(THREE_STEPS).submitted().give('office', 'approve', {}, { via: 'batch' })).toBe('batch-not-allowed');
  });

  test('dated on another day is refused: only paper is dated back', () => {
    expect(
      worldOf(THREE_STEPS)
        .submitted()
        .give('office', 'approve', {}, { on: plainDate('2026-03-01') }),
    ).toBe('bad-input');
  });

  test('by the system is refused', () => {
    const world = worldOf(THREE_STEPS).submitted();
    expect(world.give('office', 'approve', {}, { actor: { system: 'clock' } })).toBe('not-authorised');
  });

  test('of an ended approval is refused, and of a task nobody knows', () => {
    const world = worldOf(routeOf([step('office', ['headOfOffice'])])).submitted();
    const task = world.tasks()[0]?.id ?? '';
    expect(world.give('office', 'approve', { task: 'a1.9.9' })).toBe('unknown-subject');
    expect(world.give('office', 'approve', { task: 'a7.1.1' })).toBe('unknown-subject');
    world.give('officer', 'withdraw');
    expect(world.give('office', 'approve', { task })).toBe('closed');
  });

  test('must name the people of a next step that are to be chosen', () => {
    const from = { by: 'named', persons: ['clerk'] } as const;
    const route = routeOf([
      step('office', ['headOfOffice']),
      step('next', [], { who: { by: 'chosen', from: { ...from, persons: ['clerk'] } } }),
    ]);
    const world = worldOf(route).submitted();
    expect(world.give('office', 'approve')).toBe('choose-next');
    expect(world.give('office', 'approve', { chosen: ['clerk'] }, { people: ['office'] })).toBe('not-eligible');
    expect(world.give('office', 'approve', { chosen: ['clerk'] })).toBe('ok');
    expect(world.open()).toEqual(['clerk']);
  });
});

describe('rejecting', () => {
  test('ends the approval for good, with the votes on record', () => {
    const world = worldOf(THREE_STEPS).submitted();
    world.give('office', 'approve');
    expect(world.give('deputy', 'reject')).toBe('ok');
    expect(world.ended()).toMatchObject({ status: 'rejected', decisions: [{ value: 'approve' }, { value: 'reject' }] });
    expect(approvedFor(world.state, 'annual-plan', 'y1')).toBeUndefined();
  });

  test('needs an opinion, and one that is not too long', () => {
    const world = worldOf(THREE_STEPS).submitted();
    expect(world.give('office', 'reject', { opinion: '  ' })).toBe('opinion-required');
    expect(world.give('office', 'reject', { opinion: '长'.repeat(2001) })).toBe('too-long');
    expect(world.give('office', 'reject', { opinion: '长'.repeat(2000) })).toBe('ok');
  });
});

describe('where one is enough', () => {
  test('the first to approve decides, and the others are dropped', () => {
    const world = worldOf(
      routeOf([step('s', [...TWO], { tally: { mode: 'any' } }), step('head', ['bureauHead'])]),
    ).submitted();
    expect(world.open()).toEqual(['office', 'deputy']);
    const late = world.tasks()[1]?.id ?? '';
    world.give('office', 'approve');
    expect(world.running().entries[0]?.seats[1]?.tasks[0]).toMatchObject({ status: 'dropped', dropped: 'decided' });
    const answer = world.answer('deputy', 'approve', { task: late });
    expect(isNo(answer) && [answer.refused, answer.why]).toEqual([
      'step-decided',
      { by: 'office', at: '2026-03-02T02:00:00.000Z', value: 'approve' },
    ]);
  });

  test('who comes second to the last step is told who was first', () => {
    const world = worldOf(oneStep({ mode: 'any' })).submitted();
    const late = world.tasks()[1]?.id ?? '';
    world.give('office', 'approve');
    expect(world.give('deputy', 'approve', { task: late })).toBe('step-decided');
  });

  test('the first to reject decides too', () => {
    const world = worldOf(oneStep({ mode: 'any' })).submitted();
    world.give('deputy', 'reject');
    expect(world.ended().status).toBe('rejected');
  });
});

describe('where all must agree', () => {
  test('the step waits for the last one', () => {
    const world = worldOf(oneStep({ mode: 'all' })).submitted();
    world.give('deputy', 'approve');
    expect(world.course()).toEqual(['s open']);
    world.give('office', 'approve');
    expect(world.ended().status).toBe('approved');
  });

  test('one no is enough', () => {
    const world = worldOf(oneStep({ mode: 'all' })).submitted();
    world.give('deputy', 'reject');
    expect(world.ended().status).toBe('rejected');
  });

  test('one person in two posts has one seat', () => {
    const world = worldOf(oneStep({ mode: 'all' }));
    world.directory = {
      ...world.directory,
      holdings: world.directory.holdings.map((each) =>
        each.post === 'deputyHead' ? { ...each, person: 'office' } : each,
      ),
    };
    world.submitted();
    expect(world.open()).toEqual(['office']);
    world.give('office', 'approve');
    expect(world.ended().status).toBe('approved');
  });
});

describe('one after the other', () => {
  const route = oneStep({ mode: 'sequential' });

  test('the next signer has his turn when the one before approved, with a due day of his own', () => {
    const world = worldOf(route).submitted();
    expect(world.open()).toEqual(['office']);
    world.today = plainDate('2026-03-04');
    world.give('office', 'approve');
    expect(world.open()).toEqual(['deputy']);
    expect(world.tasks()[1]?.due?.on).toBe('2026-03-09');
    world.give('deputy', 'approve');
    expect(world.ended().status).toBe('approved');
  });

  test('who waits cannot decide yet', () => {
    const world = worldOf(route).submitted();
    expect(world.give('deputy', 'approve', { task: world.tasks()[1]?.id ?? '' })).toBe('task-not-open');
  });
});

describe('a vote', () => {
  const posts = ['headOfOffice', 'deputyHead', 'bureauHead'] as const;
  const votes = (more: Partial<Extract<Tally, { mode: 'vote' }>> = {}) =>
    worldOf(
      oneStep({ mode: 'vote', weights: {}, pass: { num: 1, den: 2, strict: true }, early: true, veto: [], ...more }, [
        ...posts,
      ]),
    ).submitted();

  test('passes as soon as more than half agreed', () => {
    const world = votes();
    world.give('office', 'approve');
    expect(world.course()).toEqual(['s open']);
    world.give('deputy', 'approve');
    expect(world.ended().status).toBe('approved');
  });

  test('fails as soon as the ratio is out of reach', () => {
    const world = votes();
    world.give('office', 'reject');
    world.give('deputy', 'abstain');
    expect(world.ended().status).toBe('rejected');
  });

  test('an abstention counts in the whole and never for it', () => {
    const world = votes({ pass: { num: 2, den: 3, strict: false } });
    world.give('office', 'abstain');
    world.give('deputy', 'approve');
    world.give('head', 'approve');
    expect(world.ended().status).toBe('approved');
    const strict = votes({ pass: { num: 2, den: 3, strict: true } });
    strict.give('office', 'abstain');
    expect(strict.ended().status).toBe('rejected');
  });

  test('waits for every answer where it is not to end early', () => {
    const world = votes({ early: false });
    world.give('office', 'approve');
    world.give('deputy', 'approve');
    expect(world.course()).toEqual(['s open']);
    world.give('head', 'reject');
    expect(world.ended().status).toBe('approved');
  });

  test('a veto ends it at once, and a majority waits for who has one', () => {
    const world = votes({ veto: ['bureauHead'] });
    world.give('office', 'approve');
    world.give('deputy', 'approve');
    expect(world.course()).toEqual(['s open']);
    world.give('head', 'reject');
    expect(world.ended().status).toBe('rejected');
  });

  test('weights count, and two posts in one hand have the votes of both', () => {
    const world = votes({ weights: { bureauHead: 3 } });
    world.give('head', 'approve');
    expect(world.ended().status).toBe('approved');
  });

  test('abstaining is for votes only', () => {
    expect(worldOf(THREE_STEPS).submitted().give('office', 'abstain')).toBe('not-in-vote');
  });

  test.each(['return', 'transfer', 'delegate', 'add-signer'] as const)(
    '%s is refused: the electorate is fixed',
    (verb) => {
      const body = { to: 'clerk', persons: ['clerk'], where: 'before' };
      expect(votes().give('office', verb, body as never)).toBe('not-in-vote');
    },
  );
});

describe('separation of duties', () => {
  const pairs = [{ a: 'evaluated-service', b: 'approved', within: 'subject' } as const];
  const evaluated = (evaluators: string[]) =>
    draft('evaluation-recorded', { year: 1, slot: 'midTerm', station: 's1', evaluators, scoreHundredths: 8000 });

  test('who evaluated the service is not asked to approve its result', () => {
    const world = worldOf(routeOf([step('s', ['headOfOffice', 'deputyHead'], { tally: { mode: 'any' } })]), pairs);
    world.record([evaluated(['office'])]);
    world.submitted('evaluation-result', 'y1/midTerm');
    expect(world.open()).toEqual(['deputy']);
  });

  test('another subject is free to him, unless the pair holds for the whole cycle', () => {
    const world = worldOf(THREE_STEPS, pairs);
    world.record([evaluated(['office'])]);
    expect(world.submitted().open()).toEqual(['office']);
    const whole = worldOf(THREE_STEPS, [{ a: 'approved', b: 'evaluated-service', within: 'cycle' }]);
    whole.record([evaluated(['office'])]);
    expect(whole.submitted().course()).toEqual(['office unmanned']);
  });

  test('a duty taken on after the task opened stops the decision', () => {
    const world = worldOf(THREE_STEPS, [{ a: 'approved', b: 'evaluated-service', within: 'cycle' }]).submitted();
    world.record([evaluated(['office'])]);
    const answer = world.answer('office', 'approve');
    expect(isNo(answer) && [answer.refused, answer.why]).toEqual([
      'separated',
      { person: 'office', duty: 'evaluated-service' },
    ]);
  });

  test('nobody approves what he asked for: the post has nobody, and that is seen', () => {
    const world = worldOf(routeOf([step('s', ['officer'])]));
    world.directory = {
      ...world.directory,
      holdings: world.directory.holdings.filter((each) => each.person !== 'secondOfficer'),
    };
    expect(world.submitted().course()).toEqual(['s unmanned']);
    expect(world.open()).toEqual([]);
  });

  test('deciding puts who decided and for whom into the ledger', () => {
    const world = worldOf(THREE_STEPS);
    world.standsIn('office', 'adviser');
    world.submitted().give('adviser', 'approve', {}, { as: 'office' });
    const approved = [{ duty: 'approved', subject: 'annual-plan:y1', year: 2026 }];
    expect([world.state.approvals.ledger.adviser, world.state.approvals.ledger.office]).toEqual([approved, approved]);
  });
});

describe('a standing proxy', () => {
  test('decides for the holder in his dates, and the record names both', () => {
    const world = worldOf(THREE_STEPS);
    world.standsIn('office', 'adviser');
    world.submitted();
    expect(world.give('adviser', 'approve', {}, { as: 'office' })).toBe('ok');
    expect(world.running().entries[0]?.seats[0]?.tasks[0]?.decision).toMatchObject({
      by: 'adviser',
      actingFor: 'office',
    });
  });

  test('is refused outside his dates and for other kinds of subject', () => {
    const world = worldOf(THREE_STEPS);
    world.standsIn('office', 'adviser', ['annual-plan'], plainDate('2026-03-05'));
    world.standsIn('deputy', 'clerk', ['award']);
    world.submitted();
    world.today = plainDate('2026-03-06');
    expect(world.give('adviser', 'approve', {}, { as: 'office' })).toBe('proxy-dates');
    world.today = plainDate('2026-03-05');
    expect(world.give('adviser', 'approve', {}, { as: 'office' })).toBe('ok');
    expect(world.give('clerk', 'approve', {}, { as: 'deputy' })).toBe('proxy-may-not');
  });

  test('may not decide when he is separated himself', () => {
    const world = worldOf(THREE_STEPS);
    world.standsIn('office', 'officer');
    expect(world.submitted().give('officer', 'approve', {}, { as: 'office' })).toBe('separated');
  });

  test('who signs in the step himself uses one capacity only', () => {
    const world = worldOf(oneStep({ mode: 'all' }));
    world.standsIn('deputy', 'office');
    world.submitted();
    const other = world.tasks()[1]?.id ?? '';
    expect(world.give('office', 'approve', { task: other }, { as: 'deputy' })).toBe('already-here');
    expect(world.give('office', 'approve')).toBe('ok');
    expect(world.give('office', 'approve', { task: other }, { as: 'deputy' })).toBe('already-decided');
  });

  test('who stands in decides for another where any seat is enough, and not while he is to sign behind him', () => {
    const either = worldOf(oneStep({ mode: 'any' }));
    either.standsIn('deputy', 'office');
    either.submitted();
    expect(either.give('office', 'approve', { task: either.tasks()[1]?.id ?? '' }, { as: 'deputy' })).toBe('ok');
    const behind = worldOf(oneStep({ mode: 'any' }));
    behind.standsIn('office', 'clerk');
    behind.submitted();
    expect(behind.give('office', 'add-signer', { where: 'after', persons: ['clerk'] })).toBe('ok');
    expect(behind.give('clerk', 'approve', { task: 'a1.1.1' }, { as: 'office' })).toBe('already-here');
    expect(behind.give('office', 'approve', { task: 'a1.1.1' })).toBe('ok');
    expect(behind.give('clerk', 'approve')).toBe('ok');
  });
});
