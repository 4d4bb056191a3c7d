import type { PlainDate } from '../calendar/plain-date.js';
import { workingDaysBetween } from '../calendar/working-days.js';
import type { CompiledCalendar } from '../calendar/year-data.js';
import type { TaskSpan } from './task-spans.js';

/** Days from first to last that count, both included; a side that is not named is open. */
export type Span = { from?: PlainDate; to?: PlainDate };

/** How long one post took over one step. Working days from opening to decision; decided the same day is 0. */
export type StepFigure = Pick<TaskSpan, 'subject' | 'step' | 'post'> & {
  decided: number;
  /** Of these, after the last day of the limit. */
  late: number;
  median: number;
  longest: number;
  total: number;
};

/** Time per step and post over decisions within the span, the longest in all first. */
export function stepFigures(spans: readonly TaskSpan[], within: Span, calendar: CompiledCalendar): StepFigure[] {
  const groups = new Map<string, { of: TaskSpan; days: number[]; late: number }>();
  for (const each of spans) {
    const { closed, opened, latest } = each;
    if (closed === null || !isWithin(closed, within)) continue;
    const key = JSON.stringify([each.subject, each.step, each.post]);
    const group = groups.get(key) ?? { of: each, days: [], late: 0 };
    groups.set(key, group);
    // A paper may bear an earlier day than the one on which the task was opened for the record.
    group.days.push(Math.max(0, workingDaysBetween(opened, closed, calendar)));
    if (closed > latest) group.late += 1;
  }
  return [...groups.values()].map(figureOf).sort((a, b) => b.total - a.total);
}

function isWithin(day: PlainDate, { from, to }: Span): boolean {
  return (from === undefined || day >= from) && (to === undefined || day <= to);
}

function figureOf({ of, days, late }: { of: TaskSpan; days: number[]; late: number }): StepFigure {
  const { subject, step, post } = of;
  const total = days.reduce((sum, each) => sum + each, 0);
  return { subject, step, post, decided: days.length, late, median: median(days), longest: Math.max(...days), total };
}

/** The middle one, or the mean of the two in the middle. */
function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length / 2;
  const upper = sorted[Math.floor(half)] ?? 0;
  return Number.isInteger(half) ? (upper + (sorted[half - 1] ?? upper)) / 2 : upper;
}
