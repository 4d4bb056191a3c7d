import { describe, expect, test } from '@jest/globals';
import { approvalVerbsFor } from '../../../domain/approval/verbs-for.js';
import { plainDate } from '../../../domain/calendar/plain-date.js';
import { draft } from '../../../domain/cycle/chapter.js';
import { given, inTurn, submitted, voting } from './scenes.js';
import { type Office, policyOf, routeOf, step, THREE_STEPS, type World, worldOf } from './world.js';

const verbs = (world: World, who: Office, as?: Office): string[] =>
  approvalVerbsFor(world.state, world.card(who, as), world.judging()).map(({ kind, task }) =>
    task === undefined ? kind : `${kind} ${task}`,
  );
const repairs = (world: World, who: Office = 'administrator') =>
  verbs(world, who).filter((verb) => verb.startsWith('repair-') || verb.startsWith('undo-'));
const money = () => worldOf(routeOf(THREE_STEPS.steps, { money: true })).submitted();

/** A policy that knows no second person for a repair. */
function alone(world: World): World {
  const { 'route-repair': _second, ...rules } = world.policy.rules;
  world.policy = { ...world.policy, rules };
  return world;
}

describe('the repairs an administrator is shown', () => {
  test('of one task, of its seat, and a jump; the superior bureau is shown the same, nobody else', () => {
    const all = ['repair-reassign a1.1.1', 'repair-extend-limit a1.1.1', 'repair-jump', 'repair-replace-seat'];
    expect(repairs(submitted())).toEqual(all);
    expect(repairs(submitted(), 'superior')).toEqual(all);
    expect(repairs(submitted(), 'head')).toEqual([]);
  });

  test('of who waits his turn: that somebody else does, not that he gets more time', () => {
    expect(repairs(inTurn())).toEqual([
      'repair-reassign a1.1.1',
      'repair-extend-limit a1.1.1',
      'repair-reassign a1.1.2',
      'repair-jump',
      'repair-replace-seat',
    ]);
  });

  test('of who has answered: none any more', () => {
    const world = given(worldOf(routeOf([step('both', ['headOfOffice', 'deputyHead'])])).submitted(), [
      'office',
      'approve',
    ]);
    expect(repairs(world)).toEqual([
      'repair-reassign a1.1.2',
      'repair-extend-limit a1.1.2',
      'repair-jump',
      'repair-replace-seat',
    ]);
  });

  test('of a step without anybody: somebody of the superior bureau', () => {
    const world = worldOf(THREE_STEPS);
    world.leaves('office');
    expect(repairs(world.submitted())).toEqual(['repair-jump', 'repair-from-superior']);
    const left = submitted();
    left.leaves('office');
    left.directoryChanged();
    expect(repairs(left)).toEqual(['repair-jump', 'repair-replace-seat', 'repair-from-superior']);
  });

  test('of a step whose people are being looked up: a jump alone', () => {
    const world = submitted();
    const { approvals } = world.state;
    const resolving = world.running().entries.map((entry) => ({ ...entry, status: 'resolving' as const, seats: [] }));
    const running = { a1: { ...world.running(), entries: resolving } };
    world.state = { ...world.state, approvals: { ...approvals, running } };
    expect(repairs(world)).toEqual(['repair-jump']);
  });

  test('on money: who decides, only while a second person can be asked', () => {
    expect(repairs(money())).toEqual([
      'repair-reassign a1.1.1',
      'repair-extend-limit a1.1.1',
      'repair-jump',
      'repair-replace-seat',
    ]);
    expect(repairs(alone(money()))).toEqual(['repair-extend-limit a1.1.1', 'repair-jump']);
    const asked = given(money(), ['administrator', 'repair-reassign', { to: 'clerk' }]);
    expect(repairs(asked)).toEqual(['repair-extend-limit a1.1.1', 'repair-jump']);
  });

  test('of a vote: its end, only while a second person can be asked', () => {
    expect(repairs(voting())).toContain('repair-close-vote');
    expect(repairs(alone(voting()))).not.toContain('repair-close-vote');
    expect(repairs(submitted())).not.toContain('repair-close-vote');
  });

  test('no jump where every one would need a second person and none can be asked', () => {
    const decided = () => {
      const both = step('both', ['headOfOffice', 'deputyHead']);
      return given(worldOf(routeOf([both])).submitted(), ['office', 'approve']);
    };
    expect(repairs(decided())).toContain('repair-jump');
    expect(repairs(alone(decided()))).not.toContain('repair-jump');
    expect(repairs(alone(submitted()))).toContain('repair-jump');
  });

  test('the last one undone, until somebody acts', () => {
    const world = given(submitted(), ['administrator', 'repair-reassign', { to: 'clerk' }]);
    expect(repairs(world).at(-1)).toBe('undo-repair');
    expect(repairs(given(world, ['clerk', 'approve']))).not.toContain('undo-repair');
  });

  test('none of what a second person is asked about', () => {
    const world = given(submitted(), ['administrator', 'repair-jump', { to: 'head' }]);
    expect(repairs(world).filter((verb) => verb.includes('a2'))).toEqual([]);
    expect(repairs(world, 'superior').filter((verb) => verb === 'repair-jump')).toEqual(['repair-jump']);
  });
});

describe('agreeing to a repair', () => {
  const asked = () => given(submitted(), ['administrator', 'repair-jump', { to: 'head' }]);

  test('is shown to the second person while it can be carried out', () => {
    expect(verbs(asked(), 'superior')).toContain('approve a2.1.1');
    expect(verbs(asked(), 'superior')).toContain('reject a2.1.1');
  });

  test('is not shown once somebody acted on what it was to mend; saying no is', () => {
    const world = given(asked(), ['office', 'approve', { task: 'a1.1.1' }]);
    expect(verbs(world, 'superior')).not.toContain('approve a2.1.1');
    expect(verbs(world, 'superior')).toContain('reject a2.1.1');
  });
});

describe('asking anew is shown', () => {
  const rejected = () => given(submitted(), ['office', 'reject']);
  const approved = () => given(worldOf(routeOf([step('office', ['headOfOffice'])])).submitted(), ['office', 'approve']);
  const shown = (world: World, who: Office) => verbs(world, who).includes('reopen');

  test('of what was rejected: to who said no, who asked and the administrators', () => {
    const who = ['office', 'officer', 'administrator', 'superior', 'deputy'] as const;
    expect(who.map((each) => shown(rejected(), each))).toEqual([true, true, true, true, false]);
    expect(verbs(rejected(), 'office').at(-1)).toBe('reopen');
  });

  test('of what was approved: while a second person can be asked, and the outcome is not used', () => {
    expect(shown(approved(), 'officer')).toBe(true);
    expect(shown(alone(approved()), 'officer')).toBe(false);
    expect(shown(alone(rejected()), 'officer')).toBe(true);
    const used = approved();
    used.record([draft('filing-submitted', { filing: 'f1', of: 'plan', to: 'city', year: 1 })]);
    expect(shown(used, 'officer')).toBe(false);
  });

  test('of nothing that runs, was withdrawn, or has no route any more', () => {
    expect(shown(submitted(), 'officer')).toBe(false);
    expect(shown(given(submitted(), ['officer', 'withdraw']), 'officer')).toBe(false);
    const world = rejected();
    world.policy = { ...world.policy, rules: {} };
    expect(shown(world, 'officer')).toBe(false);
  });
});

describe('what is shown of a task', () => {
  test('asking for an approval in somebody’s place: in his dates only', () => {
    const world = worldOf(THREE_STEPS);
    world.standsIn('officer', 'secondOfficer', ['payment'], plainDate('2026-03-03'));
    expect(verbs(world, 'secondOfficer', 'officer')).toEqual(['submit-approval']);
    world.today = plainDate('2026-03-04');
    expect(verbs(world, 'secondOfficer', 'officer')).toEqual([]);
  });

  test('paper of who has his turn, where the route takes it, and of no revision', () => {
    const papers = (world: World) => verbs(world, 'officer').filter((verb) => verb.startsWith('record-paper'));
    expect(papers(inTurn())).toEqual(['record-paper a1.1.1']);
    expect(papers(worldOf({ ...THREE_STEPS, paper: false }).submitted())).toEqual([]);
    expect(papers(given(submitted(), ['office', 'return']))).toEqual([]);
    expect(verbs(submitted(), 'deputy')).toEqual(['copy', 'comment']);
  });

  test('a return, while the way ahead fits into what is left of its room', () => {
    const world = worldOf(routeOf([step('office', ['headOfOffice'])])).submitted();
    expect(verbs(world, 'office')).toContain('return a1.1.1');
    for (let round = 0; round < 16; round += 1) given(world, ['office', 'return'], ['officer', 'resubmit']);
    expect(verbs(world, 'office')).toEqual([
      'approve a1.33.1',
      'reject a1.33.1',
      'transfer a1.33.1',
      'delegate a1.33.1',
      'add-signer a1.33.1',
      'copy',
      'comment',
    ]);
  });

  test('handing all over: while something waits that may move, to administrators alone', () => {
    const shown = (world: World, who: Office) => verbs(world, who).includes('hand-over');
    expect([shown(submitted(), 'administrator'), shown(submitted(), 'superior'), shown(submitted(), 'head')]).toEqual([
      true,
      true,
      false,
    ]);
    expect(shown(worldOf(THREE_STEPS), 'administrator')).toBe(false);
    expect(shown(voting(), 'administrator')).toBe(false);
    const both = given(worldOf(routeOf([step('both', ['headOfOffice', 'deputyHead'])])).submitted(), [
      'office',
      'approve',
    ]);
    expect(shown(both, 'administrator')).toBe(true);
    const mixed = voting();
    mixed.policy = policyOf(THREE_STEPS);
    expect(
      shown(mixed.submitted('extension', 'x@y1#1', { proposal: { to: '2026-05-01', reason: 'x' } }), 'administrator'),
    ).toBe(true);
  });

  test('nothing to who may not even read', () => {
    expect(verbs(submitted(), 'evaluator')).not.toContain('comment');
  });
});
