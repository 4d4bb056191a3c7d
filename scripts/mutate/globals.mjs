/** What the tests import from `@jest/globals`, for mocha: its own blocks, with jest's tables and expectations. */
import { expect } from 'expect';
import fc from 'fast-check';
import { bind } from 'jest-each';
import { after, afterEach, before, beforeEach, describe, it } from 'mocha';

// A mutant that breaks a property is found out; making its example small takes minutes and finds nothing more.
fc.configureGlobal({ endOnFailure: true, seed: 20_261_127 });

/** @typedef {(name: string, body: () => unknown) => void} Block */

/**
 * A block without what jest adds to it: a third argument is a time limit, and Stryker has its own. Nor does it know its
 * file: Stryker would look for the bundle among the sources, and take each test for a new one in an incremental run.
 * @param {typeof it} block
 */
function withTables(block) {
  /** @type {Block} */
  const plain = (name, body) => {
    delete block(name, body).file;
  };
  return Object.assign(plain, { each: bind(plain, false) });
}

const blocks = { describe: withTables(describe), test: withTables(it) };
export const { describe: describeBlock, test } = blocks;
export { after as afterAll, afterEach, before as beforeAll, beforeEach, describeBlock as describe, expect };
