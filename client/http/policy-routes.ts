import { Hono } from 'hono';
import { policyImportSchema } from '../../schemas/policy-import.js';
import { badInput } from '../refusals.js';
import { NO_DIGEST } from './no-digest.js';
import type { AppParts } from './parts.js';
import type { Signed } from './sign-in.js';
import { withBody } from './with-body.js';

const IMPORT = { tried: 'import-policy', schema: policyImportSchema } as const;

/** Policy profiles: what one would change, and publishing just that. */
export function policyRoutes({ policies }: AppParts): Hono<Signed> {
  const routes = new Hono<Signed>();
  routes.post('/policies/preview', (context) =>
    withBody(context, IMPORT, (caller, { profile, sources: register = '' }) =>
      policies.preview(caller, { profile, register }),
    ),
  );
  routes.post('/policies', (context) =>
    withBody(context, IMPORT, async (caller, { profile, sources: register = '', digest }) =>
      digest === undefined
        ? badInput(IMPORT.tried, [NO_DIGEST])
        : policies.publish(caller, { profile, register }, digest),
    ),
  );
  return routes;
}
