import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { ROOT } from '../../scripts/setup/paths.mjs';

const CONSOLE = join(ROOT, 'client', 'console');
/** What shows a due day with the way to its proof, and what is made of it. */
const SHOWS = /<(DueTag|DueDay|DueIn|BoardDue|TaskDue|StuckDue|TrialDue)\b|cell: dueBefore/;
/** A day put into the page as it is: a child, not an attribute. */
const BARE = /(?<![=.\w])\{(?:[\w]+\.)*(?:due(?:\.on)?|endsOn|breaksOn)\}/g;
/** A due day as a part of an expression. */
const DAY = /(?<![.\w])(?:\w+\.)*(?:due(?:\.on)?|endsOn|breaksOn)(?!\w|\.(?!on\b)|\s*[!=]==|\?)/;

/** Where a sentence with a due day in it opens nothing, and why. */
const SAID_ONLY: Readonly<Record<string, string>> = {
  'screens/case/overview-lines.ts': 'what the pointer is told over a mark of the chart; the table below it has the day',
  'screens/running/sections.ts': 'the number of letters that are due, and no day',
};

type Source = { name: string; text: string };

const sources: readonly Source[] = readdirSync(CONSOLE, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name))
  .map((name) => ({ name, text: readFileSync(join(CONSOLE, name), 'utf8') }));

/** The columns that are called after the due day, each with what is written of it. */
function dueColumns(text: string): string[] {
  return [...text.matchAll(/key: 'due',/g)].map(({ index }) => text.slice(index, text.indexOf('},\n', index)));
}

/** Where a sentence of texts/ is given a due day, or one is put together with it. */
function sentences(text: string): number[] {
  const told = [...text.matchAll(/\b[A-Z][A-Z_]+(?:\.\w+)+\(/g)].filter(({ 0: call, index }) =>
    DAY.test(argumentsAt(text, index + call.length)),
  );
  const made = [...text.matchAll(/\$\{([^{}]*)\}/g)].filter(([, inner = '']) => DAY.test(inner));
  return [...told, ...made].map(({ index }) => index);
}

function argumentsAt(text: string, from: number): string {
  let depth = 1;
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === '(') depth += 1;
    if (text[at] === ')') depth -= 1;
    if (depth === 0) return text.slice(from, at);
  }
  return '';
}

/** Handed to what opens the day of it, at once or under a name. */
function isOpened(text: string, at: number): boolean {
  const before = text.slice(0, at);
  if (/<DueIn\b[^<>]*text=\{[^<>]*$/.test(before) || /\bdayLine\([^()]*$/.test(before)) return true;
  const name = /\bconst (\w+) =[^;]*$/.exec(before)?.[1];
  return name !== undefined && text.includes(`<DueIn text={${name}} `);
}

function saying(from: readonly Source[]): string[] {
  return from.filter(({ text }) => sentences(text).some((at) => !isOpened(text, at))).map(({ name }) => name);
}

describe('a due day on a screen', () => {
  test('is read in many places, so that this looks at something', () => {
    expect(sources.filter(({ text }) => SHOWS.test(text)).length).toBeGreaterThan(15);
    expect(sources.flatMap(({ text }) => dueColumns(text)).length).toBeGreaterThan(5);
    expect(sources.flatMap(({ text }) => sentences(text)).length).toBeGreaterThan(6);
  });

  test('opens its proof in every list that has a column for it', () => {
    const silent = sources.filter(({ text }) => dueColumns(text).some((column) => !SHOWS.test(column)));
    expect(silent.map(({ name }) => name)).toEqual([]);
  });

  test('stands nowhere as bare text but where it is made a button', () => {
    const bare = sources.filter(({ text }) => text.match(BARE) !== null).map(({ name }) => name);
    expect(bare).toEqual(['parts/due-day.tsx']);
  });

  test('opens its proof in a sentence, in a preview, and in the picture of a route', () => {
    expect(saying(sources).toSorted()).toEqual(Object.keys(SAID_ONLY));
  });

  test('and one that opens nothing is found', () => {
    const silent = [
      'const after = PREVIEW.withDue(nameOf(holder), due.on);',
      'lines: [nameOf(holder), CASE.until(step.endsOn)]',
      '<td>{TEXTS.due(task.due.on, null)}</td>',
      `return \`\${nameOf(to)} \${breaksOn}\`;`,
      'const said = TEXTS.keeps(what, due, slack); return <li>{said}</li>;',
    ];
    const opening = [
      '<DueIn text={PREVIEW.withDue(who, due.on)} due={due.on} proof={proof} />',
      'dayLine(CASE.until(due.on), id, proofOfTask(cycleId, id, title))',
      'const said = TEXTS.keeps(what, due, slack); return <DueIn text={said} due={due} proof={proof} />;',
      'CASE.noDay(due === null)',
    ];
    const found = (text: string) => saying([{ name: text, text }]);
    expect(silent.filter((text) => found(text).length === 0)).toEqual([]);
    expect(opening.filter((text) => found(text).length > 0)).toEqual([]);
  });
});
