import type { WorkflowClient } from '@temporalio/client';
import { regionOf } from '../domain/ids.js';
import type { Database } from '../store/database.js';
import { askedBefore, forgetAsked, noteAsked } from '../store/registry/asked-commands.js';
import { compiledCalendar, currentCalendar } from '../store/registry/calendars.js';
import { takeCycleNumber } from '../store/registry/cycle-numbers.js';
import { compiledPolicy, keepMoved } from '../store/registry/policies.js';
import { compiledFor, versionsBetween } from '../store/registry/policy-in-force.js';
import { cycleDetail } from '../store/views/cycles.js';
import { ackOf } from '../store/views/facts.js';
import { machineNow } from './clock.js';
import type { GatewayPorts } from './gateway-ports.js';

/** How long a caller may wait before he is told that nothing is known yet. */
const WAIT_MS = 20_000;

/** The gateway's ports over the real store and engine. `world` differs in a rehearsal only. */
export function gatewayPorts(
  db: Database,
  engine: { client: WorkflowClient; taskQueue: string },
  world: Partial<Pick<GatewayPorts, 'now' | 'clockOffsetMs' | 'waitMs'>> = {},
): GatewayPorts {
  const now = world.now ?? machineNow;
  return {
    engine: engine.client,
    taskQueue: engine.taskQueue,
    record: {
      ackOf: (cycleId, commandId) => ackOf(db, cycleId, commandId),
      stateOf: async (cycleId) => (await cycleDetail(db, regionOf(cycleId), cycleId))?.state ?? null,
      takeNumber: (code, year) => takeCycleNumber(db, code, year),
      askedBefore: (scope, commandId) => askedBefore(db, { scope, commandId }),
      noteAsked: (scope, asked) => noteAsked(db, { scope, ...asked }, machineNow()),
      forgetAsked: (scope, commandId) => forgetAsked(db, { scope, commandId }),
    },
    judging: {
      policyInForce: (code, on) => compiledFor(db, code, on),
      newestCalendar: (code) => currentCalendar(db, code),
      versionsBetween: (code, after, before) => versionsBetween(db, code, after, before),
      policy: (ref) => compiledPolicy(db, ref),
      keepMoved: (policy) => keepMoved(db, policy, now()),
      calendar: (ref) => compiledCalendar(db, ref),
    },
    now,
    clockOffsetMs: world.clockOffsetMs ?? 0,
    waitMs: world.waitMs ?? WAIT_MS,
  };
}
