import { randomBytes, randomUUID } from 'node:crypto';
import { chmodSync, existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

const SECRET_BYTES = 32;
const OWNER_ONLY = 0o600;

/** A secret of this installation: made when it is first asked for, readable by its owner only. */
export function ensureSecret(file: string): string {
  mkdirSync(dirname(file), { recursive: true });
  const aside = `${file}.${randomUUID()}`;
  try {
    writeFileSync(aside, randomBytes(SECRET_BYTES).toString('base64url'), { mode: OWNER_ONLY });
    // A link is made whole or not at all: of two first starts one wins, and nobody reads half a secret.
    if (!existsSync(file)) link(aside, file);
  } finally {
    rmSync(aside, { force: true });
  }
  chmodSync(file, OWNER_ONLY);
  return readFileSync(file, 'utf8').trim();
}

function link(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
}
