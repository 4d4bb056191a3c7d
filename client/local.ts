import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureSecret } from '../store/registry/secret-file.js';

/** What server and command line of one machine share: the token and the address, files of CAIGOU_HOME. */

/** The local token; made at the first start, readable by its owner only. */
export function ensureToken(home: string): string {
  return ensureSecret(tokenFile(home));
}

/** The token a command line shows; null before the first start. */
export function readToken(home: string): string | null {
  return readIfThere(tokenFile(home));
}

/** Leaves word where the server listens, for command lines on this machine. */
export function writeAddress(home: string, url: string): void {
  writeFileSync(addressFile(home), `${url}\n`);
}

/** Takes the word back when the server ends. */
export function clearAddress(home: string): void {
  rmSync(addressFile(home), { force: true });
}

/** Where the server of this machine listens; null when none has left word. */
export function readAddress(home: string): string | null {
  return readIfThere(addressFile(home));
}

const tokenFile = (home: string): string => join(home, 'token');
const addressFile = (home: string): string => join(home, 'address');

function readIfThere(file: string): string | null {
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : null;
}
