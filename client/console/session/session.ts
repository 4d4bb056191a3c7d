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
export type Audience = 'everybody' | 'office' | 'officer' | 'headOfOffice' | 'administrator' | 'finance' | 'contractor';

const OFFICES: readonly string[] = ['province', 'prefecture', 'county', 'township', 'finance', 'administrator'];
const OFFICERS: readonly Post[] = ['officer', 'headOfOffice'];

const BELONGS: Record<Audience, (session: Session) => boolean> = {
  everybody: () => true,
  office: ({ roles }) => roles.some((role) => OFFICES.includes(role)),
  officer: ({ posts }) => posts.some((post) => OFFICERS.includes(post)),
  headOfOffice: ({ posts }) => posts.includes('headOfOffice'),
  administrator: ({ roles }) => roles.includes('administrator'),
  finance: ({ roles, posts }) => roles.includes('finance') || posts.includes('bureauFinance'),
  contractor: ({ roles }) => roles.includes('contractor'),
};

/** Is the screen meant for this person? */
export function isMeantFor(session: Session, audiences: readonly Audience[]): boolean {
  return audiences.some((audience) => BELONGS[audience](session));
}
