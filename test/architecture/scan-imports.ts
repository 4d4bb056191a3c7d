import { posix } from 'node:path';

/** One import, re-export or dynamic import of a file. `typeOnly`: gone after compilation. */
export interface Import {
  readonly from: string;
  /** A path of the checkout for a relative import, else the package or Node module as written. */
  readonly to: string;
  readonly names: string;
  readonly typeOnly: boolean;
}

const STATEMENT = /^(?:import|export)\s+(type\s+)?((?:[\w*$\s,{}]+?)\s+from\s+)?['"]([^'"]+)['"]/gm;
const CALL = /(\btypeof\s+)?\bimport\(\s*['"]([^'"]+)['"]\s*\)(\s*\.\s*[A-Z])?/g;

function target(file: string, specifier: string): string {
  if (!specifier.startsWith('.')) return specifier;
  return posix.join(posix.dirname(file), specifier).replace(/\.js$/, '.ts');
}

/** All imports of one file, as they are written; `file` is its path in the checkout. */
export function importsOf(file: string, source: string): Import[] {
  const statements = [...source.matchAll(STATEMENT)].map(([, type, names, specifier]) => ({
    from: file,
    to: target(file, specifier ?? ''),
    names: names ?? '',
    typeOnly: type !== undefined,
  }));
  const calls = [...source.matchAll(CALL)].map(([, asType, specifier, member]) => ({
    from: file,
    to: target(file, specifier ?? ''),
    names: '',
    typeOnly: asType !== undefined || member !== undefined,
  }));
  return [...statements, ...calls];
}
