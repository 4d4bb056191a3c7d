import { Hono } from 'hono';
import { handOverSchema, undoHandOverSchema } from '../../schemas/directory-change.js';
import { toldHandOver, toldUndo } from '../directory/hand-over-words.js';
import { badInput } from '../refusals.js';
import { viaOf } from './command-routes.js';
import { bodyBy } from './input.js';
import type { AppParts } from './parts.js';
import { refuse } from './problem.js';
import type { Signed } from './sign-in.js';

const TRIED = 'hand-over';
const UNDO_TRIED = 'undo-repair';

/** All tasks of one person to another, over the cases of the county, and back; tried only, unless confirmed. */
export function handOverRoute({ handOver, undoHandOver }: AppParts): Hono<Signed> {
  const routes = new Hono<Signed>();
  routes.post('/hand-over', async (context) => {
    const asked = await bodyBy(context, handOverSchema);
    if ('issues' in asked) return refuse(context, badInput(TRIED, asked.issues));
    const { confirm, ...data } = asked.value;
    const answer = await handOver({ caller: context.get('caller'), via: viaOf(context), data, confirm });
    return 'code' in answer ? refuse(context, answer) : context.json(toldHandOver(answer));
  });
  routes.post('/hand-over/undo', async (context) => {
    const asked = await bodyBy(context, undoHandOverSchema);
    if ('issues' in asked) return refuse(context, badInput(UNDO_TRIED, asked.issues));
    const { confirm, ...data } = asked.value;
    const answer = await undoHandOver({ caller: context.get('caller'), via: viaOf(context), data, confirm });
    return 'code' in answer ? refuse(context, answer) : context.json(toldUndo(answer));
  });
  return routes;
}
