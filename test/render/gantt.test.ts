import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addDays, daysBetween, plainDate } from '../../domain/calendar/plain-date.js';
import { type Gantt, ganttPicture } from '../../render/svg/gantt.js';
import type { SvgNode } from '../../render/svg/node.js';

const TODAY = plainDate('2026-11-27');
const base: Gantt = { title: '总览', rows: [], today: TODAY, todayWord: '今天' };
const LEFT = 150;
const RIGHT = 910;

function all(node: SvgNode, tag: SvgNode['tag']): SvgNode[] {
  const inner = node.children.flatMap((child) => (typeof child === 'string' ? [] : all(child, tag)));
  return node.tag === tag ? [node, ...inner] : inner;
}
const day = fc.integer({ min: -1500, max: 1500 }).map((days) => addDays(TODAY, days));

describe('the picture of a cycle', () => {
  test('holds every bar and every day inside of its frame, in the order of the calendar', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(day, fc.nat(900)), { minLength: 1, maxLength: 6 }), (spans) => {
        const bars = spans.map(([from, days]) => ({
          from,
          to: addDays(from, days),
          look: 'actual' as const,
          title: '',
        }));
        const rows = bars.map((bar) => ({ label: '阶段', bars: [bar], marks: [] }));
        const rects = all(ganttPicture({ ...base, rows }), 'rect').map(({ attributes }) => attributes);
        expect(rects).toHaveLength(bars.length);
        for (const [at, { x, width }] of rects.entries()) {
          expect(Number(x)).toBeGreaterThanOrEqual(LEFT);
          expect(Number(x) + Number(width)).toBeLessThanOrEqual(RIGHT + 2);
          for (const [other, rect] of rects.entries()) {
            const [a, b] = [bars[at]?.from ?? TODAY, bars[other]?.from ?? TODAY];
            if (daysBetween(a, b) > 0) expect(Number(rect.x)).toBeGreaterThanOrEqual(Number(x));
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  test('marks what is due, what is late and what is done each by a shape of its own, and says so', () => {
    const marks = (['due', 'late', 'done'] as const).map((look) => ({ on: TODAY, look, title: look }));
    const picture = ganttPicture({ ...base, rows: [{ label: '拨付', bars: [], marks }] });
    const [due, late] = all(picture, 'path').map(({ attributes }) => String(attributes.d));
    expect(due).not.toBe(late);
    expect(all(picture, 'circle')).toHaveLength(1);
    expect(all(picture, 'title').flatMap(({ children }) => children)).toEqual(['总览', 'due', 'late', 'done']);
  });

  test('shows at most nineteen lines of the calendar, however long the cycle runs', () => {
    fc.assert(
      fc.property(day, day, (a, b) => {
        const marks = [a, b].map((on) => ({ on, look: 'due' as const, title: '' }));
        const picture = ganttPicture({ ...base, rows: [{ label: '', bars: [], marks }] });
        const grid = all(picture, 'text').filter(({ children }) => /^\d\d-\d\d$/.test(String(children[0])));
        expect(grid.length).toBeGreaterThanOrEqual(1);
        expect(grid.length).toBeLessThanOrEqual(19);
      }),
    );
  });
});
