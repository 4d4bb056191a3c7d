import { type Context, Hono } from 'hono';
import { parsedBy } from '../../schemas/parse.js';
import { policyImportSchema } from '../../schemas/policy-import.js';
import type { Caller } from '../callers.js';
import type { ProfileTexts } from '../policies/read-profile.js';
import { badInput } from '../refusals.js';
import { jsonBody } from './input.js';
import { NO_DIGEST } from './no-digest.js';
import type { AppParts } from './parts.js';
import { answer, refuse } from './problem.js';
import type { Signed } from './sign-in.js';

const TRIED = 'import-policy';

/** Policy profiles: what one would change, and publishing just that. */
export function policyRoutes({ policies }: AppParts): Hono<Signed> {
  const routes = new Hono<Signed>();
  routes.post('/policies/preview', (context) =>
    withBody(context, (caller, { texts }) => policies.preview(caller, texts)),
  );
  routes.post('/policies', (context) =>
    withBody(context, async (caller, { texts, digest }) =>
      digest === undefined ? badInput(TRIED, [NO_DIGEST]) : policies.publish(caller, texts, digest),
    ),
  );
  return routes;
}

type Body = { texts: ProfileTexts; digest: string | undefined };

async function withBody(
  context: Context<Signed>,
  act: (caller: Caller, body: Body) => Promise<object>,
): Promise<Response> {
  const body = await jsonBody(context);
  if ('issues' in body) return refuse(context, badInput(TRIED, body.issues));
  const parsed = parsedBy(policyImportSchema, body.value);
  if ('issues' in parsed) return refuse(context, badInput(TRIED, parsed.issues));
  const { profile, sources: register = '', digest } = parsed.value;
  return answer(context, await act(context.get('caller'), { texts: { profile, register }, digest }));
}
