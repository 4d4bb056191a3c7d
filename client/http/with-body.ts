import type { Context } from 'hono';
import type { Schema } from '../../schemas/parse.js';
import type { Caller } from '../callers.js';
import { badInput } from '../refusals.js';
import { bodyBy } from './input.js';
import { answer, refuse } from './problem.js';
import type { Signed } from './sign-in.js';

/** What is tried, how its body reads, and where it differs: many values at once, another answer than 200. */
type Asked<Body> = { tried: string; schema: Schema<Body>; mostValues?: number; status?: 200 | 201 };

/** Reads the body, acts, and answers with what came of it; refused where the body cannot be read, or the act is. */
export async function withBody<Body>(
  context: Context<Signed>,
  { tried, schema, mostValues, status }: Asked<Body>,
  act: (caller: Caller, body: Body) => Promise<object>,
): Promise<Response> {
  const body = await bodyBy(context, schema, mostValues);
  if ('issues' in body) return refuse(context, badInput(tried, body.issues));
  return answer(context, await act(context.get('caller'), body.value), status);
}
