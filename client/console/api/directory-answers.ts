import type { TouchedStep } from '../../../domain/approval/touched.js';
import type { Instant } from '../../../domain/calendar/instant.js';
import type { LineDifference } from '../../../domain/directory/difference.js';
import type { SamePerson } from '../../../domain/directory/same-person.js';
import type { Absence, StandingProxy } from '../../../domain/directory/types.js';
import type { CycleId } from '../../../domain/ids.js';

/** What the server answers about the directory, as far as screens read it; held by test/screens/register-answers.test.ts. */
export type DirectoryOutlook = {
  status: 'new' | 'nothing';
  rev: number;
  digest: string;
  difference: LineDifference[];
  cycles: { cycleId: CycleId; title: string; steps: TouchedStep[] }[];
  withoutAdministrator: boolean;
  /** Entries that are taken for one natural person. */
  samePeople: SamePerson[];
};
export type DirectoryProgress = {
  rev: number;
  state: 'running' | 'done';
  cycles: { cycleId: CycleId; title: string; outcome: 'done' | 'waiting' | 'left' }[];
};
export type DirectoryRevisions = { revisions: { rev: number; at: Instant; by: string; what: string }[] };

/** What of the directory is one's own. */
export type OwnEntries = {
  absences: Absence[];
  proxies: StandingProxy[];
  people: { id: string; name: string }[];
};

type Matter = { approval: string; subject: { kind: string; ref: string } };
/** A hand-over, tried or done. `words`: why something stays, as the server says it. */
export type HandOverReport = {
  confirmed: boolean;
  cases: {
    cycleId: CycleId;
    title: string;
    officer: boolean;
    outcome: 'wouldMove' | 'moved' | 'staysWhole' | 'refused';
    words: string | null;
    tasks: (Matter & { task: string; step: string | null; outcome: 'moves' | 'stays'; words: string | null })[];
  }[];
};
export type UndoHandOverReport = {
  confirmed: boolean;
  cases: {
    cycleId: CycleId;
    title: string;
    approvals: (Matter & { outcome: 'wouldGoBack' | 'wentBack' | 'stays'; words: string | null })[];
  }[];
};
