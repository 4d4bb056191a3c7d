import { describe, expect, test } from '@jest/globals';
import { contentAt, contentChanges, lastSeenBy } from '../../../domain/approval/changes.js';
import { SUBJECTS } from '../../../domain/approval/subjects.js';
import { type Instant, instantAt } from '../../../domain/calendar/instant.js';
import { plainDate } from '../../../domain/calendar/plain-date.js';
import { draft } from '../../../domain/cycle/chapter.js';
import { fen } from '../../../domain/money/fen.js';
import { given, submitted } from './scenes.js';
import { opened, routeOf, step, type World, worldOf } from './world.js';

const at = (day: string, time = '10:00') => instantAt(plainDate(day), time);

/** Submitted on the 2nd, approved by the office on the 3rd, by the deputy on the 4th. */
function threeDays(): World {
  const world = submitted();
  world.today = plainDate('2026-03-03');
  given(world, ['office', 'approve']);
  world.today = plainDate('2026-03-04');
  return given(world, ['deputy', 'approve']);
}

/** The number of the first fact of a kind, or of one so many after it. */
const seqOf = (world: World, kind: string, later = 0) =>
  (world.facts.find((fact) => fact.kind === kind)?.seq ?? -99) + later;
const recordOf = (world: World) => [...opened().facts, ...world.facts];
const lastOn = (world: World, day: string) => world.facts.findLast((fact) => fact.at === at(day))?.seq;
const seenBy = (world: World, person: string, readAt: Instant | null = null) =>
  lastSeenBy(world.facts, 'a1', person, readAt);

describe('an approval was last before somebody’s eyes', () => {
  test('when he acted on it', () => {
    const world = threeDays();
    // With what followed from his act at once: the next step opened.
    expect(seenBy(world, 'office')).toEqual({ seq: seqOf(world, 'decided', 2), at: at('2026-03-03'), how: 'acted' });
    expect(seenBy(world, 'officer')).toMatchObject({ seq: seqOf(world, 'approval-submitted', 1), how: 'acted' });
  });

  test('never, while he neither acted nor opened it', () => {
    expect(seenBy(threeDays(), 'head')).toBeUndefined();
    expect(lastSeenBy(threeDays().facts, 'a2', 'office', null)).toBeUndefined();
    expect(lastSeenBy(threeDays().facts, 'a2', 'head', at('2026-03-09'))).toBeUndefined();
  });

  test('when he opened it, with all that was on record by then', () => {
    const world = threeDays();
    const read = at('2026-03-03', '18:00');
    expect(seenBy(world, 'head', read)).toEqual({ seq: lastOn(world, '2026-03-03'), at: read, how: 'read' });
    // The very moment counts.
    expect(seenBy(world, 'head', at('2026-03-04'))).toMatchObject({ seq: world.facts.at(-1)?.seq, how: 'read' });
  });

  test('whichever was later: who acts after opening it saw it when he acted', () => {
    const world = threeDays();
    expect(seenBy(world, 'deputy', at('2026-03-03', '18:00'))?.how).toBe('acted');
    expect(seenBy(world, 'deputy', at('2026-03-05'))?.how).toBe('read');
    const now = threeDays();
    const acted = now.facts.findLast((fact) => fact.kind === 'decided')?.seq ?? 0;
    const upTo = now.facts.filter(({ seq }) => seq <= acted);
    expect(lastSeenBy(upTo, 'a1', 'deputy', at('2026-03-05'))?.how).toBe('acted');
  });

  test('not by opening it before it was there', () => {
    const world = submitted();
    expect(lastSeenBy(recordOf(world), 'a1', 'head', at('2026-03-01'))).toBeUndefined();
    expect(lastSeenBy(recordOf(world), 'a1', 'head', at('2026-03-02'))).toMatchObject({ how: 'read' });
  });

  test('when it was decided on paper, by who signed and by no other hand', () => {
    const world = worldOf(routeOf([step('both', ['headOfOffice', 'deputyHead'])])).submitted();
    given(world, ['officer', 'record-paper', { task: 'a1.1.1', decidedBy: 'office' }]);
    expect(seenBy(world, 'office')?.seq).toBe(seqOf(world, 'decided'));
    expect(seenBy(world, 'officer')?.seq).toBe(seqOf(world, 'approval-submitted', 1));
  });

  test('not by an act on another matter', () => {
    const world = worldOf(routeOf([step('office', ['headOfOffice'])])).submitted();
    world.submitted('extension', 'x@y1#1', { proposal: { to: '2026-05-01', reason: '公示期不足' } });
    given(world, ['office', 'approve', { task: 'a2.1.1' }]);
    expect(seenBy(world, 'office')).toBeUndefined();
    expect(lastSeenBy(world.facts, 'a2', 'office', null)?.how).toBe('acted');
  });
});

describe('what somebody was shown then', () => {
  const redrafted = () => {
    const world = given(submitted(), ['office', 'return']);
    const plan = world.state.plan.plans.y1;
    if (plan === undefined) throw new TypeError('no plan');
    const { approvedOn: _on, approval: _by, ...drafted } = plan;
    world.record([draft('plan-drafted', { ...drafted, fen: fen(61_000_000) })]);
    return given(world, ['officer', 'resubmit']);
  };

  test('is made again from the record, and compared with today’s content field by field', () => {
    const world = redrafted();
    const { cycleId } = world.state;
    const returned = seqOf(world, 'returned');
    const before = contentAt(cycleId, recordOf(world), 'a1', returned);
    expect(before).toMatchObject({ fen: 50_000_000 });
    const now = SUBJECTS['annual-plan'].content(world.state, 'y1');
    expect(contentChanges(before, now)).toEqual([{ path: ['fen'], before: 50_000_000, after: 61_000_000 }]);
    expect(contentAt(cycleId, recordOf(world), 'a1', world.state.seq)).toEqual(now);
  });

  test('is nothing while the approval did not run', () => {
    const world = redrafted();
    const submittedAt = seqOf(world, 'approval-submitted');
    expect(contentAt(world.state.cycleId, recordOf(world), 'a1', submittedAt - 1)).toBeUndefined();
    expect(contentAt(world.state.cycleId, recordOf(world), 'a1', submittedAt)).toMatchObject({ fen: 50_000_000 });
  });
});
