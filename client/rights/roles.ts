import type { RegionCode } from '../../domain/ids.js';
import type { PartyKind } from '../../domain/people.js';
import type { Caller } from '../callers.js';

/** What somebody is to the interface. It follows from the directory: nobody is given a role by hand. */
export const ROLES = [
  'province',
  'prefecture',
  'county',
  'township',
  'finance',
  'agent',
  'evaluator',
  'contractor',
  'administrator',
] as const;
export type Role = (typeof ROLES)[number];

/** How high the office stands somebody belongs to. */
export type Tier = 'province' | 'prefecture' | 'county' | 'township' | 'outside';

type Level = Extract<Tier, 'province' | 'prefecture' | 'county'>;

/** How high a jurisdiction stands, as GB/T 2260 writes it: a province ends in four noughts, a prefecture in two. */
function levelOf(code: RegionCode): Level {
  if (code.endsWith('0000')) return 'province';
  return code.endsWith('00') ? 'prefecture' : 'county';
}

/** Digits of the code that those below share. */
const SHARED: Record<Level, number> = { province: 2, prefecture: 4, county: 6 };

/** True when `code` is the jurisdiction itself or lies below it. */
function isWithin(of: RegionCode, code: RegionCode): boolean {
  return of === code || code.startsWith(of.slice(0, SHARED[levelOf(of)]));
}

/** What a party makes of its people, before their posts are looked at. */
const OF_PARTY: Record<PartyKind, (caller: Caller) => Role> = {
  bureau: ({ code }) => levelOf(code),
  superior: ({ card }) => (card.posts.includes('province') ? 'province' : 'prefecture'),
  finance: () => 'finance',
  township: () => 'township',
  agent: () => 'agent',
  evaluator: () => 'evaluator',
  contractor: () => 'contractor',
};

/** Parties whose people may keep the system; a slip in the directory makes no outsider an administrator. */
const MAY_KEEP: readonly PartyKind[] = ['bureau', 'superior'];

/** The roles of a caller by party, post and the jurisdiction whose directory he stands in. */
export function rolesOf(caller: Caller): Role[] {
  const { party, posts } = caller.card;
  const keeps = MAY_KEEP.includes(party) && (posts.includes('administrator') || posts.includes('superior'));
  const pays = party === 'bureau' && posts.includes('countyFinance');
  return [OF_PARTY[party](caller), ...(pays ? ['finance' as const] : []), ...(keeps ? ['administrator' as const] : [])];
}

/** The tier of a caller's office; finance is of the jurisdiction it pays for. */
export function tierOf(caller: Caller): Tier {
  const role = OF_PARTY[caller.card.party](caller);
  switch (role) {
    case 'agent':
    case 'evaluator':
    case 'contractor':
      return 'outside';
    case 'finance':
    case 'administrator':
      return levelOf(caller.code);
    case 'province':
    case 'prefecture':
    case 'county':
    case 'township':
      return role;
  }
}

/**
 * Whether the caller's office looks after a jurisdiction: its own, and for a superior bureau those below it. Somebody
 * of a superior bureau who stands in a county's directory is there for that county alone.
 */
export function looksAfter({ code, card }: Caller, target: RegionCode): boolean {
  return card.party === 'bureau' ? isWithin(code, target) : code === target;
}
