import vm from 'node:vm';

/**
 * Each test file has its modules compiled for itself. From now on the next one in this process that asks for the same
 * text of the same file gets what V8 made of it before.
 */
export function keepCompiled() {
  /** @type {Map<string, { code: string, data: Buffer }>} */
  const kept = new Map();
  const known = (/** @type {string} */ name, /** @type {string} */ code) => {
    const found = kept.get(name);
    return found?.code === code ? found.data : undefined;
  };
  keepModules(kept, known);
  keepFunctions(kept, known);
}

/**
 * @typedef {Map<string, { code: string, data: Buffer }>} Kept
 * @typedef {(name: string, code: string) => Buffer | undefined} Known
 */

/** Modules of the newer kind. @param {Kept} kept @param {Known} known */
function keepModules(kept, known) {
  const { SourceTextModule } = vm;
  // Node makes them only where it is told to.
  if (SourceTextModule === undefined) return;
  vm.SourceTextModule = class extends SourceTextModule {
    /** @param {string} code @param {import('node:vm').SourceTextModuleOptions} [options] */
    constructor(code, options = {}) {
      const { identifier = '' } = options;
      const cachedData = known(identifier, code);
      super(code, cachedData === undefined ? options : { ...options, cachedData });
      if (identifier !== '' && cachedData === undefined) kept.set(identifier, { code, data: compiledOf(this) });
    }
  };
}

/** The types of Node do not know of this method. @param {import('node:vm').SourceTextModule} module @returns {Buffer} */
function compiledOf(module) {
  return Reflect.apply(Reflect.get(module, 'createCachedData'), module, []);
}

/** Those of the older kind, each the body of a function. @param {Kept} kept @param {Known} known */
function keepFunctions(kept, known) {
  const { compileFunction } = vm;
  vm.compileFunction = (code, parameters = [], options = {}) => {
    const { filename = '' } = options;
    const name = `${filename}(${parameters})`;
    const cachedData = known(name, code);
    const how = cachedData === undefined ? { produceCachedData: filename !== '' } : { cachedData };
    const made = compileFunction(code, parameters, { ...options, ...how });
    if (cachedData === undefined && made.cachedData !== undefined) kept.set(name, { code, data: made.cachedData });
    return made;
  };
}
