import { describe, expect, test } from '@jest/globals';
import { seatVerdict, tallyOf } from '../../../domain/approval/tally.js';
import type { Entry, Seat, Tally, Task } from '../../../domain/approval/types.js';
import { instantAt } from '../../../domain/calendar/instant.js';
import { plainDate } from '../../../domain/calendar/plain-date.js';

const day = plainDate('2026-03-02');
const VALUES = { y: 'approve', n: 'reject', a: 'abstain' } as const;

/** `y`, `n`, `a`: answered so; `-`: not yet; `d`: dropped when the step ended; `l`: its holder left. */
function task(sign: string): Task {
  const own = { id: sign, owner: sign, holder: sign, origin: 'route' as const, handed: 0 };
  if (sign === 'd') return { ...own, status: 'dropped', dropped: 'decided' };
  if (sign === 'l') return { ...own, status: 'dropped', dropped: 'left' };
  const value = VALUES[sign as keyof typeof VALUES];
  if (value === undefined) return { ...own, status: 'open' };
  const decision = { seq: 1, at: instantAt(day, '10:00'), value, by: sign, hash: 'h' };
  return { ...own, status: 'done', decision };
}

const seat = (signs: string, weight = 1, post = 'headOfOffice'): Seat => ({
  post,
  weight,
  tasks: [...signs].map(task),
});
const entry = (seats: Seat[], more: Partial<Entry> = {}): Entry => ({
  no: 1,
  step: 's',
  status: 'open',
  openedOn: day,
  seats,
  ...more,
});

test.each([
  ['y', 'approved'],
  ['yy', 'approved'],
  ['dy', 'approved'],
  ['y-', 'undecided'],
  ['-', 'undecided'],
  ['n', 'rejected'],
  ['n-', 'rejected'],
  ['yn', 'rejected'],
  ['a', 'abstained'],
  ['ya', 'abstained'],
  ['a-', 'undecided'],
  ['l', 'undecided'],
  ['ld', 'undecided'],
  ['d', 'gone'],
  ['', 'undecided'],
])('a seat of %s is %s', (signs, verdict) => {
  expect(seatVerdict(seat(signs))).toBe(verdict);
});

test('a seat that fell away with its holder asks for nobody', () => {
  expect(seatVerdict(seat('l', 0))).toBe('gone');
  expect(seatVerdict(seat('', 0))).toBe('gone');
});

describe('where one is enough, or all must agree', () => {
  test.each<['any' | 'all' | 'sequential', string, string]>([
    ['any', '- -', 'undecided'],
    ['any', 'y -', 'passed'],
    ['any', '- n', 'rejected'],
    ['any', 'y n', 'rejected'],
    ['any', 'a -', 'undecided'],
    ['any', 'a a', 'undecided'],
    ['all', 'y -', 'undecided'],
    ['all', 'y y', 'passed'],
    ['all', 'y n', 'rejected'],
    ['all', 'y a', 'undecided'],
    ['all', 'y d', 'passed'],
    ['all', 'y l', 'undecided'],
    ['all', 'd d', 'undecided'],
    ['sequential', 'y', 'passed'],
    ['sequential', 'y-', 'undecided'],
    ['sequential', 'yn', 'rejected'],
  ])('%s of %s: %s', (mode, seats, verdict) => {
    const tally: Tally = { mode };
    expect(tallyOf(entry(seats.split(' ').map((signs) => seat(signs))), tally)).toBe(verdict);
  });

  test('nobody at all decides nothing', () => {
    expect(tallyOf(entry([]), { mode: 'all' })).toBe('undecided');
  });
});

describe('a vote', () => {
  type Vote = Extract<Tally, { mode: 'vote' }>;
  const vote = (more: Partial<Vote> = {}): Vote => ({
    mode: 'vote',
    weights: {},
    pass: { num: 1, den: 2, strict: true },
    early: true,
    veto: [],
    ...more,
  });
  const of = (seats: string, more: Partial<Vote> = {}, closed = false) =>
    tallyOf(
      entry(
        seats.split(' ').map((signs) => seat(signs.slice(0, 1), Number(signs.slice(1) || 1))),
        closed ? { voteClosed: true } : {},
      ),
      vote(more),
    );
  const half = { pass: { num: 1, den: 2, strict: false } };
  const twoThirds = { pass: { num: 2, den: 3, strict: false } };

  test.each<[string, string, Partial<Vote>]>([
    ['y y -', 'passed', {}],
    ['y - -', 'undecided', {}],
    ['n n -', 'rejected', {}],
    ['y n -', 'undecided', {}],
    ['y n', 'rejected', {}],
    ['y n', 'passed', half],
    ['y -', 'passed', half],
    ['n -', 'undecided', half],
    ['y a', 'rejected', {}],
    ['a -', 'rejected', {}],
    ['y y n', 'passed', twoThirds],
    ['y n -', 'undecided', twoThirds],
    ['n n -', 'rejected', twoThirds],
    ['y2 n n', 'passed', half],
    ['y2 n n', 'rejected', {}],
    ['y3 n n', 'passed', {}],
    ['-3 n n', 'undecided', {}],
    ['y -3 -', 'undecided', {}],
    ['y y -', 'undecided', { early: false }],
    ['y y n', 'passed', { early: false }],
    ['n n -', 'undecided', { early: false }],
    ['n n y', 'rejected', { early: false }],
    ['-0 -0', 'undecided', {}],
  ])('%s: %s', (seats, verdict, more) => {
    expect(of(seats, more)).toBe(verdict);
  });

  test('that was closed takes every missing answer for an abstention', () => {
    expect(of('y - -', {}, true)).toBe('rejected');
    expect(of('y y -', {}, true)).toBe('passed');
    expect(of('y y -', { early: false }, true)).toBe('passed');
    expect(of('- -', half, true)).toBe('rejected');
  });

  describe('with a veto of the head', () => {
    const veto = vote({ veto: ['bureauHead'] });
    const held = (head: string, ...others: string[]) => [
      seat(head, 1, 'bureauHead'),
      ...others.map((each) => seat(each)),
    ];

    test('is rejected by his no alone, whatever the others say', () => {
      expect(tallyOf(entry(held('n', 'y', 'y')), veto)).toBe('rejected');
      expect(tallyOf(entry(held('y', 'n', 'y')), veto)).toBe('passed');
    });

    test('waits for him, and for him alone, though the majority is there', () => {
      expect(tallyOf(entry(held('-', 'y', 'y')), veto)).toBe('undecided');
      expect(tallyOf(entry(held('y', 'y', '-')), veto)).toBe('passed');
      expect(tallyOf(entry(held('a', 'y', 'y')), veto)).toBe('passed');
    });

    test('that was closed does not wait for him any more', () => {
      expect(tallyOf(entry(held('-', 'y', 'y'), { voteClosed: true }), veto)).toBe('passed');
    });

    test('knows of no veto of a seat without a post', () => {
      const { post: _none, ...nobody } = seat('n');
      expect(tallyOf(entry([nobody, seat('y'), seat('y')]), vote({ veto: ['bureauHead'] }))).toBe('passed');
    });
  });
});
