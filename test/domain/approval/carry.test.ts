import { describe, expect, test } from '@jest/globals';
import { given, straightBack, VOTE } from './scenes.js';
import { routeOf, step, THREE_STEPS, type World, worldOf } from './world.js';

const seqsOf = (world: World, by: string) =>
  world.facts.flatMap((fact) => (fact.kind === 'decided' && fact.data.by === by ? [fact.seq] : []));
const carriedFrom = (world: World) => world.running().entries.map((entry) => entry.carriedFrom);

describe('on the way straight back', () => {
  test('a step of two counts again with the later of their approvals', () => {
    const both = step('both', ['deputyHead', 'bureauFinance']);
    const world = worldOf(routeOf([step('office', ['headOfOffice']), both, step('head', ['bureauHead'])])).submitted();
    given(world, ['office', 'approve'], ['deputy', 'approve'], ['finance', 'approve']);
    given(world, ['head', 'return', straightBack('office')], ['office', 'approve']);
    expect(world.course().slice(3)).toEqual(['office passed', 'both carried', 'head open']);
    expect(carriedFrom(world)[4]).toBe(seqsOf(world, 'finance')[0]);
  });

  test('what was carried once is carried once more, from the same approval', () => {
    const world = worldOf(THREE_STEPS).submitted();
    given(world, ['office', 'approve'], ['deputy', 'approve']);
    given(world, ['head', 'return', straightBack('office')], ['office', 'approve']);
    given(world, ['head', 'return', straightBack('office')], ['office', 'approve']);
    expect(world.course().slice(3)).toEqual([
      'office passed',
      'deputy carried',
      'head returned',
      'office passed',
      'deputy carried',
      'head open',
    ]);
    const [deputy] = seqsOf(world, 'deputy');
    expect([carriedFrom(world)[4], carriedFrom(world)[7]]).toEqual([deputy, deputy]);
  });

  test('a vote is held again: who votes votes on what he sees', () => {
    const vote = step('vote', ['deputyHead', 'bureauFinance'], { tally: VOTE });
    const world = worldOf(routeOf([step('office', ['headOfOffice']), vote, step('head', ['bureauHead'])])).submitted();
    given(world, ['office', 'approve'], ['deputy', 'approve'], ['finance', 'approve']);
    given(world, ['head', 'return', straightBack('office')], ['office', 'approve']);
    expect(world.course().at(-1)).toBe('vote open');
  });

  test('the step that was returned to is asked, and so is the one that returned', () => {
    const world = worldOf(THREE_STEPS).submitted();
    given(world, ['office', 'approve'], ['deputy', 'approve'], ['head', 'return', straightBack('deputy')]);
    expect(world.open()).toEqual(['deputy']);
    expect(given(world, ['deputy', 'approve']).open()).toEqual(['head']);
  });

  test('with no way back nothing is carried', () => {
    const world = worldOf(THREE_STEPS).submitted();
    given(
      world,
      ['office', 'approve'],
      ['deputy', 'approve'],
      ['head', 'return', { to: 'office' }],
      ['office', 'approve'],
    );
    expect(world.open()).toEqual(['deputy']);
  });
});

describe('who has approved an earlier step', () => {
  const again = (more: Parameters<typeof routeOf>[1], ...rest: Parameters<typeof step>[]) =>
    worldOf(
      routeOf(
        [['one', ['headOfOffice']] as Parameters<typeof step>, ...rest].map((each) => step(...each)),
        more,
      ),
    ).submitted();

  test('is not asked by the next one where neighbours count', () => {
    const world = given(again({ samePerson: 'consecutive' }, ['two', ['headOfOffice']], ['head', ['bureauHead']]), [
      'office',
      'approve',
    ]);
    expect(world.course()).toEqual(['one passed', 'two carried', 'head open']);
    expect(carriedFrom(world)[1]).toBe(seqsOf(world, 'office')[0]);
  });

  test('answers for himself alone: the others of the step are asked, and he is asked with them', () => {
    const world = given(again({ samePerson: 'once' }, ['both', ['headOfOffice', 'deputyHead']]), ['office', 'approve']);
    expect(world.open()).toEqual(['office', 'deputy']);
  });

  test('is enough where one is', () => {
    const any = { tally: { mode: 'any' as const } };
    const world = again({ samePerson: 'once' }, ['any', ['deputyHead', 'headOfOffice'], any], ['head', ['bureauHead']]);
    expect(given(world, ['office', 'approve']).course()).toEqual(['one passed', 'any carried', 'head open']);
  });

  test('is asked all the same on money', () => {
    const world = given(again({ samePerson: 'once', money: true }, ['two', ['headOfOffice']]), ['office', 'approve']);
    expect(world.open()).toEqual(['office']);
  });

  test('counts for the principal he stood in for, and for nobody else', () => {
    const world = again({ samePerson: 'once' }, ['two', ['headOfOffice']], ['head', ['bureauHead']]);
    world.standsIn('office', 'adviser');
    world.give('adviser', 'approve', {}, { as: 'office' });
    expect(world.course()).toEqual(['one passed', 'two carried', 'head open']);
    const own = worldOf(
      routeOf([step('one', ['headOfOffice']), step('two', [], { who: { by: 'named', persons: ['adviser'] } })], {
        samePerson: 'once',
      }),
    );
    own.standsIn('office', 'adviser');
    own.submitted().give('adviser', 'approve', {}, { as: 'office' });
    expect(own.open()).toEqual(['adviser']);
  });
});
