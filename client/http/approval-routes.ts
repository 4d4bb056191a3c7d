import { type Context, Hono } from 'hono';
import { type SeenApproval, seenApproval } from '../seen-approval.js';
import type { AppParts } from './parts.js';
import { refuse } from './problem.js';
import type { Signed } from './sign-in.js';
import { visibleCycle } from './visible-cycle.js';

/** One running approval as the caller sees it, with what changed since he last did; opening it leaves a read mark. */
export function approvalRoutes({ reads, now }: AppParts): Hono<Signed> {
  const routes = new Hono<Signed>();
  const visible = visibleCycle(reads);

  routes.get('/cycles/:id/approvals/:approval', (context) =>
    visible(context, async ({ caller, cycleId, cycle: { state } }) => {
      const id = context.req.param('approval');
      return answer(context, id, await seenApproval(reads, { caller, cycleId, state, id }));
    }),
  );
  routes.post('/cycles/:id/approvals/:approval/read', (context) =>
    visible(context, async ({ caller, cycleId, cycle: { state } }) => {
      const id = context.req.param('approval');
      const seen = await seenApproval(reads, { caller, cycleId, state, id });
      if (seen !== null) await reads.markRead(caller, { cycleId, approval: id }, now());
      return answer(context, id, seen);
    }),
  );
  return routes;
}

function answer(context: Context<Signed>, id: string, seen: SeenApproval | null): Response {
  if (seen !== null) return context.json(seen);
  return refuse(context, { code: 'unknown-subject', tried: 'read', why: { approval: id }, allowedNow: [] });
}
