import type { PlainDate } from '../domain/calendar/plain-date.js';
import { workingDaysBetween } from '../domain/calendar/working-days.js';
import type { CompiledCalendar } from '../domain/calendar/year-data.js';
import { type LimitFigure, limitsByParty, limitsByRule, type RuleFigure } from '../domain/figures/limits.js';
import { type Span, type StepFigure, stepFigures } from '../domain/figures/steps.js';
import { taskSpans } from '../domain/figures/task-spans.js';
import type { CycleId, RegionCode } from '../domain/ids.js';
import type { ClockRuleId } from '../domain/policy/rule-ids.js';
import type { ResolvedOwner } from '../domain/policy/vocabulary.js';
import type { Reads } from './reads.js';

/** Something that waits: a task in somebody's hand, or a duty past its day. `days`: working days since then. */
export type WaitingLine = {
  cycleId: CycleId;
  cycleTitle: string;
  since: PlainDate;
  days: number;
  due: PlainDate | null;
} & (
  | {
      kind: 'task';
      task: string;
      subject: { kind: string; ref: string };
      step: string;
      holder: string;
      overdue: boolean;
    }
  | { kind: 'duty'; obligation: string; rule: ClockRuleId; subject: string; owner: ResolvedOwner }
);

/** Figures of a county: time per step and post, limits kept and broken, and what waits where since when. */
export type Figures = {
  today: PlainDate;
  steps: StepFigure[];
  limits: LimitFigure[];
  rules: RuleFigure[];
  waiting: WaitingLine[];
};

/** Lines of what waits, of each kind: more than anybody reads. */
const MOST_WAITING = 500;

/** The figures as of today; `within`: which decisions and due days count. What waits is told whatever the span. */
export async function figuresOf(
  reads: Reads,
  code: RegionCode,
  { today, calendar, ...within }: Span & { today: PlainDate; calendar: CompiledCalendar },
): Promise<Figures> {
  const spans = (await reads.taskFacts(code)).flatMap(taskSpans);
  const counts = await reads.limitCounts(code, { today, ...within });
  return {
    today,
    steps: stepFigures(spans, within, calendar),
    limits: limitsByParty(counts),
    rules: limitsByRule(counts),
    waiting: await waitingOf(reads, code, today, calendar),
  };
}

/** Longest first. */
async function waitingOf(
  reads: Reads,
  code: RegionCode,
  today: PlainDate,
  calendar: CompiledCalendar,
): Promise<WaitingLine[]> {
  const tasks = await reads.openTasks(code, today, MOST_WAITING);
  const board = await reads.obligations(code, { today, statuses: ['breached'], limit: MOST_WAITING });
  const since = (day: PlainDate) => ({ since: day, days: workingDaysBetween(day, today, calendar) });
  const lines: WaitingLine[] = [
    ...tasks.map(({ cycleId, cycleTitle, task, subject, title, holder, openedOn, due, overdue }) => ({
      ...{ kind: 'task' as const, cycleId, cycleTitle, task, subject, step: title, holder, due, overdue },
      ...since(openedOn ?? today),
    })),
    ...board.obligations.map(({ cycleId, cycleTitle, id: obligation, rule, subject, owner, due }) => ({
      ...{ kind: 'duty' as const, cycleId, cycleTitle, obligation, rule, subject, owner, due },
      ...since(due ?? today),
    })),
  ];
  return lines.sort((a, b) => (a.since < b.since ? -1 : 1));
}
