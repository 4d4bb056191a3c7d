import { describe, expect, test } from '@jest/globals';
import { approvalVerbsFor } from '../../../domain/approval/verbs-for.js';
import { plainDate } from '../../../domain/calendar/plain-date.js';
import { type Office, routeOf, step, THREE_STEPS, type World, worldOf } from './world.js';

const verbs = (world: World, who: Office, as?: Office): string[] =>
  approvalVerbsFor(world.state, world.card(who, as), world.judging()).map(({ kind, task }) =>
    task === undefined ? kind : `${kind} ${task}`,
  );

const READS = ['copy', 'comment'];

describe('what is allowed now', () => {
  test('before anything is submitted: submitting, for who holds the post and where there is a route', () => {
    const world = worldOf(THREE_STEPS);
    expect(verbs(world, 'officer')).toEqual(['submit-approval']);
    expect(verbs(world, 'clerk')).toEqual([]);
    world.policy = { ...world.policy, rules: {} };
    expect(verbs(world, 'officer')).toEqual([]);
  });

  test('for who has the task', () => {
    const world = worldOf(THREE_STEPS).submitted();
    expect(verbs(world, 'office')).toEqual([
      'approve a1.1.1',
      'reject a1.1.1',
      'return a1.1.1',
      'transfer a1.1.1',
      'delegate a1.1.1',
      'add-signer a1.1.1',
      ...READS,
    ]);
    expect(verbs(world, 'deputy')).toEqual(READS);
  });

  test('for who stands in, without passing on', () => {
    const world = worldOf(THREE_STEPS);
    world.standsIn('office', 'adviser');
    world.submitted();
    expect(verbs(world, 'adviser', 'office')).toEqual(['approve a1.1.1', 'reject a1.1.1', 'return a1.1.1', ...READS]);
    expect(verbs(world, 'adviser')).toEqual(READS);
  });

  test('for the case officer: paper, urging from the next day on, withdrawing', () => {
    const world = worldOf(THREE_STEPS).submitted();
    expect(verbs(world, 'officer')).toEqual(['submit-approval', 'record-paper a1.1.1', 'withdraw', ...READS]);
    world.today = plainDate('2026-03-03');
    expect(verbs(world, 'officer')).toEqual([
      'submit-approval',
      'urge a1.1.1',
      'record-paper a1.1.1',
      'withdraw',
      ...READS,
    ]);
  });

  test('for who has decided: taking it back, until the next acted', () => {
    const world = worldOf(THREE_STEPS).submitted();
    world.give('office', 'approve');
    expect(verbs(world, 'office')).toEqual(['take-back', ...READS]);
    world.give('deputy', 'approve');
    expect(verbs(world, 'office')).toEqual(READS);
  });

  test('while a task is lent out: calling it back and giving it back', () => {
    const world = worldOf(THREE_STEPS).submitted();
    world.give('office', 'delegate', { to: 'clerk' });
    expect(verbs(world, 'office')).toEqual(['recall a1.1.1', ...READS]);
    expect(verbs(world, 'clerk')).toEqual(['give-back a1.1.1', ...READS]);
  });

  test('in a vote: answering only', () => {
    const tally = {
      mode: 'vote',
      weights: {},
      pass: { num: 1, den: 2, strict: true },
      early: true,
      veto: [] as string[],
    } as const;
    const world = worldOf(
      routeOf([step('s', ['headOfOffice', 'deputyHead'], { tally: { ...tally, veto: [] } })]),
    ).submitted();
    expect(verbs(world, 'office')).toEqual(['approve a1.1.1', 'reject a1.1.1', 'abstain a1.1.1', ...READS]);
    expect(verbs(world, 'administrator')).toEqual([
      'submit-approval',
      'repair-reassign a1.1.1',
      'repair-extend-limit a1.1.1',
      'repair-reassign a1.1.2',
      'repair-extend-limit a1.1.2',
      'repair-jump',
      'repair-replace-seat',
      'repair-close-vote',
      ...READS,
    ]);
  });

  test('for who added a signer, for who revises, for who is said to have signed, for the administrator', () => {
    const world = worldOf(THREE_STEPS).submitted();
    world.give('office', 'add-signer', { where: 'before', persons: ['clerk'] });
    expect(verbs(world, 'office')).toEqual(['remove-signer a1.1.2', ...READS]);
    world.give('clerk', 'return', {});
    expect(verbs(world, 'officer')).toContain('resubmit a1.2.1');
    world.give('officer', 'resubmit');
    world.give('officer', 'record-paper', { task: 'a1.3.1', decidedBy: 'office' });
    expect(verbs(world, 'office')).toEqual(['object-to-paper a1.3.1', ...READS]);
    expect(verbs(world, 'administrator')).toEqual([
      'submit-approval',
      'repair-reassign a1.4.1',
      'repair-extend-limit a1.4.1',
      'repair-jump',
      'repair-replace-seat',
      ...READS,
      'hand-over',
    ]);
  });

  test('is used up: transfers, signers and rounds', () => {
    const world = worldOf(THREE_STEPS).submitted();
    world.give('office', 'add-signer', { where: 'after', persons: ['clerk', 'adviser', 'finance', 'deputy', 'head'] });
    expect(verbs(world, 'office')).not.toContain('add-signer a1.1.1');
    const passed = worldOf(THREE_STEPS).submitted();
    passed.give('office', 'transfer', { to: 'clerk' });
    passed.give('clerk', 'transfer', { to: 'adviser' });
    passed.give('adviser', 'transfer', { to: 'office' });
    expect(verbs(passed, 'office')).not.toContain('transfer a1.1.1');
  });
});
