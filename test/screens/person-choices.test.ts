import { describe, expect, test } from '@jest/globals';
import { choicesOf, idTyped, isMeant, peopleOf } from '../../client/console/forms/person-choices.js';
import { plainDate } from '../../domain/calendar/plain-date.js';
import { county } from '../client/world.js';

const SAME = [
  { id: 'deputyOne', name: '副职', posts: ['deputyHead' as const] },
  { id: 'deputyTwo', name: '副职', posts: [] },
  { id: 'clerk', name: '文员', posts: ['officer' as const, 'officer' as const] },
];

describe('a person to choose', () => {
  test('is called by name and posts, and by the id too where two have one name', () => {
    expect(choicesOf(SAME).map(({ value, label }) => [value, label])).toEqual([
      ['deputyOne', '副职 deputyOne（分管副局长）'],
      ['deputyTwo', '副职 deputyTwo'],
      ['clerk', '文员（经办人）'],
    ]);
  });

  test('is in service on that day, with the posts held then', () => {
    const base = county();
    const [first] = base.people;
    if (first === undefined) throw new TypeError('an empty county');
    const [before, on] = [plainDate('2026-05-31'), plainDate('2026-06-01')];
    const gone = { ...first, id: 'gone', activeTo: before };
    const held = { post: 'officer' as const, person: first.id, from: before, to: before };
    const known = peopleOf({ ...base, people: [first, gone], holdings: [held] }, on);
    expect(known).toEqual([{ value: first.id, label: first.name, posts: [] }]);
    expect(peopleOf({ ...base, people: [first], holdings: [held] }, before)[0]?.posts).toEqual(['officer']);
  });

  test('is found by name, by post and by id, in letters great or small', () => {
    const choices = choicesOf(SAME);
    const found = (typed: string) => choices.filter((each) => isMeant(typed, each)).map(({ value }) => value);
    expect(found('文员')).toEqual(['clerk']);
    expect(found('分管')).toEqual(['deputyOne']);
    expect(found(' deputytwo ')).toEqual(['deputyTwo']);
    expect(found('')).toHaveLength(3);
    expect(found('无此人')).toEqual([]);
  });

  test('who is not in service any more is offered by the id that is typed, and only then', () => {
    const choices = choicesOf(SAME);
    expect(idTyped('formerHead', choices)).toMatchObject([{ value: 'formerHead', label: '按编号：formerHead' }]);
    for (const typed of ['', 'clerk', '分管', '分管 副局长']) expect(idTyped(typed, choices)).toEqual([]);
  });
});
