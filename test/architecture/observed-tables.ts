import type { SourceFile } from './only-in.js';

/** What is told to be stuck must come about: a test that writes these rows would only read back what it wrote. */
const TABLES = 'stuck|tasks|obligations';
const WRITES: readonly RegExp[] = [
  new RegExp(`\\b(insertInto|updateTable|deleteFrom|replaceInto|mergeInto)\\(\\s*['"\`](${TABLES})\\b`),
  new RegExp(`\\b(insert\\s+into|update|delete\\s+from|truncate(\\s+table)?|copy)\\s+"?(${TABLES})"?\\b`, 'i'),
  /from '[^']*\/store\/stuck\/save\.js'/,
];

/** Tests of these tables themselves, which have nothing to say of what is stuck. */
const OF_THE_TABLES = /^test\/store\/(views\/views|ledger\/rebuild)\.test\.ts$/;

/** Test files that write rows which only the product may write. */
export function writersOfObserved(files: readonly SourceFile[]): string[] {
  return files
    .filter(({ path, text }) => !OF_THE_TABLES.test(path) && WRITES.some((write) => write.test(text)))
    .map(({ path }) => path);
}
