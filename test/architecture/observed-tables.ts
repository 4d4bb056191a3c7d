import type { SourceFile } from './only-in.js';

/** What is told to be stuck must come about: a test that writes these rows would only read back what it wrote. */
const TABLES = 'stuck|tasks|obligations';
const BUILDERS = 'insertInto|updateTable|deleteFrom|replaceInto|mergeInto';
const STATEMENTS = 'insert\\s+into|merge\\s+into|update|delete\\s+from|truncate(\\s+table)?|copy|(alter|drop)\\s+table';
const WRITES: readonly RegExp[] = [
  new RegExp(`\\b(${BUILDERS})\\(\\s*['"\`](public\\.)?(${TABLES})\\b`),
  // Nobody sees which table it is that a name holds.
  new RegExp(`\\b(${BUILDERS})\\(\\s*[^'"\`\\s]`),
  new RegExp(`\\b(${STATEMENTS})\\s+(only\\s+)?("?public"?\\.)?"?(${TABLES})"?\\b`, 'i'),
  /\b(insert\s+into|merge\s+into|update|delete\s+from)\s+(only\s+)?\$\{/i,
  /\/store\/stuck\/save\.js'/,
];

/** Puts down as seen what nobody has to have seen. */
const SAYS_SEEN = /\b(saveEngineView|saveQueues)\b/;

/** Tests of these tables themselves, which have nothing to say of what is stuck. */
const OF_THE_TABLES = /^test\/store\/(views\/views|ledger\/rebuild(-properties)?)\.test\.ts$/;
const OF_WHAT_IS_SEEN = /^test\/store\/stuck\/stuck\.test\.ts$/;

/** Test files that write rows which only the product may write. */
export function writersOfObserved(files: readonly SourceFile[]): string[] {
  return files
    .filter(({ path, text }) => {
      const writes = !OF_THE_TABLES.test(path) && WRITES.some((write) => write.test(text));
      return writes || (!OF_WHAT_IS_SEEN.test(path) && SAYS_SEEN.test(text));
    })
    .map(({ path }) => path);
}
