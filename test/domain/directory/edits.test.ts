import { describe, expect, test } from '@jest/globals';
import { type PlainDate, plainDate } from '../../../domain/calendar/plain-date.js';
import { directoryDifference } from '../../../domain/directory/difference.js';
import { type DirectoryEdit, edited } from '../../../domain/directory/edits.js';
import { directoryPerPost } from '../../../domain/directory/per-post.js';
import { proxyLoop } from '../../../domain/directory/proxy-loop.js';
import { stampActor } from '../../../domain/directory/stamp.js';
import type { DirectorySnapshot } from '../../../domain/directory/types.js';
import { SUBJECT_KINDS } from '../../../domain/policy/vocabulary.js';
import { isNo } from '../../../domain/refusal.js';
import { YANJI } from '../../support/workflow-office.js';

const TODAY = plainDate('2026-03-02');
const day = (text: string): PlainDate => plainDate(`2026-${text}`);
const base = directoryPerPost(YANJI);

function withEdits(...edits: DirectoryEdit[]): DirectorySnapshot {
  return edits.reduce((directory, edit) => {
    const next = edited(directory, edit, TODAY);
    if (isNo(next)) throw new Error(JSON.stringify(next));
    return next;
  }, base);
}

function stands(principal: string, proxy: string, from: string, to: string): DirectoryEdit {
  return { kind: 'add-proxy', principal, proxy, from: day(from), to: day(to), subjects: [...SUBJECT_KINDS] };
}

const away: DirectoryEdit = {
  ...{ kind: 'add-absence', person: 'deputyHead', reason: '' },
  ...{ from: day('03-10'), to: day('03-20') },
};

describe('a proxy', () => {
  const pair = withEdits(stands('deputyHead', 'bureauHead', '03-10', '03-20'));

  test('that would close a circle on some day is refused, and the circle is named', () => {
    expect(edited(pair, stands('bureauHead', 'deputyHead', '03-20', '03-31'), TODAY)).toMatchObject({
      refused: 'proxy-loop',
      why: { people: 'bureauHead → deputyHead → bureauHead', from: '2026-03-20', to: '2026-03-20' },
    });
    const three = withEdits(
      stands('deputyHead', 'bureauHead', '03-10', '03-20'),
      stands('bureauHead', 'officer', '03-15', '03-31'),
    );
    expect(edited(three, stands('officer', 'deputyHead', '03-01', '03-15'), TODAY)).toMatchObject({
      refused: 'proxy-loop',
    });
    expect(edited(base, stands('officer', 'officer', '03-10', '03-11'), TODAY)).toMatchObject({
      refused: 'proxy-loop',
    });
  });

  test('the other way round on other days is none, nor is a chain whose days never meet', () => {
    expect(isNo(edited(pair, stands('bureauHead', 'deputyHead', '03-21', '03-31'), TODAY))).toBe(false);
    const chain = [
      { principal: 'a', proxy: 'b', from: day('03-01'), to: day('03-10') },
      { principal: 'b', proxy: 'c', from: day('03-05'), to: day('03-20') },
    ];
    const closes = { principal: 'c', proxy: 'a', from: day('03-11'), to: day('03-20') };
    expect(proxyLoop(closes, chain)).toBeUndefined();
    expect(proxyLoop({ ...closes, from: day('03-10') }, chain)).toMatchObject({ from: '2026-03-10', to: '2026-03-10' });
  });

  test('is refused for days that are over or end before they begin, and for who is not in service then', () => {
    expect(edited(base, stands('deputyHead', 'bureauHead', '02-01', '03-01'), TODAY)).toMatchObject({
      refused: 'proxy-dates',
    });
    expect(edited(base, stands('deputyHead', 'bureauHead', '03-10', '03-09'), TODAY)).toMatchObject({
      refused: 'proxy-dates',
    });
    const leaving = {
      ...base,
      people: base.people.map((each) => (each.id === 'bureauHead' ? { ...each, activeTo: day('03-15') } : each)),
    };
    expect(edited(leaving, stands('deputyHead', 'bureauHead', '03-10', '03-20'), TODAY)).toMatchObject({
      refused: 'person-inactive',
    });
    expect(edited(base, stands('deputyHead', 'nobody', '03-10', '03-20'), TODAY)).toMatchObject({
      refused: 'unknown-subject',
    });
    expect(edited(pair, stands('deputyHead', 'bureauHead', '03-20', '03-25'), TODAY)).toMatchObject({
      refused: 'already-recorded',
    });
  });

  test('ended, stands in no longer from that day on; one that had not begun is gone', () => {
    const [{ id } = { id: '' }] = pair.proxies;
    const ended = edited(pair, { kind: 'end-proxy', id, on: day('03-15') }, TODAY);
    if (isNo(ended)) throw new Error(ended.refused);
    const actingFor = (directory: DirectorySnapshot, on: string) =>
      stampActor(directory, 'bureauHead', day(on), 'deputyHead')?.actingFor?.person;
    expect(['03-14', '03-15'].map((on) => actingFor(ended, on))).toEqual(['deputyHead', undefined]);
    expect(edited(pair, { kind: 'end-proxy', id, on: day('03-10') }, TODAY)).toMatchObject({ proxies: [] });
    expect(edited(pair, { kind: 'end-proxy', id, on: day('03-21') }, TODAY)).toMatchObject({ refused: 'proxy-dates' });
    expect(edited(pair, { kind: 'end-proxy', id: 'x', on: TODAY }, TODAY)).toMatchObject({
      refused: 'unknown-subject',
    });
  });

  test('stands in for the principal alone: a proxy has no proxy', () => {
    const chain = withEdits(
      stands('deputyHead', 'bureauHead', '03-10', '03-20'),
      stands('bureauHead', 'headOfOffice', '03-10', '03-20'),
    );
    expect(stampActor(chain, 'headOfOffice', day('03-12'), 'deputyHead')?.actingFor).toBeUndefined();
    expect(stampActor(chain, 'headOfOffice', day('03-12'), 'bureauHead')?.actingFor?.person).toBe('bureauHead');
  });
});

describe('an absence', () => {
  test('that meets another of the same person, ends before it begins, or is over, is refused', () => {
    const known = withEdits(away);
    expect(edited(known, { ...away, from: day('03-20'), to: day('03-25') }, TODAY)).toMatchObject({
      refused: 'already-recorded',
    });
    expect(edited(base, { ...away, to: day('03-09') }, TODAY)).toMatchObject({ refused: 'bad-input' });
    expect(edited(base, { ...away, from: day('02-01'), to: day('03-01') }, TODAY)).toMatchObject({
      refused: 'bad-input',
    });
  });

  test('ends the day before the person is back', () => {
    const back = edited(withEdits(away), { kind: 'end-absence', person: 'deputyHead', on: day('03-16') }, TODAY);
    expect(back).toMatchObject({ absences: [{ from: '2026-03-10', to: '2026-03-15' }] });
    expect(edited(base, { kind: 'end-absence', person: 'deputyHead', on: TODAY }, TODAY)).toMatchObject({
      refused: 'unknown-subject',
    });
  });
});

describe('two revisions of a directory', () => {
  test('differ line by line and field by field, whatever the order they are written in', () => {
    const next = withEdits(away);
    const [first, ...others] = next.people;
    if (first === undefined) throw new Error('nobody');
    const moved = { ...next, people: [...others, { ...first, email: 'new@mz.example' }] };
    expect(directoryDifference(base, moved)).toEqual([
      {
        ...{ list: 'people', key: first.id, how: 'changed', line: { ...first, email: 'new@mz.example' } },
        fields: [{ field: 'email', before: first.email, after: 'new@mz.example' }],
      },
      { list: 'absences', key: 'deputyHead 2026-03-10', how: 'added', line: next.absences[0] },
    ]);
    expect(directoryDifference(moved, base).map(({ list, how }) => `${list} ${how}`)).toEqual([
      'people changed',
      'absences removed',
    ]);
    expect(directoryDifference(base, base)).toEqual([]);
  });
});
