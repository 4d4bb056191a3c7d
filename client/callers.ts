import type { PlainDate } from '../domain/calendar/plain-date.js';
import { cardOf, personOf } from '../domain/directory/lookup.js';
import type { DirectorySnapshot } from '../domain/directory/types.js';
import { isRegionCode, type RegionCode } from '../domain/ids.js';
import { isActive, type PersonCard } from '../domain/people.js';
import type { Refusal, RefusalCode } from '../domain/refusal.js';

/** Who asks: a person of one county's directory. */
export type Caller = { code: RegionCode; card: PersonCard; directory: DirectorySnapshot };

/** Where directories are read. */
export type Directories = {
  codes(): Promise<RegionCode[]>;
  of(code: RegionCode): Promise<DirectorySnapshot | null>;
};

/**
 * The person a caller names: `officer-1`, or `222401/officer-1` where counties have people of the same id.
 * A person who is out of service may not act nor read.
 */
export async function callerNamed(
  directories: Directories,
  named: string,
  today: PlainDate,
): Promise<Caller | Refusal> {
  const [code, id] = split(named);
  const codes = code === null ? await directories.codes() : [code];
  const found = await Promise.all(codes.map((each) => directories.of(each)));
  const known = found.flatMap((each) => (each !== null && personOf(each, id) !== undefined ? [each] : []));
  const [directory, another] = known;
  if (another !== undefined)
    return refusal('bad-input', { field: `${named}: ${known.map((each) => `${each.code}/${id}`).join(', ')}` });
  const card = directory && cardOf(directory, id, today);
  if (directory === undefined || card === undefined) return refusal('not-authorised', { person: named });
  return isActive(card, today)
    ? { code: directory.code, card, directory }
    : refusal('person-inactive', { person: card.name });
}

/** Tells a caller from the reason why he is none. */
export function isCaller(answer: Caller | Refusal): answer is Caller {
  return 'card' in answer;
}

function split(named: string): [RegionCode | null, string] {
  const [before, after] = named.split('/');
  return before !== undefined && after !== undefined && isRegionCode(before) ? [before, after] : [null, named];
}

function refusal(code: RefusalCode, why: Refusal['why']): Refusal {
  return { code, tried: 'sign-in', why, allowedNow: [] };
}
