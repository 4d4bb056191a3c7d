import { auditRoutes } from './audit.js';
import { calendarScreenRoutes } from './calendar.js';
import { caseRoutes } from './case.js';
import { countyRoutes } from './counties.js';
import { deadlineRoutes } from './deadlines.js';
import { installationRoutes } from './installation.js';
import { ledgerRoutes } from './ledgers.js';
import { mineRoute } from './mine.js';
import { noteRoutes } from './notes.js';
import { ownListRoutes } from './own-lists.js';
import { planBackRoute } from './plan-back.js';

/** Routes of the console's screens. */
export const SCREEN_ROUTES = [
  ownListRoutes,
  deadlineRoutes,
  calendarScreenRoutes,
  mineRoute,
  ledgerRoutes,
  noteRoutes,
  caseRoutes,
  auditRoutes,
  installationRoutes,
  planBackRoute,
  countyRoutes,
];
