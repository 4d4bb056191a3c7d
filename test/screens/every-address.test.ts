import { describe, expect, test } from '@jest/globals';
import { ROUTE_ROWS } from '../../client/rights/routes.js';
import { type Asked, askedAddresses, consoleSources, type Sources } from './asked-addresses.js';

/** Addresses the console does not ask, each with why a person in a browser needs no other way to it. */
const NOT_ASKED: Readonly<Record<string, string>> = {
  'GET /api/session/oidc/callback': 'the identity provider sends the browser here; no screen asks it',
  'GET /api/obligations': 'the board has the same duties of the county, by lane; this list is for the command line',
  'GET /api/cycles/:id/approvals/:approval':
    'opening an approval asks for the same by POST …/read, which leaves the mark; without it only programs look',
};

const sources = consoleSources();

/** Whether an address that was found is this one. What is filled in is one of its fixed words only where that word stands in the sources. */
function isThis(route: string, { method, path }: Asked, texts: Sources): boolean {
  const [verb, pattern = ''] = route.split(' ');
  const [words, found] = [pattern.split('/'), path.split('/')];
  return (
    method === verb &&
    words.length === found.length &&
    words.every((word, at) => {
      const there = found[at] ?? '';
      if (word.startsWith(':')) return there !== '';
      return there === word || (there === '*' && texts.some(({ text }) => saysWord(text, word)));
    })
  );
}

const saysWord = (text: string, word: string): boolean => text.includes(`'${word}'`) || text.includes(`"${word}"`);

function notReached(routes: readonly string[], from: Sources): string[] {
  const asked = askedAddresses(from);
  return routes.filter((route) => !asked.some((each) => isThis(route, each, from)));
}

describe('everything the interface can do', () => {
  test('is asked by a screen, or it is said why not', () => {
    expect(notReached(Object.keys(ROUTE_ROWS), sources).toSorted()).toEqual(Object.keys(NOT_ASKED).toSorted());
  });

  test('and an address nobody asks is found', () => {
    const one = (text: string): Sources => [{ file: 'one.tsx', text }];
    const route = ['POST /api/cycles/:id/commands'];
    const asking = [
      `send<A<B>>('POST', \`/api/cycles/\${encodeURIComponent(id)}/commands\`, { a })`,
      `const path = \`/api/cycles/\${id}\`; send('POST', \`\${path}/commands\`)`,
      `send('POST', withQuery(\`/api/cycles/\${id}/commands\`, { f: g('a, b') }))`,
    ];
    const others = [
      `get(\`/api/cycles/\${id}/commands\`)`,
      "send('POST', '/api/cycles')",
      "send('POST', path)",
      '// POST /api/cycles/:id/commands',
    ];
    for (const text of asking) expect([text, notReached(route, one(text))]).toEqual([text, []]);
    for (const text of others) expect([text, notReached(route, one(text))]).toEqual([text, route]);
    expect(notReached(['GET /api/done'], one(`usePages(\`/api/\${acts}\`, {})`))).toEqual(['GET /api/done']);
    const said = `usePages(\`/api/\${acts}\`, {}); type Acts = 'done'`;
    expect(notReached(['GET /api/done'], one(said))).toEqual([]);
  });
});
