import { isAskedHimself, type StillAsked } from '../approval/asked-himself.js';
import { type SeparationGround, separatedBy } from '../approval/eligible.js';
import type { PlainDate } from '../calendar/plain-date.js';
import { isHere, proxiesFor } from './lookup.js';
import { otherEntriesOf } from './same-person.js';
import type { DirectorySnapshot, StandingProxy } from './types.js';

/** For what somebody would stand in: what separation is judged by, who is asked himself, and who decided already. */
export type StandInFor = { ground: SeparationGround; asked: StillAsked; decided: readonly string[] };

/**
 * The proxies who may decide for somebody on that day, in directory order: in their dates, in service, here, not
 * separated themselves, and with their one decision in the step still to give and not owed for themselves (ADR 29).
 */
export function standInsFor(
  directory: DirectorySnapshot,
  principal: string,
  { ground, asked, decided }: StandInFor,
  day: PlainDate,
): StandingProxy[] {
  return proxiesFor(directory, principal, ground.subject.kind, day).filter(({ proxy }) => {
    const others = otherEntriesOf(directory, proxy);
    const own = [proxy, ...others];
    if (!isHere(directory, proxy, day) || separatedBy(proxy, ground, others) !== null) return false;
    return !isAskedHimself(asked, own) && !own.some((id) => decided.includes(id));
  });
}
