import type { Instant } from '../../domain/calendar/instant.js';
import type { Database } from '../../store/database.js';

/** What the policy desk stands on. `roots`: folders with profiles, that of the installation last. */
export type PolicyDeskParts = { db: Database; roots: readonly string[]; now(): Instant };
