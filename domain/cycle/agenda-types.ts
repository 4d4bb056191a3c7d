import type { Who } from '../approval/types.js';
import type { FactDraft } from '../facts.js';
import type { CycleId } from '../ids.js';
import type { OwedNotice } from '../notices/types.js';
import type { SubjectKind } from '../policy/vocabulary.js';

/** What an activity needs to find the people of a step that opened. */
export type ResolveRequest = {
  approval: string;
  entry: number;
  subject: { kind: SubjectKind; ref: string };
  who: Who;
  vote: boolean;
  weights: Record<string, number>;
  initiators: string[];
  previous: string[];
  chosen: string[];
  /** Duties already carried in this cycle, so that separation can be judged. */
  ledger: Record<string, { duty: string; subject: string; year: number }[]>;
};

/**
 * The next thing a cycle owes at this moment. The workflow, the offline simulation and the preview all walk the same
 * agenda, so their facts agree. `wake`: time alone made facts due. The others need an effect whose outcome is a fact.
 */
export type AgendaItem =
  | { kind: 'wake'; facts: FactDraft[] }
  | { kind: 'resolve'; request: ResolveRequest }
  | { kind: 'notify'; notices: OwedNotice[] }
  | { kind: 'successor'; successor: CycleId };
