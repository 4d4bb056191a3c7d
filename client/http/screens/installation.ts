import { Hono } from 'hono';
import { legalDay } from '../../../domain/calendar/instant.js';
import { isWellFormed } from '../../../domain/calendar/layers.js';
import { compilePolicy } from '../../../domain/policy/compile.js';
import { diffPolicies } from '../../../domain/policy/diff.js';
import { explainPolicy } from '../../../domain/policy/explain.js';
import { CALENDAR_QUERIES, POLICY_QUERIES } from '../../../schemas/screen-query.js';
import { listedProfiles } from '../../cli/policy-list.js';
import { worded, wordedDiff } from '../../screens/policy-words.js';
import type { AppParts } from '../parts.js';
import type { Signed } from '../sign-in.js';
import { asked, notThere } from './answer.js';

/** Policies as they are published - law is everybody's to read -, and what the installation stands on. */
export function installationRoutes({ installation, policies, now }: AppParts): Hono<Signed> {
  const routes = new Hono<Signed>();

  routes.get('/policies', (context) =>
    asked(context, POLICY_QUERIES.list, async () => {
      const { layers, problems } = await policies.known();
      return { profiles: listedProfiles(layers), problems };
    }),
  );
  routes.get('/policies/diff', (context) =>
    asked(context, POLICY_QUERIES.diff, async (_caller, { a, aOn, b, bOn }) => {
      const unknown = [a, b].find((code) => !isWellFormed(code));
      if (unknown !== undefined) return notThere(context, { policy: unknown });
      const today = legalDay(now());
      const { layers } = await policies.known();
      const [first, second] = [compilePolicy(layers, a, aOn ?? today), compilePolicy(layers, b, bOn ?? today)];
      return { a: named(first), b: named(second), ...wordedDiff(diffPolicies(first.policy, second.policy)) };
    }),
  );
  routes.get('/policies/:code', (context) =>
    asked(context, POLICY_QUERIES.explain, async (_caller, { on, rule }) => {
      const { layers, sources } = await policies.known();
      const code = layers.find((layer) => layer.code === context.req.param('code'))?.code;
      if (code === undefined) return notThere(context, { policy: context.req.param('code') });
      const found = explainPolicy(layers, code, on ?? legalDay(now()));
      const rules = rule === undefined ? found.rules : found.rules.filter(({ id }) => id === rule);
      return { ...worded({ ...found, rules }), sources };
    }),
  );
  routes.get('/running', (context) => asked(context, CALENDAR_QUERIES.nothing, () => installation.running()));
  return routes;
}

function named({ policy: { id, version, hash, missing } }: ReturnType<typeof compilePolicy>) {
  return { id, version, hash, missing };
}
