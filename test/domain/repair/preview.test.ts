import { describe, expect, test } from '@jest/globals';
import type { ApprovalCommands } from '../../../domain/approval/commands.js';
import type { Tally } from '../../../domain/approval/types.js';
import type { Command } from '../../../domain/commands.js';
import { preview } from '../../../domain/cycle/preview.js';
import type { Preview } from '../../../domain/cycle/preview-types.js';
import { engineRepair } from '../../../domain/repair/engine.js';
import { routeOf, step, THREE_STEPS, type World, worldOf } from '../approval/world.js';

function tried<K extends keyof ApprovalCommands>(world: World, kind: K, body: Partial<ApprovalCommands[K]>): Preview {
  const command = world.command('administrator', kind, body) as Command;
  return preview(world.state, command, world.judging(), world.directory);
}

const halfway = () => {
  const world = worldOf(THREE_STEPS).submitted();
  world.give('office', 'approve');
  return world;
};

describe('before a repair is made it shows', () => {
  test('that a task changes hands and keeps its day, that one person is enough, and that it can be undone', () => {
    const seen = tried(halfway(), 'repair-reassign', { to: 'clerk' });
    expect(seen.tasks.moved).toMatchObject([
      { task: 'a1.2.1', from: 'deputy', to: 'clerk', due: { on: '2026-03-05' } },
    ]);
    expect(seen.second).toEqual({ required: false, why: [], eligible: [] });
    expect(seen.undo).toEqual({ possible: true, until: 'acted' });
  });

  test('the version it rests on, which the repair is bound to', () => {
    const world = halfway();
    const seen = tried(world, 'repair-reassign', { to: 'clerk' });
    expect(seen.basis.version).toBe(world.running().version);
    expect(world.give('administrator', 'repair-reassign', { to: 'clerk', previewVersion: seen.basis.version })).toBe(
      'ok',
    );
  });

  test('decisions that would lose their force, whose task begins, and who could agree', () => {
    const seen = tried(halfway(), 'repair-jump', { to: 'office' });
    expect(seen.decisionsVoided).toEqual([{ who: 'office', step: 'office', title: 'office', on: '2026-03-02' }]);
    expect(seen.tasks.ended).toMatchObject([{ task: 'a1.2.1', holder: 'deputy' }]);
    expect(seen.tasks.born).toMatchObject([{ task: 'a1.3.1', holder: 'office', due: { on: '2026-03-05' } }]);
    expect(seen.second).toEqual({ required: true, why: ['voids-decision'], eligible: ['superior'] });
    for (const { title, due, proof } of [...seen.tasks.ended, ...seen.tasks.born])
      expect([title, proof.at(-1)?.day]).toEqual([expect.any(String), due?.on]);
  });

  test('that skipping a step needs a second person, before anybody is asked', () => {
    const world = halfway();
    const seen = tried(world, 'repair-jump', { to: 'head' });
    expect(seen.second?.why).toEqual(['skips-step']);
    expect(seen.wouldAppend.map(({ kind }) => kind)).toContain('repaired');
    expect(seen.wouldAppend.map(({ kind }) => kind)).not.toContain('approval-submitted');
    expect(Object.keys(world.state.approvals.running)).toEqual(['a1']);
  });

  test('that a closed vote stays closed', () => {
    const tally: Tally = { mode: 'vote', weights: {}, pass: { num: 1, den: 2, strict: true }, early: true, veto: [] };
    const world = worldOf(routeOf([step('s', ['headOfOffice', 'deputyHead'], { tally })])).submitted();
    const seen = tried(world, 'repair-close-vote', {});
    expect(seen).toMatchObject({
      second: { required: true, why: ['ends-vote'] },
      undo: { possible: false, until: 'never' },
    });
  });

  test('that on money who decides is not one person’s to change', () => {
    const world = worldOf(routeOf(THREE_STEPS.steps, { money: true })).submitted();
    expect(tried(world, 'repair-reassign', { to: 'clerk' }).second?.why).toEqual(['who-decides']);
  });

  test('that asking anew what was approved needs a second person, and ends by withdrawing', () => {
    const world = halfway();
    world.give('deputy', 'approve');
    world.give('head', 'approve');
    const seen = tried(world, 'reopen', { approval: 'a1', step: 'head' });
    expect(seen).toMatchObject({ second: { required: true, why: ['was-approved'] }, undo: { until: 'withdrawn' } });
    expect(seen.tasks.born).toMatchObject([{ step: 'head', holder: 'head' }]);
  });

  test('why it can’t be made', () => {
    const seen = tried(halfway(), 'repair-reassign', { to: 'clerk', previewVersion: 1 });
    expect(seen.refusal).toMatchObject({ code: 'preview-stale' });
    expect(seen).not.toHaveProperty('second');
  });
});

test('any other command shows nothing of a repair', () => {
  const world = halfway();
  const seen = preview(world.state, world.command('deputy', 'approve', {}), world.judging(), world.directory);
  expect(seen).not.toHaveProperty('second');
  expect(seen.tasks.born).toMatchObject([{ step: 'head', holder: 'head' }]);
});

test('a repair of the engine says what it does, what it loses, and what to type', () => {
  const cycle = worldOf(THREE_STEPS).state.cycleId;
  expect(engineRepair('restart-from-record', cycle)).toEqual({
    kind: 'engine',
    does: 'restart-from-record',
    on: [],
    loses: ['engine-history', 'accepted-not-archived', 'notices-under-way'],
    command: 'caigou operate restart-from-record --cycle 222401-2026-001',
  });
});
