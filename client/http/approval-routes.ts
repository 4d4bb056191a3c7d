import { type Context, Hono } from 'hono';
import type { PossibleVerb } from '../../domain/approval/verbs-for.js';
import type { CycleState } from '../../domain/cycle/state.js';
import type { Caller } from '../callers.js';
import { changeLines, contentLines } from '../cli/content-text.js';
import { type SeenApproval, seenApproval } from '../seen-approval.js';
import type { AppParts } from './parts.js';
import { refuse } from './problem.js';
import type { Signed } from './sign-in.js';
import { visibleCycle } from './visible-cycle.js';

/** A running approval as answered: what the caller may do, and content and changes in words, a line a field. */
export type ApprovalAnswer = SeenApproval & {
  verbs: PossibleVerb[];
  words: { content: string[]; changes: string[] };
};

/** One running approval as the caller sees it, with what changed since he last did; opening it leaves a read mark. */
export function approvalRoutes({ reads, gateway, now }: AppParts): Hono<Signed> {
  const routes = new Hono<Signed>();
  const visible = visibleCycle({ reads, now });
  // Whoever only looks in from above gives no commands there.
  const verbsOf = async (acting: Caller | null, state: CycleState) =>
    acting === null ? [] : gateway.verbs(acting, state);
  const worded = (seen: SeenApproval, verbs: PossibleVerb[]): ApprovalAnswer => {
    const { kind } = seen.approval.subject;
    const words = { content: contentLines(kind, seen.content, ''), changes: changeLines(kind, seen.changes, '') };
    return { ...seen, verbs, words };
  };

  routes.get('/cycles/:id/approvals/:approval', (context) =>
    visible(context, async ({ caller, acting, cycleId, cycle: { state } }) => {
      const id = context.req.param('approval');
      const seen = await seenApproval(reads, { caller, cycleId, state, id });
      return seen === null ? unknown(context, id) : context.json(worded(seen, await verbsOf(acting, state)));
    }),
  );
  routes.post('/cycles/:id/approvals/:approval/read', (context) =>
    visible(context, async ({ caller, acting, cycleId, cycle: { state } }) => {
      const id = context.req.param('approval');
      const seen = await seenApproval(reads, { caller, cycleId, state, id });
      if (seen === null) return unknown(context, id);
      await reads.markRead(caller, { cycleId, approval: id }, now());
      return context.json(worded(seen, await verbsOf(acting, state)));
    }),
  );
  return routes;
}

function unknown(context: Context<Signed>, id: string): Response {
  return refuse(context, { code: 'unknown-subject', tried: 'read', why: { approval: id }, allowedNow: [] });
}
