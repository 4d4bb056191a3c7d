import { createHash, randomBytes } from 'node:crypto';
import type { Sha256 } from '../../../domain/ids.js';

const SECRET_BYTES = 32;

/** A secret of 256 random bits for one browser or program to hold, as text that fits a header. */
export function newSecret(): string {
  return randomBytes(SECRET_BYTES).toString('base64url');
}

/** What the store keeps of a secret. Its 256 bits need no salt and no slow hash. The one cast that makes it a Sha256. */
export function digestOf(secret: string): Sha256 {
  return createHash('sha256').update(secret).digest('hex') as Sha256;
}
