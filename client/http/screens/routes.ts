import { calendarScreenRoutes } from './calendar.js';
import { deadlineRoutes } from './deadlines.js';
import { mineRoute } from './mine.js';
import { ownListRoutes } from './own-lists.js';

/** Routes of the console's screens. */
export const SCREEN_ROUTES = [ownListRoutes, deadlineRoutes, calendarScreenRoutes, mineRoute];
