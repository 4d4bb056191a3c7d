import type { CycleId, Sha256 } from '../../domain/ids.js';
import type { Splitting } from '../../domain/programme/splitting.js';
import type { Both } from '../../schemas/patterns.js';
import type { SheetKind } from './columns.js';
import type { SheetProblem } from './problem.js';

/**
 * What became of a lot of a sheet. `ready`: would be opened. `already`: this very file opened it before. `waiting`: the
 * time of this call was up; the same file given again goes on with it.
 */
export type LotOutcome = 'ready' | 'invalid' | 'already' | 'opened' | 'refused' | 'waiting';

export type LotReport = {
  programmeId: string;
  lot: string;
  rows: number[];
  stations: number;
  outcome: LotOutcome;
  cycleId: CycleId | null;
  /** The lead cycle of its programme as far as it has a number; null for the lead itself. */
  leadCycle: CycleId | null;
  leads: boolean;
  refusal: Both | null;
};

/** The answer to a sheet. Nothing was written unless `confirmed`. */
export type ImportReport = {
  kind: SheetKind;
  file: Sha256;
  confirmed: boolean;
  rows: number;
  emptyRows: number[];
  lots: LotReport[];
  problems: SheetProblem[];
  /** Sums that together look like one purchase that was split. */
  splittings: Splitting[];
};
