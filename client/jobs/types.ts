import type { Via } from '../../domain/approval/facts.js';
import type { Instant } from '../../domain/calendar/instant.js';
import type { CycleId } from '../../domain/ids.js';
import type { CommandRequest } from '../../schemas/request.js';
import type { Database } from '../../store/database.js';
import type { JobDetail, JobLine } from '../../store/views/jobs.js';
import type { Caller } from '../callers.js';
import type { Gateway } from '../gateway-ports.js';
import type { Reads } from '../reads.js';
import type { Refused } from '../refusals.js';
import type { SheetKind } from '../sheet/columns.js';

/** A command for one case. */
export type JobCase = { cycleId: CycleId; request: CommandRequest };

/** Long work somebody asks for. `id`: chosen by the caller, who may ask again under it. */
export type JobAsked = { id?: string; via: Via } & (
  | { kind: 'import'; sheet: SheetKind; onlyValid: boolean; bytes: Uint8Array }
  | { kind: 'repair'; reason: string | null; cases: readonly JobCase[] }
  | { kind: 'rebuild'; reason: string }
);

/** How many cycles deriving a county anew would go through, and whether somebody has asked for it already. */
export type RebuildAhead = { cycles: number; underWay: boolean };

/** Long work of people: asking for it, and seeing how far one's own is. */
export type JobDesk = {
  /** Puts it in the queue and answers at once. Refused where another has work under that id. */
  ask(caller: Caller, asked: JobAsked): Promise<JobDetail | Refused>;
  /**
   * Puts work that is over in the queue again with the parts that were not done; null when the caller has none of that
   * id. A part that was done and not noted is done once: its command has the id it had.
   */
  again(caller: Caller, id: string): Promise<JobDetail | Refused | null>;
  /** What deriving the county anew would take hold of. */
  ahead(caller: Caller): Promise<RebuildAhead>;
  list(caller: Caller): Promise<JobLine[]>;
  one(caller: Caller, id: string): Promise<JobDetail | null>;
  /** Own work that moved on after a moment, and the newest moment seen. */
  changed(caller: Caller, after: Instant): Promise<{ jobs: string[]; at: Instant }>;
};

/** What the work is done with. `rebuild`: derives the rows of one cycle again. */
export type JobPorts = {
  db: Database;
  gateway: Gateway;
  reads: Pick<Reads, 'directories' | 'lots' | 'openedBy' | 'policyInForce'>;
  rebuild(cycleId: CycleId): Promise<void>;
  now(): Instant;
  /** Waits before a part is tried again, in ms. */
  pause(ms: number): Promise<void>;
  onFault(error: unknown, where: string): void;
};
