import type { Context } from 'hono';
import type { RegionCode } from '../../../domain/ids.js';
import type { Parsed, Schema } from '../../../schemas/parse.js';
import { mayNotRead } from '../../authority.js';
import type { Caller } from '../../callers.js';
import { badInput, type Refused } from '../../refusals.js';
import type { Looking } from '../../screens/looking.js';
import { bodyBy, queryOf } from '../input.js';
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

/** One of the counties a list may be asked of: the own, when none is named. */
type OfCounty = { code?: RegionCode | undefined };

/** Query, then the right to look at the county it names, then answer. */
export async function askedOf<Query extends OfCounty>(
  context: Context<Signed>,
  schema: Schema<Query>,
  answer: (looking: Looking, query: Omit<Query, 'code'>) => Promise<Answer>,
): Promise<Response> {
  return asked(context, schema, async (caller, { code = caller.code, ...query }) => {
    const forbidden = code === caller.code ? undefined : mayNotRead(caller, code);
    if (forbidden === undefined) return answer({ caller, code }, query);
    return refuse(context, { code: forbidden.refused, tried: 'read', why: forbidden.why, allowedNow: [] });
  });
}

/** Body, then answer. */
export async function sent<Body>(
  context: Context<Signed>,
  schema: Schema<Body>,
  answer: (caller: Caller, body: Body) => Promise<Answer>,
): Promise<Response> {
  return answered(context, await bodyBy(context, schema), answer);
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
