/**
 * Prints how long the product's files and functions are, and fails over the limits. What spoils a tree is its tail:
 * the maxima are hard, and the median and the ninetieth percentile keep the whole from creeping up.
 */
import { measureFunctions } from './measure-code.mjs';
import { codeUnder, PRODUCT_FOLDERS, textOf } from './product-files.mjs';
import { runsAs } from './setup/paths.mjs';

const FILE_LIMITS = { median: 80, p90: 200, max: 350 };
const FUNCTION_LIMITS = { median: 12, p90: Number.POSITIVE_INFINITY, max: 60 };

/** @typedef {{ median: number, p90: number, max: number }} Figures */

/**
 * Median, ninetieth percentile (nearest rank) and maximum; zeros for nothing.
 * @param {readonly number[]} values
 * @returns {Figures}
 */
export function figures(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const rank = (/** @type {number} */ share) => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
  return { median: rank(0.5), p90: rank(0.9), max: rank(1) };
}

/**
 * @param {string} title
 * @param {Figures} is
 * @param {Figures} limit
 * @returns {string[]} what is over its limit
 */
export function overBudget(title, is, limit) {
  const kinds = /** @type {const} */ (['median', 'p90', 'max']);
  return kinds.filter((kind) => is[kind] > limit[kind]).map((kind) => `${title} ${kind} ${is[kind]} > ${limit[kind]}`);
}

/** Lines without the newline that ends the file. @param {string} text */
function lineCount(text) {
  return text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
}

/** @param {Figures} is */
function shown({ median, p90, max }) {
  return `median ${median}, p90 ${p90}, max ${max}`;
}

/** @param {readonly { place: string, lines: number }[]} items @param {number} limit */
function tooLong(items, limit) {
  return items
    .filter(({ lines }) => lines > limit)
    .map(({ place, lines }) => `  ${place}: ${lines} lines, at most ${limit}`);
}

function main() {
  const paths = codeUnder(PRODUCT_FOLDERS);
  const files = paths.map((place) => ({ place, lines: lineCount(textOf(place)) }));
  const functions = paths.flatMap((path) =>
    measureFunctions(textOf(path), { tsx: path.endsWith('x') }).map((found) => ({
      ...found,
      place: `${path}:${found.line} ${found.name}`,
    })),
  );
  const ofFiles = figures(files.map(({ lines }) => lines));
  const ofFunctions = {
    ...figures(functions.filter(({ block }) => block).map(({ lines }) => lines)),
    max: figures(functions.map(({ lines }) => lines)).max,
  };
  const lines = files.reduce((sum, file) => sum + file.lines, 0);
  const testLines = codeUnder(['test']).reduce((sum, path) => sum + lineCount(textOf(path)), 0);
  console.log(`product files: ${files.length}, ${lines} lines; ${shown(ofFiles)}`);
  console.log(`functions: ${functions.length}; ${shown(ofFunctions)}`);
  console.log(`test lines: ${testLines}, ${(testLines / Math.max(lines, 1)).toFixed(2)} of the product's`);
  const faults = [
    ...overBudget('files:', ofFiles, FILE_LIMITS),
    ...overBudget('functions:', ofFunctions, FUNCTION_LIMITS),
    ...tooLong(files, FILE_LIMITS.max),
    ...tooLong(functions, FUNCTION_LIMITS.max),
  ];
  for (const fault of faults) console.log(fault);
  if (faults.length > 0) process.exitCode = 1;
}

if (runsAs(import.meta.url)) main();
