import { randomInt } from 'node:crypto';

const LEAST = 10;
const MOST = 200;

/** Why a password will not do. */
export type Unfit = 'short' | 'long' | 'has-account' | 'as-before';

/** Length is what counts: no rule asks for signs that people then write at the end. */
export function unfit(password: string, account: string, before?: string): Unfit | null {
  const length = [...password].length;
  if (length < LEAST) return 'short';
  if (length > MOST) return 'long';
  if (password.toLowerCase().includes(account)) return 'has-account';
  return password === before ? 'as-before' : null;
}

/** Without signs that are read for one another. */
const SIGNS = 'abcdefghjkmnpqrstuvwxyz23456789';
const GROUPS = 4;
const GROUP_SIGNS = 4;

/** A first password to be read out over a desk, 79 bits: `x7kq-m2np-…`. */
export function firstPassword(): string {
  const group = () => Array.from({ length: GROUP_SIGNS }, () => SIGNS[randomInt(SIGNS.length)]).join('');
  return Array.from({ length: GROUPS }, group).join('-');
}

/** The one form an account's name is kept and found in. */
export function accountName(text: string): string | null {
  const folded = text.trim().normalize('NFKC').toLowerCase();
  return /^[\p{L}\p{N}][\p{L}\p{N}._@-]{1,59}$/u.test(folded) ? folded : null;
}
