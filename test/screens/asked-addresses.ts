import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../scripts/setup/paths.mjs';

/** An address the console asks, as far as its sources say it: `*` stands for what is filled in. */
export type Asked = { method: string; path: string; file: string };

const FOLDER = join(ROOT, 'client', 'console');

/** By which calls addresses are asked: with which method, and which argument is the address. */
const CALLS: Readonly<Record<string, { method: string | 'first' | 'within'; at: number }>> = {
  get: { method: 'GET', at: 0 },
  fileFrom: { method: 'GET', at: 0 },
  saveFile: { method: 'GET', at: 1 },
  usePages: { method: 'GET', at: 0 },
  useNumberedPages: { method: 'GET', at: 0 },
  EventSource: { method: 'GET', at: 0 },
  send: { method: 'first', at: 1 },
  sendFile: { method: 'POST', at: 0 },
  answered: { method: 'within', at: 0 },
  patiently: { method: 'POST', at: 0 },
};

export type Sources = readonly { file: string; text: string }[];

/** The sources of the console. */
export function consoleSources(): Sources {
  return readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => ({ file, text: readFileSync(join(FOLDER, file), 'utf8') }));
}

/** Every address the sources ask, by call or by link. */
export function askedAddresses(sources: Sources): Asked[] {
  return sources.flatMap(({ file, text }) => [
    ...Object.entries(CALLS).flatMap(([name, { method, at }]) =>
      argumentsOf(text, name).flatMap((given) => {
        const path = pathOf(given[at] ?? '', text);
        const by = methodOf(method, given);
        return path === null ? [] : [{ method: by, path, file }];
      }),
    ),
    // What is handed on as a path is read by whoever gets it.
    ...[...text.matchAll(/\bpath: (`[^`]*`)/g)].flatMap(([, link = '']) => read(pathOf(link, text), file)),
    // A text that is imported is looked at first, and published at the same address.
    ...[...text.matchAll(/<TextImport\b[^>]*>?[^>]*?\bpath="(\/api\/[^"]*)"/g)].flatMap(([, path = '']) => [
      { method: 'POST', path, file },
      { method: 'POST', path: `${path}/preview`, file },
    ]),
    ...[...text.matchAll(/\bhref="(\/api\/[^"?]*)/g)].map(([, path = '']) => ({ method: 'GET', path, file })),
    ...[...text.matchAll(/\bhref=\{(?:withQuery\()?(`\/api\/[^`]*`|'\/api\/[^']*')/g)].flatMap(([, link = '']) =>
      read(pathOf(link, text), file),
    ),
  ]);
}

function read(path: string | null, file: string): Asked[] {
  return path === null ? [] : [{ method: 'GET', path, file }];
}

/** The arguments of each call of that name; types in between are passed over. */
function argumentsOf(text: string, name: string): string[][] {
  return [...text.matchAll(new RegExp(`(?<![\\w.])${name}(?=[<(])`, 'g'))].map(({ index }) => {
    const open = text.indexOf('(', afterTypes(text, index + name.length));
    return partsUntilClosed(text, open + 1);
  });
}

function afterTypes(text: string, from: number): number {
  if (text[from] !== '<') return from;
  let depth = 0;
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === '<') depth += 1;
    if (text[at] === '>') depth -= 1;
    if (depth === 0) return at;
  }
  return from;
}

const TOKENS = /'[^']*'|"[^"]*"|`[^`]*`|[([{]|[)\]}]|,/g;
const DEPTHS: Readonly<Record<string, number>> = { '(': 1, '[': 1, '{': 1, ')': -1, ']': -1, '}': -1 };

/** What stands between commas until the bracket that was open is closed. */
function partsUntilClosed(text: string, from: number): string[] {
  const parts: string[] = [];
  let [depth, start] = [0, 0];
  const inner = text.slice(from);
  for (const { 0: token, index } of inner.matchAll(TOKENS)) {
    depth += DEPTHS[token] ?? 0;
    if (depth < 0) return [...parts, inner.slice(start, index).trim()];
    if (token !== ',' || depth > 0) continue;
    parts.push(inner.slice(start, index).trim());
    start = index + 1;
  }
  return parts;
}

/** The address an expression comes to; null where the file does not say it. */
function pathOf(expression: string, text: string): string | null {
  const inner = /^withQuery\(/.test(expression)
    ? (partsUntilClosed(expression, 'withQuery('.length)[0] ?? '')
    : expression;
  const literal = /^'([^']*)'$/.exec(inner) ?? /^"([^"]*)"$/.exec(inner);
  if (literal !== null) return cut(literal[1] ?? '');
  if (inner.startsWith('`') && inner.endsWith('`')) return cut(filledIn(inner.slice(1, -1), text));
  const name = /^(\w+)(\([^()]*\))?$/.exec(inner)?.[1];
  return name === undefined ? null : constantIn(name, text);
}

function filledIn(template: string, text: string): string {
  return template.replace(/\$\{((?:[^{}]|\{[^}]*\})*)\}/g, (_whole, inner: string) =>
    /^\w+(\([^()]*\))?$/.test(inner) ? (constantIn(inner.replace(/\(.*/, ''), text) ?? '*') : '*',
  );
}

/** What a name of the file stands for, where that is an address. */
function constantIn(name: string, text: string): string | null {
  const found = new RegExp(`const ${name} = (?:\\([^()]*\\) => )?(withQuery\\([^;]*\\)|'[^']*'|\`[^\`]*\`)`).exec(text);
  const path = found === null ? null : pathOf(found[1] ?? '', text);
  return path?.startsWith('/api/') ? path : null;
}

const cut = (path: string): string | null => (path.startsWith('/api/') ? (path.split('?')[0] ?? null) : null);

function methodOf(method: string, [first = '', second = '']: readonly string[]): string {
  if (method === 'first') return /^'(\w+)'$/.exec(first)?.[1] ?? '';
  return method === 'within' ? (/method: '(\w+)'/.exec(second)?.[1] ?? '') : method;
}
