import { maxDate, minDate, type PlainDate } from '../calendar/plain-date.js';
import type { StandingProxy } from './types.js';

type Arrangement = Pick<StandingProxy, 'principal' | 'proxy' | 'from' | 'to'>;

/** People who would stand in for each other in a circle, and the days on which they would. */
export type ProxyLoop = { people: string[]; from: PlainDate; to: PlainDate };

/**
 * The circle this arrangement closes with others on some day they have in common, or undefined. Nobody is there then
 * whom a proxy could ask, whatever the kinds of matter are: so it is refused when it is entered.
 */
export function proxyLoop(entered: Arrangement, others: readonly Arrangement[]): ProxyLoop | undefined {
  const { principal, proxy, from, to } = entered;
  return closing({ people: [principal, proxy], from, to }, others);
}

/** Follows who stands in for the last of the chain, only through days all of them have in common. */
function closing({ people, from, to }: ProxyLoop, others: readonly Arrangement[]): ProxyLoop | undefined {
  const [first, last] = [people[0], people.at(-1)];
  if (first === last) return { people, from, to };
  for (const next of others) {
    if (next.principal !== last || people.slice(1).includes(next.proxy)) continue;
    const common = { from: maxDate(from, next.from), to: minDate(to, next.to) };
    if (common.from > common.to) continue;
    const loop = closing({ people: [...people, next.proxy], ...common }, others);
    if (loop !== undefined) return loop;
  }
  return undefined;
}
