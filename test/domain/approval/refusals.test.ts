import { describe, expect, test } from '@jest/globals';
import { plainDate } from '../../../domain/calendar/plain-date.js';
import { draft } from '../../../domain/cycle/chapter.js';
import { given, inTurn, submitted, told, voting } from './scenes.js';
import { routeOf, step, THREE_STEPS, type World, worldOf } from './world.js';

type Why = Record<string, string | number>;
/** What was refused, and what the answer tells of why: the values of its sentence, all of them. */
type Row = [statement: string, refused: () => ReturnType<World['answer']>, code: string, why: Why];

const TEN_O_CLOCK = '2026-03-02T02:00:00.000Z';
const both = () => worldOf(routeOf([step('both', ['headOfOffice', 'deputyHead'])])).submitted();

const lent = () => given(submitted(), ['office', 'delegate', { to: 'clerk' }]);

function standingIn(subjects: Parameters<World['standsIn']>[2], to = '2026-03-31'): World {
  const world = worldOf(THREE_STEPS);
  world.standsIn('office', 'adviser', subjects, plainDate(to));
  return world.submitted();
}

const AT_A_TASK: Row[] = [
  [
    'the system decides nothing: a person is asked for',
    () => submitted().answer('office', 'approve', {}, { actor: { system: 'clock' } }),
    'not-authorised',
    { post: 'person' },
  ],
  [
    'another day than today is named beside today',
    () => submitted().answer('office', 'approve', {}, { on: plainDate('2026-03-01') }),
    'bad-input',
    { field: 'on', expected: '2026-03-02', given: '2026-03-01' },
  ],
  [
    'an approval nobody knows is named',
    () => submitted().answer('office', 'approve', { task: 'a7.1.1' }),
    'unknown-subject',
    { approval: 'a7' },
  ],
  [
    'a task nobody knows is named',
    () => submitted().answer('office', 'approve', { task: 'a1.9.9' }),
    'unknown-subject',
    { task: 'a1.9.9' },
  ],
  [
    'an approval that has ended says how and when',
    () => given(submitted(), ['officer', 'withdraw']).answer('office', 'approve', { task: 'a1.1.1' }),
    'closed',
    { approval: 'a1', outcome: 'withdrawn', on: '2026-03-02' },
  ],
  [
    'somebody else’s task is named',
    () => submitted().answer('head', 'approve', { task: 'a1.1.1' }),
    'not-your-task',
    { task: 'a1.1.1' },
  ],
  [
    'who has a task on loan is told whose it is',
    () => lent().answer('clerk', 'approve'),
    'delegated-away',
    { owner: 'office' },
  ],
  [
    'who lent it out is told who has it',
    () => lent().answer('office', 'approve'),
    'delegated-away',
    { holder: 'clerk' },
  ],
  [
    'what was not lent is not given back',
    () => submitted().answer('office', 'give-back'),
    'not-your-task',
    { task: 'a1.1.1' },
  ],
  ['nor called back', () => submitted().answer('office', 'recall'), 'not-your-task', { task: 'a1.1.1' }],
  [
    'a proxy outside his dates is told them',
    () => {
      const world = standingIn(['annual-plan'], '2026-03-03');
      world.today = plainDate('2026-03-04');
      return world.answer('adviser', 'approve', {}, { as: 'office' });
    },
    'proxy-dates',
    { from: '2026-03-02', to: '2026-03-03' },
  ],
  [
    'and so is one whose days have not begun',
    () => {
      const world = standingIn(['annual-plan']);
      const from = plainDate('2026-03-10');
      world.directory = { ...world.directory, proxies: world.directory.proxies.map((each) => ({ ...each, from })) };
      return world.answer('adviser', 'approve', {}, { as: 'office' });
    },
    'proxy-dates',
    { from: '2026-03-10', to: '2026-03-31' },
  ],
  [
    'a proxy for other matters is told which matter this is',
    () => standingIn(['payment']).answer('adviser', 'approve', {}, { as: 'office' }),
    'proxy-may-not',
    { subject: 'annual-plan' },
  ],
  [
    'a proxy who would pass on is told for whom he stands',
    () => standingIn(['annual-plan']).answer('adviser', 'transfer', { to: 'clerk' }, { as: 'office' }),
    'proxy-may-not',
    { for: 'office' },
  ],
  [
    'an added signer who would pass on is told that he was added',
    () =>
      given(submitted(), ['office', 'add-signer', { where: 'before', persons: ['clerk'] }]).answer(
        'clerk',
        'transfer',
        { to: 'finance' },
      ),
    'proxy-may-not',
    { added: 'clerk' },
  ],
  [
    'who is not asked yet is told that his task waits',
    () => inTurn().answer('deputy', 'approve', { task: 'a1.1.2' }),
    'task-not-open',
    { status: 'waiting' },
  ],
  [
    'a task that was taken away says by what',
    () => {
      const world = submitted();
      world.leaves('office', 'clerk');
      world.directoryChanged();
      return world.answer('office', 'approve', { task: 'a1.1.1' });
    },
    'task-not-open',
    { status: 'left' },
  ],
  [
    'also when others have decided the step since',
    () => {
      const any = routeOf([
        step('any', ['headOfOffice', 'deputyHead'], { tally: { mode: 'any' } }),
        step('head', ['bureauHead']),
      ]);
      const world = worldOf(any).submitted();
      world.leaves('office', 'clerk');
      world.directoryChanged();
      return given(world, ['deputy', 'approve']).answer('office', 'approve', { task: 'a1.1.1' });
    },
    'task-not-open',
    { status: 'left' },
  ],
  [
    'an abstention outside a vote names the step',
    () => submitted().answer('office', 'abstain'),
    'not-in-vote',
    { step: 'office' },
  ],
  [
    'passing on inside a vote names the step',
    () => voting().answer('office', 'transfer', { to: 'clerk' }),
    'not-in-vote',
    { step: 'vote' },
  ],
  [
    'a revision is not approved',
    () => given(submitted(), ['office', 'return']).answer('officer', 'approve'),
    'task-not-open',
    { step: 'initiator' },
  ],
  [
    'and a step of the route is not resubmitted',
    () => submitted().answer('office', 'resubmit'),
    'task-not-open',
    { step: 'office' },
  ],
  [
    'who decided in his own seat does not decide in another’s too',
    () => {
      const world = worldOf(routeOf([step('both', ['headOfOffice', 'deputyHead'])]));
      world.standsIn('deputy', 'office');
      given(world.submitted(), ['office', 'approve']);
      return world.answer('office', 'approve', { task: 'a1.1.2' }, { as: 'deputy' });
    },
    'already-decided',
    { by: 'office', at: TEN_O_CLOCK },
  ],
  [
    'who is separated is told by which duty',
    () => {
      const pairs = [{ a: 'evaluated-service', b: 'approved', within: 'cycle' } as const];
      const world = worldOf(THREE_STEPS, pairs).submitted();
      world.record([
        draft('evaluation-recorded', {
          year: 1,
          slot: 'final',
          station: 's',
          evaluators: ['office'],
          scoreHundredths: 1,
        }),
      ]);
      return world.answer('office', 'approve');
    },
    'separated',
    { person: 'office', duty: 'evaluated-service' },
  ],
  [
    'money is not decided by a link in a letter',
    () =>
      worldOf(routeOf([step('s', ['headOfOffice'])], { money: true }))
        .submitted()
        .answer('office', 'approve', {}, { via: 'link' }),
    'money-needs-login',
    { approval: 'a1' },
  ],
  [
    'nor in a batch where the route takes none',
    () => submitted().answer('office', 'approve', {}, { via: 'batch' }),
    'batch-not-allowed',
    { approval: 'a1' },
  ],
  [
    'what was read on another content is told the content of now',
    () => submitted().answer('office', 'approve', { contentHash: 'old' }),
    'content-changed',
    { hash: submitted().running().subject.hash },
  ],
  [
    'and what was read on another state the version of now',
    () => submitted().answer('office', 'approve', { ifVersion: 1 }),
    'view-changed',
    { version: 3 },
  ],
  ['a no has its reason', () => submitted().answer('office', 'reject', { opinion: ' ' }), 'opinion-required', {}],
  [
    'of at most two thousand characters',
    () => submitted().answer('office', 'reject', { opinion: '长'.repeat(2001) }),
    'too-long',
    { max: 2000, length: 2001 },
  ],
];

const PASSING_ON: Row[] = [
  [
    'somebody nobody knows',
    () => submitted().answer('office', 'transfer', { to: 'ghost' }),
    'not-eligible',
    { person: 'ghost' },
  ],
  [
    'somebody who asked for it himself',
    () => submitted().answer('office', 'transfer', { to: 'officer' }),
    'not-eligible',
    { person: 'officer', duty: 'initiated' },
  ],
  [
    'somebody who left',
    () => {
      const world = submitted();
      world.leaves('clerk');
      return world.answer('office', 'transfer', { to: 'clerk' });
    },
    'person-inactive',
    { person: 'clerk' },
  ],
  [
    'somebody who sits in the step',
    () => both().answer('office', 'transfer', { to: 'deputy' }),
    'already-here',
    { person: 'deputy' },
  ],
  [
    'somebody who has a task of the step on loan',
    () => given(both(), ['office', 'delegate', { to: 'clerk' }]).answer('deputy', 'transfer', { to: 'clerk' }),
    'already-here',
    { person: 'clerk' },
  ],
  [
    'somebody who has lent his task of the step',
    () => given(both(), ['office', 'delegate', { to: 'clerk' }]).answer('deputy', 'transfer', { to: 'office' }),
    'already-here',
    { person: 'office' },
  ],
  [
    'a fourth person',
    () =>
      given(
        submitted(),
        ['office', 'transfer', { to: 'clerk' }],
        ['clerk', 'transfer', { to: 'adviser' }],
        ['adviser', 'transfer', { to: 'office' }],
      ).answer('office', 'transfer', { to: 'clerk' }),
    'too-many-transfers',
    { max: 3 },
  ],
  [
    'a second person while one has it on loan',
    () => lent().answer('office', 'delegate', { to: 'adviser' }),
    'already-delegated',
    { task: 'a1.1.1' },
  ],
  [
    'a sixth signer',
    () =>
      given(submitted(), [
        'office',
        'add-signer',
        { where: 'after', persons: ['clerk', 'adviser', 'finance', 'deputy', 'head'] },
      ]).answer('office', 'add-signer', { where: 'after', persons: ['secondOfficer'] }),
    'too-many-signers',
    { max: 5 },
  ],
  [
    'no signer at all',
    () => submitted().answer('office', 'add-signer', { where: 'after', persons: [] }),
    'bad-input',
    { field: 'persons' },
  ],
  [
    'a signer beside, where people sign one after the other',
    () => inTurn().answer('office', 'add-signer', { where: 'beside', persons: ['clerk'] }),
    'use-before-or-after',
    { step: 's' },
  ],
];

const ADDED = () => given(submitted(), ['office', 'add-signer', { where: 'before', persons: ['clerk'] }]);
const TAKING_OUT: Row[] = [
  [
    'somebody the route asks',
    () => ADDED().answer('office', 'remove-signer', { task: 'a1.1.1' }),
    'route-seat',
    { task: 'a1.1.1' },
  ],
  [
    'a signer somebody else added',
    () => ADDED().answer('deputy', 'remove-signer', { task: 'a1.1.2' }),
    'not-your-task',
    { addedBy: 'office' },
  ],
  [
    'a signer who has decided',
    () => given(ADDED(), ['clerk', 'approve']).answer('office', 'remove-signer', { task: 'a1.1.2' }),
    'already-decided',
    { by: 'clerk', at: TEN_O_CLOCK },
  ],
  [
    'a signer who is out already',
    () =>
      given(ADDED(), ['office', 'remove-signer', { task: 'a1.1.2' }]).answer('office', 'remove-signer', {
        task: 'a1.1.2',
      }),
    'task-not-open',
    { status: 'removed' },
  ],
];

const ROUNDS: Row[] = [
  [
    'a return names where it may go',
    () => given(submitted(), ['office', 'approve']).answer('deputy', 'return', { to: 'head' }),
    'return-target',
    { to: 'head', possible: 'initiator,office' },
  ],
  [
    'what nobody here decided is not taken back',
    () => submitted().answer('head', 'take-back'),
    'not-your-task',
    { approval: 'a1' },
  ],
  [
    'what the next step built on stays, and the step is named',
    () => given(submitted(), ['office', 'approve'], ['deputy', 'approve']).answer('office', 'take-back'),
    'next-acted',
    { step: 'office' },
  ],
  [
    'who stands in no more for whom he decided is told for whom',
    () => {
      const world = standingIn(['annual-plan']);
      world.give('adviser', 'approve', {}, { as: 'office' });
      return world.answer('adviser', 'take-back');
    },
    'proxy-dates',
    { for: 'office' },
  ],
  [
    'a withdrawal on an old view names the new one',
    () => submitted().answer('officer', 'withdraw', { ifVersion: 0 }),
    'view-changed',
    { version: 3 },
  ],
  [
    'somebody else’s request is not withdrawn',
    () => submitted().answer('office', 'withdraw'),
    'not-your-task',
    { approval: 'a1' },
  ],
  [
    'what is asked already is not asked again',
    () => submitted().answer('officer', 'submit-approval'),
    'already-running',
    { approval: 'a1' },
  ],
  [
    'nor what was approved as it stands',
    () =>
      given(worldOf(routeOf([step('office', ['headOfOffice'])])).submitted(), ['office', 'approve']).answer(
        'officer',
        'submit-approval',
      ),
    'already-recorded',
    { approval: 'a1', on: '2026-03-02' },
  ],
  [
    'what is not complete is named',
    () => worldOf(THREE_STEPS).answer('officer', 'submit-approval', { subject: { kind: 'annual-plan', ref: 'y2' } }),
    'contents-missing',
    { kind: 'annual-plan', ref: 'y2' },
  ],
  [
    'who may ask is named by his posts',
    () =>
      worldOf(THREE_STEPS).answer('clerk', 'submit-approval', {
        subject: { kind: 'evaluation-result', ref: 'y1/midTerm' },
      }),
    'post-missing',
    { person: 'clerk', posts: 'officer,evaluator' },
  ],
  [
    'a matter without a route names the rule that is missing',
    () => {
      const world = worldOf(THREE_STEPS);
      world.policy = { ...world.policy, rules: {} };
      return world.answer('officer', 'submit-approval');
    },
    'no-route',
    { rule: 'route-annual-plan' },
  ],
  [
    'an earlier request that was about something else is no link',
    () =>
      given(worldOf(THREE_STEPS).submitted('extension', 'x@y1#1', { proposal: { to: '2026-05-01', reason: 'x' } }), [
        'officer',
        'withdraw',
        { approval: 'a1' },
      ]).answer('officer', 'submit-approval', { reopens: 'a1' }),
    'unknown-subject',
    { approval: 'a1' },
  ],
];

const WORDS: Row[] = [
  [
    'urging somebody else’s matter',
    () => submitted().answer('deputy', 'urge', { task: 'a1.1.1' }),
    'not-your-task',
    { task: 'a1.1.1' },
  ],
  [
    'urging who has decided',
    () => given(submitted(), ['office', 'approve']).answer('officer', 'urge', { task: 'a1.1.1' }),
    'task-not-open',
    { status: 'done' },
  ],
  ['a copy to nobody', () => submitted().answer('office', 'copy', { persons: [] }), 'bad-input', { field: 'persons' }],
  [
    'a copy to one too many',
    () => submitted().answer('office', 'copy', { persons: Array.from({ length: 21 }, () => 'clerk') }),
    'too-long',
    { max: 20, length: 21 },
  ],
  [
    'a copy to somebody outside',
    () => submitted().answer('office', 'copy', { persons: ['clerk', 'evaluator'] }),
    'not-allowed-to-read',
    { person: 'evaluator' },
  ],
  [
    'a word from somebody outside',
    () => submitted().answer('evaluator', 'comment', { text: '已阅' }),
    'not-allowed-to-read',
    { approval: 'a1' },
  ],
  [
    'a word on what nobody knows',
    () => submitted().answer('office', 'comment', { approval: 'a9', text: '已阅' }),
    'unknown-subject',
    { approval: 'a9' },
  ],
];

describe.each<[string, Row[]]>([
  ['a no at a task says why', AT_A_TASK],
  ['a task goes to anybody but', PASSING_ON],
  ['a signer is taken out by who added him, and never', TAKING_OUT],
  ['a round is refused with what stands against it', ROUNDS],
  ['words are refused:', WORDS],
])('%s', (_what, rows) => {
  test.each(rows)('%s', (_statement, refused, code, why) => {
    expect(told(refused())).toEqual([code, why]);
  });
});

test('whoever left the step and is back may be given a task of it', () => {
  const world = submitted();
  const before = world.directory;
  world.leaves('office', 'clerk');
  world.directoryChanged();
  world.directory = before;
  expect(given(world, ['clerk', 'transfer', { to: 'office' }]).open()).toEqual(['office']);
});
