import type { Context } from 'hono';
import type { CycleState } from '../../domain/cycle/state.js';
import { type CycleId, type RegionCode, regionOf } from '../../domain/ids.js';
import type { CycleLine } from '../../store/views/cycles.js';
import { mayNotReadCycle } from '../authority.js';
import type { Caller } from '../callers.js';
import { looksAfter } from '../rights/roles.js';
import { cycleIn } from './input.js';
import type { AppParts } from './parts.js';
import { refuse } from './problem.js';
import type { Signed } from './sign-in.js';

/** `code`: the county of the cycle, the caller's own or one below his. */
type Seen = { cycleId: CycleId; code: RegionCode; caller: Caller; cycle: CycleLine & { state: CycleState } };

/** The cycle of the path, when it is there for the caller. That of a county he does not look after is not there. */
export function visibleCycle(reads: AppParts['reads']) {
  return async (context: Context<Signed>, show: (seen: Seen) => Promise<Response>): Promise<Response> => {
    const caller = context.get('caller');
    const tried = 'read';
    const cycleId = cycleIn(context);
    const code = cycleId === null ? null : regionOf(cycleId);
    const there = cycleId !== null && code !== null && looksAfter(caller, code);
    const cycle = there ? await reads.cycle(code, cycleId) : null;
    if (!there || cycle === null) {
      return refuse(context, {
        code: 'unknown-cycle',
        tried,
        why: { cycle: context.req.param('id') ?? '' },
        allowedNow: [],
      });
    }
    const forbidden = mayNotReadCycle(caller, cycle.state);
    if (forbidden === undefined) return show({ cycleId, code, caller, cycle });
    return refuse(context, { code: forbidden.refused, tried, why: forbidden.why, allowedNow: [] });
  };
}
