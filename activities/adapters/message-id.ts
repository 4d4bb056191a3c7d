import { createHash } from 'node:crypto';

/** A name that never resolves (RFC 2606): the id must not depend on the machine or the sending account. */
const DOMAIN = 'caigou.invalid';

/**
 * Message-ID of a letter: the same on every attempt and every machine, so that a receiver can tell a repeat and a bounce
 * finds its letter.
 */
export function messageIdOf(letterId: string): string {
  return `<${createHash('sha256').update(letterId, 'utf8').digest('hex').slice(0, 40)}@${DOMAIN}>`;
}
