import type { Api } from './api.js';
import type { CliIo } from './io.js';

/** What the commands of this folder may touch outside themselves. */
export type CliParts = CliIo & {
  /** The server in the name of a person; or why it cannot be asked. */
  api(person: string | undefined): Api | { missing: 'person' | 'token' | 'address' };
  /** A file as data: JSON, or YAML, which JSON is a part of. @throws what is wrong with it, in words */
  readData(path: string): unknown;
  /** A file as it is, or why it cannot be read. */
  readBytes(path: string): { bytes: Uint8Array } | { problem: string };
  /** Writes a file; one of that name is not overwritten. @returns why it was not written, or null */
  writeFile(path: string, bytes: Uint8Array): string | null;
};
