import { describe, expect, test } from '@jest/globals';
import { voidRunning } from '../../../domain/approval/handlers/whole.js';
import { CHOSEN, given, submitted, type Told, told } from './scenes.js';
import { type Office, routeOf, step, type World, worldOf } from './world.js';

const ONE = routeOf([step('office', ['headOfOffice'])]);
const rejected = () => given(submitted(), ['office', 'approve'], ['deputy', 'reject']);
const anew = (world: World, who: Office = 'officer', to = 'office', approval = 'a1') =>
  world.answer(who, 'reopen', { approval, step: to, reason: '漏列一个站点' });

describe('nothing is asked anew:', () => {
  test.each<[string, () => ReturnType<World['answer']>, Told]>([
    ['what runs', () => anew(submitted()), ['already-running', { approval: 'a1' }]],
    ['what nobody knows', () => anew(submitted(), 'officer', 'office', 'a9'), ['unknown-subject', { approval: 'a9' }]],
    [
      'what was withdrawn',
      () => anew(given(submitted(), ['officer', 'withdraw'])),
      ['closed', { approval: 'a1', outcome: 'withdrawn', on: '2026-03-02' }],
    ],
    [
      'what fell away with its contract',
      () => {
        const world = submitted();
        world.record(voidRunning(world.state, 'system'));
        return anew(world);
      },
      ['closed', { approval: 'a1', outcome: 'void', on: '2026-03-02' }],
    ],
    [
      'a repair: it is proposed anew',
      () => {
        const world = given(submitted(), ['administrator', 'repair-jump', { to: 'head' }]);
        return anew(given(world, ['superior', 'reject', { task: 'a2.1.1' }]), 'administrator', 'second', 'a2');
      },
      ['closed', { approval: 'a2', outcome: 'rejected', on: '2026-03-02' }],
    ],
    [
      'what is asked anew already',
      () => anew(given(rejected(), ['officer', 'reopen', { step: 'office' }])),
      ['already-running', { approval: 'a2' }],
    ],
    [
      'what was submitted anew meanwhile',
      () => anew(given(rejected(), ['officer', 'submit-approval'])),
      ['already-running', { approval: 'a2' }],
    ],
    ['somebody else’s matter', () => anew(rejected(), 'head'), ['not-your-task', { approval: 'a1' }]],
    [
      'from a step beyond the one that said no',
      () => anew(rejected(), 'officer', 'head'),
      ['return-target', { to: 'head', possible: 'initiator,office,deputy' }],
    ],
    [
      'without a route',
      () => {
        const world = rejected();
        world.policy = { ...world.policy, rules: {} };
        return anew(world);
      },
      ['no-route', { rule: 'route-annual-plan' }],
    ],
    [
      'what there is nothing complete of any more',
      () => {
        const world = worldOf(ONE).submitted('extension', 'x@y1#1', {
          proposal: { to: '2026-05-01', reason: '公示期不足' },
        });
        given(world, ['office', 'reject']);
        const closed = { 'x@y1#1': { verdict: 'met' } } as unknown as typeof world.state.closed;
        world.state = { ...world.state, closed };
        return anew(world);
      },
      ['contents-missing', { kind: 'extension', ref: 'x@y1#1' }],
    ],
    [
      'from a step whose people nobody chose',
      () => {
        const world = worldOf(routeOf([step('reader', [], { who: CHOSEN })]));
        return anew(
          given(world.submitted('annual-plan', 'y1', { chosen: ['clerk'] }), ['clerk', 'reject']),
          'officer',
          'reader',
        );
      },
      ['choose-next', { step: 'reader' }],
    ],
    [
      'without a reason',
      () => rejected().answer('officer', 'reopen', { approval: 'a1', step: 'office', reason: ' ' }),
      ['opinion-required', {}],
    ],
    [
      'by nobody',
      () => rejected().answer('officer', 'reopen', { step: 'office' }, { actor: { system: 'clock' } }),
      ['not-authorised', { post: 'person' }],
    ],
  ])('%s', (_what, refused, expected) => {
    expect(told(refused())).toEqual(expected);
  });
});

describe('asking anew', () => {
  const possible = (world: World) => {
    const [, why] = told(anew(world, 'officer', 'nowhere'));
    return why.possible;
  };

  test('may begin at the initiator, and at each step up to the one that said no', () => {
    expect(possible(given(submitted(), ['office', 'reject']))).toBe('initiator,office');
    expect(possible(rejected())).toBe('initiator,office,deputy');
    const third = given(submitted(), ['office', 'approve'], ['deputy', 'approve'], ['head', 'reject']);
    expect(possible(third)).toBe('initiator,office,deputy,head');
  });

  test('carries nothing over a vote', () => {
    const tally = { mode: 'vote', weights: {}, pass: { num: 1, den: 2, strict: true }, early: true, veto: [] } as const;
    const route = routeOf([
      step('vote', ['headOfOffice', 'deputyHead'], { tally: { ...tally, veto: [] } }),
      step('head', ['bureauHead']),
    ]);
    const world = given(worldOf(route).submitted(), ['office', 'approve'], ['deputy', 'approve'], ['head', 'reject']);
    expect(possible(world)).toBe('initiator,vote');
  });

  test('carries over what each step approved last, with its number', () => {
    const world = given(submitted(), ['office', 'approve'], ['deputy', 'return', { to: 'office' }]);
    given(
      world,
      ['office', 'approve'],
      ['deputy', 'approve'],
      ['head', 'reject'],
      ['officer', 'reopen', { step: 'head' }],
    );
    const decided = world.facts.flatMap((fact) => (fact.kind === 'decided' ? [[fact.data.by, fact.seq]] : []));
    const [, office] = decided.filter(([by]) => by === 'office').at(-1) ?? [];
    const [, deputy] = decided.filter(([by]) => by === 'deputy').at(-1) ?? [];
    expect(world.course('a2')).toEqual(['office carried', 'deputy carried', 'head open']);
    expect(world.running('a2').entries.map(({ carriedFrom }) => carriedFrom)).toEqual([office, deputy, undefined]);
  });

  test('keeps what was proposed', () => {
    const proposal = { to: '2026-05-01', reason: '公示期不足' };
    const world = worldOf(ONE).submitted('extension', 'x@y1#1', { proposal });
    given(world, ['office', 'reject'], ['officer', 'reopen', { step: 'office' }]);
    expect(world.running('a2')).toMatchObject({ proposal, reopens: 'a1', subject: { ref: 'x@y1#1' } });
    const plan = given(submitted(), ['office', 'reject'], ['officer', 'reopen', { step: 'office' }]);
    expect(plan.running('a2')).not.toHaveProperty('proposal');
  });

  test('of what was approved and has no word of its own in the record suspends it silently', () => {
    const proposal = { to: '2026-05-01', reason: '公示期不足' };
    const world = worldOf(ONE).submitted('extension', 'x@y1#1', { proposal });
    given(world, ['office', 'approve'], ['officer', 'reopen', { step: 'office' }], ['superior', 'approve']);
    expect(world.ended('a1').suspendedBy).toBe('a3');
    given(world, ['officer', 'withdraw', { approval: 'a3', reason: '无需更改' }]);
    expect(world.ended('a1').suspendedBy).toBeUndefined();
    expect(world.facts.at(-1)?.kind).toBe('approval-closed');
  });

  test('is for a principal whose proxy decided last, and for the superior bureau', () => {
    const world = worldOf(ONE);
    world.standsIn('office', 'adviser');
    world.submitted().give('adviser', 'reject', {}, { as: 'office' });
    expect(['office', 'adviser', 'superior', 'clerk'].map((who) => 'facts' in anew(world, who as Office))).toEqual([
      true,
      true,
      true,
      false,
    ]);
  });

  test('of what nobody decided on is for who asked', () => {
    const { decisions: _none, ...ended } = rejected().ended();
    const world = rejected();
    const { approvals } = world.state;
    world.state = { ...world.state, approvals: { ...approvals, closed: { a1: { ...ended, decisions: [] } } } };
    expect(told(anew(world, 'deputy'))[0]).toBe('not-your-task');
    expect('facts' in anew(world, 'officer')).toBe(true);
  });
});
