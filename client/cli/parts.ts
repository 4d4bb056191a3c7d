import type { Api } from './api.js';
import type { CliIo } from './io.js';

/** What the commands of this folder may touch outside themselves. */
export type CliParts = CliIo & {
  /** The server in the name of a person; or why it cannot be asked. */
  api(person: string | undefined): Api | { missing: 'person' | 'token' | 'address' };
  /** A file as data: JSON, or YAML, which JSON is a part of. @throws what is wrong with it, in words */
  readData(path: string): unknown;
};
