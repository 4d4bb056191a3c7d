import type { PlainDate } from '../../../domain/calendar/plain-date.js';
import type { LimitFigure, RuleFigure } from '../../../domain/figures/limits.js';
import type { StepFigure } from '../../../domain/figures/steps.js';
import type { CycleId } from '../../../domain/ids.js';
import type { Coverage } from '../../../domain/programme/coverage.js';
import type { Splitting } from '../../../domain/programme/splitting.js';

/** What the server answers about figures, as far as screens read it; held by test/screens/register-answers.test.ts. */
export type FiguresAnswer = {
  today: PlainDate;
  steps: StepFigure[];
  limits: LimitFigure[];
  rules: RuleFigure[];
  waiting: ({
    cycleId: CycleId;
    cycleTitle: string;
    since: PlainDate;
    days: number;
    due: PlainDate | null;
  } & (
    | { kind: 'task'; task: string; subject: { kind: string; ref: string }; step: string; holder: string }
    | { kind: 'duty'; obligation: string; rule: string; subject: string; owner: string }
  ))[];
};

/** Townships of a county in a year against its target, and purchases of that year that count together. */
export type CoverageAnswer = { code: string; name: string; coverage: Coverage; splittings: Splitting[] };
