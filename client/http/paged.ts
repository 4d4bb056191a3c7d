import type { Context } from 'hono';
import { isBadCursor } from '../../store/views/cursor.js';
import { badInput } from '../refusals.js';
import { refuse } from './problem.js';

/** An answer by pages: a cursor that no page of ours had is told as a mistake of the caller. */
export async function paged(context: Context, answer: () => Promise<Response>): Promise<Response> {
  try {
    return await answer();
  } catch (error) {
    if (isBadCursor(error)) return refuse(context, badInput('read', [BAD_CURSOR]));
    throw error;
  }
}

const BAD_CURSOR = {
  field: 'after',
  expected: { zh: '上一页的 next', en: '`next` of the page before' },
  mend: { zh: '从第一页重新开始', en: 'begin again at the first page' },
};
