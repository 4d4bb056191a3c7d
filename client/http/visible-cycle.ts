import type { Context } from 'hono';
import type { CycleState } from '../../domain/cycle/state.js';
import type { CycleId } from '../../domain/ids.js';
import type { CycleLine } from '../../store/views/cycles.js';
import { mayNotReadCycle } from '../authority.js';
import type { Caller } from '../callers.js';
import { cycleIn } from './input.js';
import type { AppParts } from './parts.js';
import { refuse } from './problem.js';
import type { Signed } from './sign-in.js';

type Seen = { cycleId: CycleId; caller: Caller; cycle: CycleLine & { state: CycleState } };

/** The cycle of the path, when it is there for the caller. Another county's is not there. */
export function visibleCycle(reads: AppParts['reads']) {
  return async (context: Context<Signed>, show: (seen: Seen) => Promise<Response>): Promise<Response> => {
    const caller = context.get('caller');
    const tried = 'read';
    const cycleId = cycleIn(context);
    const cycle = cycleId === null ? null : await reads.cycle(caller.code, cycleId);
    if (cycleId === null || cycle === null) {
      return refuse(context, {
        code: 'unknown-cycle',
        tried,
        why: { cycle: context.req.param('id') ?? '' },
        allowedNow: [],
      });
    }
    const forbidden = mayNotReadCycle(caller, cycle.state);
    if (forbidden === undefined) return show({ cycleId, caller, cycle });
    return refuse(context, { code: forbidden.refused, tried, why: forbidden.why, allowedNow: [] });
  };
}
