import type { Instant } from '../../domain/calendar/instant.js';
import type { Forecast } from '../../domain/forecast/types.js';
import type { CalendarDesk } from '../calendar/desk.js';
import type { Caller } from '../callers.js';
import type { Gateway } from '../cycles.js';
import type { DirectoryDesk } from '../directory/desk.js';
import type { HandOverAsked, HandOverReport } from '../directory/hand-over.js';
import type { UndoHandOverAsked, UndoHandOverReport } from '../directory/undo-hand-over.js';
import type { RouteQuestion } from '../forecast.js';
import type { OidcDoor } from '../identity/oidc.js';
import type { IdentityDesk } from '../identity/types.js';
import type { JobDesk } from '../jobs/types.js';
import type { LinkDesk } from '../links/desk.js';
import type { Operator } from '../operate.js';
import type { PolicyDesk } from '../policies/desk.js';
import type { Reads } from '../reads.js';
import type { Refused } from '../refusals.js';
import type { RunningState } from '../running.js';
import type { Screens } from '../screens/screens.js';
import type { ClockKeeper } from '../second-clock-keeper.js';

/** One thing the service rests on, and whether it is there. */
export type Readiness = { name: string; ready: boolean; detail?: string };

/** How browsers reach us. `secure`: over https; `behindProxy`: the proxy notes from where. */
export type Door = { secure: boolean; behindProxy: boolean };

/** What the HTTP application is made of; tests hand in their own. */
export type AppParts = {
  gateway: Gateway;
  reads: Reads;
  calendars: CalendarDesk;
  policies: PolicyDesk;
  operator: Operator;
  directories: DirectoryDesk;
  handOver(asked: HandOverAsked): Promise<HandOverReport | Refused>;
  undoHandOver(asked: UndoHandOverAsked): Promise<UndoHandOverReport | Refused>;
  /** Who would decide on a matter, and when it would be through. */
  forecast(caller: Caller, asked: RouteQuestion): Promise<Forecast | Refused>;
  jobs: JobDesk;
  links: LinkDesk;
  screens: Screens;
  /** What it stands on. */
  installation: { running(): Promise<RunningState>; secondClock: ClockKeeper };
  identity: IdentityDesk;
  /** Signing in with a provider; null where none is set. */
  oidc: OidcDoor | null;
  /** The token of this machine, whose holder acts for whom he names; null where nobody may. */
  token: string | null;
  door: Door;
  /** Where the built console lies; null where it was not built. */
  console: string | null;
  now(): Instant;
  readiness(): Promise<Readiness[]>;
  /** Where a fault of ours is told; its caller only learns that there was one. */
  onFault(error: unknown, where: string): void;
};
