import type { WorkflowClient } from '@temporalio/client';
import type { Instant } from '../../domain/calendar/instant.js';
import type { Database } from '../../store/database.js';

/** What the calendar desk stands on. `roots`: folders with calendars, that of the installation last. */
export type DeskParts = {
  db: Database;
  engine: WorkflowClient;
  taskQueue: string;
  roots: readonly string[];
  now(): Instant;
  /** How long an answer may wait for the cycles. */
  waitMs: number;
};
