import type { PlainDate } from '../domain/calendar/plain-date.js';
import type { Resolution, ResolveRequest } from '../domain/cycle/agenda-types.js';
import { resolveSeats } from '../domain/directory/resolve.js';
import { type CycleId, regionOf } from '../domain/ids.js';
import { withEffect } from './effects.js';
import type { Ports } from './ports.js';

export type ResolveInput = { cycleId: CycleId; request: ResolveRequest; today: PlainDate };

/** Without a directory nobody can act, which is an answer: the entry is unmanned and the administrator owns it. */
const NOBODY: Resolution = { directoryRev: 0, seats: [], excluded: [], away: [] };

/** Finds the people of a step that opened, in the jurisdiction's newest directory. Reads only. */
export function resolveApprovers({ registry, at }: Ports) {
  return ({ cycleId, request, today }: ResolveInput): Promise<Resolution> =>
    withEffect(at, 'resolve-approvers', async (during) => {
      const directory = await registry.directory(regionOf(cycleId));
      during();
      return directory === null ? NOBODY : resolveSeats(request, directory, today);
    });
}
