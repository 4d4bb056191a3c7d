import { describe, expect, test } from '@jest/globals';
import { openTasks } from '../../../domain/approval/tasks.js';
import { approvalWakes, movedLimits } from '../../../domain/approval/wakes.js';
import { plainDate } from '../../../domain/calendar/plain-date.js';
import { CALENDAR, routeOf, step, THREE_STEPS, worldOf } from './world.js';

const told = routeOf([step('office', ['headOfOffice'], { escalateTo: 'deputyHead' }), step('head', ['bureauHead'])]);

describe('the limit of a task', () => {
  test('has not passed on the due day, and has on the day after', () => {
    const world = worldOf(told).submitted();
    expect(approvalWakes(world.state, { today: plainDate('2026-03-05'), calendar: CALENDAR })).toEqual({
      facts: [],
      next: '2026-03-06',
    });
    const { facts, next } = approvalWakes(world.state, { today: plainDate('2026-03-06'), calendar: CALENDAR });
    expect(facts.map(({ kind }) => kind)).toEqual(['limit-passed', 'escalated']);
    expect(next).toBeNull();
  });

  test('is said once, tells the post of the step, and decides nothing', () => {
    const world = worldOf(told).submitted();
    world.today = plainDate('2026-03-06');
    world.record(approvalWakes(world.state, world.judging()).facts);
    expect(world.tasks()[0]).toMatchObject({ status: 'open', limitPassedOn: '2026-03-06', escalatedTo: 'deputyHead' });
    expect(approvalWakes(world.state, { today: plainDate('2026-03-20'), calendar: CALENDAR })).toEqual({
      facts: [],
      next: null,
    });
  });

  test('tells nobody where the step names no post', () => {
    const world = worldOf(THREE_STEPS).submitted();
    expect(
      approvalWakes(world.state, { today: plainDate('2026-03-06'), calendar: CALENDAR }).facts.map(({ kind }) => kind),
    ).toEqual(['limit-passed']);
  });

  test('of a decided task wakes nobody', () => {
    const world = worldOf(routeOf([step('office', ['headOfOffice'])])).submitted();
    world.give('office', 'approve');
    expect(approvalWakes(world.state, { today: plainDate('2026-12-01'), calendar: CALENDAR })).toEqual({
      facts: [],
      next: null,
    });
  });

  test('moves with a new calendar, and the mark of lateness goes with the old date', () => {
    const world = worldOf(told).submitted();
    world.today = plainDate('2026-03-06');
    world.record(approvalWakes(world.state, world.judging()).facts);
    const rest = { name: '州庆', from: plainDate('2026-03-03'), to: plainDate('2026-03-04'), notice: 'n' };
    const calendar = {
      ...CALENDAR,
      rest: [rest],
      notices: { n: { title: 't', date: plainDate('2026-03-01'), region: CALENDAR.id } },
    };
    expect(movedLimits(world.state, CALENDAR, 'same')).toEqual([]);
    world.record(movedLimits(world.state, calendar, 'new'));
    expect(world.tasks()[0]?.due?.on).toBe('2026-03-09');
    expect(world.tasks()[0]).not.toHaveProperty('limitPassedOn');
  });
});

test('the to-do list names holder, owner, step and subject of each open task', () => {
  const world = worldOf(THREE_STEPS).submitted();
  world.give('office', 'delegate', { to: 'clerk' });
  expect(openTasks(world.state)).toEqual([
    {
      approval: 'a1',
      task: 'a1.1.1',
      step: 'office',
      subject: { kind: 'annual-plan', ref: 'y1' },
      openedOn: '2026-03-02',
      since: { seq: 7, on: '2026-03-02' },
      due: { on: '2026-03-05', certainty: 'final', earliest: '2026-03-05', latest: '2026-03-05' },
      holder: 'clerk',
      owner: 'office',
    },
  ]);
});
