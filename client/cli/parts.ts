import type { FirstAccount } from '../identity/first-account.js';
import type { Credentials, FirstPassword } from '../identity/types.js';
import type { Refused } from '../refusals.js';
import type { Api, Reply } from './api.js';
import type { CliIo } from './io.js';

/** What the commands of this folder may touch outside themselves. */
export type CliParts = CliIo & {
  /** The server in the name of a person; or why it cannot be asked. */
  api(person: string | undefined): Api | { missing: 'person' | 'token' | 'address' };
  /** One request in the name of an account, whose password is at hand. */
  postSignedIn(
    credentials: Credentials,
    request: { path: string; body: object },
  ): Promise<Reply> | { missing: 'address' };
  /** Makes the first account of a county in the store itself, where no administrator can. */
  firstAccount(given: FirstAccount): Promise<FirstPassword | Refused>;
  /** A file as data: JSON, or YAML, which JSON is a part of. @throws what is wrong with it, in words */
  readData(path: string): unknown;
  /** A file as it is, or why it cannot be read. */
  readBytes(path: string): { bytes: Uint8Array } | { problem: string };
  /** Writes a file; one of that name is not overwritten. @returns why it was not written, or null */
  writeFile(path: string, bytes: Uint8Array): string | null;
};
