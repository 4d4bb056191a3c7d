import type { Context } from 'hono';
import type { No } from '../../../domain/refusal.js';
import type { Parsed, Schema } from '../../../schemas/parse.js';
import { parsedBy } from '../../../schemas/parse.js';
import { mayNotRead } from '../../authority.js';
import type { Caller } from '../../callers.js';
import { badInput, type Refused } from '../../refusals.js';
import { jsonBody, queryOf } from '../input.js';
import { refuse } from '../problem.js';
import type { Signed } from '../sign-in.js';

type May = (caller: Caller) => No | undefined;
/** One's own list: whoever is in the directory may see it. */
export const own: May = () => undefined;
/** Offices of the county. */
export const office: May = (caller) => mayNotRead(caller, caller.code);
/** What only those who run the installation see. */
export const administrator: May = ({ card }) =>
  card.posts.includes('administrator') || card.posts.includes('superior')
    ? undefined
    : { refused: 'not-allowed-to-read', why: { person: card.name } };

type Answer = object | Response;

/** Right, then query, then answer. */
export async function asked<Query>(
  context: Context<Signed>,
  { schema, may }: { schema: Schema<Query>; may: May },
  answer: (caller: Caller, query: Query) => Promise<Answer>,
): Promise<Response> {
  return answered(context, may, queryOf(context, schema), answer);
}

/** Right, then body, then answer. */
export async function sent<Body>(
  context: Context<Signed>,
  { schema, may }: { schema: Schema<Body>; may: May },
  answer: (caller: Caller, body: Body) => Promise<Answer>,
): Promise<Response> {
  const body = await jsonBody(context);
  return answered(context, may, 'issues' in body ? body : parsedBy(schema, body.value), answer);
}

async function answered<Input>(
  context: Context<Signed>,
  may: May,
  input: Parsed<Input>,
  answer: (caller: Caller, input: Input) => Promise<Answer>,
): Promise<Response> {
  const caller = context.get('caller');
  const forbidden = may(caller);
  if (forbidden !== undefined) {
    return refuse(context, { code: forbidden.refused, tried: 'read', why: forbidden.why, allowedNow: [] });
  }
  if ('issues' in input) return refuse(context, badInput('read', input.issues));
  const found = await answer(caller, input.value);
  return found instanceof Response ? found : context.json(found);
}

/** There is no such thing for this caller. */
export function notThere(context: Context<Signed>, why: Refused['why']): Response {
  return refuse(context, { code: 'unknown-subject', tried: 'read', why, allowedNow: [] });
}
