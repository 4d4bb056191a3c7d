import { type SvgNode, svg } from './node.js';

/** How a step of a route stands: behind, in hand, to come, or left out of the way. */
export type StepStanding = 'done' | 'now' | 'ahead' | 'off';

/** A line that opens something on a page (`data-opens`); on paper it is a line as any other. */
export type OpeningLine = { text: string; opens: string };
/** One step of the picture. `lines`: people and days, each a short line of its own. */
export type RouteStep = {
  title: string;
  standing: StepStanding;
  mark: string;
  lines: readonly (string | OpeningLine)[];
};

const WIDTH = 168;
const GAP = 36;
const TOP = 12;
const LINE = 18;
const HEAD = 52;
const MOST_SIGNS = 12;

const LOOKS = {
  done: { fill: '#e6f4ea', stroke: '#135200', dash: 'none', weight: 1.5 },
  now: { fill: '#e8f1fb', stroke: '#0b5394', dash: 'none', weight: 3 },
  ahead: { fill: '#ffffff', stroke: '#595959', dash: '5 4', weight: 1.5 },
  off: { fill: '#f5f5f5', stroke: '#8c8c8c', dash: '2 4', weight: 1 },
} as const satisfies Record<StepStanding, object>;

/**
 * A route from left to right: what is behind, what is in hand, what is to come. Each box says in a word how it stands, so
 * that colour only helps; `title` is what a reader without the picture is told.
 */
export function routePicture(title: string, steps: readonly RouteStep[]): SvgNode {
  const most = Math.max(0, ...steps.map(({ lines }) => lines.length));
  const height = HEAD + most * LINE + 10;
  const width = Math.max(1, steps.length) * (WIDTH + GAP) - GAP + 4;
  return svg('svg', { viewBox: `0 0 ${width} ${height + TOP * 2}`, width, height: height + TOP * 2, role: 'img' }, [
    svg('title', {}, [title]),
    ...steps.flatMap((step, at) => [
      ...(at === 0 ? [] : [arrow(xOf(at), height, steps[at - 1]?.standing ?? 'ahead')]),
      box(step, xOf(at), height),
    ]),
  ]);
}

const xOf = (at: number): number => at * (WIDTH + GAP) + 2;

function box({ title, standing, mark, lines }: RouteStep, x: number, height: number): SvgNode {
  const { fill, stroke, dash, weight } = LOOKS[standing];
  const text = (y: number, words: string, more: SvgNode['attributes'] = {}): SvgNode =>
    svg('text', { x: x + 10, y: TOP + y, 'font-size': 13, fill: '#1f1f1f', ...more }, [short(words)]);
  return svg('g', {}, [
    svg('rect', {
      ...{ x, y: TOP, width: WIDTH, height, rx: 4, fill, stroke },
      'stroke-width': weight,
      'stroke-dasharray': dash,
    }),
    text(20, title, { 'font-size': 14, 'font-weight': 600 }),
    text(40, mark, { fill: stroke, 'font-weight': 600 }),
    ...lines.map((line, at) => {
      const y = HEAD + 10 + at * LINE;
      if (typeof line === 'string') return text(y, line);
      return svg('g', { 'data-opens': line.opens }, [text(y, line.text, { 'text-decoration': 'underline' })]);
    }),
  ]);
}

/** The path is lit as far as it was walked. */
function arrow(x: number, height: number, before: StepStanding): SvgNode {
  const y = TOP + height / 2;
  const stroke = before === 'done' ? LOOKS.done.stroke : LOOKS.ahead.stroke;
  return svg('path', {
    d: `M ${x - GAP + 3} ${y} H ${x - 6} M ${x - 12} ${y - 5} L ${x - 5} ${y} L ${x - 12} ${y + 5}`,
    ...{ fill: 'none', stroke },
    'stroke-width': before === 'done' ? 2.5 : 1.5,
  });
}

/** A box has room for so many signs; two narrow ones count as one wide. */
function short(words: string): string {
  let room = MOST_SIGNS;
  let kept = '';
  for (const sign of words) {
    room -= sign < '\u2e80' ? 0.5 : 1;
    if (room < 0) return `${kept}…`;
    kept += sign;
  }
  return kept;
}
