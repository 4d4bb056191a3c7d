import { expect } from '@jest/globals';
import type { Tally, Who } from '../../../domain/approval/types.js';
import { isNo } from '../../../domain/refusal.js';
import { type Office, routeOf, step, THREE_STEPS, type World, worldOf } from './world.js';

/** More than half of all votes, told as soon as it is certain; nobody has a veto. */
export const VOTE: Tally = { mode: 'vote', weights: {}, pass: { num: 1, den: 2, strict: true }, early: true, veto: [] };

/** Whoever comes before chooses; only the clerk can be chosen. */
export const CHOSEN: Who = { by: 'chosen', from: { by: 'named', persons: ['clerk'] } };

/** The yearly plan lies with the head of office. */
export const submitted = () => worldOf(THREE_STEPS).submitted();

/** Head of office and deputy head vote. */
export const voting = () =>
  worldOf(routeOf([step('vote', ['headOfOffice', 'deputyHead'], { tally: VOTE })])).submitted();

/** Head of office, then deputy head, in one step. */
export const inTurn = () =>
  worldOf(routeOf([step('s', ['headOfOffice', 'deputyHead'], { tally: { mode: 'sequential' } })])).submitted();

/** The world after commands that must all be accepted. */
export function given(world: World, ...commands: [who: Office, kind: Parameters<World['give']>[1], body?: object][]) {
  for (const [who, kind, body = {}] of commands) expect([kind, world.give(who, kind, body)]).toEqual([kind, 'ok']);
  return world;
}

/** A no: its code, and the values its sentence is made of. */
export type Told = [code: string, why: Record<string, string | number>];

/** What a refusal tells; fails where nothing was refused. */
export function told(answer: ReturnType<World['answer']>): Told {
  if (!isNo(answer)) throw new TypeError('accepted');
  return [answer.refused, answer.why];
}

/** The body of a return that comes straight back. */
export function straightBack(to: string) {
  const then = 'straightBack' as const;
  return { to, then };
}
