import { describe, expect, test } from '@jest/globals';
import { plainDate } from '../../../domain/calendar/plain-date.js';
import { CHOSEN, given, inTurn, submitted, type Told, told } from './scenes.js';
import { type Office, routeOf, step, THREE_STEPS, type World, worldOf } from './world.js';

type Row = [statement: string, refused: () => ReturnType<World['answer']>, told: Told];
const as: Office = 'administrator';
const money = () => worldOf(routeOf(THREE_STEPS.steps, { money: true })).submitted();
const law = routeOf([
  step('office', ['headOfOffice']),
  step('deputy', ['deputyHead'], { requiredByLaw: true, title: '分管副局长审核' }),
  step('head', ['bureauHead']),
]);
const unmanned = () => {
  const world = worldOf(THREE_STEPS);
  world.leaves('office');
  return world.submitted();
};
const asked = () => given(submitted(), [as, 'repair-jump', { to: 'head' }]);
const naming = (second: string, prepare: (world: World) => void = () => undefined, to = 'clerk') => {
  const world = money();
  prepare(world);
  return world.answer(as, 'repair-reassign', { to, second });
};

const REPAIRS: Row[] = [
  [
    'an approval nobody knows',
    () => submitted().answer(as, 'repair-jump', { approval: 'a9', to: 'head' }),
    ['unknown-subject', { approval: 'a9' }],
  ],
  [
    'what has ended',
    () => given(submitted(), ['office', 'reject']).answer(as, 'repair-jump', { approval: 'a1', to: 'head' }),
    ['closed', { approval: 'a1', outcome: 'rejected', on: '2026-03-02' }],
  ],
  [
    'a jump to where the route does not lead',
    () => submitted().answer(as, 'repair-jump', { to: 'mayor' }),
    ['return-target', { to: 'mayor', possible: 'initiator,office,deputy,head' }],
  ],
  [
    'a jump over what a law requires',
    () => worldOf(law).submitted().answer(as, 'repair-jump', { to: 'head' }),
    ['required-by-law', { step: '分管副局长审核' }],
  ],
  [
    'a jump to a step whose people nobody chose',
    () => {
      return worldOf(routeOf([step('office', ['headOfOffice']), step('reader', [], { who: CHOSEN })]))
        .submitted()
        .answer(as, 'repair-jump', { to: 'reader' });
    },
    ['choose-next', { step: 'reader' }],
  ],
  [
    'what was previewed on another state',
    () => submitted().answer(as, 'repair-jump', { to: 'head', previewVersion: 2 }),
    ['preview-stale', { version: 3 }],
  ],
  [
    'what a second person is being asked about',
    () => asked().answer(as, 'repair-reassign', { task: 'a2.1.1', to: 'clerk' }),
    ['required-by-law', { step: 'second' }],
  ],
  [
    'a task nobody knows',
    () => submitted().answer(as, 'repair-reassign', { task: 'a1.9.1', to: 'clerk' }),
    ['unknown-subject', { task: 'a1.9.1' }],
  ],
  [
    'a task that is done',
    () => given(submitted(), ['office', 'approve']).answer(as, 'repair-reassign', { task: 'a1.1.1', to: 'clerk' }),
    ['task-not-open', { status: 'done' }],
  ],
  [
    'a task somebody left',
    () => {
      const world = submitted();
      world.leaves('office', 'clerk');
      world.directoryChanged();
      return world.answer(as, 'repair-reassign', { task: 'a1.1.1', to: 'adviser' });
    },
    ['task-not-open', { status: 'left' }],
  ],
  [
    'a task that was dropped when its step ended',
    () =>
      given(
        worldOf(
          routeOf([
            step('any', ['headOfOffice', 'deputyHead'], { tally: { mode: 'any' } }),
            step('head', ['bureauHead']),
          ]),
        ).submitted(),
        ['office', 'approve'],
      ).answer(as, 'repair-reassign', { task: 'a1.1.2', to: 'clerk' }),
    ['task-not-open', { status: 'decided' }],
  ],
  [
    'oneself in the place of another',
    () => submitted().answer(as, 'repair-reassign', { to: as }),
    ['separated', { person: as, duty: 'proposed-repair' }],
  ],
  [
    'more time for who waits his turn',
    () => inTurn().answer(as, 'repair-extend-limit', { task: 'a1.1.2', to: '2026-03-20' }),
    ['task-not-open', { status: 'waiting' }],
  ],
  [
    'more time up to the day it has',
    () => submitted().answer(as, 'repair-extend-limit', { to: '2026-03-05' }),
    ['bad-input', { field: 'to', due: '2026-03-05' }],
  ],
  [
    'more time up to today, when the day is over',
    () => {
      const world = submitted();
      world.today = plainDate('2026-03-10');
      return world.answer(as, 'repair-extend-limit', { to: '2026-03-10' });
    },
    ['bad-input', { field: 'to', due: '2026-03-05' }],
  ],
  [
    'more time up to no day at all',
    () => submitted().answer(as, 'repair-extend-limit', { to: '2026-03-32' }),
    ['bad-input', { field: 'to', due: '2026-03-05' }],
  ],
  [
    'a seat of an entry nobody knows',
    () => submitted().answer(as, 'repair-replace-seat', { entry: 9, seat: 0, to: 'clerk' }),
    ['unknown-subject', { subject: 'entry 9' }],
  ],
  [
    'a seat the entry does not have',
    () => submitted().answer(as, 'repair-replace-seat', { seat: 7, to: 'clerk' }),
    ['unknown-subject', { subject: 'seat 7' }],
  ],
  [
    'a seat that has answered',
    () =>
      given(worldOf(routeOf([step('both', ['headOfOffice', 'deputyHead'])])).submitted(), ['office', 'approve']).answer(
        as,
        'repair-replace-seat',
        { seat: 0, to: 'clerk' },
      ),
    ['task-not-open', { status: 'approved' }],
  ],
  [
    'a seat of a step that is over',
    () =>
      given(submitted(), ['office', 'approve']).answer(as, 'repair-replace-seat', { entry: 1, seat: 0, to: 'clerk' }),
    ['task-not-open', { status: 'passed' }],
  ],
  [
    'a seat for who asked for the approval',
    () => submitted().answer(as, 'repair-replace-seat', { seat: 0, to: 'officer' }),
    ['not-eligible', { person: 'officer', duty: 'initiated' }],
  ],
  [
    'somebody of the superior bureau while somebody else may decide',
    () => submitted().answer(as, 'repair-from-superior', { person: 'superior' }),
    ['task-not-open', { status: 'open' }],
  ],
  [
    'somebody of the own bureau as if he came from the superior one',
    () => unmanned().answer(as, 'repair-from-superior', { person: 'clerk' }),
    ['not-eligible', { person: 'clerk', post: 'superior' }],
  ],
  [
    'somebody of the superior bureau nobody knows',
    () => unmanned().answer(as, 'repair-from-superior', { person: 'ghost' }),
    ['not-eligible', { person: 'ghost' }],
  ],
  [
    'somebody of the superior bureau for an entry nobody knows',
    () => unmanned().answer(as, 'repair-from-superior', { entry: 9, person: 'superior' }),
    ['unknown-subject', { subject: 'entry 9' }],
  ],
  [
    'the end of what is no vote',
    () => submitted().answer(as, 'repair-close-vote'),
    ['not-in-vote', { step: 'office' }],
  ],
  [
    'the end of a vote nobody knows',
    () => submitted().answer(as, 'repair-close-vote', { entry: 9 }),
    ['unknown-subject', { subject: 'entry 9' }],
  ],
  [
    'any of them by nobody',
    () => submitted().answer(as, 'repair-jump', { to: 'head' }, { actor: { system: 'clock' } }),
    ['not-authorised', { post: 'person' }],
  ],
  [
    'any of them dated back',
    () => submitted().answer(as, 'repair-jump', { to: 'head' }, { on: plainDate('2026-03-01') }),
    ['bad-input', { field: 'on', expected: '2026-03-02', given: '2026-03-01' }],
  ],
];

const SECONDS: Row[] = [
  ['somebody nobody knows', () => naming('ghost'), ['not-eligible', { person: 'ghost' }]],
  [
    'somebody who left',
    () => naming('clerk', (world) => world.leaves('clerk'), 'adviser'),
    ['person-inactive', { person: 'clerk' }],
  ],
  [
    'somebody without the post',
    () => naming('adviser'),
    ['not-eligible', { person: 'adviser', post: 'administrator,superior' }],
  ],
  ['who proposes it', () => naming(as), ['not-eligible', { person: as, duty: 'initiated' }]],
  [
    'whom it brings in',
    () => naming('superior', undefined, 'superior'),
    ['not-eligible', { person: 'superior', duty: 'initiated' }],
  ],
];

const ASKING: Row[] = [
  [
    'while one is asked already',
    () => asked().answer(as, 'repair-jump', { to: 'head' }),
    ['already-running', { approval: 'a2' }],
  ],
  [
    'where the policy has no second person',
    () => {
      const world = money();
      const { 'route-repair': _second, ...rules } = world.policy.rules;
      world.policy = { ...world.policy, rules };
      return world.answer(as, 'repair-reassign', { to: 'clerk' });
    },
    ['no-route', { rule: 'route-repair' }],
  ],
  [
    'after the days he had',
    () => {
      const world = asked();
      world.today = plainDate('2026-03-06');
      return world.answer('superior', 'approve', { task: 'a2.1.1' });
    },
    ['preview-stale', { approval: 'a2' }],
  ],
  [
    'once what it was to mend has ended',
    () => given(asked(), ['office', 'reject', { task: 'a1.1.1' }]).answer('superior', 'approve', { task: 'a2.1.1' }),
    ['preview-stale', { approval: 'a1' }],
  ],
  [
    'once somebody acted on what it was to mend',
    () => given(asked(), ['office', 'approve', { task: 'a1.1.1' }]).answer('superior', 'approve', { task: 'a2.1.1' }),
    ['preview-stale', { version: 11 }],
  ],
];

const UNDOING: Row[] = [
  [
    'what was no repair',
    () => submitted().answer(as, 'undo-repair', { approval: 'a1', seq: 3 }),
    ['next-acted', { step: 'office' }],
  ],
  [
    'another repair than the last',
    () => given(submitted(), [as, 'repair-reassign', { to: 'clerk' }]).answer(as, 'undo-repair', { seq: 3 }),
    ['next-acted', { step: 'office' }],
  ],
  [
    'a repair of an approval nobody knows',
    () => submitted().answer(as, 'undo-repair', { approval: 'a9', seq: 3 }),
    ['unknown-subject', { approval: 'a9' }],
  ],
  [
    'a repair on another day than today',
    () =>
      given(submitted(), [as, 'repair-reassign', { to: 'clerk' }]).answer(
        as,
        'undo-repair',
        {},
        { on: plainDate('2026-03-01') },
      ),
    ['bad-input', { field: 'on', expected: '2026-03-02', given: '2026-03-01' }],
  ],
];

const HANDING_OVER: Row[] = [
  [
    'to somebody nobody knows',
    () => submitted().answer(as, 'hand-over', { from: 'office', to: 'ghost' }),
    ['not-eligible', { person: 'ghost' }],
  ],
  [
    'of what is not there',
    () => submitted().answer(as, 'hand-over', { from: 'head', to: 'clerk' }),
    ['not-eligible', { from: 'head', to: 'clerk' }],
  ],
  [
    'without a reason',
    () => submitted().answer(as, 'hand-over', { from: 'office', to: 'clerk', reason: '' }),
    ['opinion-required', {}],
  ],
];

describe.each<[string, Row[]]>([
  ['a repair is refused of', REPAIRS],
  ['a second person is not', SECONDS],
  ['a second person is not asked', ASKING],
  ['nothing is undone:', UNDOING],
  ['a hand-over is refused', HANDING_OVER],
])('%s', (_what, rows) => {
  test.each(rows)('%s', (_statement, refused, expected) => {
    expect(told(refused())).toEqual(expected);
  });
});
