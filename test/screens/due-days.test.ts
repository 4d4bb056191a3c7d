import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { ROOT } from '../../scripts/setup/paths.mjs';

const CONSOLE = join(ROOT, 'client', 'console');
/** What shows a due day with the way to its proof, and what is made of it. */
const SHOWS = /<(DueTag|DueDay|BoardDue|TaskDue|StuckDue)\b|cell: dueBefore/;
/** A day put into the page as it is: a child, not an attribute. */
const BARE = /(?<![=.\w])\{(?:[\w]+\.)*due(?:\.on)?\}/g;

/** Lists of days that are foreseen, and why no proof of theirs can be opened yet. */
const FORESEEN: Readonly<Record<string, string>> = {
  'screens/route-trial/result.tsx': 'nothing is submitted: there is no task whose day could be proved',
};

const sources = readdirSync(CONSOLE, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.tsx'))
  .map((name) => ({ name, text: readFileSync(join(CONSOLE, name), 'utf8') }));

/** The columns that are called after the due day, each with what is written of it. */
function dueColumns(text: string): string[] {
  return [...text.matchAll(/key: 'due',/g)].map(({ index }) => text.slice(index, text.indexOf('},\n', index)));
}

describe('a due day on a screen', () => {
  test('is read in many places, so that this looks at something', () => {
    expect(sources.filter(({ text }) => SHOWS.test(text)).length).toBeGreaterThan(10);
    expect(sources.flatMap(({ text }) => dueColumns(text)).length).toBeGreaterThan(5);
  });

  test('opens its proof in every list that has a column for it', () => {
    const silent = sources.filter(({ text }) => dueColumns(text).some((column) => !SHOWS.test(column)));
    expect(silent.map(({ name }) => name)).toEqual(Object.keys(FORESEEN));
  });

  test('stands nowhere as bare text but where it is made a button', () => {
    const bare = sources.filter(({ text }) => text.match(BARE) !== null).map(({ name }) => name);
    expect(bare).toEqual(['parts/due-day.tsx']);
  });
});
