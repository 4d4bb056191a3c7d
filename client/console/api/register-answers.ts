import type { PlainDate } from '../../../domain/calendar/plain-date.js';
import type { Stage } from '../../../domain/cycle/stage.js';
import type { CycleId } from '../../../domain/ids.js';
import type { Numbered } from './answers.js';

/** What the server answers about ledgers, as far as screens read it; held by test/screens/register-answers.test.ts. */
export type LedgerLine = {
  cycleId: CycleId;
  cycleTitle: string;
  stage: Stage;
  key: string;
  year: number | null;
  day: PlainDate | null;
  party: string | null;
  fen: number | null;
  doneFen: number | null;
  status: string;
  data: Record<string, string | number | boolean | null>;
};
/** `sums` over all pages. */
export type LedgerAnswer = Numbered<LedgerLine> & { sums: { fen: number; doneFen: number } };
export type SavedView = { list: string; name: string; query: Record<string, string> };
