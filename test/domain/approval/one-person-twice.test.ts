import { describe, expect, test } from '@jest/globals';
import { apartBroken } from '../../../domain/approval/apart.js';
import { addDuty } from '../../../domain/approval/duties.js';
import type { Command } from '../../../domain/commands.js';
import { secondPersonOf } from '../../../domain/cycle/authority.js';
import { draft } from '../../../domain/cycle/chapter.js';
import { fen } from '../../../domain/money/fen.js';
import { given, told } from './scenes.js';
import { directoryOf, type Office, routeOf, step, THREE_STEPS, worldOf } from './world.js';

/** The bureau where these entries have one mobile number, and so are one person. */
function twice(...same: Office[]) {
  const { people, ...directory } = directoryOf();
  const phone = '13800001111';
  return { ...directory, people: people.map((each) => (same.includes(each.id as Office) ? { ...each, phone } : each)) };
}

describe('one person with two entries in the directory', () => {
  test('is not asked about what he asked for under the other', () => {
    const world = worldOf(THREE_STEPS, [], twice('officer', 'office')).submitted();
    expect(world.course()).toEqual(['office unmanned']);
  });

  test('does not decide on it either, should the task be his already', () => {
    const world = worldOf(THREE_STEPS).submitted();
    world.directory = twice('officer', 'office');
    expect(told(world.answer('office', 'approve'))).toEqual([
      'separated',
      { person: 'office', duty: 'initiated', sameAs: 'officer' },
    ]);
  });

  test('is told nothing of another entry where he is separated anyway', () => {
    const world = worldOf(THREE_STEPS).submitted();
    world.directory = twice('office', 'clerk');
    const { approvals } = world.state;
    const duty = { person: 'office', duty: 'initiated' as const, subject: 'annual-plan:y1' };
    world.state = { ...world.state, approvals: { ...approvals, ledger: addDuty(approvals.ledger, duty, world.today) } };
    expect(told(world.answer('office', 'approve'))).toEqual(['separated', { person: 'office', duty: 'initiated' }]);
  });

  test('keeps others from deciding in his place as well', () => {
    const world = worldOf(THREE_STEPS).submitted();
    world.standsIn('office', 'clerk');
    world.directory = { ...twice('officer', 'office'), proxies: world.directory.proxies };
    expect(world.give('clerk', 'approve', { task: 'a1.1.1' }, { as: 'office' })).toBe('separated');
  });

  test('signs a step once: added, passed to, or lent to under the other he is there already', () => {
    const both = routeOf([step('s', ['headOfOffice', 'deputyHead'])]);
    const world = worldOf(both, [], twice('deputy', 'clerk')).submitted();
    expect([
      world.give('office', 'transfer', { to: 'clerk' }),
      world.give('office', 'delegate', { to: 'clerk' }),
      world.give('office', 'add-signer', { where: 'beside', persons: ['clerk'] }),
    ]).toEqual(['already-here', 'already-here', 'already-here']);
  });

  test('has decided in the step under whichever he did', () => {
    const both = routeOf([step('s', ['headOfOffice', 'deputyHead'])]);
    const world = given(worldOf(both).submitted(), ['office', 'approve']);
    world.directory = twice('office', 'deputy');
    expect(world.give('deputy', 'approve')).toBe('already-decided');
  });

  test('on paper he is the same', () => {
    const world = worldOf(THREE_STEPS).submitted();
    world.directory = twice('officer', 'office');
    const paper = { task: 'a1.1.1', decidedBy: 'office', value: 'approve' as const };
    expect(world.give('secondOfficer', 'record-paper', paper)).toBe('separated');
  });

  test('is not the second person of his own repair, nor whom it brings in', () => {
    const money = () => worldOf({ ...THREE_STEPS, money: true }, [], twice('administrator', 'superior', 'clerk'));
    const named = money().submitted();
    expect(named.give('administrator', 'repair-reassign', { to: 'adviser', second: 'superior' })).toBe('not-eligible');
    expect(named.give('administrator', 'repair-reassign', { to: 'clerk' })).toBe('separated');
    const open = money().submitted();
    expect(open.give('administrator', 'repair-reassign', { to: 'adviser' })).toBe('ok');
    expect(open.course('a2')).toEqual(['second unmanned']);
  });

  test('does not man alone what he asked for under the other', () => {
    const directory = twice('officer', 'administrator');
    const world = worldOf(THREE_STEPS, [], directory).submitted();
    expect(world.give('administrator', 'repair-reassign', { to: 'clerk' })).toBe('ok');
    expect(world.running('a2').subject).toMatchObject({ kind: 'repair', ref: 'a1' });
    expect(world.give('administrator', 'hand-over', { from: 'office', to: 'clerk' })).toBe('not-eligible');
  });

  test('hands nothing over to himself', () => {
    const world = worldOf(THREE_STEPS, [], twice('administrator', 'clerk')).submitted();
    expect(world.give('administrator', 'hand-over', { from: 'office', to: 'clerk' })).toBe('not-eligible');
    expect(world.give('superior', 'hand-over', { from: 'office', to: 'clerk' })).toBe('ok');
  });

  test('does not pay what he applied for under the other', () => {
    const pair = { a: 'applied-payment', b: 'paid', within: 'subject' } as const;
    const facts = [draft('payment-made', { year: 1, tranche: 1, fen: fen(1) })];
    const broken = (same: Office[], who: Office, as?: Office) => {
      const world = worldOf(THREE_STEPS, [pair], twice(...same));
      const duty = { person: 'finance', duty: 'applied-payment' as const, subject: 'payment:t1' };
      const { approvals } = world.state;
      const ledger = addDuty(approvals.ledger, duty, world.today);
      world.state = { ...world.state, approvals: { ...approvals, ledger } };
      const given = world.command(who, 'comment', { text: '' }, as === undefined ? {} : { as }) as Command;
      return apartBroken(world.state, given, facts, world.judging()).map(({ values }) => values.person);
    };
    expect(broken(['finance', 'clerk'], 'clerk')).toEqual(['clerk']);
    expect(broken([], 'clerk')).toEqual([]);
    // Whoever stands in for his other entry pays in his place.
    expect(broken(['finance', 'head'], 'clerk', 'head')).toEqual(['head']);
  });

  test('does not confirm his own record of the past, nor that made in his place', () => {
    const second = (same: Office[], as?: Office) => {
      const world = worldOf(THREE_STEPS, [], twice(...same));
      const command = world.command('officer', 'comment', { text: '' }, as === undefined ? {} : { as }) as Command;
      return secondPersonOf({ ...command, secondPerson: 'deputy' }, world.judging())?.id;
    };
    expect(second([])).toBe('deputy');
    expect(second(['officer', 'deputy'])).toBeUndefined();
    expect(second([], 'deputy')).toBeUndefined();
  });

  test('gives his vote once, whoever stands in for him', () => {
    const three = routeOf([step('s', ['headOfOffice', 'deputyHead', 'bureauHead'])]);
    const world = worldOf(three);
    world.standsIn('office', 'clerk');
    world.standsIn('deputy', 'office');
    world.submitted();
    const [own, other] = world.tasks().map(({ id }) => id);
    expect(world.give('clerk', 'approve', { task: own ?? '' }, { as: 'office' })).toBe('ok');
    expect(world.give('office', 'approve', { task: other ?? '' }, { as: 'deputy' })).toBe('already-decided');
    const turned = worldOf(three);
    turned.standsIn('deputy', 'office');
    turned.standsIn('office', 'clerk');
    turned.submitted();
    expect(turned.give('office', 'approve', { task: other ?? '' }, { as: 'deputy' })).toBe('already-here');
    expect(turned.give('clerk', 'approve', { task: own ?? '' }, { as: 'office' })).toBe('ok');
  });
});
