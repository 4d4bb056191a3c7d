import { describe, expect, test } from '@jest/globals';
import { tooManyRounds } from '../../../domain/approval/handlers/rounds.js';
import { plainDate } from '../../../domain/calendar/plain-date.js';
import { draft } from '../../../domain/cycle/chapter.js';
import { fen } from '../../../domain/money/fen.js';
import { given, inTurn, straightBack, submitted, told, VOTE } from './scenes.js';
import { routeOf, step, THREE_STEPS, type World, worldOf } from './world.js';

const TEN = '2026-03-02T02:00:00.000Z';
const more = { to: '2026-05-01', reason: '公示期不足' };
const ONE = routeOf([step('office', ['headOfOffice'])]);
const of = (mode: 'any' | 'all') =>
  worldOf(
    routeOf([step('s', ['headOfOffice', 'deputyHead'], { tally: { mode } }), step('head', ['bureauHead'])]),
  ).submitted();
const standIn = (world: World = worldOf(THREE_STEPS)) => {
  world.standsIn('office', 'adviser');
  return world.submitted();
};
const seqOf = (world: World, kind: string) => world.facts.findLast((fact) => fact.kind === kind)?.seq;
/** `office open 6`: owner, status and the fact he has it since, of an entry. */
const tasksIn = (world: World, no = 1) =>
  (world.running().entries.find((entry) => entry.no === no)?.seats ?? []).map(({ tasks }) =>
    tasks.map(({ owner, status, since }) => `${owner} ${status} ${since?.seq ?? '-'}`).join(', '),
  );

describe('a decision is kept', () => {
  const decision = (world: World) => world.running().entries[0]?.seats[0]?.tasks[0]?.decision;
  const hash = submitted().running().subject.hash;

  test('with its fact, its moment, its value and what it was decided on', () => {
    const own = { seq: 7, at: TEN, value: 'approve', by: 'office', hash };
    expect(decision(given(submitted(), ['office', 'approve']))).toEqual(own);
    const proxy = standIn();
    proxy.give('adviser', 'approve', {}, { as: 'office' });
    expect(decision(proxy)).toEqual({ ...own, by: 'adviser', actingFor: 'office' });
    const paper = given(submitted(), ['officer', 'record-paper', { task: 'a1.1.1', decidedBy: 'office' }]);
    expect(decision(paper)).toEqual({ ...own, file: expect.stringMatching(/^[0-9a-f]{64}$/) });
  });

  test('and is in the ledger of who decided and for whom; who abstained has approved nothing', () => {
    const duty = [{ duty: 'approved', subject: 'annual-plan:y1', year: 2026 }];
    const proxy = standIn();
    proxy.give('adviser', 'approve', {}, { as: 'office' });
    expect(proxy.state.approvals.ledger).toMatchObject({ adviser: duty, office: duty });
    expect(Object.keys(given(submitted(), ['office', 'approve']).state.approvals.ledger).sort()).toEqual([
      'office',
      'officer',
    ]);
    const vote = worldOf(
      routeOf([step('v', ['headOfOffice', 'deputyHead', 'bureauHead'], { tally: VOTE })]),
    ).submitted();
    expect(given(vote, ['office', 'abstain']).state.approvals.ledger).not.toHaveProperty('office');
  });
});

describe('a return is kept', () => {
  const mark = (world: World) => world.running().entries[0]?.returned;

  test('with who returned it, for whom, where to, and whether it comes straight back', () => {
    const world = given(submitted(), ['office', 'return', straightBack('initiator')]);
    const own = { seq: 7, at: TEN, task: 'a1.1.1', by: 'office', ...straightBack('initiator') };
    expect(mark(world)).toEqual(own);
    expect(tasksIn(world)).toEqual(['office done 6']);
    const proxy = standIn();
    proxy.give('adviser', 'return', straightBack('initiator'), { as: 'office' });
    expect(mark(proxy)).toEqual({ ...own, by: 'adviser', actingFor: 'office' });
  });

  test('and the principal takes back what was returned in his place', () => {
    const world = standIn();
    world.give('adviser', 'return', {}, { as: 'office' });
    expect(given(world, ['office', 'take-back']).course()).toEqual(['office open', 'initiator cancelled']);
  });
});

describe('a revision', () => {
  const returned = () => given(worldOf(ONE).submitted('extension', 'x@y1#1', { proposal: more }), ['office', 'return']);
  const resubmitted = (world: World) => world.facts.findLast(({ kind }) => kind === 'resubmitted')?.data;

  test('is done when it is resubmitted, and begins another round', () => {
    const world = given(returned(), ['officer', 'resubmit']);
    expect(tasksIn(world, 2)).toEqual([`officer done ${9 + 2}`]);
    expect(world.running().round).toBe(2);
    expect(world.running().proposal).toEqual(more);
    expect(resubmitted(world)).not.toHaveProperty('proposal');
  });

  test('may propose something else, which is what is approved then', () => {
    const later = { ...more, to: '2026-06-01' };
    const world = given(returned(), ['officer', 'resubmit', { proposal: later }]);
    expect(world.running().proposal).toEqual(later);
    expect(resubmitted(world)).toMatchObject({ proposal: later });
    expect(world.running().subject.hash).not.toBe(returned().running().subject.hash);
  });

  test('is refused for what is complete no more, and for people who may not be chosen', () => {
    const world = returned();
    const closed = { 'x@y1#1': { verdict: 'met' } } as unknown as typeof world.state.closed;
    world.state = { ...world.state, closed };
    expect(told(world.answer('officer', 'resubmit'))).toEqual([
      'contents-missing',
      { kind: 'extension', ref: 'x@y1#1' },
    ]);
    const plan = given(submitted(), ['office', 'return']);
    expect(told(plan.answer('officer', 'resubmit', { chosen: ['officer'] }))).toEqual([
      'not-eligible',
      { person: 'officer', duty: 'initiated' },
    ]);
  });

  test('of what a second person was asked proposes nothing else', () => {
    const world = given(
      submitted(),
      ['administrator', 'repair-jump', { to: 'head' }],
      ['superior', 'return', { task: 'a2.1.1' }],
    );
    expect(
      told(world.answer('administrator', 'resubmit', { task: 'a2.2.1', proposal: { command: 'reopen' } })),
    ).toEqual(['preview-stale', { approval: 'a1' }]);
  });

  const violation = draft('violation-recorded', { rule: 'worker-age', basis: 'x', what: 'age', values: {}, ofN: 0 });
  const when = { when: { is: 'violation-on-record' } } as const;

  test('comes straight back though the route beyond who returned it is another one now', () => {
    const world = worldOf(
      routeOf([step('office', ['headOfOffice']), step('deputy', ['deputyHead']), step('head', ['bureauHead'], when)]),
    ).submitted();
    given(world, ['office', 'approve'], ['deputy', 'return', straightBack('initiator')]);
    world.record([violation]);
    given(world, ['officer', 'resubmit']);
    expect(world.course()).toEqual([
      'office passed',
      'deputy returned',
      'initiator passed',
      'office carried',
      'deputy open',
    ]);
    expect(world.running().route.steps).toHaveLength(3);
  });

  test('does not where the route up to there is another one', () => {
    const world = worldOf(
      routeOf([
        step('office', ['headOfOffice']),
        step('middle', ['bureauFinance'], when),
        step('deputy', ['deputyHead']),
      ]),
    ).submitted();
    given(world, ['office', 'approve'], ['deputy', 'return', straightBack('initiator')]);
    world.record([violation]);
    expect(given(world, ['officer', 'resubmit']).course().at(-1)).toBe('office open');
    expect(world.running().resume).toEqual([]);
  });
});

describe('a return goes', () => {
  test('to no step that was skipped', () => {
    const world = given(
      submitted(),
      ['administrator', 'repair-jump', { to: 'head' }],
      ['superior', 'approve', { task: 'a2.1.1' }],
    );
    expect(told(world.answer('head', 'return', { to: 'deputy' }))).toEqual([
      'return-target',
      { to: 'deputy', possible: 'initiator' },
    ]);
  });

  test.each([
    ['initiator', 36],
    ['office', 37],
    ['deputy', 38],
    ['head', 39],
  ])('to %s while no more than %i entries are there', (to, most) => {
    const approval = submitted().running();
    const [entry] = approval.entries;
    if (entry === undefined) throw new TypeError('no entry');
    const rounds = (entries: number) =>
      tooManyRounds({ ...approval, entries: Array.from({ length: entries }, () => ({ ...entry, seats: [] })) }, to);
    expect(rounds(most)).toBeUndefined();
    expect(rounds(most + 1)).toEqual({ refused: 'too-many-rounds', why: { max: 40 } });
  });
});

describe('what was taken back', () => {
  test('is open again since then; who had not answered has his task since before', () => {
    const world = given(of('all'), ['office', 'approve'], ['office', 'take-back']);
    expect(tasksIn(world)).toEqual([`office open ${seqOf(world, 'taken-back')}`, 'deputy open 7']);
  });

  test('asks the others again that were let go, since then', () => {
    const world = given(of('any'), ['office', 'approve'], ['office', 'take-back']);
    const then = seqOf(world, 'taken-back');
    expect(tasksIn(world)).toEqual([`office open ${then}`, `deputy open ${then}`]);
    expect(world.running().entries[0]?.seats[1]?.tasks[0]).not.toHaveProperty('dropped');
  });

  test('lets who was next wait once more, and those behind him', () => {
    const posts = ['headOfOffice', 'deputyHead', 'bureauFinance'] as const;
    const world = worldOf(routeOf([step('s', [...posts], { tally: { mode: 'sequential' } })])).submitted();
    given(world, ['office', 'approve'], ['office', 'take-back']);
    const then = seqOf(world, 'taken-back');
    expect(tasksIn(world)).toEqual([`office open ${then}, deputy waiting -, finance waiting -`]);
    given(world, ['office', 'approve'], ['deputy', 'approve'], ['deputy', 'take-back']);
    expect(tasksIn(world)[0]).toMatch(/^office done \d+, deputy open \d+, finance waiting -$/);
  });

  test('brings nobody back who had been taken out before', () => {
    const world = given(of('any'), ['office', 'add-signer', { where: 'beside', persons: ['clerk'] }]);
    given(world, ['office', 'remove-signer', { task: 'a1.1.3' }], ['office', 'approve'], ['office', 'take-back']);
    expect(world.tasks().map(({ owner, status, dropped }) => `${owner} ${status} ${dropped ?? ''}`.trim())).toEqual([
      'office open',
      'deputy open',
      'clerk dropped removed',
    ]);
  });

  test('lets wait who had waited when the step ended', () => {
    const world = given(
      of('any'),
      ['office', 'add-signer', { where: 'before', persons: ['clerk'] }],
      ['deputy', 'approve'],
    );
    given(world, ['deputy', 'take-back']);
    expect(tasksIn(world)[0]).toMatch(/^clerk open \d+, office waiting -$/);
  });

  test('leaves the ledger as if it had never been, for the proxy and his principal', () => {
    const world = standIn();
    world.give('adviser', 'approve', {}, { as: 'office' });
    given(world, ['office', 'take-back']);
    expect(Object.keys(world.state.approvals.ledger)).toEqual(['officer']);
  });

  test('leaves in it what he approved of another matter', () => {
    const world = worldOf(routeOf([step('office', ['headOfOffice']), step('head', ['bureauHead'])])).submitted();
    world.submitted('extension', 'x@y1#1', { proposal: more });
    given(world, ['office', 'approve', { task: 'a2.1.1' }], ['office', 'approve', { task: 'a1.1.1' }]);
    given(world, ['office', 'take-back', { approval: 'a1', ifVersion: world.running('a1').version }]);
    expect(world.state.approvals.ledger.office?.map(({ subject }) => subject)).toEqual(['extension:x@y1#1']);
  });
});

describe('nothing is taken back', () => {
  test('that another of the step built on by returning it', () => {
    const world = given(of('all'), ['office', 'approve'], ['deputy', 'return']);
    expect(told(world.answer('office', 'take-back'))).toEqual(['next-acted', { step: 's' }]);
    expect('facts' in world.answer('deputy', 'take-back')).toBe(true);
  });

  test('that the initiator answered by resubmitting', () => {
    const world = given(submitted(), ['office', 'return'], ['officer', 'resubmit']);
    expect(told(world.answer('office', 'take-back'))).toEqual(['next-acted', { step: 'office' }]);
  });

  test('of a step that was overtaken by an objection', () => {
    const world = given(
      submitted(),
      ['officer', 'record-paper', { task: 'a1.1.1', decidedBy: 'office' }],
      ['deputy', 'approve'],
      ['office', 'object-to-paper', { task: 'a1.1.1' }],
    );
    expect(told(world.answer('deputy', 'take-back'))).toEqual(['not-your-task', { approval: 'a1' }]);
  });

  test('on paper, on an old view, or by nobody', () => {
    const paper = given(submitted(), ['officer', 'record-paper', { task: 'a1.1.1', decidedBy: 'office' }]);
    const file = paper.running().entries[0]?.seats[0]?.tasks[0]?.decision?.file ?? '';
    expect(told(paper.answer('office', 'take-back'))).toEqual(['paper-not-allowed', { file }]);
    const world = given(submitted(), ['office', 'approve']);
    expect(told(world.answer('office', 'take-back', { ifVersion: 1 }))).toEqual(['view-changed', { version: 7 }]);
    expect(told(world.answer('office', 'take-back', {}, { actor: { system: 'clock' } }))[0]).toBe('not-authorised');
  });

  test('whose content changed, only while it lies with the initiator', () => {
    const world = given(submitted(), ['office', 'approve']);
    const plan = world.state.plan.plans.y1;
    if (plan === undefined) throw new TypeError('no plan');
    const { approvedOn: _on, approval: _by, ...drafted } = plan;
    world.record([draft('plan-drafted', { ...drafted, fen: fen(1) })]);
    expect('facts' in world.answer('office', 'take-back')).toBe(true);
  });
});

test('who waits his turn was not asked yet', () => {
  const world = inTurn();
  world.today = plainDate('2026-03-03');
  expect(tasksIn(world)).toEqual(['office open 6, deputy waiting -']);
});
