import type { WorkflowClient } from '@temporalio/client';
import type { Instant } from '../../domain/calendar/instant.js';
import type { Database } from '../../store/database.js';

/** What the directory desk stands on. */
export type DirectoryDeskParts = {
  db: Database;
  engine: WorkflowClient;
  taskQueue: string;
  now(): Instant;
  /** How long an answer may wait for the cycles. */
  waitMs: number;
};
