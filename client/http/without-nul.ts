import type { MiddlewareHandler } from 'hono';
import { badInput } from '../refusals.js';
import { refuse } from './problem.js';

const NUL = {
  field: '(input)',
  expected: { zh: '不含空字符（U+0000）的地址', en: 'an address without the character U+0000' },
  mend: { zh: '去掉地址里的 %00', en: 'take %00 out of the address' },
};

/** No name in a path holds this character, and the database takes none: it is refused before anybody looks it up. */
export const withoutNul: MiddlewareHandler = async (context, next) => {
  if (/\0|%00/.test(context.req.path)) return refuse(context, badInput('read', [NUL]));
  await next();
  return undefined;
};
