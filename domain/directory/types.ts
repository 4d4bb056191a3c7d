import type { PlainDate } from '../calendar/plain-date.js';
import type { RegionCode } from '../ids.js';
import type { PartyKind, Post } from '../people.js';
import type { SubjectKind } from '../policy/vocabulary.js';

/** A person of the directory. Contact data may be missing: then there is nobody to write to, and that shows. */
export type Person = {
  id: string;
  name: string;
  party: PartyKind;
  /** The outside party they belong to, when not the bureau. */
  partyId: string | null;
  email: string | null;
  phone: string | null;
  activeFrom: PlainDate;
  activeTo: PlainDate | null;
};
/** Who holds a post (岗位), from when to when. */
export type Holding = { post: Post; person: string; from: PlainDate; to: PlainDate | null };
export type Absence = { person: string; from: PlainDate; to: PlainDate; reason: string };
/** A standing proxy (代理); depth is one. */
export type StandingProxy = {
  id: string;
  principal: string;
  proxy: string;
  from: PlainDate;
  to: PlainDate;
  subjects: SubjectKind[];
};
/** Whom a person reports to (上级), for steps that go up a head chain. */
export type Head = { person: string; head: string };
/** Named fields of a county a step may refer to. */
export type DirectoryField = {
  field: 'officer' | 'head-of-office' | 'township-contact' | 'evaluator-lead';
  person: string;
};

/** One county's directory at one revision. */
export type DirectorySnapshot = {
  code: RegionCode;
  name: string;
  rev: number;
  people: Person[];
  holdings: Holding[];
  absences: Absence[];
  proxies: StandingProxy[];
  heads: Head[];
  fields: DirectoryField[];
  /** Townships and streets of the county by name; left out where nobody entered them. */
  townships?: string[];
};
