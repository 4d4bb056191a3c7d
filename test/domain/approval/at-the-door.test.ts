import { describe, expect, test } from '@jest/globals';
import { interestedIn, separatedBy } from '../../../domain/approval/eligible.js';
import { plainDate } from '../../../domain/calendar/plain-date.js';
import { draft } from '../../../domain/cycle/chapter.js';
import { fen } from '../../../domain/money/fen.js';
import { applied, issue, ONE_STEP, ranked, withFacts } from './on-record.js';
import { CHOSEN, given, submitted, told, voting } from './scenes.js';
import { directoryOf, type Office, routeOf, step, THREE_STEPS, type World, worldOf } from './world.js';

const more = { to: '2026-05-01', reason: '公示期不足' };
const data = (world: World, kind: string) => world.facts.findLast((fact) => fact.kind === kind)?.data;

describe('a request is on record', () => {
  test('with who asked, in which post, what about, and the route it goes', () => {
    const world = submitted();
    expect(data(world, 'approval-submitted')).toEqual({
      approval: 'a1',
      via: 'console',
      subject: { kind: 'annual-plan', ref: 'y1', hash: world.running().subject.hash },
      route: THREE_STEPS,
      initiators: ['officer'],
      people: [{ id: 'officer', name: 'officer', post: 'officer' }],
    });
    expect(world.running()).toMatchObject({
      initiators: ['officer'],
      initiatorPost: 'officer',
      round: 1,
      status: 'running',
    });
  });

  test('with what is proposed, where there is no record of it yet', () => {
    const world = worldOf(ONE_STEP).submitted('extension', 'x@y1#1', { proposal: more });
    expect(data(world, 'approval-submitted')).toMatchObject({ proposal: more });
    expect(data(submitted(), 'approval-submitted')).not.toHaveProperty('proposal');
    expect(data(submitted(), 'approval-submitted')).not.toHaveProperty('reopens');
  });

  test('in the first of his posts that may ask for it', () => {
    const { holdings, ...directory } = directoryOf();
    const administrator = {
      post: 'administrator' as const,
      person: 'officer',
      from: plainDate('2020-01-01'),
      to: null,
    };
    const world = worldOf(ONE_STEP, [], { ...directory, holdings: [administrator, ...holdings] });
    expect(data(world.submitted(), 'approval-submitted')).toMatchObject({ people: [{ post: 'officer' }] });
  });

  test('as that of the principal, too, where a proxy asked: neither decides on it', () => {
    const world = worldOf(THREE_STEPS);
    world.standsIn('office', 'officer');
    expect(world.give('officer', 'submit-approval', {}, { as: 'office' })).toBe('ok');
    expect(world.running().initiators).toEqual(['officer', 'office']);
    expect(world.course()).toEqual(['office unmanned']);
  });

  test('with the earlier one it takes up, which was withdrawn', () => {
    const world = given(submitted(), ['officer', 'withdraw'], ['officer', 'submit-approval', { reopens: 'a1' }]);
    expect(data(world, 'approval-submitted')).toMatchObject({ approval: 'a2', reopens: 'a1' });
    expect(world.ended('a1').suspendedBy).toBe('a2');
    given(world, ['officer', 'withdraw', { approval: 'a2' }]);
    expect(world.ended('a1')).not.toHaveProperty('suspendedBy');
  });
});

describe('a request is refused', () => {
  test('under the name of an outcome in force, though the content is another one now', () => {
    const world = given(worldOf(ONE_STEP).submitted(), ['office', 'approve']);
    const plan = world.state.plan.plans.y1;
    if (plan === undefined) throw new TypeError('no plan');
    const { approvedOn: _on, approval: _by, ...drafted } = plan;
    world.record([draft('plan-drafted', { ...drafted, fen: fen(60_000_000) })]);
    expect(told(world.answer('officer', 'submit-approval', { reopens: 'a1' }))).toEqual([
      'already-recorded',
      { approval: 'a1', on: '2026-03-02' },
    ]);
    expect(told(world.answer('officer', 'submit-approval', { reopens: 'a9' }))).toEqual([
      'unknown-subject',
      { approval: 'a9' },
    ]);
    expect('facts' in world.answer('officer', 'submit-approval')).toBe(true);
  });

  test('not once the outcome was used: the plan of later may be asked for', () => {
    const world = given(worldOf(ONE_STEP).submitted(), ['office', 'approve']);
    world.record([draft('filing-submitted', { filing: 'f1', of: 'plan', to: 'city', year: 1 })]);
    expect('facts' in world.answer('officer', 'submit-approval')).toBe(true);
  });

  test('by somebody who stands in for other matters, outside his dates, or by nobody', () => {
    const world = worldOf(THREE_STEPS);
    world.standsIn('office', 'officer', ['payment'], plainDate('2026-03-03'));
    expect(told(world.answer('officer', 'submit-approval', {}, { as: 'office' }))).toEqual([
      'proxy-may-not',
      { subject: 'annual-plan' },
    ]);
    world.today = plainDate('2026-03-04');
    expect(told(world.answer('officer', 'submit-approval', {}, { as: 'office' }))[0]).toBe('proxy-dates');
    expect(told(world.answer('officer', 'submit-approval', {}, { actor: { system: 'clock' } }))[0]).toBe(
      'not-authorised',
    );
  });

  test('with people for the first step who may not be chosen, or none', () => {
    const world = worldOf(routeOf([step('reader', [], { who: CHOSEN })]));
    expect(told(world.answer('officer', 'submit-approval'))).toEqual(['choose-next', { step: 'reader' }]);
    expect(told(world.answer('officer', 'submit-approval', { chosen: ['officer'] }))).toEqual([
      'not-eligible',
      { person: 'officer', duty: 'initiated' },
    ]);
    expect('facts' in world.answer('officer', 'submit-approval', { chosen: ['clerk'] })).toBe(true);
  });
});

describe('in a batch', () => {
  const batch = (world: World, who: Office = 'office', options: object = {}) =>
    world.answer(who, 'approve', {}, { via: 'batch', ...options });
  const route = { ...ONE_STEP, batch: true };
  const refused = ['batch-not-allowed', { approval: 'a1' }];

  test('a plan is approved where the route takes it', () => {
    expect('facts' in batch(worldOf(route).submitted())).toBe(true);
  });

  test('nothing is that only one look can decide: an award, a result, a renewal, a payment', () => {
    const world = worldOf(route);
    world.record([issue, ranked]);
    expect(told(batch(world.submitted('award', 'lot')))).toEqual(refused);
    const payment = worldOf(route);
    payment.record([applied]);
    expect(told(batch(payment.submitted('payment', 't1')))).toEqual(refused);
  });

  test('nothing is by a proxy, in a vote, on money, or but a yes', () => {
    const proxy = worldOf(route);
    proxy.standsIn('office', 'adviser');
    expect(told(batch(proxy.submitted(), 'adviser', { as: 'office' }))).toEqual(refused);
    const tally = voting().running().route.steps[0]?.tally;
    if (tally === undefined) throw new TypeError('no vote');
    const vote = { ...routeOf([step('vote', ['headOfOffice', 'deputyHead'], { tally })]), batch: true };
    expect(told(batch(worldOf(vote).submitted()))).toEqual(refused);
    expect(told(batch(worldOf({ ...route, money: true }).submitted()))).toEqual(refused);
    expect(told(worldOf(route).submitted().answer('office', 'reject', {}, { via: 'batch' }))).toEqual(refused);
  });
});

describe('a decision is on record', () => {
  test('with opinion and choice, where there are any', () => {
    expect(data(given(submitted(), ['office', 'approve']), 'decided')).toEqual({
      approval: 'a1',
      via: 'console',
      task: 'a1.1.1',
      value: 'approve',
      hash: submitted().running().subject.hash,
      by: 'office',
      on: '2026-03-02',
    });
    expect(data(given(submitted(), ['office', 'approve', { opinion: '同意' }]), 'decided')).toMatchObject({
      opinion: '同意',
    });
    const world = worldOf(routeOf([step('office', ['headOfOffice']), step('reader', [], { who: CHOSEN })])).submitted();
    expect(data(given(world, ['office', 'approve', { chosen: ['clerk'] }]), 'decided')).toMatchObject({
      chosen: ['clerk'],
    });
  });

  test('with the principal of who stood in', () => {
    const world = worldOf(THREE_STEPS);
    world.standsIn('office', 'adviser');
    world.submitted().give('adviser', 'approve', {}, { as: 'office' });
    expect(data(world, 'decided')).toMatchObject({ by: 'adviser', actingFor: 'office' });
  });

  test('and who comes second to a step that is decided is told who was first, by name, also after the end', () => {
    const any = routeOf([
      step('any', ['headOfOffice', 'deputyHead'], { tally: { mode: 'any' } }),
      step('head', ['bureauHead']),
    ]);
    const first = { by: 'office', at: '2026-03-02T02:00:00.000Z', value: 'approve' };
    const world = given(worldOf(any).submitted(), ['office', 'approve']);
    const { approvals } = world.state;
    const named = { ...approvals.people, office: { name: '办公室主任', post: 'headOfOffice' } };
    world.state = { ...world.state, approvals: { ...approvals, people: named } };
    const late = () => told(world.answer('deputy', 'approve', { task: 'a1.1.2' }));
    expect(late()).toEqual(['step-decided', { ...first, by: '办公室主任' }]);
    given(world, ['head', 'approve']);
    expect(late()).toEqual(['step-decided', { ...first, by: '办公室主任' }]);
    world.state = { ...world.state, approvals: { ...world.state.approvals, people: {} } };
    expect(late()).toEqual(['step-decided', first]);
    expect(told(world.answer('deputy', 'approve', { task: 'a1.7.1' }))[0]).toBe('closed');
  });
});

describe('whom a repair would bring in', () => {
  const repair = (command: string, fields: unknown) =>
    interestedIn({
      subject: { kind: 'repair', ref: 'a1', hash: '' },
      initiators: ['administrator'],
      proposal: { command, data: fields },
    });

  test('does not decide on it, whatever field names him', () => {
    expect(repair('repair-reassign', { to: 'clerk' })).toEqual(['administrator', 'clerk']);
    expect(repair('repair-replace-seat', { to: 'clerk' })).toEqual(['administrator', 'clerk']);
    expect(repair('repair-from-superior', { person: 'superior' })).toEqual(['administrator', 'superior']);
    expect(repair('repair-reassign', { to: 'administrator' })).toEqual(['administrator']);
  });

  test('is nobody where a repair brings in nobody, or says nothing', () => {
    expect(repair('repair-jump', { to: 'head' })).toEqual(['administrator']);
    expect(repair('repair-reassign', null)).toEqual(['administrator']);
    expect(repair('repair-reassign', 'clerk')).toEqual(['administrator']);
    const bare = { subject: { kind: 'repair', ref: 'a1', hash: '' } as const, initiators: ['administrator'] };
    expect(interestedIn(bare)).toEqual(['administrator']);
    const proposal = { command: 'repair-reassign', data: { to: 'clerk' } };
    expect(interestedIn({ ...bare, subject: { kind: 'deviation', ref: 'd1', hash: '' }, proposal })).toEqual([
      'administrator',
    ]);
  });

  test('and who decides is separated by either side of a pair', () => {
    const ground = {
      subject: { kind: 'payment', ref: 't1' } as const,
      initiators: [],
      ledger: { finance: [{ duty: 'paid', subject: 'payment:t1', year: 2026 } as const] },
    };
    const by = (a: 'approved' | 'paid', b: 'approved' | 'paid') =>
      separatedBy('finance', { ...ground, pairs: [{ a, b, within: 'subject' }] });
    expect([by('approved', 'paid'), by('paid', 'approved')]).toEqual(['paid', 'paid']);
  });
});

test('money of a first step is decided with a log-in, other matters by a link, too', () => {
  const link = { via: 'link' } as const;
  expect('facts' in submitted().answer('office', 'approve', {}, link)).toBe(true);
  expect(told(withFacts(applied).submitted('payment', 't1').answer('office', 'approve', {}, link))).toEqual([
    'money-needs-login',
    { approval: 'a1' },
  ]);
});
