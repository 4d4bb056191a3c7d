import type { Instant } from '../../domain/calendar/instant.js';
import type { CalendarDesk } from '../calendar/desk.js';
import type { Gateway } from '../cycles.js';
import type { LinkDesk } from '../links/desk.js';
import type { Reads } from '../reads.js';

/** One thing the service rests on, and whether it is there. */
export type Readiness = { name: string; ready: boolean; detail?: string };

/** What the HTTP application is made of; tests hand in their own. */
export type AppParts = {
  gateway: Gateway;
  reads: Reads;
  calendars: CalendarDesk;
  links: LinkDesk;
  /** The local token every caller must show. */
  token: string;
  now(): Instant;
  readiness(): Promise<Readiness[]>;
  /** Where a fault of ours is told; its caller only learns that there was one. */
  onFault(error: unknown, where: string): void;
};
