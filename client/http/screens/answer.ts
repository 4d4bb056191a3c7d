import type { Context } from 'hono';
import type { Parsed, Schema } from '../../../schemas/parse.js';
import { parsedBy } from '../../../schemas/parse.js';
import type { Caller } from '../../callers.js';
import { badInput, type Refused } from '../../refusals.js';
import { jsonBody, queryOf } from '../input.js';
import { refuse } from '../problem.js';
import type { Signed } from '../sign-in.js';

type Answer = object | Response;

/** Query, then answer. Who may ask at all is decided at the gate. */
export async function asked<Query>(
  context: Context<Signed>,
  schema: Schema<Query>,
  answer: (caller: Caller, query: Query) => Promise<Answer>,
): Promise<Response> {
  return answered(context, queryOf(context, schema), answer);
}

/** Body, then answer. */
export async function sent<Body>(
  context: Context<Signed>,
  schema: Schema<Body>,
  answer: (caller: Caller, body: Body) => Promise<Answer>,
): Promise<Response> {
  const body = await jsonBody(context);
  return answered(context, 'issues' in body ? body : parsedBy(schema, body.value), answer);
}

async function answered<Input>(
  context: Context<Signed>,
  input: Parsed<Input>,
  answer: (caller: Caller, input: Input) => Promise<Answer>,
): Promise<Response> {
  if ('issues' in input) return refuse(context, badInput('read', input.issues));
  const found = await answer(context.get('caller'), input.value);
  return found instanceof Response ? found : context.json(found);
}

/** There is no such thing for this caller. */
export function notThere(context: Context<Signed>, why: Refused['why']): Response {
  return refuse(context, { code: 'unknown-subject', tried: 'read', why, allowedNow: [] });
}
