import { AsyncLocalStorage } from 'node:async_hooks';

/**
 * Notes every asynchronous storage that is given something from now on. `end` ends them: until then each promise of the
 * process carries each of them, whoever has forgotten them.
 * @returns {{ end: () => void }}
 */
export function storagesInUse() {
  /** @type {Set<AsyncLocalStorage<unknown>>} */
  const used = new Set();
  const { prototype } = AsyncLocalStorage;
  for (const name of /** @type {const} */ (['run', 'enterWith'])) {
    const original = prototype[name];
    Object.defineProperty(prototype, name, {
      /** @this {AsyncLocalStorage<unknown>} @param {unknown[]} given */
      value(...given) {
        used.add(this);
        return Reflect.apply(original, this, given);
      },
    });
  }
  return {
    end: () => {
      for (const storage of used) storage.disable();
      used.clear();
    },
  };
}
