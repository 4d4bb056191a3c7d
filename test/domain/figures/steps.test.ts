import { describe, expect, test } from '@jest/globals';
import { plainDate } from '../../../domain/calendar/plain-date.js';
import { stepFigures } from '../../../domain/figures/steps.js';
import { taskSpans } from '../../../domain/figures/task-spans.js';
import { naiveAdd, naiveWorks } from '../../oracle/naive-calendar.js';
import { factsOf, playedFile } from '../../support/played.js';
import { CALENDAR, routeOf, step, THREE_STEPS, type World, worldOf } from '../approval/world.js';

const d = plainDate;

/** Days on which offices work, after the one up to the other, counted one by one. */
function counted(from: string, to: string): number {
  let days = 0;
  for (let day = from; day < to; ) {
    day = naiveAdd(day, 1);
    if (naiveWorks(day)) days += 1;
  }
  return days;
}

function figures(world: World, within = {}) {
  return stepFigures(taskSpans(world.facts), within, CALENDAR);
}

describe('time per step and post', () => {
  test('over a year that was played, is what one counts by hand from the record', () => {
    const played = playedFile('222401-in-time', d('2026-12-31'));
    const spans = taskSpans(played.facts);
    const decided = factsOf(played, 'decided');
    expect(decided.length).toBeGreaterThan(10);
    const openings = factsOf(played, 'task-opened');
    const byPost = new Map<string, number[]>();
    for (const { data } of decided) {
      const opening = openings.find((each) => each.data.task === data.task);
      if (opening === undefined) throw new Error(`${data.task} was never opened`);
      // In this county everybody is named by the post.
      byPost.set(opening.data.owner, [...(byPost.get(opening.data.owner) ?? []), counted(opening.on, data.on)]);
    }
    const found = stepFigures(spans, {}, played.judging.calendar);
    for (const [post, days] of byPost) {
      const own = found.filter((each) => each.post === post);
      expect(own.reduce((sum, each) => sum + each.decided, 0)).toBe(days.length);
      expect(own.reduce((sum, each) => sum + each.total, 0)).toBe(days.reduce((sum, each) => sum + each, 0));
      expect(Math.max(...own.map(({ longest }) => longest))).toBe(Math.max(...days));
    }
    expect(found.reduce((sum, each) => sum + each.decided, 0)).toBe(decided.length);
  });

  test('counts working days from opening to decision, and what was decided after the limit as late', () => {
    const world = worldOf(THREE_STEPS).submitted();
    world.today = d('2026-03-03');
    world.give('office', 'approve');
    world.today = d('2026-03-16');
    world.give('deputy', 'approve');
    expect(figures(world)).toMatchObject([
      { post: 'deputyHead', decided: 1, total: 9, median: 9, longest: 9, late: 1 },
      { post: 'headOfOffice', decided: 1, total: 1, late: 0 },
    ]);
    expect(figures(world, { to: d('2026-03-03') }).map(({ post }) => post)).toEqual(['headOfOffice']);
    expect(figures(world, { from: d('2026-03-04') }).map(({ post }) => post)).toEqual(['deputyHead']);
  });

  test('whoever was not needed any more took no time', () => {
    const either = step('s', ['headOfOffice', 'deputyHead'], { tally: { mode: 'any' } });
    const world = worldOf(routeOf([either, step('head', ['bureauHead'])])).submitted();
    world.today = d('2026-03-05');
    world.give('office', 'approve');
    expect(figures(world).map(({ post, total }) => [post, total])).toEqual([['headOfOffice', 3]]);
    world.give('office', 'take-back');
    expect(figures(world)).toEqual([]);
    world.today = d('2026-03-06');
    world.give('deputy', 'approve');
    expect(figures(world).map(({ post, total }) => [post, total])).toEqual([['deputyHead', 4]]);
  });

  test('a return ends the task of whoever returned, a resubmission that of the initiator', () => {
    const world = worldOf(THREE_STEPS).submitted();
    world.today = d('2026-03-04');
    const then = 'again';
    world.give('office', 'return', { to: 'initiator', then });
    world.today = d('2026-03-09');
    expect(world.give('officer', 'resubmit')).toBe('ok');
    expect(figures(world).map(({ step: at, post, total }) => [at, post, total])).toEqual([
      ['initiator', 'officer', 3],
      ['office', 'headOfOffice', 2],
    ]);
    expect(taskSpans(world.facts).filter(({ closed }) => closed === null)).toMatchObject([{ post: 'headOfOffice' }]);
  });
});
