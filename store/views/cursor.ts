import { codeOf } from '../error-code.js';

/** The caller sent a cursor that no page of ours had. */
export type BadCursor = Error & { code: 'BAD_CURSOR' };

export function isBadCursor(error: unknown): error is BadCursor {
  return codeOf(error) === 'BAD_CURSOR';
}

/** A place in a list as text for a URL; opaque to callers. */
export function encodeCursor(parts: readonly string[]): string {
  return Buffer.from(JSON.stringify(parts)).toString('base64url');
}

/** @throws BadCursor when it does not hold that many parts */
export function decodeCursor(cursor: string, count: number): string[] {
  const parts = parsed(cursor);
  const whole = Array.isArray(parts) && parts.length === count && parts.every((part) => typeof part === 'string');
  if (!whole) throw Object.assign(new Error('not a cursor of this list'), { code: 'BAD_CURSOR' as const });
  return parts;
}

function parsed(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return null;
  }
}
