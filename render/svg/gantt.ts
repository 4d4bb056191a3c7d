import {
  addMonths,
  dateOf,
  daysBetween,
  maxDate,
  minDate,
  type PlainDate,
  yearOf,
} from '../../domain/calendar/plain-date.js';
import { type SvgNode, svg } from './node.js';

/** A span of days, both included. `planned` is drawn as an outline above, `actual` filled below it. */
export type GanttBar = { from: PlainDate; to: PlainDate; look: 'planned' | 'actual'; title: string };
/** One day: due (a diamond), done (a disc), due and past (a diamond with a cross). */
export type GanttMark = { on: PlainDate; look: 'due' | 'done' | 'late'; title: string };
export type GanttRow = { label: string; bars: readonly GanttBar[]; marks: readonly GanttMark[] };
/** `today`: a line across, called by `todayWord`. */
export type Gantt = { title: string; rows: readonly GanttRow[]; today: PlainDate; todayWord: string };

const LABELS = 150;
const WIDTH = 760;
const HEAD = 34;
const ROW = 30;
const FOOT = 20;
const RIGHT = 12;
/** Up to so many months each has a line; beyond, each quarter, each half or each year. */
const MOST_LINES = 18;
const STEPS = [1, 3, 6, 12] as const;

const INK = '#1f1f1f';
const GRID = '#d9d9d9';
const PLANNED = '#595959';
const ACTUAL = '#0b5394';
const DONE = '#135200';
const LATE = '#a8071a';

/**
 * Stages and days of one cycle against the calendar. Plan and fact differ by shape and place, not by colour alone, and
 * each piece says in words what it is; `title` is what a reader without the picture is told.
 */
export function ganttPicture({ title, rows, today, todayWord }: Gantt): SvgNode {
  const span = spanOf(rows, today);
  const height = HEAD + rows.length * ROW + FOOT;
  const bottom = HEAD + rows.length * ROW;
  const x = (day: PlainDate): number => xOf(day, span);
  return svg('svg', { viewBox: `0 0 ${LABELS + WIDTH + RIGHT} ${height}`, role: 'img' }, [
    svg('title', {}, [title]),
    ...ticksOf(span).flatMap((day) => tick(day, x(day), bottom)),
    ...rows.flatMap((row, at) => rowOf(row, HEAD + at * ROW, x)),
    svg('line', { x1: x(today), x2: x(today), y1: HEAD - 6, y2: bottom, stroke: LATE, 'stroke-width': 1.5 }),
    svg('text', { x: x(today), y: bottom + 15, 'font-size': 12, fill: LATE, 'text-anchor': 'middle' }, [todayWord]),
  ]);
}

type Span = { from: PlainDate; to: PlainDate };

/** All days of the picture from the first of a month to the first of a later one; also when there is but today. */
function spanOf(rows: readonly GanttRow[], today: PlainDate): Span {
  const days = rows.flatMap(({ bars, marks }) => [
    ...bars.flatMap(({ from, to }) => [from, to]),
    ...marks.map(({ on }) => on),
  ]);
  const first = days.reduce(minDate, today);
  const last = days.reduce(maxDate, today);
  return { from: monthOf(first), to: addMonths(monthOf(last), 1) };
}

function monthOf(day: PlainDate): PlainDate {
  return dateOf(yearOf(day), Number(day.slice(5, 7)), 1);
}

/** Days counted from the left edge, to a tenth of a unit. */
function xOf(day: PlainDate, { from, to }: Span): number {
  return LABELS + Math.round((daysBetween(from, day) * WIDTH * 10) / daysBetween(from, to)) / 10;
}

function ticksOf({ from, to }: Span): PlainDate[] {
  const months = (yearOf(to) - yearOf(from)) * 12 + Number(to.slice(5, 7)) - Number(from.slice(5, 7));
  const step = STEPS.find((each) => months / each <= MOST_LINES) ?? 12;
  return Array.from({ length: Math.floor(months / step) + 1 }, (_none, at) => addMonths(from, at * step));
}

function tick(day: PlainDate, x: number, bottom: number): SvgNode[] {
  return [
    svg('line', { x1: x, x2: x, y1: HEAD - 6, y2: bottom, stroke: GRID }),
    svg('text', { x: x + 2, y: HEAD - 12, 'font-size': 11, fill: INK }, [day.slice(2, 7)]),
  ];
}

function rowOf({ label, bars, marks }: GanttRow, y: number, x: (day: PlainDate) => number): SvgNode[] {
  return [
    svg('text', { x: 0, y: y + 19, 'font-size': 13, fill: INK }, [label]),
    svg('line', { x1: 0, x2: LABELS + WIDTH, y1: y + ROW, y2: y + ROW, stroke: GRID, 'stroke-width': 0.5 }),
    ...bars.map((bar) => barOf(bar, y, x)),
    ...marks.map((mark) => markOf(mark, y + ROW / 2, x)),
  ];
}

function barOf({ from, to, look, title }: GanttBar, y: number, x: (day: PlainDate) => number): SvgNode {
  const left = x(from);
  const width = Math.max(2, Math.round((x(to) - left) * 10) / 10);
  const place = { x: left, width, height: 10, rx: 2 };
  const looks =
    look === 'planned'
      ? { ...place, y: y + 4, fill: '#ffffff', stroke: PLANNED, 'stroke-dasharray': '4 3' }
      : { ...place, y: y + 16, fill: ACTUAL, stroke: ACTUAL };
  return svg('rect', looks, [svg('title', {}, [title])]);
}

const R = 6;

function markOf({ on, look, title }: GanttMark, y: number, x: (day: PlainDate) => number): SvgNode {
  const cx = x(on);
  const told = svg('title', {}, [title]);
  if (look === 'done') return svg('circle', { cx, cy: y, r: R - 1, fill: DONE }, [told]);
  const cross =
    look === 'late' ? ` M ${cx - 3} ${y - 3} L ${cx + 3} ${y + 3} M ${cx + 3} ${y - 3} L ${cx - 3} ${y + 3}` : '';
  return svg(
    'path',
    {
      d: `M ${cx} ${y - R} L ${cx + R} ${y} L ${cx} ${y + R} L ${cx - R} ${y} Z${cross}`,
      fill: '#ffffff',
      stroke: look === 'late' ? LATE : PLANNED,
      'stroke-width': 1.8,
    },
    [told],
  );
}
