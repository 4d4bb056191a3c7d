import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { importJobQuery, rebuildJobSchema, repairJobSchema } from '../../schemas/jobs.js';
import { parseCommandRequest } from '../../schemas/request.js';
import type { JobAsked, JobCase } from '../jobs/types.js';
import { badInput, type Refused } from '../refusals.js';
import { MOST_FILE_BYTES } from '../sheet/unpack.js';
import { viaOf } from './command-routes.js';
import { bodyBy, queryOf } from './input.js';
import type { AppParts } from './parts.js';
import { refuse } from './problem.js';
import { SHEET_TOO_LARGE } from './sheet-routes.js';
import type { Signed } from './sign-in.js';

/** Long work (任务): asked for here, done by the server, looked at again whenever its owner comes back. */
export function jobRoutes({ jobs }: AppParts): Hono<Signed> {
  const routes = new Hono<Signed>();
  const limit = bodyLimit({ maxSize: MOST_FILE_BYTES, onError: SHEET_TOO_LARGE });
  const ask = async (context: Context<Signed>, asked: JobAsked | Refused): Promise<Response> => {
    const given = 'allowedNow' in asked ? asked : await jobs.ask(context.get('caller'), asked);
    return 'allowedNow' in given ? refuse(context, given) : context.json(given, 202);
  };

  routes.get('/jobs', async (context) => context.json({ jobs: await jobs.list(context.get('caller')) }));
  // Before that of one piece of work, which it looks like.
  routes.get('/jobs/rebuild', async (context) => context.json(await jobs.ahead(context.get('caller'))));
  routes.get('/jobs/:id', async (context) => {
    const id = context.req.param('id');
    const job = await jobs.one(context.get('caller'), id);
    return job === null ? refuse(context, noJob(id, 'read')) : context.json(job);
  });
  routes.post('/jobs/:id/again', async (context) => {
    const id = context.req.param('id');
    const job = await jobs.again(context.get('caller'), id);
    if (job === null) return refuse(context, noJob(id, 'command'));
    return 'allowedNow' in job ? refuse(context, job) : context.json(job, 202);
  });
  routes.post('/jobs/import', limit, async (context) => ask(context, await importIn(context)));
  routes.post('/jobs/repair', async (context) => ask(context, await repairIn(context)));
  routes.post('/jobs/rebuild', async (context) => {
    const body = await bodyBy(context, rebuildJobSchema);
    if ('issues' in body) return refuse(context, badInput('rebuild', body.issues));
    const { id, reason } = body.value;
    return ask(context, { ...named(id), kind: 'rebuild', reason, via: viaOf(context) });
  });
  return routes;
}

function noJob(job: string, tried: string): Refused {
  return { code: 'unknown-subject', tried, why: { job }, allowedNow: [] };
}

function named(id: string | undefined): { id?: string } {
  return id === undefined ? {} : { id };
}

async function importIn(context: Context<Signed>): Promise<JobAsked | Refused> {
  const query = queryOf(context, importJobQuery);
  if ('issues' in query) return badInput('import', query.issues);
  const { id, kind: sheet = 'start', onlyValid } = query.value;
  const bytes = new Uint8Array(await context.req.arrayBuffer());
  return { ...named(id), kind: 'import', sheet, onlyValid: onlyValid === 'true', bytes, via: viaOf(context) };
}

/** Every command is read before any is given: what is wrong with one is told with the number of its case. */
async function repairIn(context: Context<Signed>): Promise<JobAsked | Refused> {
  const body = await bodyBy(context, repairJobSchema);
  if ('issues' in body) return badInput('repair', body.issues);
  const { id, reason = null } = body.value;
  const cases: JobCase[] = [];
  for (const [at, { cycle: cycleId, command }] of body.value.cases.entries()) {
    const parsed = parseCommandRequest(command);
    if ('issues' in parsed) {
      const issues = parsed.issues.map((issue) => ({ ...issue, field: `cases.${at}.command.${issue.field}` }));
      return badInput('repair', issues);
    }
    cases.push({ cycleId, request: parsed.value });
  }
  return { ...named(id), kind: 'repair', reason, cases, via: viaOf(context) };
}
