import { describe, expect, test } from '@jest/globals';
import { stamped } from '../../client/stamp.js';
import { approvalHandlers } from '../../domain/approval/decide.js';
import { isNo } from '../../domain/refusal.js';
import type { CommandRequest } from '../../schemas/request.js';
import { given, submitted } from '../domain/approval/scenes.js';
import { type Office, routeOf, step, type World, worldOf } from '../domain/approval/world.js';

/** Given at the gateway, by the card it stamps: what the rules say of it. */
function atTheGate(world: World, person: Office, request: CommandRequest): string {
  const { directory, today, state } = world;
  const caller = { code: directory.code, card: world.card(person), directory };
  const command = stamped(request, { cycleId: state.cycleId, commandId: 'c', caller, via: 'console', today, state });
  if (command.kind !== 'recall' && command.kind !== 'take-back') throw new TypeError(command.kind);
  const answer =
    command.kind === 'recall'
      ? approvalHandlers.recall.decide(state, command, world.judging())
      : approvalHandlers['take-back'].decide(state, command, world.judging());
  return isNo(answer) ? answer.refused : 'ok';
}

const seen = (world: World) => ({
  ifVersion: world.running().version,
  contentHash: world.running().subject.hash,
});

describe('who stands in for somebody, at the gateway', () => {
  test('calls back what his principal lent to another', () => {
    const world = given(submitted(), ['office', 'delegate', { to: 'adviser' }]);
    world.standsIn('office', 'clerk');
    const recall = { kind: 'recall' as const, data: { task: 'a1.1.1', ...seen(world) } };
    expect(atTheGate(world, 'clerk', recall)).toBe('ok');
    expect(atTheGate(world, 'finance', recall)).toBe('not-your-task');
  });

  test('nothing that somebody lent to his principal', () => {
    const world = given(submitted(), ['office', 'delegate', { to: 'adviser' }]);
    world.standsIn('adviser', 'clerk');
    const recall = { kind: 'recall' as const, data: { task: 'a1.1.1', ...seen(world) } };
    expect(atTheGate(world, 'clerk', recall)).toBe('not-your-task');
  });

  test('takes back what he returned, or decided, in the place of his principal', () => {
    for (const verb of ['return', 'approve'] as const) {
      const world = worldOf(routeOf([step('s', ['headOfOffice', 'deputyHead'])]));
      world.standsIn('office', 'clerk');
      world.submitted();
      expect(world.give('clerk', verb, { task: 'a1.1.1' }, { as: 'office' })).toBe('ok');
      const back = { kind: 'take-back' as const, data: { approval: 'a1', ifVersion: world.running().version } };
      expect([verb, atTheGate(world, 'clerk', back)]).toEqual([verb, 'ok']);
      expect([verb, atTheGate(world, 'office', back)]).toEqual([verb, 'ok']);
      expect([verb, atTheGate(world, 'deputy', back)]).toEqual([verb, 'not-your-task']);
    }
  });

  test('takes back his own latest, not the earlier one of his principal', () => {
    const world = worldOf(
      routeOf([step('one', ['headOfOffice']), step('two', ['deputyHead']), step('three', ['bureauHead'])]),
    );
    world.standsIn('office', 'deputy');
    world.submitted();
    expect(world.give('deputy', 'approve', { task: 'a1.1.1' }, { as: 'office' })).toBe('ok');
    expect(world.give('deputy', 'approve', { task: 'a1.2.1' })).toBe('ok');
    const back = { kind: 'take-back' as const, data: { approval: 'a1', ifVersion: world.running().version } };
    expect(atTheGate(world, 'deputy', back)).toBe('ok');
    expect(given(world, ['deputy', 'take-back']).open()).toEqual(['deputy']);
  });
});
