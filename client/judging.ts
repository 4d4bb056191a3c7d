import { legalDay } from '../domain/calendar/instant.js';
import type { Judging } from '../domain/cycle/chapter.js';
import type { CycleState } from '../domain/cycle/state.js';
import type { RegionCode } from '../domain/ids.js';
import { type No, no } from '../domain/refusal.js';
import type { GatewayPorts } from './gateway-ports.js';

type Ports = Pick<GatewayPorts, 'judging' | 'now'>;

/** What a cycle is judged by: the policy and calendar it is pinned to, at this moment. */
export async function pinnedJudging({ judging, now }: Ports, { policy, calendar }: CycleState): Promise<Judging> {
  const pinned = await Promise.all([judging.policy(policy), judging.calendar(calendar)]);
  const at = now();
  return { policy: pinned[0], calendar: pinned[1], at, today: legalDay(at) };
}

/** What a cycle of the county would be opened under now; a no when nothing is published for it. */
export async function openingJudging({ judging, now }: Ports, code: RegionCode): Promise<Judging | No> {
  const at = now();
  const today = legalDay(at);
  const [policy, calendar] = await Promise.all([judging.policyInForce(code, today), judging.newestCalendar(code)]);
  if (policy === null) return no('unknown-subject', { subject: `policy ${code}` });
  if (calendar === null) return no('unknown-subject', { subject: `calendar ${code}` });
  return { policy, calendar, at, today };
}
