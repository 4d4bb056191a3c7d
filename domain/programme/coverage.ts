import { type PlainDate, yearOf } from '../calendar/plain-date.js';
import type { Authority, CompiledPolicy } from '../policy/types.js';
import type { LotLine } from './lot-line.js';

/** A share of townships that has to have a station in a year, and where that is written. */
export type CoverageTarget = { percent: number; since: number; authority: Authority; basis: string };

/** Where a county stands: townships by name, sorted; `needed` and `total` null where nobody said how many there are. */
export type Coverage = {
  year: number;
  total: number | null;
  target: CoverageTarget | null;
  needed: number | null;
  /** Townships with service under contract in that year, and those a cycle of that year covers, signed or not. */
  served: string[];
  planned: string[];
  stations: { served: number; planned: number };
  /** Townships of the county that no cycle covers; empty where their names are not known. */
  without: string[];
  verdict: 'met' | 'planned' | 'short' | 'unknown' | 'noTarget';
};

export type CoverageQuestion = {
  year: number;
  lots: readonly LotLine[];
  policy: CompiledPolicy | null;
  /** Names of the county's townships, or how many there are. */
  townships: readonly string[] | number | null;
};

/** Townships with a station against the target of the year: thirty percent of seventeen are six. */
export function coverageOf({ year, lots, policy, townships }: CoverageQuestion): Coverage {
  const running = lots.filter((lot) => yearOf(lot.openedOn) <= year && !endedBefore(lot.closedOn, year));
  const plannedAt = running.flatMap((lot) => lot.stations);
  const servedAt = lots.flatMap((lot) =>
    lot.service.filter(({ from, to }) => yearOf(from) <= year && year <= yearOf(to)).flatMap((each) => each.stations),
  );
  const target = targetOf(policy, year);
  const total = typeof townships === 'number' || townships === null ? townships : townships.length;
  const needed = total === null || target === null ? null : townshipsFor(target.percent, total);
  const served = namesOf(servedAt);
  const planned = namesOf([...plannedAt, ...servedAt]);
  const names = typeof townships === 'number' || townships === null ? [] : townships;
  return {
    ...{ year, total, target, needed, served, planned },
    stations: { served: countOf(servedAt), planned: countOf([...plannedAt, ...servedAt]) },
    without: names.filter((name) => !planned.includes(name)),
    verdict: verdictOf(target, needed, served.length, planned.length),
  };
}

/**
 * How many townships a share of them is: rounded up, for a share is reached and not approached - 30 percent of 17 is 6.
 * @param percent whole percent, 0 to 100
 * @throws RangeError on a number that is not whole or out of its range
 */
export function townshipsFor(percent: number, townships: number): number {
  if (!Number.isSafeInteger(percent) || percent < 0 || percent > 100)
    throw new RangeError(`not a whole percentage: ${percent}`);
  if (!Number.isSafeInteger(townships) || townships < 0)
    throw new RangeError(`not a number of townships: ${townships}`);
  return Math.ceil((townships * percent) / 100);
}

/**
 * The rule `coverage`: `by` gives a percentage from a year on, `min` one for every year. The latest year that is not
 * after the one asked for counts.
 */
function targetOf(policy: CompiledPolicy | null, year: number): CoverageTarget | null {
  const rule = policy?.rules.coverage;
  if (rule === undefined || rule.kind !== 'limit') return null;
  const { authority, basis, min, by = {} } = rule;
  const since = Object.keys(by)
    .map(Number)
    .filter((from) => from <= year)
    .reduce((latest, from) => Math.max(latest, from), 0);
  const percent = by[String(since)] ?? min;
  return percent === undefined ? null : { percent, since, authority, basis };
}

function verdictOf(
  target: CoverageTarget | null,
  needed: number | null,
  served: number,
  planned: number,
): Coverage['verdict'] {
  if (target === null) return 'noTarget';
  if (needed === null) return 'unknown';
  if (served >= needed) return 'met';
  return planned >= needed ? 'planned' : 'short';
}

type At = { id: string; township: string };

function namesOf(stations: readonly At[]): string[] {
  return [...new Set(stations.map(({ township }) => township))].toSorted();
}

function countOf(stations: readonly At[]): number {
  return new Set(stations.map(({ id, township }) => JSON.stringify([township, id]))).size;
}

function endedBefore(closedOn: PlainDate | null, year: number): boolean {
  return closedOn !== null && yearOf(closedOn) < year;
}
