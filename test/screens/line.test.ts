import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { attention } from '../../client/console/api/attention.js';
import { isConcerned, NOTHING_CHANGED, withChange } from '../../client/console/api/changed.js';
import { keptLine } from '../../client/console/api/line.js';

const [OPEN, CLOSED] = [1, 2];

/** Lines that were opened, each with what it is told. */
function lines() {
  const opened: { heard: Map<string, (event: object) => void>; readyState: number; isOpen: boolean }[] = [];
  const page = { isShown: true, changes: 0, lost: 0 };
  const connect = () => {
    const heard = new Map<string, (event: object) => void>();
    const line = { heard, readyState: OPEN, isOpen: true };
    opened.push(line);
    return {
      get readyState() {
        return line.readyState;
      },
      addEventListener: (type: string, listener: (event: object) => void) => heard.set(type, listener),
      close: () => {
        line.isOpen = false;
      },
    };
  };
  const line = keptLine({
    connect,
    isShown: () => page.isShown,
    onChange: () => {
      page.changes += 1;
    },
    onLost: () => {
      page.lost += 1;
    },
  });
  return { line, page, opened, open: () => opened.filter(({ isOpen }) => isOpen).length };
}

describe('the line on which a page hears that something changed', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  test('is open while the page is to be seen, so that many pages do not use up those of the browser', () => {
    const { line, page, opened, open } = lines();
    expect(open()).toBe(1);
    page.isShown = false;
    line.look();
    expect(open()).toBe(0);
    page.isShown = true;
    line.look();
    line.look();
    expect([open(), opened.length]).toEqual([1, 2]);
    opened[1]?.heard.get('ready')?.({});
    expect(page.changes).toBe(1);
  });

  test('that the server would not have is tried again, and it is asked who is signed in', () => {
    const { line, page, opened, open } = lines();
    const [first] = opened;
    if (first === undefined) throw new Error('no line');
    first.heard.get('error')?.({});
    expect([page.lost, open()]).toEqual([0, 1]);
    first.readyState = CLOSED;
    first.heard.get('error')?.({});
    expect([page.lost, open()]).toEqual([1, 0]);
    jest.advanceTimersByTime(60_000);
    expect([opened.length, open()]).toEqual([2, 1]);
    line.close();
    expect(open()).toBe(0);
  });

  test('is not tried again once the page is left', () => {
    const { line, opened } = lines();
    const [first] = opened;
    if (first === undefined) throw new Error('no line');
    first.readyState = CLOSED;
    first.heard.get('error')?.({});
    line.close();
    jest.advanceTimersByTime(60_000);
    expect(opened).toHaveLength(1);
  });
});

test('nobody is taken to be at a page that was not touched for two minutes', () => {
  const clock = { at: 0 };
  const { note, isAway } = attention(() => clock.at);
  clock.at = 120_000;
  expect(isAway()).toBe(false);
  clock.at = 120_001;
  expect(isAway()).toBe(true);
  note();
  expect(isAway()).toBe(false);
});

describe('what is read anew when something changed', () => {
  const [ONE, OTHER] = ['222401-2026-001', '222401-2026-0012'];
  const changed = withChange(NOTHING_CHANGED, 'changed', JSON.stringify({ cycles: [ONE] }));

  test('is the case itself and every list, and no other case', () => {
    expect(isConcerned(['cycle', ONE], changed)).toBe(true);
    expect(isConcerned(['proof', `/api/cycles/${ONE}/obligations/o%231/proof`], changed)).toBe(true);
    expect(isConcerned(['/api/todo/tasks', {}, 1, 20], changed)).toBe(true);
    expect(isConcerned(['cycle', OTHER], changed)).toBe(false);
    const both = withChange(changed, 'changed', JSON.stringify({ cycles: [OTHER] }));
    expect([isConcerned(['cycle', ONE], both), isConcerned(['cycle', OTHER], both)]).toEqual([true, true]);
  });

  test('is of one county only what was asked of it, or of a bureau above it', () => {
    const asked = (key: readonly unknown[]) => isConcerned(key, changed);
    const of = (code: string) => [
      ['/api/board', { lane: 'red', code }, 1, 20],
      ['stuck', code],
      ['figures', 'a', code],
    ];
    for (const code of ['222401', '222400', '220000', '000000'])
      for (const key of of(code)) expect([code, key[0], asked(key)]).toEqual([code, key[0], true]);
    for (const code of ['222402', '222300', '640402'])
      for (const key of of(code)) expect([code, key[0], asked(key)]).toEqual([code, key[0], false]);
    // What somebody searches for is no county, nor is a list asked of none.
    expect([asked(['/api/board', { text: '480000' }, 1, 20]), asked(['stuck', undefined])]).toEqual([true, true]);
  });

  test('is only the work where only work moved on, and everything after a time without a line', () => {
    const work = withChange(NOTHING_CHANGED, 'jobs', '{"jobs":["j1"]}');
    expect([isConcerned(['job', 'j1'], work), isConcerned(['jobs'], work)]).toEqual([true, true]);
    expect([isConcerned(['cycle', ONE], work), isConcerned(['/api/board', {}], work)]).toEqual([false, false]);
    for (const after of [
      withChange(NOTHING_CHANGED, 'ready', ''),
      withChange(NOTHING_CHANGED, 'changed', 'nothing that can be read'),
    ])
      expect(isConcerned(['cycle', OTHER], after)).toBe(true);
  });
});
