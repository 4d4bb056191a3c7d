import { instantAt } from '../../domain/calendar/instant.js';
import { plainDate } from '../../domain/calendar/plain-date.js';
import type { DirectorySnapshot, Person } from '../../domain/directory/types.js';
import { isRegionCode, type RegionCode } from '../../domain/ids.js';
import type { PartyKind, Post } from '../../domain/people.js';

export const TODAY = plainDate('2026-03-02');
export const NOW = instantAt(TODAY, '10:00');
const SINCE = plainDate('2020-01-01');

export function region(code: string): RegionCode {
  if (!isRegionCode(code)) throw new RangeError(code);
  return code;
}
export const YANJI = region('222401');

type Entry = [id: string, name: string, party: PartyKind, post: Post, partyId?: string];
const PEOPLE: Entry[] = [
  ['officer', '经办人', 'bureau', 'officer'],
  ['head', '科室负责人', 'bureau', 'headOfOffice'],
  ['deputy', '分管副局长', 'bureau', 'deputyHead'],
  ['contact', '承接主体联系人', 'contractor', 'contractor', 'party-1'],
  ['left', '原经办人', 'bureau', 'officer'],
];

/** A small county: one person a post, a contractor's contact, and somebody who has left. */
export function county(code = YANJI): DirectorySnapshot {
  return {
    code,
    name: '某县民政局',
    rev: 3,
    people: PEOPLE.map(([id, name, party, , partyId]) => personLike(id, name, party, partyId)),
    holdings: PEOPLE.map(([person, , , post]) => ({ post, person, from: SINCE, to: null })),
    absences: [],
    proxies: [],
    heads: [],
    fields: [],
  };
}

function personLike(id: string, name: string, party: PartyKind, partyId?: string): Person {
  const activeTo = id === 'left' ? plainDate('2025-12-31') : null;
  return { id, name, party, partyId: partyId ?? null, email: null, phone: null, activeFrom: SINCE, activeTo };
}
