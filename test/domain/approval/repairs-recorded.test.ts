import { describe, expect, test } from '@jest/globals';
import { repairEffect } from '../../../domain/approval/handlers/repair.js';
import type { RepairKind } from '../../../domain/approval/repairs/types.js';
import type { CommandOf } from '../../../domain/commands.js';
import { isNo } from '../../../domain/refusal.js';
import { given, submitted, VOTE, voting } from './scenes.js';
import { routeOf, step, THREE_STEPS, type World, worldOf } from './world.js';

const as = 'administrator';
const reason = '长期病假';
const recorded = (world: World, kind = 'repaired') => world.facts.findLast((fact) => fact.kind === kind)?.data;
const unmanned = () => {
  const world = worldOf(THREE_STEPS);
  world.leaves('office');
  return world.submitted();
};

describe('a repair is on record', () => {
  const head = (repair: RepairKind, previewVersion = 3) => ({
    approval: 'a1',
    via: 'console',
    repair,
    reason,
    previewVersion,
  });

  test.each<[string, () => World, RepairKind, object, Record<string, unknown>]>([
    [
      'whose task went to whom',
      submitted,
      'repair-reassign',
      { to: 'clerk' },
      { task: 'a1.1.1', from: 'office', to: 'clerk', directoryRev: 1 },
    ],
    [
      'from which step to which',
      submitted,
      'repair-jump',
      { to: 'initiator' },
      { from: 'office', to: 'initiator', directoryRev: 1 },
    ],
    [
      'from which day to which',
      submitted,
      'repair-extend-limit',
      { to: '2026-03-20' },
      { task: 'a1.1.1', from: '2026-03-05', to: '2026-03-20', directoryRev: 1 },
    ],
    [
      'whose seat went to whom',
      submitted,
      'repair-replace-seat',
      { seat: 0, to: 'clerk' },
      { entry: 1, seat: 0, from: 'office', to: 'clerk', directoryRev: 1 },
    ],
    [
      'who came from the superior bureau',
      unmanned,
      'repair-from-superior',
      { person: 'superior' },
      { entry: 1, person: 'superior', directoryRev: 2 },
    ],
  ])('with %s', (_what, world, kind, body, change) => {
    const after = given(world(), [as, kind, body]);
    expect(recorded(after)).toEqual({ ...head(kind), change: { ...change, proposer: as } });
  });

  test('with nobody in the seat before, where it was vacant', () => {
    const world = submitted();
    world.leaves('office');
    world.directoryChanged();
    given(world, [as, 'repair-replace-seat', { seat: 0, to: 'clerk' }]);
    expect(recorded(world)).toMatchObject({ change: { from: null, to: 'clerk' } });
  });

  test('with who agreed, where a second person did', () => {
    const world = given(voting(), [as, 'repair-close-vote'], ['superior', 'approve', { task: 'a2.1.1' }]);
    expect(recorded(world)).toEqual({
      ...head('repair-close-vote'),
      second: 'superior',
      change: { entry: 1, proposer: as, directoryRev: 1 },
    });
    expect(recorded(world, 'vote-closed')).toEqual({ approval: 'a1', via: 'console', entry: 1, reason });
  });

  test('with who signed on paper as the second person, not with who entered it', () => {
    const world = submitted();
    const route = world.policy.rules['route-repair'];
    if (route?.kind !== 'route') throw new TypeError('no route');
    const paper = { ...route, route: { ...route.route, paper: true } };
    world.policy = { ...world.policy, rules: { ...world.policy.rules, 'route-repair': paper } };
    given(world, [as, 'repair-jump', { to: 'head' }]);
    given(world, ['officer', 'record-paper', { task: 'a2.1.1', decidedBy: 'superior' }]);
    expect(recorded(world)).toMatchObject({ second: 'superior' });
  });
});

describe('a second person is asked', () => {
  const asked = (world: World, who: 'administrator' | 'superior' = as, more: object = {}) => {
    given(world, [who, 'repair-jump', { to: 'head', ...more }]);
    return world.facts.findLast((fact) => fact.kind === 'approval-submitted')?.data;
  };

  test('about the command as it will be carried out, with the revision it was previewed on', () => {
    expect(asked(submitted())).toMatchObject({
      approval: 'a2',
      via: 'console',
      subject: { kind: 'repair', ref: 'a1' },
      initiators: [as],
      people: [{ id: as, name: as, post: 'administrator' }],
      proposal: {
        command: 'repair-jump',
        data: { approval: 'a1', to: 'head', reason, previewVersion: 3 },
        directoryRev: 1,
      },
    });
    expect(asked(submitted(), 'superior')).toMatchObject({ people: [{ post: 'superior' }] });
  });

  test('with the cards of those the repair names, and of no others', () => {
    const world = worldOf(routeOf(THREE_STEPS.steps, { money: true })).submitted();
    given(world, [as, 'repair-reassign', { to: 'clerk' }]);
    const people = world.running('a2').proposal?.people;
    expect(people).toEqual([world.card('clerk')]);
  });

  test('by the route of the policy, with him in the place of its posts where he is named', () => {
    expect(asked(submitted())?.route.steps[0]?.who).toEqual({
      by: 'post',
      posts: ['administrator', 'superior'],
      holders: 'each',
    });
    expect(asked(submitted(), as, { second: 'superior' })?.route.steps[0]?.who).toEqual({
      by: 'named',
      persons: ['superior'],
    });
  });
});

describe('a second person is needed', () => {
  const why = (world: World, kind: RepairKind, body: object) => {
    const command = world.command(as, kind, body) as CommandOf<RepairKind>;
    const effect = repairEffect(world.state, command, world.judging());
    if (isNo(effect)) throw new TypeError(effect.refused);
    expect(effect.approval).toBe('a1');
    return effect.why;
  };
  const money = () => worldOf(routeOf(THREE_STEPS.steps, { money: true })).submitted();

  test.each<[string, () => World, RepairKind, object, string[]]>([
    ['nobody for who decides an ordinary matter', submitted, 'repair-reassign', { to: 'clerk' }, []],
    ['nobody for more time', money, 'repair-extend-limit', { to: '2026-03-20' }, []],
    ['somebody for who decides on money', money, 'repair-reassign', { to: 'clerk' }, ['who-decides']],
    ['somebody for a seat on money', money, 'repair-replace-seat', { seat: 0, to: 'clerk' }, ['who-decides']],
    ['somebody to skip a step', submitted, 'repair-jump', { to: 'deputy' }, ['skips-step']],
    ['nobody to begin a step again', submitted, 'repair-jump', { to: 'office' }, []],
    [
      'somebody to void what was decided',
      () => given(submitted(), ['office', 'approve']),
      'repair-jump',
      { to: 'office' },
      ['voids-decision'],
    ],
    [
      'nobody while what was decided stands',
      () => given(submitted(), ['office', 'approve']),
      'repair-jump',
      { to: 'deputy' },
      [],
    ],
    ['somebody to end a vote', voting, 'repair-close-vote', {}, ['ends-vote']],
  ])('%s', (_statement, world, kind, body, expected) => {
    expect(why(world(), kind, body)).toEqual(expected);
  });
});

describe('somebody of the superior bureau', () => {
  const three = ['headOfOffice', 'deputyHead', 'bureauHead'] as const;
  const tally = { ...VOTE, weights: { headOfOffice: 2, deputyHead: 3, bureauHead: 4 } };

  /** A vote of three from which some left their seats vacant. */
  function vacated(...left: number[]): World {
    const world = worldOf(routeOf([step('vote', [...three], { tally })])).submitted();
    const { approvals } = world.state;
    const entries = world.running().entries.map((entry) => ({
      ...entry,
      status: 'unmanned' as const,
      seats: entry.seats.map((seat, n) => ({
        ...seat,
        tasks: seat.tasks.map((task) =>
          left.includes(n) ? { ...task, status: 'dropped' as const, dropped: 'left' as const } : task,
        ),
      })),
    }));
    world.state = { ...world.state, approvals: { ...approvals, running: { a1: { ...world.running(), entries } } } };
    return world;
  }

  const seated = (world: World) => {
    given(world, [as, 'repair-from-superior', { person: 'superior' }]);
    return world.running().entries[0]?.seats.map(({ weight, tasks }) => {
      const there = tasks.filter(({ status }) => status !== 'dropped').map(({ owner }) => owner);
      return `${weight} ${there.join(',')}`.trim();
    });
  };

  test('takes a vacant seat with its weight; the others stay', () => {
    expect(seated(vacated(1))).toEqual(['2 office', '3 superior', '4 head']);
  });

  test('takes all vacant seats as one, with the weight of all', () => {
    expect(seated(vacated(0, 2))).toEqual(['6 superior', '3 deputy', '0']);
    expect(seated(vacated(0, 1, 2))).toEqual(['9 superior', '0', '0']);
  });

  test('sits alone where nobody was ever found', () => {
    const world = given(unmanned(), [as, 'repair-from-superior', { person: 'superior' }]);
    expect(world.running().entries[0]?.seats).toMatchObject([
      { post: 'superior', weight: 1, tasks: [{ owner: 'superior', placed: true }] },
    ]);
    expect(recorded(world, 'seats-resolved')).toMatchObject({
      directoryRev: 2,
      seats: [{ post: 'superior', weight: 1, people: [{ id: 'superior', name: 'superior', post: 'superior' }] }],
      excluded: [],
    });
  });
});

describe('a seat that is replaced', () => {
  test('keeps whoever was added to it, and his turn', () => {
    const world = given(submitted(), ['office', 'add-signer', { where: 'after', persons: ['adviser'] }]);
    given(world, [as, 'repair-replace-seat', { seat: 0, to: 'clerk' }]);
    expect(world.tasks().map(({ owner, status }) => `${owner} ${status}`)).toEqual([
      'office dropped',
      'clerk open',
      'adviser waiting',
    ]);
  });

  test('is that of the first in the queue who has not answered', () => {
    const posts = ['headOfOffice', 'deputyHead', 'bureauHead'] as const;
    const world = worldOf(routeOf([step('s', [...posts], { tally: { mode: 'sequential' } })])).submitted();
    given(world, ['office', 'approve'], [as, 'repair-replace-seat', { seat: 0, to: 'clerk' }]);
    expect(world.tasks().map(({ owner, status }) => `${owner} ${status}`)).toEqual([
      'office done',
      'deputy dropped',
      'clerk open',
      'head waiting',
    ]);
  });
});

describe('a jump', () => {
  test('numbers the steps it skips one after the other', () => {
    const four = routeOf([...THREE_STEPS.steps, step('finance', ['bureauFinance'])]);
    const world = given(worldOf(four).submitted(), [as, 'repair-jump', { to: 'finance' }]);
    given(world, ['superior', 'approve', { task: 'a2.1.1' }]);
    expect(world.running().entries.map(({ no, step: key, status }) => `${no} ${key} ${status}`)).toEqual([
      '1 office jumped',
      '2 deputy jumped',
      '3 head jumped',
      '4 finance open',
    ]);
  });

  test('back to the initiator takes everything with it', () => {
    const world = given(submitted(), ['office', 'approve'], [as, 'repair-jump', { to: 'initiator' }]);
    given(world, ['superior', 'approve', { task: 'a2.1.1' }]);
    expect(world.course()).toEqual(['office cancelled', 'deputy cancelled', 'initiator open']);
  });

  test('to the initiator while it lies there begins his revision again, and no more', () => {
    const world = given(
      submitted(),
      ['office', 'approve'],
      ['deputy', 'return'],
      [as, 'repair-jump', { to: 'initiator' }],
    );
    expect(world.course()).toEqual(['office passed', 'deputy returned', 'initiator cancelled', 'initiator open']);
  });

  test('from a revision goes on over the first step', () => {
    const world = given(submitted(), ['office', 'return'], [as, 'repair-jump', { to: 'deputy' }]);
    given(world, ['superior', 'approve', { task: 'a2.1.1' }]);
    expect(world.course()).toEqual(['office returned', 'initiator jumped', 'office jumped', 'deputy open']);
  });

  test('cancels nothing twice', () => {
    const world = given(submitted(), [as, 'repair-jump', { to: 'office' }], [as, 'repair-jump', { to: 'office' }]);
    expect(world.course()).toEqual(['office cancelled', 'office cancelled', 'office open']);
    expect(world.kinds().filter((kind) => kind === 'step-closed')).toHaveLength(2);
  });
});
