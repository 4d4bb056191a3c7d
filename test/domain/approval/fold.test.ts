import { describe, expect, test } from '@jest/globals';
import { mapTasks } from '../../../domain/approval/fold/slice.js';
import { initialApprovals } from '../../../domain/approval/fold.js';
import { seatVerdict, tallyOf } from '../../../domain/approval/tally.js';
import type { Tally } from '../../../domain/approval/types.js';
import { draft } from '../../../domain/cycle/chapter.js';
import { foldAll } from '../../../domain/cycle/fold.js';
import { routeOf, START, step, THREE_STEPS, worldOf } from './world.js';

const of = { approval: 'a1', via: 'system' } as const;

describe('what the fold applies', () => {
  test('facts of an approval nobody knows change nothing', () => {
    const world = worldOf(THREE_STEPS);
    world.record([
      draft('withdrawn', of),
      draft('approval-closed', { ...of, outcome: 'void' }),
      draft('commented', { ...of, text: 'x' }),
    ]);
    expect(world.state.approvals).toEqual(initialApprovals());
  });

  test('a vote that was closed takes missing answers for abstentions', () => {
    const tally: Tally = { mode: 'vote', weights: {}, pass: { num: 1, den: 2, strict: true }, early: true, veto: [] };
    const world = worldOf(routeOf([step('s', ['headOfOffice', 'deputyHead', 'bureauHead'], { tally })])).submitted();
    world.give('office', 'approve');
    const entry = world.running().entries[0];
    if (entry === undefined) throw new TypeError('no entry');
    expect(tallyOf(entry, tally)).toBe('undecided');
    world.record([draft('vote-closed', { ...of, entry: 1, reason: '逾期' })]);
    const closed = world.running().entries[0];
    expect(closed?.voteClosed).toBe(true);
    expect(closed && tallyOf(closed, tally)).toBe('rejected');
  });

  test('undoing a repair brings the approval back as it was, but for its version', () => {
    const world = worldOf(THREE_STEPS).submitted();
    const before = world.running();
    const repaired = {
      ...of,
      repair: 'repair-reassign',
      reason: '长期病假',
      previewVersion: before.version,
      change: {},
    };
    const handed = {
      ...of,
      task: 'a1.1.1',
      from: 'office',
      to: 'clerk',
      toPerson: { id: 'clerk', name: 'clerk', post: '' },
      why: 'reassign',
      reason: 'x',
    } as const;
    world.record([draft('repaired', repaired), draft('handed', handed)]);
    expect(world.open()).toEqual(['clerk']);
    const seq = world.running().undo?.seq ?? 0;
    world.record([draft('repair-undone', { ...of, seq })]);
    expect(world.open()).toEqual(['office']);
    const { entries, ...rest } = before;
    const own = entries.map((entry) => mapTasks(entry, (task) => ({ ...task, since: { seq: seq + 2, on: START } })));
    expect({ ...world.running(), version: 0 }).toEqual({ ...rest, entries: own, version: 0 });
  });

  test('an act after a repair makes it final', () => {
    const world = worldOf(THREE_STEPS).submitted();
    world.record([
      draft('repaired', { ...of, repair: 'repair-extend-limit', reason: 'x', previewVersion: 1, change: {} }),
    ]);
    const seq = world.running().undo?.seq ?? 0;
    world.give('office', 'approve');
    expect(world.running()).not.toHaveProperty('undo');
    world.record([draft('repair-undone', { ...of, seq })]);
    expect(world.course()).toEqual(['office passed', 'deputy open']);
  });

  test('an approval that asks again suspends the outcome, and its withdrawal restores it', () => {
    const world = worldOf(routeOf([step('office', ['headOfOffice'])])).submitted();
    world.give('office', 'approve');
    const { subject, route } = world.ended();
    const again = {
      approval: 'a2',
      via: 'api',
      subject,
      route,
      initiators: ['officer'],
      people: [],
      reopens: 'a1',
    } as const;
    world.record([draft('approval-submitted', { ...again, initiators: ['officer'], people: [] })]);
    expect(world.ended().suspendedBy).toBe('a2');
    world.record([draft('approval-closed', { ...of, approval: 'a2', outcome: 'withdrawn' })]);
    expect(world.ended()).not.toHaveProperty('suspendedBy');
  });
});

describe('a seat', () => {
  const task = (more: object) =>
    ({ id: 'a1.1.1', owner: 'x', holder: 'x', origin: 'route', status: 'open', handed: 0, ...more }) as const;
  const decision = (value: 'approve' | 'reject' | 'abstain') => ({
    status: 'done',
    decision: { seq: 1, value, by: 'x', hash: 'h' },
  });

  test.each([
    ['approves when all its tasks approved', [decision('approve'), decision('approve')], 'approved'],
    ['is open while one of them waits', [decision('approve'), {}], 'undecided'],
    ['rejects with the first no', [decision('reject'), {}], 'rejected'],
    ['abstains', [decision('abstain')], 'abstained'],
    ['is gone when its signers were removed', [{ status: 'dropped', dropped: 'removed' }], 'gone'],
    ['is still wanted when its holder left', [{ status: 'dropped', dropped: 'left' }], 'undecided'],
  ] as const)('%s', (_what, tasks, verdict) => {
    expect(seatVerdict({ weight: 1, tasks: tasks.map((each) => task(each)) as never })).toBe(verdict);
  });

  test('fell away with its holder when its weight is nothing', () => {
    expect(seatVerdict({ weight: 0, tasks: [task({ status: 'dropped', dropped: 'left' })] as never })).toBe('gone');
  });
});

test('the fold of the whole cycle knows every fact of an approval, and no other', () => {
  const world = worldOf(THREE_STEPS).submitted();
  const [fact] = world.facts;
  if (fact === undefined) throw new TypeError('nothing on record');
  expect(() => foldAll(world.state.cycleId, [{ ...fact, kind: 'guessed' } as never])).toThrow('unknown fact kind');
});
