import { describe, expect, test } from '@jest/globals';
import type { RepairKind } from '../../../domain/approval/repairs/types.js';
import { draft } from '../../../domain/cycle/chapter.js';
import type { Actor } from '../../../domain/people.js';
import { given, inTurn, submitted, told } from './scenes.js';
import { routeOf, step, type World, worldOf } from './world.js';

const as = 'administrator';
const atHead = () => given(submitted(), ['office', 'approve'], ['deputy', 'approve']);
const agreed = (world: World) => given(world, ['superior', 'approve', { task: 'a2.1.1' }]);
const seqOf = (world: World, kind: string) => world.facts.findLast((fact) => fact.kind === kind)?.seq;
const since = (world: World) => world.tasks().map(({ since: from }) => from?.seq);

describe('what can be undone keeps', () => {
  const kept = (world: World) => world.running().undo?.before.entries.map(({ no }) => no);

  test('the entry in hand, whoever it was given to and whatever day it got', () => {
    expect(kept(given(atHead(), [as, 'repair-reassign', { to: 'clerk' }]))).toEqual([3]);
    expect(kept(given(atHead(), [as, 'repair-reassign', { to: 'office' }]))).toEqual([3]);
    expect(kept(given(atHead(), [as, 'repair-extend-limit', { to: '2026-03-20' }]))).toEqual([3]);
    expect(kept(given(atHead(), [as, 'repair-replace-seat', { entry: 3, seat: 0, to: 'clerk' }]))).toEqual([3]);
  });

  test('of a jump also all from its target on', () => {
    expect(kept(agreed(given(atHead(), [as, 'repair-jump', { to: 'office' }])))).toEqual([1, 2, 3]);
    expect(kept(agreed(given(atHead(), [as, 'repair-jump', { to: 'deputy' }])))).toEqual([2, 3]);
    expect(kept(given(atHead(), [as, 'repair-jump', { to: 'head' }]))).toEqual([3]);
    expect(kept(agreed(given(submitted(), [as, 'repair-jump', { to: 'head' }])))).toEqual([1]);
  });

  test('and nothing of what could be undone before it', () => {
    const world = given(
      submitted(),
      [as, 'repair-reassign', { to: 'clerk' }],
      [as, 'repair-reassign', { to: 'adviser' }],
    );
    expect(world.running().undo?.before).not.toHaveProperty('undo');
    expect(given(world, [as, 'undo-repair']).open()).toEqual(['clerk']);
  });

  test('who wanted it and on which revision of the directory', () => {
    const world = agreed(given(submitted(), [as, 'repair-jump', { to: 'head' }]));
    expect(world.running().undo).toMatchObject({ by: as, directoryRev: 1, seq: seqOf(world, 'repaired') });
    const duties = ({ state }: World, who: string) => state.approvals.ledger[who]?.map(({ duty }) => duty);
    expect(duties(world, as)).toContain('proposed-repair');
    expect(duties(world, 'superior')).toEqual(['approved']);
  });
});

describe('a repair as older records have it', () => {
  const older = (repair: RepairKind, change: Record<string, unknown>, actor: (world: World) => Actor) => {
    const world = submitted();
    const of = { approval: 'a1', via: 'console' as const, repair, reason: '长期病假', previewVersion: 3 };
    world.record([draft('repaired', { ...of, change })], actor(world));
    return world;
  };
  const person = (world: World): Actor => ({ person: world.card(as) });

  test('was wanted by who recorded it, and names no revision', () => {
    const world = older('repair-reassign', { task: 'a1.1.1', to: 'clerk' }, person);
    expect(world.running().undo?.by).toBe(as);
    expect(world.running().undo).not.toHaveProperty('directoryRev');
    expect(older('repair-reassign', {}, () => ({ system: 'engine' })).running().undo?.by).toBe('engine');
  });

  test('keeps a limit extended only for the task it names', () => {
    const extended = (repair: RepairKind, change: Record<string, unknown>) =>
      older(repair, change, person)
        .tasks()
        .map((task) => task.extended);
    expect(extended('repair-extend-limit', { task: 'a1.1.1' })).toEqual([true]);
    expect(extended('repair-extend-limit', { task: 'a1.1.9' })).toEqual([undefined]);
    expect(extended('repair-extend-limit', {})).toEqual([undefined]);
    expect(extended('repair-reassign', { task: 'a1.1.1' })).toEqual([undefined]);
  });

  test('about an approval that has ended changes nothing', () => {
    const world = given(submitted(), ['officer', 'withdraw']);
    const before = world.state.approvals;
    const of = { approval: 'a1', via: 'console' as const, repair: 'repair-jump', reason: 'x', previewVersion: 3 };
    world.record([draft('repaired', { ...of, change: { to: 'head' } })]);
    expect(world.state.approvals).toEqual(before);
  });
});

describe('who has a task again after an undone repair', () => {
  const undo = (world: World) => given(world, [as, 'undo-repair', { approval: 'a1' }]);

  test('has it since then, when it had been another’s or had another day', () => {
    const moved = undo(given(submitted(), [as, 'repair-reassign', { to: 'clerk' }]));
    expect(since(moved)).toEqual([seqOf(moved, 'repair-undone')]);
    const longer = undo(given(submitted(), [as, 'repair-extend-limit', { to: '2026-03-20' }]));
    expect(since(longer)).toEqual([seqOf(longer, 'repair-undone')]);
    const elsewhere = undo(given(submitted(), [as, 'repair-jump', { to: 'initiator' }]));
    expect(since(elsewhere)).toEqual([seqOf(elsewhere, 'repair-undone')]);
  });

  test('has it since before, when nothing of his was changed', () => {
    const world = worldOf(routeOf([step('both', ['headOfOffice', 'deputyHead'])])).submitted();
    const [, other] = since(world);
    undo(given(world, [as, 'repair-extend-limit', { task: 'a1.1.1', to: '2026-03-20' }]));
    expect(since(world)).toEqual([seqOf(world, 'repair-undone'), other]);
  });

  test('waits as before, when he waited', () => {
    const world = undo(given(inTurn(), [as, 'repair-reassign', { task: 'a1.1.2', to: 'clerk' }]));
    expect(world.tasks().map(({ owner, status }) => `${owner} ${status}`)).toEqual(['office open', 'deputy waiting']);
    expect(since(world)[1]).toBeUndefined();
  });

  test('finds the steps before as they are', () => {
    const world = undo(given(atHead(), [as, 'repair-reassign', { to: 'clerk' }]));
    expect(world.course()).toEqual(['office passed', 'deputy passed', 'head open']);
    const jumped = undo(agreed(given(atHead(), [as, 'repair-jump', { to: 'deputy' }])));
    expect(jumped.course()).toEqual(['office passed', 'deputy passed', 'head open']);
  });

  test('and an undoing of another repair than the last only makes the view another one', () => {
    const world = given(submitted(), [as, 'repair-reassign', { to: 'clerk' }]);
    world.record([draft('repair-undone', { approval: 'a1', via: 'console', seq: 3 })]);
    expect(world.open()).toEqual(['clerk']);
    expect(world.running().version).toBe(world.state.seq);
  });
});

describe('at the end is kept', () => {
  test('what was decided, not what an objection overtook', () => {
    const world = given(
      submitted(),
      ['officer', 'record-paper', { task: 'a1.1.1', decidedBy: 'office' }],
      ['deputy', 'approve'],
      ['office', 'object-to-paper', { task: 'a1.1.1' }],
      ['office', 'reject'],
    );
    expect(world.ended().decisions.map(({ step: key, by, value }) => `${key} ${by} ${value}`)).toEqual([
      'office office reject',
    ]);
  });

  test('that it is asked anew, also when that one was rejected in turn', () => {
    const world = given(
      submitted(),
      ['office', 'reject'],
      ['officer', 'reopen', { step: 'office' }],
      ['office', 'reject'],
    );
    expect(world.ended('a1').suspendedBy).toBe('a2');
    expect(told(world.answer('officer', 'reopen', { approval: 'a1', step: 'office' }))).toEqual([
      'already-running',
      { approval: 'a2' },
    ]);
    expect('facts' in world.answer('officer', 'reopen', { approval: 'a2', step: 'office' })).toBe(true);
  });

  test('and what was withdrawn leaves others alone', () => {
    const world = given(submitted(), ['officer', 'withdraw'], ['officer', 'submit-approval']);
    given(world, ['officer', 'withdraw', { approval: 'a2' }]);
    expect(Object.keys(world.state.approvals.closed)).toEqual(['a1', 'a2']);
    expect(world.ended('a2')).not.toHaveProperty('suspendedBy');
    expect(Object.keys(world.ended('a1')).sort()).toEqual([
      'closedOn',
      'copied',
      'decisions',
      'id',
      'initiatorPost',
      'initiators',
      'route',
      'status',
      'subject',
    ]);
  });
});
