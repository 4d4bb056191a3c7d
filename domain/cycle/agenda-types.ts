import type { ResolvedSeat } from '../approval/facts.js';
import type { DutyEntry, Tally, Who } from '../approval/types.js';
import type { PlainDate } from '../calendar/plain-date.js';
import type { FactDraft } from '../facts.js';
import type { CycleId } from '../ids.js';
import type { OwedNotice } from '../notices/types.js';
import type { SeparationPair } from '../policy/types.js';
import type { SubjectKind } from '../policy/vocabulary.js';

/**
 * A seat that has people already, when an entry is looked up again after a change of the directory. `placed`: put there
 * by a repair, whatever posts he holds. `vacant`: places of its queue that wait for somebody.
 */
export type StandingSeat = {
  post?: string;
  weight: number;
  people: { id: string; undecided: boolean; added: boolean; placed?: true }[];
  vacant?: number;
};

/** What an activity needs to find the people of a step that opened. */
export type ResolveRequest = {
  approval: string;
  entry: number;
  subject: { kind: SubjectKind; ref: string };
  /** `initiator`: back to who submitted, or to the holders of that post when they have left. */
  who: Who | { by: 'initiator'; post: string };
  mode: Tally['mode'];
  /** Votes a post carries; a post not named carries one. */
  weights: Record<string, number>;
  /** Posts of a vote that must be manned. */
  veto: string[];
  initiators: string[];
  /** Who decided the step before, for a head chain that goes up from them. */
  previous: string[];
  chosen: string[];
  /** Party id of the contractor in office, for steps that ask the contractor. */
  contractor: string | null;
  /** Empty at the first look-up. */
  standing: StandingSeat[];
  /** Duties already carried in this cycle, and the pairs no one person may hold. */
  ledger: Record<string, DutyEntry[]>;
  pairs: SeparationPair[];
};

/** Who may decide, found in one revision of the directory. No seats at all: nobody can act. */
export type Resolution = {
  directoryRev: number;
  seats: ResolvedSeat[];
  excluded: { person: string; why: string }[];
  /** People who hold a seat but are away, and who stands in for them, if anybody. For forecasts; not on record. */
  away: { person: string; until: PlainDate; proxy?: string }[];
};

/**
 * The next thing a cycle owes at this moment. The workflow, the offline simulation and the preview all walk the same
 * agenda, so their facts agree. `wake`: time alone made facts due. The others need an effect whose outcome is a fact.
 */
export type AgendaItem =
  | { kind: 'wake'; facts: FactDraft[] }
  | { kind: 'resolve'; request: ResolveRequest }
  | { kind: 'notify'; notices: OwedNotice[] }
  | { kind: 'successor'; successor: CycleId }
  /** A lot tells the lead cycle of its programme that it is there. */
  | { kind: 'join'; lead: CycleId; programmeId: string; openedOn: PlainDate }
  /** A lead cycle gives other lots its programme facts: those after the ones they have, up to that one. */
  | { kind: 'share'; upTo: number; lots: { lot: CycleId; after: number }[] };
