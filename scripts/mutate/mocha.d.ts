/** The blocks of mocha that the tests use: it brings no types of its own. */
declare module 'mocha' {
  type Block = (name: string, body: () => unknown) => { file?: string };
  type Hook = (body: () => unknown) => void;
  export const describe: Block;
  export const it: Block;
  export const before: Hook;
  export const after: Hook;
  export const beforeEach: Hook;
  export const afterEach: Hook;
}
