import type { Via } from '../domain/approval/facts.js';
import type { Instant } from '../domain/calendar/instant.js';
import type { CycleId, RegionCode } from '../domain/ids.js';
import type { JobKind } from './registry/jobs/kinds.js';

type JobsTable = {
  id: string;
  code: RegionCode;
  person: string;
  via: Via;
  kind: JobKind;
  asked: object;
  file: string | null;
  reason: string | null;
  asked_at: Instant;
  changed_at: Instant;
  ended_at: Instant | null;
  parts: number | null;
  holder: string | null;
  lease_until: Instant | null;
};

type JobPartsTable = {
  job: string;
  n: number;
  code: RegionCode;
  cycle_id: CycleId | null;
  title: string;
  asked: object | null;
  outcome: 'done' | 'refused' | 'failed' | null;
  result: object | null;
};

/** Long work and its parts. */
export type JobTables = { jobs: JobsTable; job_parts: JobPartsTable };
