import type { Instant } from '../../../domain/calendar/instant.js';
import type { RegionCode } from '../../../domain/ids.js';
import type { PartyKind, Post } from '../../../domain/people.js';

/** Who is signed in, as the server says. */
export type Session = {
  person: { id: string; name: string };
  code: RegionCode;
  office: string;
  title: string;
  posts: readonly Post[];
  party: PartyKind;
  tier: string;
  roles: readonly string[];
  mustChangePassword: boolean;
  csrf: string;
  expiresAt: Instant;
};

/** By which ways one may sign in here. */
export type Ways = {
  local: boolean;
  oidc: { name: string } | null;
  demo: readonly { account: string; password: string; title: string }[];
};

/** For whom a screen is meant. What a person may do there is the server's to say; this only keeps the menu short. */
export type Audience =
  | 'everybody'
  | 'office'
  | 'officer'
  | 'headOfOffice'
  | 'administrator'
  | 'finance'
  | 'outside'
  | 'superior'
  | 'receiver';

const OFFICES: readonly string[] = ['province', 'prefecture', 'county', 'township', 'finance', 'administrator'];
/** To whom filings go (报送). */
const RECEIVERS: readonly Post[] = ['city', 'province', 'countyFinance', 'township'];
const OFFICERS: readonly Post[] = ['officer', 'headOfOffice'];

const BELONGS: Record<Audience, (session: Session) => boolean> = {
  everybody: () => true,
  office: ({ roles }) => roles.some((role) => OFFICES.includes(role)),
  officer: ({ posts }) => posts.some((post) => OFFICERS.includes(post)),
  headOfOffice: ({ posts }) => posts.includes('headOfOffice'),
  administrator: ({ roles }) => roles.includes('administrator'),
  finance: ({ roles, posts }) => roles.includes('finance') || posts.includes('bureauFinance'),
  outside: ({ tier }) => tier === 'outside',
  superior: (session) => isOfBureauAbove(session),
  receiver: (session) => isOfBureauAbove(session) || session.posts.some((post) => RECEIVERS.includes(post)),
};

/** Whether his office is a bureau with counties below it: the code of a province or a prefecture ends in noughts. */
export function isOfBureauAbove({ party, code }: Pick<Session, 'party' | 'code'>): boolean {
  return party === 'bureau' && code.endsWith('00');
}

/** Is the screen meant for this person? */
export function isMeantFor(session: Session, audiences: readonly Audience[]): boolean {
  return audiences.some((audience) => BELONGS[audience](session));
}
