import { minDate, type PlainDate, plainDate } from '../domain/calendar/plain-date.js';
import { type Coverage, coverageOf } from '../domain/programme/coverage.js';
import { type Splitting, splittingsIn } from '../domain/programme/splitting.js';
import type { Caller } from './callers.js';
import type { Reads } from './reads.js';

/** A county in one year over all its cycles: coverage against its target, and what looks like splitting. */
export type CountyYear = { code: string; name: string; coverage: Coverage; splittings: Splitting[] };

type Asked = { year: number; today: PlainDate; townships: number | null };

/** `townships`: how many there are, where the directory does not list them. The policy is that of the year's end, or of today. */
export async function countyYear(
  reads: Pick<Reads, 'lots' | 'policyInForce'>,
  { code, directory }: Caller,
  { year, today, townships }: Asked,
): Promise<CountyYear> {
  const on = minDate(plainDate(`${year}-12-31`), today);
  const [lots, policy] = [await reads.lots(code), await reads.policyInForce(code, on)];
  const coverage = coverageOf({ year, lots, policy, townships: directory.townships ?? townships });
  const bought = lots.filter((lot) => lot.boughtIn === year);
  const splittings = policy === null ? [] : splittingsIn(bought, policy);
  return { code, name: directory.name, coverage, splittings };
}
