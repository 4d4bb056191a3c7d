import { expect, test } from '@jest/globals';
import { ORIGINS, originOf, originsOf } from '../../client/screens/audit-origin.js';
import { ORIGIN_NAMES } from '../../texts/zh-CN/origins.js';

const person = { id: 'officer', name: '经办人', post: 'officer' };

test.each<[string, Parameters<typeof originOf>[0], string]>([
  ['a decision on the console', { actor: person, commandId: 'x', data: { via: 'console' } }, 'console'],
  ['paper entered by another', { actor: person, commandId: 'x', data: { via: 'paper' } }, 'paper'],
  ['a form behind a link of a letter', { actor: person, commandId: 'link-ab', data: {} }, 'link'],
  ['long work of many cases', { actor: person, commandId: 'job:7:1', data: {} }, 'batch'],
  ['what time alone brought', { actor: { system: 'clock' }, commandId: 'wake/x', data: {} }, 'clock'],
  ['a holiday notice', { actor: { system: 'calendar/222401@1#a' }, commandId: 'x', data: {} }, 'calendar'],
  ['facts of another lot', { actor: { system: 'lot/222401-2026-002' }, commandId: 'x', data: {} }, 'programme'],
  ['a cause nobody listed', { actor: { system: 'elsewhere' }, commandId: 'x', data: { via: 'system' } }, 'system'],
  ['a command without its door', { actor: person, commandId: 'x', data: { via: 'somewhere' } }, 'unnoted'],
])('%s is told by its door, and what is not on record is not made up', (_what, fact, door) => {
  expect(originOf(fact)).toBe(door);
});

test('a page of the record says of each fact by which door it came, and of one without that it is not on record', () => {
  const facts = [
    { seq: 7, actor: person, commandId: 'x', data: { via: 'paper' } },
    { seq: 8, actor: person, commandId: 'x', data: {} },
  ];
  expect(originsOf(facts)).toEqual({ 7: 'paper', 8: 'unnoted' });
  expect(ORIGIN_NAMES.unnoted).toBe('未记载');
});

test('every door has a Chinese name', () => {
  expect(Object.keys(ORIGIN_NAMES).sort()).toEqual([...ORIGINS].sort());
});
