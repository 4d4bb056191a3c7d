import type { ProofLine } from '../../../domain/calendar/deadline-types.js';
import type { Instant } from '../../../domain/calendar/instant.js';
import type { PlainDate } from '../../../domain/calendar/plain-date.js';
import type { CalendarFile } from '../../../domain/calendar/year-data.js';
import type { DateChange } from '../../../domain/correction/calendar-impact.js';
import type { CycleId } from '../../../domain/ids.js';
import type { Conflict } from '../../../domain/policy/merge.js';
import type { Outcome } from '../../../domain/policy/sayings.js';
import type { Authority, Basis, PolicySource } from '../../../domain/policy/types.js';

/** What the server answers about policies and calendars, as far as screens read it; held by test/screens/register-answers.test.ts. */
export type PolicyList = {
  profiles: {
    code: string;
    name: string;
    versions: { effectiveFrom: string; rules: number }[];
    missing: string[];
  }[];
  problems: { file: string; path: string; expected: string; hint: string }[];
};

export type PolicyField = {
  name: string;
  text: string;
  layers: string[];
  assumed: boolean;
  authority: Authority | null;
  basis: Basis[];
  said: { layer: string; text: string; authority: Authority | null; basis: Basis[]; outcome: Outcome }[];
};
export type PolicyRule = {
  id: string;
  title: string;
  authority: Authority;
  basis: Basis[];
  legalRisk?: Basis[];
  fields: PolicyField[];
};
export type PolicyExplained = {
  policy: string;
  layers: { code: string; name: string; version: string }[];
  missing: string[];
  params: { name: string; value: number; layer: string }[];
  rules: PolicyRule[];
  without: { rule: string; layer: string; why: string; basis: Basis[]; refused: boolean }[];
  conflicts: Conflict[];
  sources: PolicySource[];
};

type Side = { id: string; version: string; hash: string; missing: string[] };
type Differing = { name: string; texts: { a: string; b: string } };
export type PolicyDifferences = {
  a: Side;
  b: Side;
  params: Differing[];
  rules: ({ rule: string; only: 'a' | 'b' } | { rule: string; fields: Differing[] })[];
};

/** One date that a notice changes, with the names of those who will be told. */
export type MovedDate = Omit<DateChange, 'tells'> & { tells: { name: string; on: PlainDate }[] };
export type NoticeOutlook = {
  notice: CalendarFile;
  id: string;
  status: 'new' | 'published' | 'nothing';
  digest: string;
  cycles: ({ cycleId: CycleId; title: string } & ({ changes: MovedDate[]; ends: string[] } | { refused: string }))[];
  elsewhere: { code: string; cycles: number; moves: number }[];
};
export type NoticeProgress = {
  id: string;
  state: 'running' | 'done';
  cycles: { cycleId: CycleId; title: string; outcome: 'done' | 'waiting' | 'left' }[];
  elsewhere: { code: string; done: number; open: number }[];
};

type Changed = ({ rule: string; only: 'a' | 'b' } | { rule: string; fields: Differing[] }) & {
  begins: { from: PlainDate; transition: 'byTrigger' | 'byOpening' };
};
/** One version of one jurisdiction that a profile changes. */
export type VersionChange = {
  code: string;
  name: string;
  on: PlainDate;
  before: string | null;
  after: string;
  params: Differing[];
  rules: Changed[];
};
export type ImportFinding = {
  level: 'error' | 'note';
  in: 'profile' | 'sources' | 'beside';
  line: number | null;
  path: string;
  expected: string;
  hint: string;
};
/** A cycle that would be offered the new version, and what would differ if it moved. */
export type OfferedCycle = { cycleId: CycleId; title: string; from: PlainDate; move: WordedMove };
type Both = { texts: { a: string; b: string } };
type Dated = { due: PlainDate | null };
type WordedMove = {
  /** `proof` leads to the day under the new version. */
  duties: ({ id: string; a: Dated | null; b: Dated | null; proof: ProofLine[] } & Both)[];
  params: Differing[];
  rules: (({ rule: string; only: 'a' | 'b' } | { rule: string; fields: Differing[] }) & {
    from: PlainDate | null;
    refuses: boolean;
  })[];
  kept: string[];
};
type ProfileHead = { version: string; name: string; rules: number };
export type PolicyOutlook = {
  status: 'faulty' | 'new' | 'published';
  profile: ProfileHead | null;
  sources: PolicySource[];
  digest: string | null;
  findings: ImportFinding[];
  versions: VersionChange[];
  moves: { cycles: OfferedCycle[]; total: number; examined: number };
};
export type PublishedProfile = {
  profile: ProfileHead;
  policies: string[];
  by: string | null;
  at: Instant | null;
  again: boolean;
  copied: boolean;
};
