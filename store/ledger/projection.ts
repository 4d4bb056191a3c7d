import type { Instant } from '../../domain/calendar/instant.js';
import { nextWake } from '../../domain/cycle/agenda.js';
import type { Judging } from '../../domain/cycle/chapter.js';
import { fold, initialState } from '../../domain/cycle/fold.js';
import type { CycleState } from '../../domain/cycle/state.js';
import type { Fact } from '../../domain/facts.js';
import type { CycleId } from '../../domain/ids.js';
import { owedNotices } from '../../domain/notices/owed.js';
import type { OwedNotice } from '../../domain/notices/types.js';
import { obligationsOf } from '../../domain/obligations/derive.js';
import type { Obligation } from '../../domain/obligations/types.js';

/** What the ledger asks of the rules: how facts become state, and what follows from a state. All pure. */
export type Projection = {
  initialState(cycleId: CycleId): CycleState;
  fold(state: CycleState, fact: Fact): CycleState;
  obligationsOf(state: CycleState, judging: Judging): Obligation[];
  owedNotices(state: CycleState, judging: Judging): OwedNotice[];
  nextWake(state: CycleState, judging: Judging): Instant | null;
};

export const domainProjection: Projection = { initialState, fold, obligationsOf, owedNotices, nextWake };
