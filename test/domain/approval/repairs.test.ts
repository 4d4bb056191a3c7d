import { describe, expect, test } from '@jest/globals';
import { tasksOf } from '../../../domain/approval/find.js';
import { mapTasks } from '../../../domain/approval/fold/slice.js';
import { foldApproval } from '../../../domain/approval/fold.js';
import type { Approval, Tally } from '../../../domain/approval/types.js';
import { foldUses } from '../../../domain/approval/uses.js';
import { movedLimits } from '../../../domain/approval/wakes.js';
import { plainDate } from '../../../domain/calendar/plain-date.js';
import { draft } from '../../../domain/cycle/chapter.js';
import { CALENDAR, type Office, routeOf, step, THREE_STEPS, type World, worldOf } from './world.js';

const VOTE: Tally = { mode: 'vote', weights: {}, pass: { num: 1, den: 2, strict: true }, early: true, veto: [] };
const voting = () =>
  worldOf(routeOf([step('s', ['headOfOffice', 'deputyHead', 'bureauHead'], { tally: VOTE })])).submitted();
const LAW = routeOf([
  step('office', ['headOfOffice']),
  step('deputy', ['deputyHead'], { requiredByLaw: true }),
  step('head', ['bureauHead']),
]);

/** The administrator repairs, and the superior bureau agrees where it must. */
function agreedBy(world: World, second: Office = 'superior'): string {
  const id =
    Object.values(world.state.approvals.running).find(({ subject }) => subject.kind === 'repair')?.id ?? 'none';
  const task = world.tasks().find((each) => each.owner === second && each.id.startsWith(`${id}.`))?.id ?? 'none';
  return world.give(second, 'approve', { task });
}

describe('a task is given to somebody else', () => {
  test('the same task with the same due day', () => {
    const world = worldOf(THREE_STEPS).submitted();
    const [before] = world.tasks();
    expect(world.give('administrator', 'repair-reassign', { to: 'clerk' })).toBe('ok');
    expect(world.tasks()).toMatchObject([{ id: before?.id, owner: 'clerk', holder: 'clerk', due: before?.due }]);
    expect(world.give('clerk', 'approve')).toBe('ok');
  });

  test('who is not fit, not in service or in the step already is refused', () => {
    const world = worldOf(THREE_STEPS).submitted();
    expect(world.give('administrator', 'repair-reassign', { to: 'officer' })).toBe('not-eligible');
    expect(world.give('administrator', 'repair-reassign', { to: 'office' })).toBe('already-here');
    expect(world.give('administrator', 'repair-reassign', { to: 'administrator' })).toBe('separated');
    world.leaves('clerk');
    expect(world.give('administrator', 'repair-reassign', { to: 'clerk' })).toBe('person-inactive');
  });

  test('whom a repair placed stays when the directory changes, though he holds no post', () => {
    const world = worldOf(THREE_STEPS).submitted();
    world.give('administrator', 'repair-reassign', { to: 'clerk' });
    world.leaves('finance');
    world.directoryChanged();
    expect(world.open()).toEqual(['clerk']);
    world.leaves('clerk');
    world.directoryChanged();
    expect(world.open()).toEqual(['office']);
  });

  test('who wanted the repair does not decide on the matter himself', () => {
    const world = worldOf(THREE_STEPS, [{ a: 'proposed-repair', b: 'approved', within: 'subject' }]).submitted();
    world.give('administrator', 'repair-reassign', { to: 'clerk' });
    expect(world.give('clerk', 'transfer', { to: 'administrator' })).toBe('not-eligible');
  });

  test('on payment, award, evaluation and renewal only when a second person agrees', () => {
    const world = worldOf(routeOf(THREE_STEPS.steps, { money: true })).submitted();
    expect(world.give('administrator', 'repair-reassign', { to: 'clerk' })).toBe('ok');
    expect(world.tasks()[0]?.owner).toBe('office');
    expect(agreedBy(world)).toBe('ok');
    expect(world.open()).toEqual(['clerk']);
    expect(world.facts.find(({ kind }) => kind === 'repaired')?.data).toMatchObject({ second: 'superior' });
  });
});

describe('a jump', () => {
  test('ahead skips the steps between, on record, and only when a second person agrees', () => {
    const world = worldOf(THREE_STEPS).submitted();
    expect(world.give('administrator', 'repair-jump', { to: 'head' })).toBe('ok');
    expect(world.course()).toEqual(['office open']);
    expect(agreedBy(world)).toBe('ok');
    expect(world.course()).toEqual(['office jumped', 'deputy jumped', 'head open']);
    world.give('head', 'approve');
    expect(world.ended().status).toBe('approved');
  });

  test('never over a step the law requires', () => {
    const world = worldOf(LAW).submitted();
    expect(world.give('administrator', 'repair-jump', { to: 'head' })).toBe('required-by-law');
    expect(world.give('superior', 'repair-jump', { to: 'head' })).toBe('required-by-law');
    expect(world.give('administrator', 'repair-jump', { to: 'deputy' })).toBe('ok');
  });

  test('back voids what was decided from there on, when a second person agrees', () => {
    const world = worldOf(THREE_STEPS).submitted();
    world.give('office', 'approve');
    world.give('deputy', 'approve');
    expect(world.give('administrator', 'repair-jump', { to: 'office' })).toBe('ok');
    expect(agreedBy(world)).toBe('ok');
    expect(world.course()).toEqual(['office cancelled', 'deputy cancelled', 'head cancelled', 'office open']);
  });

  test('to the step where it stands begins it again, at once when nobody decided there', () => {
    const world = worldOf(THREE_STEPS).submitted();
    world.give('office', 'approve');
    expect(world.give('administrator', 'repair-jump', { to: 'deputy' })).toBe('ok');
    expect(world.course()).toEqual(['office passed', 'deputy cancelled', 'deputy open']);
  });

  test('to the initiator lets him revise', () => {
    const world = worldOf(THREE_STEPS).submitted();
    expect(world.give('administrator', 'repair-jump', { to: 'initiator' })).toBe('ok');
    expect(world.open()).toEqual(['officer']);
    expect(world.give('officer', 'resubmit')).toBe('ok');
    expect(world.open()).toEqual(['office']);
  });

  test('leaves no way back to be taken', () => {
    const world = worldOf(THREE_STEPS).submitted();
    world.give('office', 'approve');
    const then = 'straightBack';
    world.give('deputy', 'return', { to: 'initiator', then });
    expect(world.running().resume).toEqual(['deputy']);
    world.give('administrator', 'repair-jump', { to: 'office' });
    agreedBy(world);
    expect(world.running().resume).toEqual([]);
    expect(world.open()).toEqual(['office']);
  });

  test('over the initiator only while what lies with him is still what was submitted', () => {
    const world = worldOf(THREE_STEPS).submitted();
    world.give('office', 'return', {});
    const plan = world.state.plan.plans.y1;
    if (plan === undefined) throw new TypeError('no plan');
    const { approvedOn: _on, approval: _by, ...drafted } = plan;
    world.record([draft('plan-drafted', { ...drafted, title: '年度计划（修改）' })]);
    expect(world.give('administrator', 'repair-jump', { to: 'deputy' })).toBe('content-changed');
  });

  test('goes to a step of the route', () => {
    const world = worldOf(THREE_STEPS).submitted();
    expect(world.give('administrator', 'repair-jump', { to: 'nowhere' })).toBe('return-target');
  });
});

describe('a seat', () => {
  test('gets somebody else, with a task and a due day of his own, also in a vote', () => {
    const world = voting();
    world.today = plainDate('2026-03-04');
    expect(world.give('administrator', 'repair-replace-seat', { seat: 0, to: 'clerk' })).toBe('ok');
    expect(world.open()).toEqual(['clerk', 'deputy', 'head']);
    expect(world.tasks().find(({ owner }) => owner === 'clerk')).toMatchObject({
      openedOn: '2026-03-04',
      due: { on: '2026-03-09' },
    });
  });

  test('that has given its answer keeps it', () => {
    const world = voting();
    world.give('office', 'approve');
    expect(world.give('administrator', 'repair-replace-seat', { seat: 0, to: 'clerk' })).toBe('task-not-open');
    expect(world.give('administrator', 'repair-replace-seat', { seat: 7, to: 'clerk' })).toBe('unknown-subject');
  });

  test('that is vacant is filled', () => {
    const world = worldOf(THREE_STEPS).submitted();
    world.leaves('office');
    world.directoryChanged();
    expect(world.course()).toEqual(['office unmanned']);
    expect(world.give('administrator', 'repair-replace-seat', { seat: 0, to: 'clerk' })).toBe('ok');
    expect(world.open()).toEqual(['clerk']);
  });
});

describe('where nobody of the bureau may decide', () => {
  const unmanned = () => {
    const world = worldOf(routeOf([step('office', ['officer'])])).submitted();
    world.leaves('secondOfficer');
    world.directoryChanged();
    world.give('administrator', 'repair-jump', { to: 'office' });
    return world;
  };

  test('somebody of the superior bureau does', () => {
    const world = unmanned();
    expect(world.course().at(-1)).toBe('office unmanned');
    expect(world.give('administrator', 'repair-from-superior', { entry: 2, person: 'clerk' })).toBe('not-eligible');
    expect(world.give('administrator', 'repair-from-superior', { entry: 2, person: 'superior' })).toBe('ok');
    expect(world.give('superior', 'approve')).toBe('ok');
    expect(world.ended().status).toBe('approved');
  });

  test('while somebody may, nobody is sent', () => {
    const world = worldOf(THREE_STEPS).submitted();
    expect(world.give('administrator', 'repair-from-superior', { entry: 1, person: 'superior' })).toBe('task-not-open');
  });
});

describe('a vote that waits is closed', () => {
  test('only when a second person agrees, and missing answers are abstentions', () => {
    const world = voting();
    world.give('office', 'approve');
    expect(world.give('administrator', 'repair-close-vote')).toBe('ok');
    expect(world.course()).toEqual(['s open']);
    expect(agreedBy(world)).toBe('ok');
    expect(world.ended().status).toBe('rejected');
  });

  test('and stays closed: it is neither undone nor is an answer of it taken back', () => {
    const tally: Tally = { ...VOTE, pass: { num: 1, den: 3, strict: false }, early: false };
    const vote = step('s', ['headOfOffice', 'deputyHead', 'bureauHead'], { tally });
    const world = worldOf(routeOf([vote, step('t', ['bureauFinance'])])).submitted();
    world.give('office', 'approve');
    world.give('administrator', 'repair-close-vote');
    agreedBy(world);
    expect(world.course()).toEqual(['s passed', 't open']);
    expect(world.give('office', 'take-back')).toBe('next-acted');
    expect(world.running()).not.toHaveProperty('undo');
  });

  test('no other step is', () => {
    expect(worldOf(THREE_STEPS).submitted().give('administrator', 'repair-close-vote')).toBe('not-in-vote');
  });
});

describe('the inner limit of a task is extended', () => {
  test('to a later day, which a new calendar leaves alone', () => {
    const world = worldOf(THREE_STEPS).submitted();
    expect(world.give('administrator', 'repair-extend-limit', { to: '2026-03-05' })).toBe('bad-input');
    expect(world.give('administrator', 'repair-extend-limit', { to: '2026-03-20' })).toBe('ok');
    expect(world.tasks()).toMatchObject([{ id: 'a1.1.1', due: { on: '2026-03-20' } }]);
    expect(movedLimits(world.state, CALENDAR, 'v2')).toEqual([]);
  });
});

describe('every repair', () => {
  const body = { to: 'clerk' } as const;

  test('is bound to what was previewed, has a reason, and is the administrator’s', () => {
    const world = worldOf(THREE_STEPS).submitted();
    const seen = world.running().version;
    world.give('office', 'approve');
    expect(world.give('administrator', 'repair-reassign', { ...body, previewVersion: seen })).toBe('preview-stale');
    expect(world.give('administrator', 'repair-reassign', { ...body, reason: '' })).toBe('opinion-required');
    expect(world.give('administrator', 'repair-reassign', { ...body, task: 'a1.1.1' })).toBe('task-not-open');
    expect(world.give('administrator', 'repair-reassign', { ...body, task: 'a1.9.1' })).toBe('unknown-subject');
  });

  test('that was agreed to too late, because somebody acted meanwhile, is refused', () => {
    const world = worldOf(THREE_STEPS).submitted();
    world.give('administrator', 'repair-jump', { to: 'head' });
    world.give('office', 'approve', { task: 'a1.1.1' });
    expect(agreedBy(world)).toBe('preview-stale');
  });

  test('waits for one second person at a time, who may say no', () => {
    const world = worldOf(THREE_STEPS).submitted();
    world.give('administrator', 'repair-jump', { to: 'head' });
    expect(world.give('administrator', 'repair-jump', { to: 'head' })).toBe('already-running');
    expect(world.give('superior', 'reject', { task: 'a2.1.1' })).toBe('ok');
    expect(world.course()).toEqual(['office open']);
  });

  test('names the second person when it likes: fit for it, and not the one it brings in', () => {
    const money = () => worldOf(routeOf(THREE_STEPS.steps, { money: true })).submitted();
    const asked = (second: Office, to: Office = 'clerk') =>
      money().give('administrator', 'repair-reassign', { to, second });
    expect(asked('administrator')).toBe('not-eligible');
    expect(asked('adviser')).toBe('not-eligible');
    expect(asked('superior', 'superior')).toBe('not-eligible');
    const world = money();
    world.give('administrator', 'repair-reassign', { ...body, second: 'superior' });
    expect(world.running('a2').route.steps[0]?.who).toEqual({ by: 'named', persons: ['superior'] });
  });

  test('is agreed to by an administrator: nobody else gets the task passed on, and nobody is added', () => {
    const world = worldOf(THREE_STEPS).submitted();
    world.give('administrator', 'repair-jump', { to: 'head' });
    const task = 'a2.1.1';
    expect(world.give('superior', 'transfer', { task, to: 'clerk' })).toBe('not-eligible');
    expect(world.give('superior', 'delegate', { task, to: 'clerk' })).toBe('not-eligible');
    expect(world.give('superior', 'add-signer', { task, where: 'beside', persons: ['officer'] })).toBe('not-eligible');
  });

  test('lapses when nobody agreed within the limit of the step', () => {
    const world = worldOf(THREE_STEPS).submitted();
    world.give('administrator', 'repair-jump', { to: 'head' });
    world.today = plainDate('2026-03-06');
    expect(agreedBy(world)).toBe('preview-stale');
  });

  test('of what a second person is asked about is refused', () => {
    const world = worldOf(THREE_STEPS).submitted();
    world.give('administrator', 'repair-jump', { to: 'head' });
    expect(world.give('administrator', 'repair-reassign', { task: 'a2.1.1', to: 'clerk' })).toBe('required-by-law');
  });

  test('is asked for by the repair itself: nobody submits or rewrites one by hand', () => {
    const world = worldOf(THREE_STEPS).submitted();
    const subject = { kind: 'repair', ref: 'a1' } as const;
    expect(world.give('administrator', 'submit-approval', { subject, proposal: { command: 'repair-jump' } })).toBe(
      'post-missing',
    );
    world.give('administrator', 'repair-jump', { to: 'head' });
    world.give('superior', 'return', { task: 'a2.1.1' });
    expect(world.give('administrator', 'resubmit', { task: 'a2.2.1', proposal: { command: 'reopen' } })).toBe(
      'preview-stale',
    );
    expect(world.give('administrator', 'resubmit', { task: 'a2.2.1' })).toBe('ok');
  });
});

/** All of an approval but the numbers of the facts it stands by, and those it gives no more. */
function bare({ version: _version, spent: _spent, entries, ...rest }: Approval) {
  return { ...rest, entries: entries.map((entry) => mapTasks(entry, ({ since: _since, ...task }) => task)) };
}

/** Ids of entries and tasks that came up anew after they had been gone. */
function bornTwice({ facts }: World): string[] {
  const [ever, twice] = [new Set<string>(), new Set<string>()];
  let here = new Set<string>();
  let slice = worldOf(THREE_STEPS).state.approvals;
  for (const fact of facts) {
    slice = foldApproval(slice, fact);
    const now = Object.values(slice.running).flatMap(({ id, entries }) =>
      entries.flatMap((entry) => [`${id}.${entry.no}`, ...tasksOf(entry).map((task) => task.id)]),
    );
    for (const id of now.filter((each) => !here.has(each))) (ever.has(id) ? twice : ever).add(id);
    here = new Set(now);
  }
  return [...twice];
}

describe('a repair is undone', () => {
  const undone = (world: World, seq = world.running().undo?.seq ?? 0) =>
    world.give('administrator', 'undo-repair', { approval: 'a1', seq });

  test.each([
    ['a reassignment', (world: World) => world.give('administrator', 'repair-reassign', { to: 'clerk' })],
    ['a limit', (world: World) => world.give('administrator', 'repair-extend-limit', { to: '2026-03-20' })],
    ['a seat', (world: World) => world.give('administrator', 'repair-replace-seat', { seat: 0, to: 'clerk' })],
    ['a jump', (world: World) => world.give('administrator', 'repair-jump', { to: 'initiator' })],
    [
      'a jump two people made',
      (world: World) => [world.give('administrator', 'repair-jump', { to: 'head' }), agreedBy(world)],
    ],
  ])('%s: the approval is as it was, with the same tasks and days', (_what, repair) => {
    const world = worldOf(THREE_STEPS).submitted();
    const before = world.running();
    repair(world);
    expect(world.running().entries).not.toEqual(before.entries);
    expect(undone(world)).toBe('ok');
    expect(bare(world.running())).toEqual(bare(before));
  });

  test.each([
    [
      'an entry a jump opened',
      (world: World) => [world.give('administrator', 'repair-jump', { to: 'head' }), agreedBy(world)],
      (world: World) => world.give('office', 'approve'),
    ],
    [
      'a seat that was filled',
      (world: World) => world.give('administrator', 'repair-replace-seat', { seat: 0, to: 'clerk' }),
      (world: World) => world.give('administrator', 'repair-replace-seat', { seat: 0, to: 'adviser' }),
    ],
    [
      'a seat that was filled, where a signer is added after it',
      (world: World) => world.give('administrator', 'repair-replace-seat', { seat: 0, to: 'clerk' }),
      (world: World) => world.give('office', 'add-signer', { where: 'before', persons: ['adviser'] }),
    ],
  ])('%s: no id it gave is given to anything else, however often', (_what, repair, goesOn) => {
    const world = worldOf(THREE_STEPS).submitted();
    for (let time = 0; time < 3; time += 1) {
      repair(world);
      expect(undone(world)).toBe('ok');
    }
    goesOn(world);
    expect(bornTwice(world)).toEqual([]);
    const again = world.facts.reduce(
      (slice, fact) => foldUses(foldApproval(slice, fact), fact),
      worldOf(THREE_STEPS).state.approvals,
    );
    expect(again).toEqual(world.state.approvals);
  });

  test('a record from before ids were kept apart gives the ids it gave then', () => {
    const world = worldOf(THREE_STEPS).submitted();
    world.give('administrator', 'repair-replace-seat', { seat: 0, to: 'clerk' });
    undone(world);
    const older = world.facts.map((fact) => {
      if (fact.kind !== 'repair-undone') return fact;
      const { spent: _spent, ...data } = fact.data;
      return { ...fact, data };
    });
    const approvals = older.reduce(foldApproval, worldOf(THREE_STEPS).state.approvals);
    expect(approvals.running.a1).not.toHaveProperty('spent');
    world.state = { ...world.state, approvals };
    world.give('administrator', 'repair-replace-seat', { seat: 0, to: 'adviser' });
    expect(world.tasks().map(({ id, owner }) => `${id} ${owner}`)).toEqual(['a1.1.1 office', 'a1.1.2 adviser']);
  });

  test('not once somebody acted, nor another repair than the last', () => {
    const world = worldOf(THREE_STEPS).submitted();
    world.give('administrator', 'repair-reassign', { to: 'clerk' });
    const { seq } = world.running().undo ?? { seq: 0 };
    expect(undone(world, seq + 1)).toBe('next-acted');
    world.give('clerk', 'approve');
    expect(undone(world, seq)).toBe('next-acted');
  });

  test('urging, a copy and a comment are no acts, and a copy that was sent stays readable', () => {
    const world = worldOf(THREE_STEPS).submitted();
    world.give('administrator', 'repair-reassign', { to: 'clerk' });
    world.today = plainDate('2026-03-03');
    world.give('officer', 'urge', { task: 'a1.1.1' });
    world.give('officer', 'copy', { persons: ['adviser'] });
    expect(undone(world)).toBe('ok');
    expect(world.running().copied).toEqual(['adviser']);
    expect(world.open()).toEqual(['office']);
  });

  test('people who left meanwhile are looked up again', () => {
    const world = worldOf(THREE_STEPS).submitted();
    world.give('administrator', 'repair-reassign', { to: 'clerk' });
    world.leaves('office', 'adviser');
    world.directoryChanged();
    expect(undone(world)).toBe('ok');
    expect(world.open()).toEqual(['adviser']);
  });
});
