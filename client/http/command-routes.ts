import { type Context, Hono } from 'hono';
import { legalDay } from '../../domain/calendar/instant.js';
import type { Preview } from '../../domain/cycle/preview-types.js';
import { type CycleId, regionOf } from '../../domain/ids.js';
import { parseCommandRequest } from '../../schemas/request.js';
import { mayNotReadCycle } from '../authority.js';
import { besideOf } from '../beside-warnings.js';
import type { Caller } from '../callers.js';
import type { Accepted, Asked } from '../cycles.js';
import type { AskedOf } from '../gateway-ports.js';
import { openingWords } from '../opening-words.js';
import { badInput, isRefused, type Refused } from '../refusals.js';
import { outsideKind } from '../rights/takes-part.js';
import { splittingsWith } from '../splitting-warnings.js';
import { cycleIn, jsonBody } from './input.js';
import type { AppParts } from './parts.js';
import { answer, problemOf, refuse } from './problem.js';
import type { Signed } from './sign-in.js';
import { actingIn } from './visible-cycle.js';

const OPENING: readonly string[] = ['open-cycle', 'adopt-cycle'];
const VIAS = ['api', 'cli', 'console', 'batch'] as const;

/** Commands over HTTP: two addresses and their previews for all kinds, because the schemas know the rest. */
export function commandRoutes({ gateway, reads, now }: AppParts): Hono<Signed> {
  const routes = new Hono<Signed>();

  /**
   * What the county's purchases add up to is told with the answer of a command that says what one costs; with that of an
   * opening, for which of its layers nobody has written a policy; with its preview, all of that in words.
   */
  const warned: Warned = async (context, asked, given, status) => {
    if (isRefused(given)) return refuse(context, given);
    if (isRefusedPreview(given)) return answer(context, { ...given, problem: problemOf(given.refusal) }, status);
    const today = legalDay(now());
    const warnings = await splittingsWith(reads, { ...asked, today });
    const policy = OPENING.includes(asked.request.kind) ? await reads.policyInForce(asked.caller.code, today) : null;
    const missing = policy?.missing ?? [];
    const told = { ...(warnings.length === 0 ? {} : { warnings }), ...(missing.length === 0 ? {} : { missing }) };
    if (policy === null || !isPreview(given)) return answer(context, { ...given, ...told }, status);
    const [beside, calendar] = await Promise.all([
      besideOf(reads, { ...asked, today }),
      reads.calendar(asked.caller.code),
    ]);
    const words = openingWords(given, { warnings, missing, beside }, calendar);
    return answer(context, { ...given, ...told, ...beside, words }, status);
  };

  /** A command is given as whoever the caller is in the county of its case. */
  const ofCycle = (context: Context<Signed>, act: (asked: AskedOf) => Promise<Response>) =>
    withRequest(context, async (asked) => {
      const cycleId = cycleIn(context);
      const caller = cycleId === null ? null : await actingIn({ reads, now }, asked.caller, regionOf(cycleId));
      return cycleId !== null && caller !== null && (await mayAct(reads, caller, cycleId))
        ? act({ ...asked, caller, cycleId })
        : refuse(context, noCycle(context, asked));
    });

  routes.post('/cycles', (context) =>
    withOpening(context, async (asked) => warned(context, asked, await gateway.open(asked), 201)),
  );
  routes.post('/cycles/preview', (context) =>
    withOpening(context, async (asked) =>
      warned(context, asked, await gateway.preview({ ...asked, cycleId: null }), 200),
    ),
  );
  routes.post('/cycles/:id/commands', (context) =>
    ofCycle(context, async (asked) => warned(context, asked, await gateway.submit(asked), 200)),
  );
  routes.post('/cycles/:id/commands/preview', (context) =>
    ofCycle(context, async (asked) => warned(context, asked, await gateway.preview(asked), 200)),
  );
  return routes;
}

/** Whoever only takes part in some cases learns nothing of others, not even by what they would answer. */
async function mayAct(reads: AppParts['reads'], caller: Caller, cycleId: CycleId): Promise<boolean> {
  if (outsideKind(caller) === undefined) return true;
  const cycle = await reads.cycle(caller.code, cycleId);
  return cycle === null || mayNotReadCycle(caller, cycle.state) === undefined;
}

type Warned = (
  context: Context<Signed>,
  asked: Asked & { cycleId?: CycleId },
  given: Accepted | Refused | object,
  status: 200 | 201,
) => Promise<Response>;

type Act = (asked: Asked) => Promise<Response>;

async function withRequest(context: Context<Signed>, act: Act): Promise<Response> {
  const body = await jsonBody(context);
  if ('issues' in body) return refuse(context, badInput('command', body.issues));
  const parsed = parseCommandRequest(body.value);
  if ('issues' in parsed) return refuse(context, badInput(kindIn(body.value), parsed.issues));
  return act({ request: parsed.value, caller: context.get('caller'), via: viaOf(context) });
}

function withOpening(context: Context<Signed>, act: Act): Promise<Response> {
  return withRequest(context, async (asked) => {
    if (OPENING.includes(asked.request.kind)) return act(asked);
    const expected = { zh: '其中之一：open-cycle | adopt-cycle', en: 'one of: open-cycle | adopt-cycle' };
    const mend = {
      zh: '其他命令发往 /api/cycles/{id}/commands',
      en: 'send other commands to /api/cycles/{id}/commands',
    };
    return refuse(context, badInput(asked.request.kind, [{ field: 'kind', expected, mend }]));
  });
}

/** A preview that would be refused says so in words too. */
function isRefusedPreview(given: object): given is { refusal: Refused } {
  return 'refusal' in given && given.refusal !== undefined;
}

function isPreview(given: object): given is Preview {
  return 'wouldAppend' in given;
}

/**
 * Through which door: the product's own clients say so, everybody else is the API. Whoever goes through a list one by one
 * says `batch`: then only what a route lets pass in a batch is approved.
 */
export function viaOf(context: Context<Signed>): Asked['via'] {
  const named = context.req.header('x-caigou-via');
  return VIAS.find((via) => via === named) ?? 'api';
}

function kindIn(body: unknown): string {
  const kind = typeof body === 'object' && body !== null && 'kind' in body ? body.kind : undefined;
  return typeof kind === 'string' ? kind : 'command';
}

function noCycle(context: Context, { request }: Asked): Refused {
  return { code: 'unknown-cycle', tried: request.kind, why: { cycle: context.req.param('id') ?? '' }, allowedNow: [] };
}
