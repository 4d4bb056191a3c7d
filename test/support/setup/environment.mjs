/**
 * The environment tests run in: jest's own for Node, over a context whose global object is a plain one. Jest's is seen
 * through a proxy, so that each `Map`, `Object` or `Number` in the code under test is a call; years played by tests
 * take twice as long for it. A Node too old to make a plain one leaves jest's.
 */
import vm from 'node:vm';
import { TestEnvironment } from 'jest-environment-node';
import { keepCompiled } from './kept-compiled.mjs';
import { storagesInUse } from './storages.mjs';

keepCompiled();
const storages = storagesInUse();

const FAILURES = ['test_fn_failure', 'hook_failure'];

const { createContext } = vm;
const plain = vm.constants?.DONT_CONTEXTIFY;

export default class PlainEnvironment extends TestEnvironment {
  /** @param {ConstructorParameters<typeof TestEnvironment>} made as jest makes it */
  constructor(...made) {
    // Jest makes the context in its constructor, and asks nobody which.
    if (plain !== undefined) vm.createContext = () => createContext(plain);
    try {
      super(...made);
    } finally {
      vm.createContext = createContext;
    }
  }

  /**
   * Jest makes a storage for each test file and never ends it: the promises of every file after it in this process would
   * carry that one, too.
   * @override
   */
  async teardown() {
    await super.teardown();
    storages.end();
  }

  /**
   * A test that lost patience with a page says what the page showed instead: `pagesAsTheyAre` (test/support/browser.ts).
   * @param {{ name: string, error?: unknown }} event
   */
  async handleTestEvent({ name, error }) {
    const told = this.global.pagesAsTheyAre;
    if (!FAILURES.includes(name) || typeof told !== 'function' || !Object(error).stack) return;
    const pages = await told();
    const [first, ...rest] = String(Object(error).stack).split('\n');
    Object(error).stack = [first, ...pages, ...rest].join('\n');
  }
}
