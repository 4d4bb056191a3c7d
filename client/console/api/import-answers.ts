import type { CycleId, Sha256 } from '../../../domain/ids.js';
import type { Splitting } from '../../../domain/programme/splitting.js';
import type { Both } from '../../../schemas/patterns.js';
import type { LOT_OUTCOMES } from '../../../texts/zh-CN/sheet.js';

/** What is wrong at one cell of a sheet; test/screens/register-answers.test.ts holds these against what the server answers. */
export type SheetFault = { row: number | null; sheet?: string; column: string | null; wrong: Both; expected: Both };
export type SheetLot = {
  programmeId: string;
  lot: string;
  rows: number[];
  stations: number;
  outcome: keyof typeof LOT_OUTCOMES;
  cycleId: CycleId | null;
  leadCycle: CycleId | null;
  leads: boolean;
  refusal: Both | null;
};
export type SheetAnswer = {
  kind: SheetKind;
  file: Sha256;
  confirmed: boolean;
  rows: number;
  emptyRows: number[];
  lots: SheetLot[];
  problems: SheetFault[];
  splittings: Splitting[];
};
export type SheetKind = 'start' | 'adopt';
