import { describe, expect, test } from '@jest/globals';
import { approvalHandlers } from '../../../domain/approval/decide.js';
import { plainDate } from '../../../domain/calendar/plain-date.js';
import { draft } from '../../../domain/cycle/chapter.js';
import { fen } from '../../../domain/money/fen.js';
import { CHOSEN, given, straightBack, submitted, type Told, told } from './scenes.js';
import { routeOf, step, THREE_STEPS, type World, worldOf } from './world.js';

const day = plainDate;
const signed = (world: World, more: object = {}, options: object = {}) =>
  world.answer('officer', 'record-paper', { task: world.tasks()[0]?.id ?? '', decidedBy: 'office', ...more }, options);
const onPaper = () => given(submitted(), ['officer', 'record-paper', { task: 'a1.1.1', decidedBy: 'office' }]);

/** The clerk took the task over; he serves from the 4th to the 5th of March. */
function withClerk(): World {
  const world = given(submitted(), ['office', 'transfer', { to: 'clerk' }]);
  const people = world.directory.people.map((each) =>
    each.id === 'clerk' ? { ...each, activeFrom: day('2026-03-04'), activeTo: day('2026-03-05') } : each,
  );
  world.directory = { ...world.directory, people };
  world.today = day('2026-03-05');
  return world;
}

describe('paper is not put on record', () => {
  test.each<[string, () => ReturnType<World['answer']>, Told]>([
    [
      'by nobody',
      () => signed(submitted(), {}, { actor: { system: 'clock' } }),
      ['not-authorised', { post: 'person' }],
    ],
    [
      'of somebody nobody knows',
      () => signed(submitted(), { decidedBy: 'ghost' }),
      ['not-eligible', { person: 'ghost' }],
    ],
    [
      'where the route takes none',
      () => signed(worldOf({ ...THREE_STEPS, paper: false }).submitted()),
      ['paper-not-allowed', { rule: 'route-annual-plan' }],
    ],
    [
      'of a day before the task was there',
      () => signed(submitted(), {}, { on: day('2026-03-01') }),
      ['paper-date', { on: '2026-03-01', opened: '2026-03-02' }],
    ],
    [
      'of a day before he came',
      () => signed(withClerk(), { decidedBy: 'clerk' }, { on: day('2026-03-03') }),
      ['person-inactive', { person: 'clerk' }],
    ],
    [
      'of a day after he left',
      () => signed(withClerk(), { decidedBy: 'clerk' }, { on: day('2026-03-06') }),
      ['person-inactive', { person: 'clerk' }],
    ],
    [
      'of what differs from what was submitted, when it says yes',
      () => {
        const world = submitted();
        const plan = world.state.plan.plans.y1;
        if (plan === undefined) throw new TypeError('no plan');
        const { approvedOn: _on, approval: _by, ...drafted } = plan;
        world.record([draft('plan-drafted', { ...drafted, fen: fen(1) })]);
        expect('facts' in signed(world, { value: 'reject', opinion: '不同意' })).toBe(true);
        const [code] = told(signed(world));
        return { refused: code as 'content-changed', why: {} };
      },
      ['content-changed', {}],
    ],
    [
      'with words that are too many, also when it says yes',
      () => signed(submitted(), { opinion: '长'.repeat(2001) }),
      ['too-long', { max: 2000, length: 2001 }],
    ],
  ])('%s', (_what, refused, expected) => {
    expect(told(refused())).toEqual(expected);
  });

  test('by proxy: nobody signs on paper for another', () => {
    const world = worldOf(THREE_STEPS);
    world.standsIn('office', 'adviser');
    world.submitted();
    const command = world.command('officer', 'record-paper', { task: 'a1.1.1', decidedBy: 'adviser' });
    const people = [world.card('adviser', 'office')];
    const answer = approvalHandlers['record-paper'].decide(world.state, { ...command, people }, world.judging());
    expect(told(answer)).toEqual(['proxy-may-not', { for: 'office' }]);
  });
});

describe('paper is put on record', () => {
  const decided = (world: World) => world.facts.findLast(({ kind }) => kind === 'decided')?.data;

  test.each(['2026-03-04', '2026-03-05'])('of the first day of service and of the last: %s', (on) => {
    expect('facts' in signed(withClerk(), { decidedBy: 'clerk' }, { on: day(on) })).toBe(true);
  });

  test('with the opinion on it, where there is one', () => {
    const of = { task: 'a1.1.1', decidedBy: 'office' };
    expect(decided(given(submitted(), ['officer', 'record-paper', of]))).not.toHaveProperty('opinion');
    expect(decided(given(submitted(), ['officer', 'record-paper', { ...of, opinion: '同意' }]))).toMatchObject({
      opinion: '同意',
      via: 'paper',
      file: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
  });

  test('with the people it names for the next step', () => {
    const world = worldOf(routeOf([step('office', ['headOfOffice']), step('reader', [], { who: CHOSEN })])).submitted();
    expect(told(signed(world))).toEqual(['choose-next', { step: 'reader' }]);
    expect(told(signed(world, { chosen: ['officer'] }))).toEqual([
      'not-eligible',
      { person: 'officer', duty: 'initiated' },
    ]);
    given(world, ['officer', 'record-paper', { task: 'a1.1.1', decidedBy: 'office', chosen: ['clerk'] }]);
    expect(decided(world)).toMatchObject({ chosen: ['clerk'] });
    expect(world.open()).toEqual(['clerk']);
  });
});

describe('nobody objects', () => {
  test.each<[string, () => ReturnType<World['answer']>, Told]>([
    [
      'to what was not on paper',
      () => given(submitted(), ['office', 'approve']).answer('office', 'object-to-paper', { task: 'a1.1.1' }),
      ['paper-not-allowed', { task: 'a1.1.1' }],
    ],
    [
      'to what another signed',
      () => onPaper().answer('deputy', 'object-to-paper', { task: 'a1.1.1' }),
      ['not-your-task', { by: 'office' }],
    ],
    [
      'after three working days',
      () => {
        const world = onPaper();
        world.today = day('2026-03-06');
        return world.answer('office', 'object-to-paper', { task: 'a1.1.1' });
      },
      ['paper-date', { until: '2026-03-05' }],
    ],
    [
      'to what was overtaken by an objection before it',
      () =>
        given(
          onPaper(),
          ['officer', 'record-paper', { task: 'a1.2.1', decidedBy: 'deputy' }],
          ['office', 'object-to-paper', { task: 'a1.1.1' }],
        ).answer('deputy', 'object-to-paper', { task: 'a1.2.1' }),
      ['task-not-open', { task: 'a1.2.1' }],
    ],
    [
      'to what a return overtook: others agreed beside him, to a content that was revised since',
      () =>
        given(
          worldOf(routeOf([step('both', ['headOfOffice', 'deputyHead'])])).submitted(),
          ['officer', 'record-paper', { task: 'a1.1.1', decidedBy: 'office' }],
          ['deputy', 'return', { task: 'a1.1.2', ...straightBack('initiator') }],
          ['officer', 'resubmit', { task: 'a1.2.1' }],
        ).answer('office', 'object-to-paper', { task: 'a1.1.1' }),
      ['task-not-open', { task: 'a1.1.1' }],
    ],
    [
      'to what lies with the initiator, who may revise it',
      () =>
        given(onPaper(), ['deputy', 'return', straightBack('initiator')]).answer('office', 'object-to-paper', {
          task: 'a1.1.1',
        }),
      ['task-not-open', { task: 'a1.1.1' }],
    ],
    [
      'once the outcome is used, on whichever of its steps',
      () => {
        const world = given(
          worldOf(routeOf([step('office', ['headOfOffice']), step('head', ['bureauHead'])])).submitted(),
          ['officer', 'record-paper', { task: 'a1.1.1', decidedBy: 'office' }],
          ['head', 'approve'],
        );
        world.record([draft('filing-submitted', { filing: 'f1', of: 'plan', to: 'city', year: 1 })]);
        return world.answer('office', 'object-to-paper', { task: 'a1.1.1' });
      },
      ['outcome-used', { seq: 16 }],
    ],
    [
      'in the name of nobody',
      () => onPaper().answer('office', 'object-to-paper', { task: 'a1.1.1' }, { actor: { system: 'clock' } }),
      ['not-authorised', { post: 'person' }],
    ],
    [
      'without a reason',
      () => onPaper().answer('office', 'object-to-paper', { task: 'a1.1.1', reason: '' }),
      ['opinion-required', {}],
    ],
  ])('%s', (_what, refused, expected) => {
    expect(told(refused())).toEqual(expected);
  });

  test('but what was carried into a later round stands on that paper, and may be objected to', () => {
    const world = worldOf(THREE_STEPS).submitted();
    given(
      world,
      ['officer', 'record-paper', { task: 'a1.1.1', decidedBy: 'office' }],
      ['deputy', 'approve'],
      ['head', 'return', straightBack('initiator')],
      ['officer', 'resubmit', {}],
    );
    expect(world.course().slice(4)).toEqual(['office carried', 'deputy carried', 'head open']);
    expect(given(world, ['office', 'object-to-paper', { task: 'a1.1.1' }]).open()).toEqual(['office']);
  });

  test('but the step of one who signed beside him stays open to objection, too', () => {
    const world = worldOf(routeOf([step('both', ['headOfOffice', 'deputyHead'])])).submitted();
    given(world, ['officer', 'record-paper', { task: 'a1.1.1', decidedBy: 'office' }]);
    expect(given(world, ['office', 'object-to-paper', { task: 'a1.1.1' }]).open()).toEqual(['office', 'deputy']);
  });
});
