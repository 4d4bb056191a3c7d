import type { Context } from 'hono';
import { legalDay } from '../../domain/calendar/instant.js';
import type { CycleState } from '../../domain/cycle/state.js';
import { type CycleId, type RegionCode, regionOf } from '../../domain/ids.js';
import type { CycleLine } from '../../store/views/cycles.js';
import { mayNotReadCycle } from '../authority.js';
import type { Caller } from '../callers.js';
import type { Refused } from '../refusals.js';
import { looksAfter } from '../rights/roles.js';
import { outsideKind } from '../rights/takes-part.js';
import { whoThere } from '../who-there.js';
import { cycleIn } from './input.js';
import type { AppParts } from './parts.js';
import { refuse } from './problem.js';
import type { Signed } from './sign-in.js';

/**
 * `code`: the county of the cycle. `caller`: who reads, an outside party as the person it is in that county. `acting`: as
 * whom he gives commands there; null for whoever only looks in from above.
 */
type Seen = {
  cycleId: CycleId;
  code: RegionCode;
  caller: Caller;
  acting: Caller | null;
  cycle: CycleLine & { state: CycleState };
};

type Parts = Pick<AppParts, 'reads' | 'now'>;

/** The cycle of the path, when it is there for the caller. That of a county he has no part in is not there. */
export function visibleCycle(parts: Parts) {
  return async (context: Context<Signed>, show: (seen: Seen) => Promise<Response>): Promise<Response> => {
    const seen = await seenBy(parts, context);
    if (seen === null) return refuse(context, notThere(context));
    const forbidden = mayNotReadCycle(seen.caller, seen.cycle.state);
    if (forbidden === undefined) return show(seen);
    // Of another county not even the number of a case is told that is not one's own.
    if (seen.code !== context.get('caller').code) return refuse(context, notThere(context));
    return refuse(context, { code: forbidden.refused, tried: 'read', why: forbidden.why, allowedNow: [] });
  };
}

function notThere(context: Context<Signed>): Refused {
  const why = { cycle: context.req.param('id') ?? '' };
  return { code: 'unknown-cycle', tried: 'read', why, allowedNow: [] };
}

async function seenBy(parts: Parts, context: Context<Signed>): Promise<Seen | null> {
  const cycleId = cycleIn(context);
  if (cycleId === null) return null;
  const code = regionOf(cycleId);
  const acting = await actingIn(parts, context.get('caller'), code);
  const caller = readerOf(context.get('caller'), acting);
  const cycle = looksAfter(caller, code) ? await parts.reads.cycle(code, cycleId) : null;
  return cycle === null ? null : { cycleId, code, caller, acting, cycle };
}

/** As whom the caller gives commands in a county; null where he gives none. */
export function actingIn({ reads, now }: Parts, caller: Caller, code: RegionCode): Promise<Caller | null> {
  return whoThere(reads.directories, caller, { code, today: legalDay(now()) });
}

/** An outside party reads as the person it is there; an office always as itself, from where it looks. */
export function readerOf(caller: Caller, acting: Caller | null): Caller {
  return acting !== null && outsideKind(caller) !== undefined ? acting : caller;
}
