import { describe, expect, test } from '@jest/globals';
import { askedAgain } from '../../../domain/approval/handlers/directory.js';
import { mayRead } from '../../../domain/approval/handlers/words.js';
import { plainDate } from '../../../domain/calendar/plain-date.js';
import { draft } from '../../../domain/cycle/chapter.js';
import { given, submitted, told, VOTE, voting } from './scenes.js';
import { routeOf, step, THREE_STEPS, type World, worldOf } from './world.js';

const last = (world: World) => world.facts.at(-1);
const ONE = routeOf([step('office', ['headOfOffice'])]);
const more = { to: '2026-05-01', reason: '公示期不足' };
/** A plan and more time for a duty, both with the office. */
const two = () => submitted().submitted('extension', 'x@y1#1', { proposal: more });

describe('who may read an approval', () => {
  const card = (party: string) => {
    const world = submitted();
    return { ...world.card('evaluator'), party: party as 'bureau' };
  };

  test.each([
    ['bureau', true],
    ['finance', true],
    ['superior', true],
    ['township', true],
    ['evaluator', false],
    ['contractor', false],
  ])('somebody of %s: %s', (party, may) => {
    expect(mayRead(submitted().running(), card(party))).toBe(may);
  });

  test('somebody outside who asked for it, got a copy, sits in it, or has a task of it on loan', () => {
    const approval = submitted().running();
    const outside = card('evaluator');
    expect(mayRead({ ...approval, initiators: ['evaluator'] }, outside)).toBe(true);
    expect(mayRead({ ...approval, copied: ['evaluator'] }, outside)).toBe(true);
    const held = (change: object) => {
      const [entry] = approval.entries;
      const [seat] = entry?.seats ?? [];
      const [task] = seat?.tasks ?? [];
      if (entry === undefined || seat === undefined || task === undefined) throw new TypeError('no task');
      return { ...approval, entries: [{ ...entry, seats: [{ ...seat, tasks: [{ ...task, ...change }] }] }] };
    };
    expect(mayRead(held({ owner: 'evaluator' }), outside)).toBe(true);
    expect(mayRead(held({ holder: 'evaluator' }), outside)).toBe(true);
  });

  test('after the end, whoever decided on it, and for whom he did', () => {
    const ended = given(worldOf(ONE).submitted(), ['office', 'approve']).ended();
    const [decision] = ended.decisions;
    if (decision === undefined) throw new TypeError('no decision');
    const outside = card('evaluator');
    expect(mayRead(ended, outside)).toBe(false);
    expect(mayRead({ ...ended, decisions: [{ ...decision, by: 'evaluator' }] }, outside)).toBe(true);
    expect(mayRead({ ...ended, decisions: [{ ...decision, actingFor: 'evaluator' }] }, outside)).toBe(true);
  });
});

describe('words', () => {
  test('are on record as they were said', () => {
    const world = given(submitted(), ['deputy', 'comment', { text: '已阅' }]);
    expect(last(world)).toMatchObject({ kind: 'commented', data: { approval: 'a1', via: 'console', text: '已阅' } });
  });

  test('go to twenty people and not to one more', () => {
    const persons = Array.from({ length: 20 }, () => 'clerk');
    expect(submitted().give('office', 'copy', { persons })).toBe('ok');
  });

  test('are nobody’s: the system urges, copies and comments nothing', () => {
    const nobody = { actor: { system: 'clock' } };
    const answers = [
      submitted().answer('office', 'urge', { task: 'a1.1.1' }, nobody),
      submitted().answer('office', 'copy', { persons: ['clerk'] }, nobody),
      submitted().answer('office', 'comment', { text: '已阅' }, nobody),
    ];
    expect(answers.map(told)).toEqual(answers.map(() => ['not-authorised', { post: 'person' }]));
  });

  test('are said today: an urge dated back would be free of the one a day', () => {
    const world = submitted();
    world.today = plainDate('2026-03-03');
    const back = { on: plainDate('2026-02-27') };
    const answers = [
      world.answer('officer', 'urge', { task: 'a1.1.1' }, back),
      world.answer('officer', 'copy', { persons: ['clerk'] }, back),
      world.answer('officer', 'comment', { text: '已阅' }, back),
      world.answer('administrator', 'hand-over', { from: 'office', to: 'clerk' }, back),
    ];
    const why = { field: 'on', expected: '2026-03-03', given: '2026-02-27' };
    expect(answers.map(told)).toEqual(answers.map(() => ['bad-input', why]));
  });

  test('urge by whoever asked, holds the case officer’s post, or administers; at most five times', () => {
    const world = submitted();
    world.today = plainDate('2026-03-03');
    expect(told(world.answer('office', 'urge', { task: 'a9.1.1' }))).toEqual(['unknown-subject', { approval: 'a9' }]);
    for (const who of ['officer', 'secondOfficer', 'administrator'] as const)
      expect('facts' in world.answer(who, 'urge', { task: 'a1.1.1' })).toBe(true);
    const own = worldOf(ONE);
    own.record([
      draft('evaluation-recorded', { year: 1, slot: 'final', station: 's', evaluators: ['x'], scoreHundredths: 1 }),
    ]);
    const subject = { kind: 'evaluation-result', ref: 'y1/final' } as const;
    given(own, ['evaluator', 'submit-approval', { subject }]);
    own.today = plainDate('2026-03-03');
    expect('facts' in own.answer('evaluator', 'urge', { task: 'a1.1.1' })).toBe(true);
    for (const date of ['03', '04', '05', '06', '09']) {
      world.today = plainDate(`2026-03-${date}`);
      given(world, ['officer', 'urge', { task: 'a1.1.1' }]);
    }
    world.today = plainDate('2026-03-10');
    expect(told(world.answer('officer', 'urge', { task: 'a1.1.1' }))).toEqual(['urged-enough', { max: 5 }]);
  });
});

describe('withdrawing', () => {
  const said = (world: World) => world.facts.find(({ kind }) => kind === 'withdrawn')?.data;

  test('is on record with its reason, where there is one', () => {
    expect(said(given(submitted(), ['officer', 'withdraw']))).toEqual({ approval: 'a1', via: 'console' });
    expect(said(given(submitted(), ['officer', 'withdraw', { reason: '计划有变' }]))).toEqual({
      approval: 'a1',
      via: 'console',
      reason: '计划有变',
    });
  });

  test('is for people, and its reason no longer than others', () => {
    const nobody = { actor: { system: 'clock' } };
    expect(told(submitted().answer('officer', 'withdraw', {}, nobody))[0]).toBe('not-authorised');
    expect(told(submitted().answer('officer', 'withdraw', { reason: '长'.repeat(2001) }))[0]).toBe('too-long');
  });

  test('of what was asked anew after a no restores nothing', () => {
    const world = given(submitted(), ['office', 'reject'], ['officer', 'reopen', { step: 'office' }]);
    given(world, ['officer', 'withdraw']);
    expect(world.kinds().slice(-3)).toEqual(['withdrawn', 'step-closed', 'approval-closed']);
    expect(world.state.plan.plans.y1?.approval).toBeNull();
  });
});

describe('a directory that changed', () => {
  const asked = (world: World, approvals: string[]) => {
    const answer = world.answer(
      'administrator',
      're-resolve',
      { approvals, directoryRev: 7 },
      { actor: { system: 'directory-change' }, via: 'system' },
    );
    return 'facts' in answer ? answer.facts.map(({ data }) => data) : answer;
  };

  test('has the open steps of the approvals it names looked up, and no others', () => {
    expect(asked(two(), ['a2'])).toEqual([{ approval: 'a2', via: 'system', entry: 1, directoryRev: 7 }]);
    expect(asked(two(), ['a1', 'a9', 'a2'])).toHaveLength(2);
    expect(asked(given(two(), ['officer', 'withdraw', { approval: 'a1' }]), ['a1', 'a2'])).toHaveLength(1);
  });

  test('leaves a vote alone unless nobody was found for it', () => {
    expect(asked(voting(), ['a1'])).toEqual([]);
    const empty = worldOf(routeOf([{ ...step('vote', ['headOfOffice']), tally: VOTE }]));
    empty.leaves('office');
    expect(asked(empty.submitted(), ['a1'])).toHaveLength(1);
  });

  test('or an exception that was granted has the steps without anybody looked up again', () => {
    const world = worldOf(THREE_STEPS);
    world.leaves('office');
    world.submitted();
    expect(askedAgain(world.state, 'console', 9).map(({ kind, data }) => [kind, data])).toEqual([
      ['resolution-asked', { approval: 'a1', via: 'console', entry: 1, directoryRev: 9 }],
    ]);
    expect(askedAgain(submitted().state, 'console', 9)).toEqual([]);
    expect(askedAgain(given(submitted(), ['officer', 'withdraw']).state, 'console', 9)).toEqual([]);
  });
});

describe('the superior who was told that a limit passed', () => {
  const escalated = (world: World) => {
    world.record([draft('escalated', { approval: 'a1', via: 'system', task: 'a1.1.1', to: 'deputyHead' })]);
    const joined = { post: 'headOfOffice' as const, person: 'clerk', from: plainDate('2026-01-01'), to: null };
    world.directory = { ...world.directory, holdings: [...world.directory.holdings, joined] };
    return world;
  };
  const moved = (world: World, body: object = {}, options: object = {}) =>
    world.answer('deputy', 'transfer', { task: 'a1.1.1', to: 'clerk', ...body }, options);

  test('moves it while it is open, outside of votes, inside the post, on what he saw, today', () => {
    expect('facts' in moved(escalated(submitted()))).toBe(true);
    const done = given(escalated(submitted()), ['office', 'approve']);
    expect(told(moved(done))).toEqual(['task-not-open', { status: 'done' }]);
    expect(told(moved(escalated(voting())))).toEqual(['not-in-vote', { step: 'vote' }]);
    expect(told(moved(escalated(submitted()), { to: 'finance' }))).toEqual([
      'not-eligible',
      { person: 'finance', post: 'headOfOffice' },
    ]);
    expect(told(moved(escalated(submitted()), { to: 'ghost' }))[0]).toBe('not-eligible');
    expect(told(moved(escalated(submitted()), { contentHash: 'old' }))[0]).toBe('content-changed');
    expect(told(moved(escalated(submitted()), {}, { on: plainDate('2026-03-01') }))[0]).toBe('bad-input');
  });

  test('moves nothing of a step that names people and no post', () => {
    const named = routeOf([step('s', [], { who: { by: 'named', persons: ['office'] } })]);
    expect(told(moved(escalated(worldOf(named).submitted())))).toEqual(['not-eligible', { person: 'clerk', post: '' }]);
  });

  test('is one who holds that post; whoever has the task himself moves it as its owner', () => {
    expect(told(escalated(submitted()).answer('head', 'transfer', { task: 'a1.1.1', to: 'clerk' }))[0]).toBe(
      'not-your-task',
    );
    const own = escalated(worldOf(routeOf([step('s', ['deputyHead'])])).submitted());
    expect('facts' in moved(own, { to: 'finance' })).toBe(true);
    expect(told(moved(submitted()))[0]).toBe('not-your-task');
    expect(told(moved(escalated(submitted()), { task: 'a9.1.1' }))[0]).toBe('unknown-subject');
    expect(told(moved(escalated(submitted()), {}, { actor: { system: 'clock' } }))[0]).toBe('not-authorised');
  });
});

describe('lending', () => {
  test('what is lent already is refused to its owner as such, to others as not theirs', () => {
    const world = given(submitted(), ['office', 'delegate', { to: 'clerk' }]);
    const lend = (who: 'office' | 'deputy' | 'clerk') =>
      told(world.answer(who, 'delegate', { task: 'a1.1.1', to: 'adviser' }))[0];
    expect([lend('office'), lend('deputy'), lend('clerk')]).toEqual([
      'already-delegated',
      'not-your-task',
      'delegated-away',
    ]);
    const nobody = { actor: { system: 'clock' } };
    expect(told(world.answer('office', 'delegate', { task: 'a1.1.1', to: 'adviser' }, nobody))[0]).toBe(
      'not-authorised',
    );
  });

  test('is on record with who had it, who has it, and why; calling back needs no words', () => {
    const world = given(submitted(), ['office', 'delegate', { to: 'clerk' }]);
    expect(last(world)?.data).toMatchObject({ from: 'office', to: 'clerk', why: 'delegate', reason: '工作需要' });
    given(world, ['office', 'recall']);
    expect(last(world)?.data).toMatchObject({ from: 'clerk', to: 'office', why: 'recall', reason: '' });
  });
});
