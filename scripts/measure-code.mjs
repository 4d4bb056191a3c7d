import { parseSync } from '@swc/core';

/** @typedef {{ name: string, line: number, lines: number, block: boolean }} MeasuredFunction */

/** The node types that are functions. */
const FUNCTIONS = new Set([
  'FunctionDeclaration',
  'FunctionExpression',
  'ArrowFunctionExpression',
  'ClassMethod',
  'PrivateMethod',
  'Constructor',
  'MethodProperty',
  'GetterProperty',
  'SetterProperty',
]);

/**
 * Every function in a source text with its length in lines, nested ones too. `block` tells those with a `{ }` body from
 * arrows that are one expression.
 * @param {string} source
 * @param {{ tsx?: boolean }} [options]
 * @returns {MeasuredFunction[]}
 */
export function measureFunctions(source, { tsx = false } = {}) {
  // The parser counts bytes from an origin that moves with every file; the empty statement in front marks the origin.
  // A hashbang is only one on the first byte; as a comment it is as long.
  const module = parseSync(`;${source.replace(/^#!/, '//')}`, { syntax: 'typescript', tsx, target: 'es2022' });
  const origin = module.span.start + 1;
  const lineAt = lineFinder(source);
  /** @type {MeasuredFunction[]} */
  const found = [];
  visit(module, '', (node, name) => {
    const first = lineAt(node.span.start - origin);
    const last = lineAt(node.span.end - origin - 1);
    found.push({ name, line: first, lines: last - first + 1, block: hasBlock(node) });
  });
  return found;
}

/** @param {string} source @returns {(byteOffset: number) => number} 1-based line of a byte */
function lineFinder(source) {
  const bytes = Buffer.from(source);
  /** @type {number[]} */
  const ends = [];
  for (let at = bytes.indexOf(10); at !== -1; at = bytes.indexOf(10, at + 1)) ends.push(at);
  return (offset) => {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((ends[middle] ?? 0) < offset) low = middle + 1;
      else high = middle;
    }
    return low + 1;
  };
}

/** @typedef {{ type?: string, span: { start: number, end: number }, [key: string]: unknown }} Node */

/** An arrow that is one expression has that expression for a body, and no statements. @param {Node} node */
function hasBlock(node) {
  const holder = /** @type {{ body?: { stmts?: unknown } | null }} */ (node.function ?? node);
  return Array.isArray(holder.body?.stmts);
}

/**
 * Walks the tree and hands over each function with the nearest name it goes by.
 * @param {unknown} value
 * @param {string} name
 * @param {(node: Node, name: string) => void} onFunction
 */
function visit(value, name, onFunction) {
  if (Array.isArray(value)) {
    for (const item of value) visit(item, name, onFunction);
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  const node = /** @type {Node} */ (value);
  const known = nameOf(node) || name;
  if (typeof node.type === 'string' && FUNCTIONS.has(node.type)) onFunction(node, known || '(anonymous)');
  for (const [key, child] of Object.entries(node)) if (key !== 'span') visit(child, known, onFunction);
}

/** @param {Node} node */
function nameOf(node) {
  const holder = /** @type {{ value?: unknown } | undefined} */ (node.identifier ?? node.key ?? node.id);
  return typeof holder?.value === 'string' ? holder.value : '';
}
