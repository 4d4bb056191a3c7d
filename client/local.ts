import { randomBytes, randomUUID } from 'node:crypto';
import { chmodSync, existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What server and command line of one machine share: the token and the address, files of CAIGOU_HOME. */

const TOKEN_BYTES = 32;
const OWNER_ONLY = 0o600;

/** The local token; made at the first start, readable by its owner only. */
export function ensureToken(home: string): string {
  const file = tokenFile(home);
  mkdirSync(home, { recursive: true });
  const aside = `${file}.${randomUUID()}`;
  try {
    writeFileSync(aside, randomBytes(TOKEN_BYTES).toString('base64url'), { mode: OWNER_ONLY });
    // A link is made whole or not at all: of two first starts one wins, and nobody reads half a token.
    if (!existsSync(file)) link(aside, file);
  } finally {
    rmSync(aside, { force: true });
  }
  chmodSync(file, OWNER_ONLY);
  return readFileSync(file, 'utf8').trim();
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

function link(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
}

function readIfThere(file: string): string | null {
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : null;
}
