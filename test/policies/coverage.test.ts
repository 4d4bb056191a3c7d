import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { shippedLayers } from './profiles/shipped.js';

/** How many rules were read in each document, and the id its profile cites it by. */
const DOCUMENTS = {
  JL: { rules: 24, source: 'JL-2021-2' },
  YZ: { rules: 17, source: 'YZ-2021' },
  SC: { rules: 11, source: 'SC-2022' },
  HN: { rules: 22, source: 'HN-2021' },
  ZL: { rules: 17, source: 'ZL-2021' },
  LF: { rules: 16, source: 'LF-2021' },
  S14: { rules: 3, source: 'SX-2014' },
  BJ: { rules: 6, source: 'BJ-2017-23' },
} as const;
type DocumentId = keyof typeof DOCUMENTS;

/** Reasons for which a rule of a document is no parameter; `not yet` also names what is missing. */
const REASONS = ['practice fact', 'one-off campaign', 'wording only'];

type Row = { id: string; source: string; held: string[]; why: string };

const PAGE = fileURLToPath(new URL('../../docs/coverage.md', import.meta.url));
const { layers } = shippedLayers();

function isDocument(text: string): text is DocumentId {
  return Object.hasOwn(DOCUMENTS, text);
}

/** The rows of the page's tables; a row that is not understood fails the test that asks. */
function rowsOf(page: string): Row[] {
  return page
    .split('\n')
    .filter((line) => /^\| [A-Z0-9]+-\d/.test(line))
    .map((line) => {
      const [, id = '', , held = '', why = ''] = line.split('|').map((cell) => cell.trim());
      const document = id.slice(0, id.lastIndexOf('-'));
      if (!isDocument(document)) throw new Error(`no such document: ${line}`);
      const named = held === '' ? [] : held.split('; ').map((each) => each.replaceAll('`', ''));
      return { id, source: DOCUMENTS[document].source, held: named, why };
    });
}

/** What is wrong with one `code rule.field`, or undefined. */
function flawOf(named: string, source: string): string | undefined {
  const [, code, id, field] = /^(\d{6}) ([a-z0-9-]+)(?:\.(\w+))?$/.exec(named) ?? [];
  const rule = layers
    .filter((layer) => layer.code === code)
    .flatMap(({ rules }) => rules.filter((each) => each.id === id))[0];
  if (rule === undefined) return `${named}: no such rule`;
  if (!rule.basis.some((each) => each.source === source)) return `${named}: does not cite ${source}`;
  if (field !== undefined && !Object.hasOwn(rule, field)) return `${named}: does not set ${field}`;
  return undefined;
}

describe('the rules read in the documents', () => {
  const rows = rowsOf(readFileSync(PAGE, 'utf8'));

  test('each stand on the page once', () => {
    const wanted = Object.entries(DOCUMENTS).flatMap(([document, { rules }]) =>
      Array.from({ length: rules }, (_none, at) => `${document}-${String(at + 1).padStart(2, '0')}`),
    );
    expect(rows.map(({ id }) => id)).toEqual(wanted);
  });

  test('are held by a rule that exists, sets the field and cites the document', () => {
    expect(
      rows.flatMap(({ id, held, source }) =>
        held.flatMap((each) => flawOf(each, source) ?? []).map((flaw) => `${id} ${flaw}`),
      ),
    ).toEqual([]);
  });

  test('or have one reason of the closed list; what is missing is named', () => {
    const unclear = rows.filter(({ held, why }) => {
      const reasoned = REASONS.includes(why) || /^not yet: \S/.test(why);
      return held.length > 0 ? why !== '' : !reasoned;
    });
    expect(unclear).toEqual([]);
  });

  test('are left out for good in at most 15 percent', () => {
    const left = rows.filter(({ why }) => REASONS.includes(why));
    expect(left.length / rows.length).toBeLessThanOrEqual(0.15);
  });

  test('a rule that does not exist, another document or an unset field would be found', () => {
    expect(flawOf('220000 plan-fling', 'JL-2021-2')).toContain('no such rule');
    expect(flawOf('220000 plan-filing', 'HN-2021')).toContain('does not cite');
    expect(flawOf('220000 staffing.maxPerStation', 'JL-2021-2')).toContain('does not set');
  });
});

describe('every profile of a document', () => {
  test('is named on the page, rule by rule, unless the program alone needs the rule', () => {
    const page = readFileSync(PAGE, 'utf8');
    const named = new Set([...page.matchAll(/`(\d{6} [a-z0-9-]+)/g)].map(([, each]) => each));
    const sources = Object.values(DOCUMENTS).map(({ source }) => source as string);
    const unnamed = layers
      .flatMap(({ code, rules }) => rules.map((rule) => ({ at: `${code} ${rule.id}`, rule })))
      .filter(({ rule }) => rule.authority === 'stated' && rule.basis.some(({ source }) => sources.includes(source)))
      .filter(({ at, rule }) => !named.has(at) && rule.id !== 'worker-age')
      .map(({ at }) => at);
    expect(unnamed).toEqual([]);
  });
});
