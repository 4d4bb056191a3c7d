import { describe, expect, test } from '@jest/globals';
import { groundOfTask, type TaskProof, taskProof } from '../../../domain/approval/task-proof.js';
import { openTasks } from '../../../domain/approval/tasks.js';
import { movedLimits } from '../../../domain/approval/wakes.js';
import { plainDate } from '../../../domain/calendar/plain-date.js';
import type { CompiledCalendar } from '../../../domain/calendar/year-data.js';
import { draft } from '../../../domain/cycle/chapter.js';
import { proofPaperLines } from '../../../render/proof-sheet.js';
import { taskPaper } from '../../../render/task-paper.js';
import { given, submitted } from './scenes.js';
import { CALENDAR, policyOf, routeOf, step, THREE_STEPS, type World, worldOf } from './world.js';

const REST = { name: '州庆', from: plainDate('2026-03-03'), to: plainDate('2026-03-04'), notice: 'n' };
const NEWER: CompiledCalendar = {
  ...CALENDAR,
  version: '2026-03-03',
  rest: [REST],
  notices: { n: { title: '州庆放假通知', date: plainDate('2026-03-01'), region: CALENDAR.id } },
};

/** As the archive shows it: on the ground of that task, by the calendar named. */
function proofIn(world: World, task: string, calendar = CALENDAR): TaskProof | undefined {
  const state = groundOfTask(world.state.cycleId, world.facts, task);
  return state && taskProof(state, { task, facts: world.facts }, { policy: world.policy, calendar });
}

const firstOf = (world: World) => world.tasks()[0]?.id ?? 'none';

describe('the due day of a task', () => {
  test('is counted in working days from the day after the task came, and says what gives the limit', () => {
    const world = worldOf(THREE_STEPS).submitted();
    const proof = proofIn(world, firstOf(world));
    expect(proof).toMatchObject({ step: 'office', openedOn: '2026-03-02', limitWd: 3, derived: true, changes: [] });
    expect(proof?.due.on).toBe('2026-03-05');
    expect(proof?.proof.map(({ kind, day }) => `${kind} ${day}`)).toEqual([
      'start 2026-03-02',
      'workingDays 2026-03-03',
      'end 2026-03-05',
      'basis 2026-03-05',
      'basis 2026-03-05',
    ]);
    expect(proof?.rule).toMatchObject({ authority: 'stated' });
  });

  test('rests on the record of its own opening, its own matter and its own calendar', () => {
    const world = given(worldOf(THREE_STEPS).submitted(), ['office', 'approve']);
    const openings = world.facts.filter(({ kind }) => kind === 'task-opened').map(({ seq }) => seq);
    expect(openings).toHaveLength(2);
    expect(['a1.1.1', 'a1.2.1'].map((task) => proofIn(world, task)?.openedSeq)).toEqual(openings);
    expect(proofIn(world, 'a1.2.1')).toMatchObject({
      subject: { kind: 'annual-plan', ref: 'y1' },
      approval: 'a1',
      calendarVersion: '222401@2025-11-01',
    });
  });

  test('names whoever has the task in hand now while it is open', () => {
    const world = given(submitted(), ['office', 'delegate', { to: 'clerk' }]);
    expect(proofIn(world, 'a1.1.1')).toMatchObject({ holder: 'clerk' });
    const people = { clerk: { name: '办事员', post: '' } };
    const known = { ...world.state, approvals: { ...world.state.approvals, people } };
    const by = { policy: world.policy, calendar: CALENDAR };
    expect(taskProof(known, { task: 'a1.1.1', facts: world.facts }, by)?.holder).toBe('办事员');
    const unknown = { ...world.state, approvals: { ...world.state.approvals, people: {} } };
    expect(taskProof(unknown, { task: 'a1.1.1', facts: world.facts }, by)?.holder).toBe('clerk');
  });

  test('names no clause where the policy has no such route any more, or another limit', () => {
    const world = submitted();
    world.policy = { ...world.policy, rules: {} };
    expect(proofIn(world, 'a1.1.1')).toMatchObject({ rule: null, derived: true });
    world.policy = policyOf(routeOf([step('office', ['headOfOffice'], { limitWd: 8 }), step('x', ['deputyHead'])]));
    expect(proofIn(world, 'a1.1.1')?.rule).not.toBeNull();
    world.policy = policyOf(routeOf([step('office', ['headOfOffice'], { limitWd: 8 })]));
    expect(proofIn(world, 'a1.1.1')?.rule).toBeNull();
  });

  test('that another calendar moved is counted by that one, and the move is told', () => {
    const world = worldOf(THREE_STEPS).submitted();
    const task = firstOf(world);
    world.record(movedLimits(world.state, NEWER, 'newer'));
    const proof = proofIn(world, task, NEWER);
    expect(proof).toMatchObject({
      due: { on: '2026-03-09' },
      derived: true,
      changes: [{ why: 'calendar', from: '2026-03-05', to: '2026-03-09', reason: null }],
    });
    expect(proof?.notices).toHaveProperty('n');
  });

  test('that a repair gave stands behind the counted one with its reason, and goes back when the repair is undone', () => {
    const world = worldOf(THREE_STEPS).submitted();
    const task = firstOf(world);
    expect(world.give('administrator', 'repair-extend-limit', { to: plainDate('2026-03-20') })).toBe('ok');
    const given = proofIn(world, task);
    expect(given?.proof.at(-1)).toMatchObject({ kind: 'extended', day: '2026-03-20' });
    expect(given?.changes).toMatchObject([{ why: 'extended', to: '2026-03-20', reason: '长期病假' }]);
    expect(world.give('administrator', 'undo-repair')).toBe('ok');
    const back = proofIn(world, task);
    expect(back).toMatchObject({ due: { on: '2026-03-05' }, derived: true });
    expect(back?.changes.map(({ why, from, to }) => `${why} ${from} ${to}`)).toEqual([
      'extended 2026-03-05 2026-03-20',
      'undone 2026-03-20 2026-03-05',
    ]);
  });

  test('of a task that is decided is shown as it was when it was set, also when the approval is over', () => {
    const world = worldOf(routeOf([step('office', ['headOfOffice'])])).submitted();
    const task = firstOf(world);
    world.give('administrator', 'repair-extend-limit', { to: plainDate('2026-03-20') });
    world.give('office', 'approve');
    expect(openTasks(world.state)).toEqual([]);
    expect(proofIn(world, task)).toMatchObject({ due: { on: '2026-03-20' }, derived: true, holder: 'office' });
  });

  test('that today no longer comes out stands without its lines', () => {
    const world = worldOf(THREE_STEPS).submitted();
    expect(proofIn(world, firstOf(world), NEWER)).toMatchObject({
      due: { on: '2026-03-05' },
      derived: false,
      proof: [],
    });
  });

  test('of a revision is as long as the step that asked for it, and names no clause where the policy has none', () => {
    const world = worldOf(routeOf([step('office', ['headOfOffice'], { limitWd: 5 })])).submitted();
    world.give('office', 'return');
    expect(proofIn(world, firstOf(world))).toMatchObject({ step: null, limitWd: 5, due: { on: '2026-03-09' } });
  });

  test('of a task there never was is shown to nobody', () => {
    const world = worldOf(THREE_STEPS).submitted();
    expect(proofIn(world, 'a1.9.9')).toBeUndefined();
    world.record([draft('urged', { approval: 'a1', via: 'console', task: 'a1.9.9' })]);
    expect(proofIn(world, 'a1.9.9')).toBeUndefined();
  });

  test('reads on paper: the day, when the task came, the limit of the route, and what moved it', () => {
    const world = worldOf(THREE_STEPS).submitted();
    const task = firstOf(world);
    world.give('administrator', 'repair-extend-limit', { to: plainDate('2026-03-20') });
    const proof = proofIn(world, task);
    const lines = proof === undefined ? [] : proofPaperLines(taskPaper(proof, '社工站'));
    expect(lines[0]).toBe('到期日：2026-03-20（星期五）');
    expect(lines).toContainEqual(
      expect.stringMatching(/^起算：2026-03-02（星期一），该环节送到待办人（第 \d+ 号记录）$/),
    );
    expect(lines).toContain('期限：自起算日的次日起 3 个工作日，由审批路线规定');
    expect(lines).toContainEqual(
      expect.stringMatching(
        /^变动：2026-03-02 管理员修复：延长办理时限，由 2026-03-05 改为 2026-03-20（第 \d+ 号记录）；理由：长期病假$/,
      ),
    );
    expect(lines).toContain('  2026-03-20（星期五）  经批准，期限延至此日');
  });
});
