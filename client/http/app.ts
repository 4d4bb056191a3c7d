import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { accountRoutes } from './account-routes.js';
import { approvalRoutes } from './approval-routes.js';
import { calendarRoutes } from './calendar-routes.js';
import { commandRoutes } from './command-routes.js';
import { consoleRoutes } from './console-routes.js';
import { cycleRoutes } from './cycle-routes.js';
import { directoryRoutes } from './directory-routes.js';
import { eventRoutes } from './event-routes.js';
import { fileRoutes } from './file-routes.js';
import { forecastRoute } from './forecast-route.js';
import { gate } from './gate.js';
import { handOverRoute } from './hand-over-route.js';
import { headers } from './headers.js';
import { healthRoutes } from './health-routes.js';
import { jobRoutes } from './job-routes.js';
import { linkRoutes } from './link-routes.js';
import { listRoutes } from './list-routes.js';
import { mailRoutes } from './mail-routes.js';
import { oidcRoutes } from './oidc-routes.js';
import { operateRoutes } from './operate-routes.js';
import { opinionRoute } from './opinion-route.js';
import type { AppParts } from './parts.js';
import { policyRoutes } from './policy-routes.js';
import { fault } from './problem.js';
import { programmeRoutes } from './programme-routes.js';
import { proofRoute } from './proof-route.js';
import { feedRoutes } from './screens/calendar.js';
import { SCREEN_ROUTES } from './screens/routes.js';
import { sessionRoutes } from './session-routes.js';
import { sheetRoutes } from './sheet-routes.js';
import { withoutNul } from './without-nul.js';

const MOST_BODY_BYTES = 1024 * 1024;
/** Larger bodies than a command's are only for files, which have a limit of their own. */
const FILES: readonly string[] = ['/api/attachments', '/api/cycles/import', '/api/jobs/import', '/api/directory/book'];

/** The sheet's address comes before those of single cycles, which it looks like. */
const ROUTES = [
  sheetRoutes,
  commandRoutes,
  cycleRoutes,
  approvalRoutes,
  proofRoute,
  listRoutes,
  eventRoutes,
  programmeRoutes,
  fileRoutes,
  calendarRoutes,
  policyRoutes,
  operateRoutes,
  mailRoutes,
  directoryRoutes,
  forecastRoute,
  opinionRoute,
  handOverRoute,
  jobRoutes,
  ...SCREEN_ROUTES,
  sessionRoutes,
  oidcRoutes,
  accountRoutes,
];

/** The HTTP application; it opens no port. A fault of ours is told to `onFault`, its caller only that there was one. */
export function createApp(parts: AppParts): Hono {
  const app = new Hono();
  const smallBodies = bodyLimit({
    maxSize: MOST_BODY_BYTES,
    onError: (context) => fault(context, 413, '请求超过 1 MB', 'the request is larger than 1 MB'),
  });
  app.use(headers(parts.door));
  app.use('/api/*', withoutNul);
  app.use('/api/*', (context, next) => (FILES.includes(context.req.path) ? next() : smallBodies(context, next)));
  app.use('/api/*', gate(parts));
  for (const makes of ROUTES) {
    const routes = makes(parts);
    app.route('/api', routes);
  }
  app.route('/', healthRoutes(parts));
  app.route('/l', linkRoutes(parts));
  app.route('/ics', feedRoutes(parts));
  app.route('/', consoleRoutes(parts));
  app.notFound((context) => fault(context, 404, '没有这个地址', 'no such address'));
  app.onError((error, context) => {
    parts.onFault(error, `${context.req.method} ${withoutToken(context.req.path)}`);
    return fault(context, 500, '系统故障，请联系管理员', 'a fault of ours; the administrator has been told');
  });
  return app;
}

/** Whoever has the address of a link may act by it: it stands in no log. */
function withoutToken(path: string): string {
  return path.replace(/^\/(l|ics)\/.*/, '/$1/…');
}
