import { describe, expect, test } from '@jest/globals';
import { plainDate } from '../../../domain/calendar/plain-date.js';
import { draft } from '../../../domain/cycle/chapter.js';
import { fen } from '../../../domain/money/fen.js';
import { routeOf, step, THREE_STEPS, type World, worldOf } from './world.js';

const first = (world: World) => world.tasks()[0]?.id ?? '';
const signed = (world: World, more: Record<string, unknown> = {}, options = {}) =>
  world.give('officer', 'record-paper', { task: first(world), decidedBy: 'office', ...more }, options);

describe('a decision on paper', () => {
  test('is the decision of who signed, entered by the case officer', () => {
    const world = worldOf(THREE_STEPS).submitted();
    expect(signed(world)).toBe('ok');
    const fact = world.facts.find(({ kind }) => kind === 'decided');
    expect(fact).toMatchObject({ actor: { id: 'officer' }, data: { by: 'office', via: 'paper', value: 'approve' } });
    expect(world.open()).toEqual(['deputy']);
  });

  test('carries its own day, but not one before the task was opened', () => {
    const world = worldOf(THREE_STEPS).submitted();
    world.today = plainDate('2026-03-06');
    expect(signed(world, {}, { on: plainDate('2026-03-01') })).toBe('paper-date');
    expect(signed(world, {}, { on: plainDate('2026-03-02') })).toBe('ok');
    expect(world.facts.find(({ kind }) => kind === 'decided')).toMatchObject({
      on: '2026-03-02',
      data: { on: '2026-03-02' },
    });
    // The next task begins when it is known of, not when the paper was signed.
    expect(world.tasks()[0]?.openedOn).toBe('2026-03-06');
  });

  test('is refused where the route does not take paper', () => {
    expect(signed(worldOf({ ...THREE_STEPS, paper: false }).submitted())).toBe('paper-not-allowed');
  });

  test('of somebody whose task it is not, or whom nobody knows, is refused', () => {
    const world = worldOf(THREE_STEPS).submitted();
    expect(signed(world, { decidedBy: 'deputy' })).toBe('not-your-task');
    expect(signed(world, { decidedBy: 'office' }, { people: ['deputy'] })).toBe('not-eligible');
  });

  test('rejecting needs an opinion, and binds to what was signed', () => {
    const world = worldOf(THREE_STEPS).submitted();
    expect(signed(world, { value: 'reject' })).toBe('opinion-required');
    expect(signed(world, { contentHash: 'old' })).toBe('content-changed');
    expect(signed(world, { value: 'reject', opinion: '预算过高' })).toBe('ok');
    expect(world.ended().status).toBe('rejected');
  });

  test('abstains only in a vote', () => {
    expect(signed(worldOf(THREE_STEPS).submitted(), { value: 'abstain' })).toBe('not-in-vote');
  });

  test('is refused from who is separated', () => {
    const world = worldOf(THREE_STEPS, [{ a: 'evaluated-service', b: 'approved', within: 'cycle' }]).submitted();
    world.record([
      draft('evaluation-recorded', {
        year: 1,
        slot: 'final',
        station: 's',
        evaluators: ['office'],
        scoreHundredths: 1,
      }),
    ]);
    expect(signed(world)).toBe('separated');
  });
});

describe('objecting to paper', () => {
  const onPaper = () => {
    const world = worldOf(THREE_STEPS).submitted();
    signed(world);
    return world;
  };

  test('reopens the task, also when the next step has acted', () => {
    const world = onPaper();
    world.give('deputy', 'approve');
    expect(world.give('office', 'object-to-paper', { task: 'a1.1.1' })).toBe('ok');
    expect(world.course()).toEqual(['office open', 'deputy cancelled', 'head cancelled']);
    expect(world.open()).toEqual(['office']);
    expect(world.give('office', 'approve')).toBe('ok');
  });

  test('is possible for three working days', () => {
    const world = onPaper();
    world.today = plainDate('2026-03-05');
    expect(world.answer('office', 'object-to-paper', { task: 'a1.1.1' })).toHaveProperty('facts');
    world.today = plainDate('2026-03-06');
    expect(world.give('office', 'object-to-paper', { task: 'a1.1.1' })).toBe('paper-date');
  });

  test('is for who is said to have signed, with a reason, and only for paper', () => {
    const world = onPaper();
    expect(world.give('deputy', 'object-to-paper', { task: 'a1.1.1' })).toBe('not-your-task');
    expect(world.give('office', 'object-to-paper', { task: 'a1.1.1', reason: '' })).toBe('opinion-required');
    world.give('deputy', 'approve');
    expect(world.give('deputy', 'object-to-paper', { task: 'a1.2.1' })).toBe('paper-not-allowed');
  });

  describe('once the approval has ended', () => {
    const ended = (value: 'approve' | 'reject' = 'approve') => {
      const world = worldOf(routeOf([step('office', ['headOfOffice']), step('deputy', ['deputyHead'])])).submitted();
      world.give('office', 'approve');
      world.give('officer', 'record-paper', { task: 'a1.2.1', decidedBy: 'deputy', value, opinion: '见附件' });
      return world;
    };
    const object = (world: World) => world.give('deputy', 'object-to-paper', { task: 'a1.2.1' });

    test('asks anew from that step on, what was signed before it stands, and the outcome is void', () => {
      const world = ended();
      expect(world.ended().status).toBe('approved');
      expect(object(world)).toBe('ok');
      expect(world.ended().status).toBe('void');
      expect(world.running('a2').entries.map(({ step: key, status }) => `${key} ${status}`)).toEqual([
        'office carried',
        'deputy open',
      ]);
      expect(world.state.plan.plans.y1?.approvedOn).toBeNull();
      expect(world.give('deputy', 'approve', { task: 'a2.2.1' })).toBe('ok');
      expect(world.ended('a2').status).toBe('approved');
    });

    test('undoes a no that was never said, too', () => {
      const world = ended('reject');
      expect(world.ended().status).toBe('rejected');
      expect([object(world), world.ended().status, world.open()]).toEqual(['ok', 'void', ['deputy']]);
    });

    test('changes nothing where another said no', () => {
      const world = worldOf(routeOf([step('office', ['headOfOffice']), step('deputy', ['deputyHead'])])).submitted();
      signed(world);
      world.give('deputy', 'reject');
      expect(world.give('office', 'object-to-paper', { task: 'a1.1.1' })).toBe('task-not-open');
    });

    test('is final: who withdraws what is asked anew does not get the old outcome back', () => {
      const world = ended();
      object(world);
      expect(world.give('officer', 'withdraw', { approval: 'a2', reason: '重拟' })).toBe('ok');
      expect(world.ended().status).toBe('void');
      expect(world.state.plan.plans.y1?.approvedOn).toBeNull();
      expect(object(world)).toBe('closed');
    });

    test('is for who is said to have signed, in three working days, with a reason, and only for paper', () => {
      const world = ended();
      const answer = (who: 'office' | 'deputy', data: object) => world.give(who, 'object-to-paper', data);
      expect(answer('office', { task: 'a1.2.1' })).toBe('not-your-task');
      expect(answer('office', { task: 'a1.1.1' })).toBe('paper-not-allowed');
      expect(answer('deputy', { task: 'a1.2.1', reason: '' })).toBe('opinion-required');
      world.today = plainDate('2026-03-06');
      expect(object(world)).toBe('paper-date');
    });

    test('goes back to the initiator where what was before it cannot be kept', () => {
      const world = ended();
      const plan = world.state.plan.plans.y1;
      if (plan === undefined) throw new TypeError('no plan');
      const { approvedOn: _on, approval: _by, ...drafted } = plan;
      world.record([draft('plan-drafted', { ...drafted, fen: fen(7) })]);
      expect(object(world)).toBe('ok');
      expect(world.running('a2').entries.map(({ step: key }) => key)).toEqual(['initiator']);
    });
  });

  test('is refused when the outcome is used, and the fact that used it is named', () => {
    const world = worldOf(routeOf([step('office', ['headOfOffice'])])).submitted();
    signed(world);
    world.record([draft('filing-submitted', { filing: 'f1', of: 'plan', to: 'city', year: 1 })]);
    expect(world.ended().usedBySeq).toBe(world.state.seq);
    expect(world.give('office', 'object-to-paper', { task: 'a1.1.1' })).toBe('outcome-used');
  });
});
