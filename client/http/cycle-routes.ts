import { Hono } from 'hono';
import { approvalIdOf } from '../../domain/approval/find.js';
import type { PossibleVerb } from '../../domain/approval/verbs-for.js';
import { legalDay } from '../../domain/calendar/instant.js';
import { QUERIES } from '../../schemas/query.js';
import { badInput } from '../refusals.js';
import { type Origin, originsOf } from '../screens/audit-origin.js';
import { withSlack } from '../screens/days.js';
import { allFacts } from '../seen-approval.js';
import { type Timeline, timelinesOf } from '../timeline.js';
import { queryOf } from './input.js';
import { paged } from './paged.js';
import type { AppParts } from './parts.js';
import { refuse } from './problem.js';
import type { Signed } from './sign-in.js';
import { visibleCycle } from './visible-cycle.js';

/** A page of the record, and by which door each of its facts came there. */
export type FactsAnswer = Awaited<ReturnType<AppParts['reads']['facts']>> & { origins: Record<string, Origin> };

type ObjectableTimeline = Timeline & { objections: string[] };
/** The approvals of a cycle, each with its course and the tasks the reader may object to. */
export type CourseAnswer = { approvals: ObjectableTimeline[] };

/** One cycle: what it is and what may be done, its record, its duties, its approvals. */
export function cycleRoutes({ reads, gateway, now }: AppParts): Hono<Signed> {
  const routes = new Hono<Signed>();
  const seen = visibleCycle({ reads, now });

  routes.get('/cycles/:id', (context) =>
    seen(context, async ({ acting, cycle }) => {
      const [allowedNow, account, stations] = await Promise.all([
        // Whoever only looks in from above gives no commands there.
        acting === null ? [] : gateway.allowed(acting, cycle.state),
        gateway.account(cycle.state),
        gateway.stations(cycle.state),
      ]);
      return context.json({ ...cycle, account, stations, allowedNow });
    }),
  );
  routes.get('/cycles/:id/facts', (context) =>
    seen(context, async ({ cycleId, code }) => {
      const query = queryOf(context, QUERIES.facts);
      if ('issues' in query) return refuse(context, badInput('read', query.issues));
      const { after: afterSeq = 0, limit } = query.value;
      const page = { cycleId, afterSeq, ...(limit === undefined ? {} : { limit }) };
      const facts = await reads.facts(code, page);
      // Beside the facts, and not in them: each stands as its hash was taken.
      return context.json({ ...facts, origins: originsOf(facts.facts) } satisfies FactsAnswer);
    }),
  );
  routes.get('/cycles/:id/obligations', (context) =>
    seen(context, async ({ cycleId, code }) => {
      const query = queryOf(context, QUERIES.obligations.omit({ cycle: true, code: true }));
      if ('issues' in query) return refuse(context, badInput('read', query.issues));
      const { live, ...filter } = query.value;
      const only = live === undefined ? {} : { live: live === 'true' };
      const today = legalDay(now());
      return paged(context, async () => {
        const [page, calendar] = await Promise.all([
          reads.obligations(code, { ...filter, ...only, cycleId, today }),
          reads.calendar(code),
        ]);
        return context.json({ ...page, obligations: withSlack(page.obligations, { today, calendar }) });
      });
    }),
  );
  routes.get('/cycles/:id/approvals', (context) =>
    seen(context, async ({ cycleId, code }) => context.json(await reads.approvals(code, cycleId))),
  );
  routes.get('/cycles/:id/course', (context) =>
    seen(context, async ({ acting, cycleId, code, cycle: { state } }) => {
      const [approvals, facts, verbs] = await Promise.all([
        reads.approvals(code, cycleId),
        allFacts(reads, code, cycleId),
        acting === null ? [] : gateway.verbs(acting, state),
      ]);
      const courses = approvals === null ? [] : timelinesOf(approvals, facts);
      return context.json({ approvals: courses.map((course) => withObjections(course, verbs)) } satisfies CourseAnswer);
    }),
  );
  return routes;
}

/** Signatures on paper the reader may still say he did not give, also once the approval has ended. */
function withObjections(course: Timeline, verbs: readonly PossibleVerb[]): ObjectableTimeline {
  const tasks = verbs.flatMap(({ kind, task }) => (kind === 'object-to-paper' && task !== undefined ? [task] : []));
  return { ...course, objections: tasks.filter((task) => approvalIdOf(task) === course.id) };
}
