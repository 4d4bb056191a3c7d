import type { PlainDate } from '../calendar/plain-date.js';
import type { CycleId } from '../ids.js';
import type { RefusalCode } from '../refusal.js';

export type ProgrammeCommands = {
  /** A lot tells its lead cycle that it is there. */
  'join-programme': { lot: CycleId; programmeId: string };
  /** `after`: the programme fact before this one in the lead cycle, 0 before the first; a lot takes them in order. */
  'mirror-programme-fact': {
    fromCycle: CycleId;
    seq: number;
    after: number;
    fact: { kind: string; on: PlainDate; data: Record<string, unknown> };
  };
};

export type ProgrammeFacts = {
  /** In the lead cycle: another lot gets its programme facts from now on, the earlier ones too. */
  'lot-joined': { lot: CycleId };
  /** In the lead cycle: its programme facts up to that one are under way to these lots; closed ones need none. */
  'programme-facts-shared': { upTo: number; lots: CycleId[]; closed: CycleId[] };
  'programme-joined': { lead: CycleId };
  /** The cycle named as lead is unknown, closed, or leads another programme: this one records everything itself. */
  'programme-not-joined': { lead: CycleId; why: RefusalCode };
  'programme-fact-mirrored': { fromCycle: CycleId; seq: number; kind: string; data: Record<string, unknown> };
};
