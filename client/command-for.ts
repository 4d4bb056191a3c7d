import { legalDay } from '../domain/calendar/instant.js';
import { type PlainDate, yearOf } from '../domain/calendar/plain-date.js';
import type { Command } from '../domain/commands.js';
import { allowedNow } from '../domain/cycle/allowed.js';
import { type CycleId, isCycleId, type RegionCode, regionOf } from '../domain/ids.js';
import { movedTo } from '../domain/policy/transition.js';
import type { CompiledPolicy } from '../domain/policy/types.js';
import { isNo, type No, no, type Refusal } from '../domain/refusal.js';
import { mayNotGive } from './authority.js';
import type { Asked, AskedOf, GatewayPorts } from './gateway-ports.js';
import { pinnedJudging } from './judging.js';
import { stamped } from './stamp.js';

/** The command a request becomes for a cycle, or why it cannot become one. Reads the record only where it must. */
export async function commandFor(ports: GatewayPorts, asked: AskedOf, commandId: string): Promise<Command | No> {
  const { request, caller, cycleId, via } = asked;
  // Another county's cycle is not there for this caller.
  if (regionOf(cycleId) !== caller.code) return no('unknown-cycle', { cycle: cycleId });
  const forbidden = mayNotGive(caller, request.kind);
  if (forbidden !== undefined) return forbidden;
  const today = legalDay(ports.now());
  const stamp = { cycleId, commandId, caller, via, today };
  if (request.kind === 'move-to-policy') {
    const policy = await policyToMoveTo(ports, cycleId, request.data.asOf);
    return isNo(policy) ? policy : stamped(request, { ...stamp, policy });
  }
  const state = standsInForSomebody(asked) ? await ports.record.stateOf(cycleId) : null;
  return stamped(request, state === null ? stamp : { ...stamp, state });
}

/**
 * What the cycle would go by after the move: each newer rule from the version on that brought it, as its transition
 * says. An older version is gone back to as it was.
 */
async function policyToMoveTo(
  { judging, record }: GatewayPorts,
  cycleId: CycleId,
  asOf: PlainDate,
): Promise<CompiledPolicy | No> {
  const state = await record.stateOf(cycleId);
  if (state === null) return no('unknown-cycle', { cycle: cycleId });
  const code = regionOf(cycleId);
  const asked = await judging.policyInForce(code, asOf);
  if (asked === null) return no('unknown-subject', { subject: `policy ${code} ${asOf}` });
  const pinned = await judging.policy(state.policy);
  const between = await judging.versionsBetween(code, pinned.version, asked.version);
  return movedTo(pinned, asked, between);
}

/** Only for a proxy is it worth reading the cycle: whose task it is decides whom he stands for. */
function standsInForSomebody({ caller }: Asked): boolean {
  return caller.directory.proxies.some(({ proxy }) => proxy === caller.card.id);
}

/** The id an opening is tried under before it has a number. */
export function placeholderOf(code: RegionCode, today: PlainDate): CycleId {
  const id = `${code}-${yearOf(today)}-000`;
  if (!isCycleId(id)) throw new RangeError(`not a cycle id: ${id}`);
  return id;
}

/** A no as the answer to a request, with what the caller could do instead where the cycle is known. */
export async function refusalTo(
  ports: GatewayPorts,
  { request, caller, cycleId }: Asked & { cycleId?: CycleId | null },
  { refused, why }: No,
): Promise<Refusal> {
  const visible = cycleId !== undefined && cycleId !== null && regionOf(cycleId) === caller.code;
  const state = visible ? await ports.record.stateOf(cycleId) : null;
  const allowed = state === null ? [] : allowedNow(state, caller.card, await pinnedJudging(ports, state));
  return { code: refused, tried: request.kind, why, allowedNow: allowed };
}
