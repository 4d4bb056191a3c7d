import type { Folds } from '../cycle/chapter.js';
import type { Fact } from '../facts.js';
import type { CycleId } from '../ids.js';
import type { RefusalCode } from '../refusal.js';
import { isOfProgramme } from './scope.js';
import type { ProgrammeFacts } from './types.js';

export type LotOnRecord = { sharedUpTo: number; closed: boolean };

/**
 * `newest`: number of the newest programme fact recorded here. `lots`: in a lead cycle, how far each has been given
 * them. `joined` and `mirrored`: in another lot, what the lead answered and what came from it; `as` is its number here.
 */
export type ProgrammeState = {
  newest: number;
  lots: Record<CycleId, LotOnRecord>;
  joined: { lead: CycleId; refused: RefusalCode | null } | null;
  mirrored: { fromCycle: CycleId; seq: number; as: number }[];
};

export function initialProgramme(): ProgrammeState {
  return { newest: 0, lots: {}, joined: null, mirrored: [] };
}

function withLots(slice: ProgrammeState, lots: readonly CycleId[], change: Partial<LotOnRecord>): ProgrammeState {
  const changed = lots.map((lot) => [lot, { sharedUpTo: 0, closed: false, ...slice.lots[lot], ...change }] as const);
  return { ...slice, lots: { ...slice.lots, ...Object.fromEntries(changed) } };
}

export const programmeFolds: Folds<ProgrammeFacts, ProgrammeState> = {
  'lot-joined': (slice, { data }) => withLots(slice, [data.lot], {}),
  'programme-facts-shared': (slice, { data }) =>
    withLots(withLots(slice, data.lots, { sharedUpTo: data.upTo }), data.closed, { closed: true }),
  'programme-joined': (slice, { data }) => ({ ...slice, joined: { lead: data.lead, refused: null } }),
  'programme-not-joined': (slice, { data }) => ({ ...slice, joined: { lead: data.lead, refused: data.why } }),
  'programme-fact-mirrored': (slice, { data, seq }) => ({
    ...slice,
    mirrored: [...slice.mirrored, { fromCycle: data.fromCycle, seq: data.seq, as: seq }],
  }),
};

/** Notes the newest fact that other lots must have. What is mirrored here is none: only a lead cycle shares its own. */
export function foldNewest(slice: ProgrammeState, fact: Fact): ProgrammeState {
  return isOfProgramme({ kind: fact.kind, data: { ...fact.data } }) ? { ...slice, newest: fact.seq } : slice;
}
