import { describe, expect, test } from '@jest/globals';
import { approvalHandlers } from '../../../domain/approval/decide.js';
import { plainDate } from '../../../domain/calendar/plain-date.js';
import type { CompiledCalendar } from '../../../domain/calendar/year-data.js';
import { draft } from '../../../domain/cycle/chapter.js';
import { fen } from '../../../domain/money/fen.js';
import { given, submitted, told, voting } from './scenes.js';
import { CALENDAR, type World } from './world.js';

const reassigned = () => given(submitted(), ['administrator', 'repair-reassign', { to: 'clerk' }]);

/** What undoing would put on record now, under a calendar. */
function undoing(world: World, calendar: CompiledCalendar = CALENDAR) {
  const command = world.command('administrator', 'undo-repair', world.filled('administrator', 'undo-repair'));
  const answer = approvalHandlers['undo-repair'].decide(world.state, command, { ...world.judging(), calendar });
  if (!('facts' in answer)) throw new TypeError(answer.refused);
  return answer.facts.map(({ kind, data }) => [kind, data]);
}

function redrafted(world: World): World {
  const plan = world.state.plan.plans.y1;
  if (plan === undefined) throw new TypeError('no plan');
  const { approvedOn: _on, approval: _by, ...drafted } = plan;
  world.record([draft('plan-drafted', { ...drafted, fen: fen(61_000_000) })]);
  return world;
}

describe('undoing a repair', () => {
  const undone = { approval: 'a1', via: 'console', seq: 7 };

  test('is one fact while the directory and the calendar are what they were', () => {
    expect(undoing(reassigned())).toEqual([['repair-undone', undone]]);
  });

  test('asks for the people once more when the directory is another one', () => {
    const world = reassigned();
    world.directory = { ...world.directory, rev: 5 };
    expect(undoing(world)).toEqual([
      ['repair-undone', undone],
      ['resolution-asked', { approval: 'a1', via: 'console', entry: 1, directoryRev: 5 }],
    ]);
  });

  test('does not ask for the people of a vote: who votes is fixed', () => {
    const world = given(voting(), ['administrator', 'repair-replace-seat', { seat: 0, to: 'clerk' }]);
    world.directory = { ...world.directory, rev: 5 };
    expect(undoing(world).map(([kind]) => kind)).toEqual(['repair-undone']);
  });

  test('asks for the people of a vote that had none', () => {
    const world = voting();
    const { approvals } = world.state;
    const vacant = world.running().entries.map((entry) => ({ ...entry, status: 'unmanned' as const, seats: [] }));
    world.state = {
      ...world.state,
      approvals: { ...approvals, running: { a1: { ...world.running(), entries: vacant } } },
    };
    given(world, ['administrator', 'repair-from-superior', { entry: 1, person: 'superior' }]);
    world.directory = { ...world.directory, rev: 5 };
    expect(undoing(world).map(([kind]) => kind)).toEqual(['repair-undone', 'resolution-asked']);
  });

  test('counts the days that come back by the calendar of today, and those of no other approval', () => {
    const world = submitted().submitted('extension', 'x@y1#1', {
      proposal: { to: '2026-05-01', reason: '公示期不足' },
    });
    given(world, ['administrator', 'repair-reassign', { task: 'a1.1.1', to: 'clerk' }]);
    const day = plainDate('2026-03-04');
    const holiday = { from: day, to: day, name: '放假', notice: 'n' } as unknown as CompiledCalendar['rest'][number];
    const facts = undoing(world, { ...CALENDAR, rest: [holiday] });
    expect(facts.slice(1)).toMatchObject([
      ['limits-moved', { approval: 'a1', tasks: [{ task: 'a1.1.1', due: { on: '2026-03-06' } }] }],
    ]);
  });

  test('is refused when what came back to the initiator was changed: the step has not read it', () => {
    const world = given(submitted(), ['administrator', 'repair-jump', { to: 'initiator' }]);
    redrafted(world);
    expect(told(world.answer('administrator', 'undo-repair'))[0]).toBe('content-changed');
  });

  test('is possible all the same when it lay with the initiator before', () => {
    const world = given(
      submitted(),
      ['office', 'return'],
      ['administrator', 'repair-reassign', { to: 'secondOfficer' }],
    );
    expect(world.open()).toEqual(['secondOfficer']);
    expect(given(redrafted(world), ['administrator', 'undo-repair']).open()).toEqual(['officer']);
  });
});
