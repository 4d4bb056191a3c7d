import { describe, expect, test } from '@jest/globals';
import { type SvgNode, svgMarkup } from '../../render/svg/node.js';
import { type RouteStep, routePicture } from '../../render/svg/route-picture.js';

const STEPS: readonly RouteStep[] = [
  { title: '科室审核', standing: 'done', mark: '已办', lines: ['科室负责人'] },
  { title: '分管副局长审批', standing: 'now', mark: '办理中', lines: ['分管副局长', '2026-12-01 前'] },
  { title: '局长审定', standing: 'ahead', mark: '未开始', lines: [] },
];

function all(node: SvgNode, tag: SvgNode['tag']): SvgNode[] {
  const inner = node.children.flatMap((child) => (typeof child === 'string' ? [] : all(child, tag)));
  return node.tag === tag ? [node, ...inner] : inner;
}

const textsIn = (node: SvgNode) => all(node, 'text').flatMap(({ children }) => children);

describe('the picture of a route', () => {
  test('says of each step in words how it stands, so that no colour is needed', () => {
    const picture = routePicture('年度实施计划的审批流程', STEPS);
    expect(textsIn(picture)).toEqual(
      expect.arrayContaining(['已办', '办理中', '未开始', '科室负责人', '2026-12-01 前']),
    );
    expect(all(picture, 'rect')).toHaveLength(3);
    expect(all(picture, 'title').flatMap(({ children }) => children)).toEqual(['年度实施计划的审批流程']);
  });

  test('holds every box inside of its frame', () => {
    const picture = routePicture('x', STEPS);
    const width = Number(picture.attributes.width);
    for (const { attributes } of all(picture, 'rect')) {
      expect(Number(attributes.x)).toBeGreaterThanOrEqual(0);
      expect(Number(attributes.x) + Number(attributes.width)).toBeLessThanOrEqual(width);
    }
  });

  test('cuts a long name short in place of letting it run out of its box', () => {
    const long = { title: '一二三四五六七八九十一二三四', standing: 'ahead', mark: '未开始', lines: [] } as const;
    expect(textsIn(routePicture('x', [long]))).toContain('一二三四五六七八九十一二…');
  });

  test('takes what people typed for text', () => {
    const markup = svgMarkup(routePicture('<b>&"', [{ ...STEPS[0], title: '<script>' } as RouteStep]));
    expect(markup).not.toMatch(/<script>|<b>/);
    expect(markup).toContain('&lt;script&gt;');
    expect(markup.startsWith('<svg xmlns="http://www.w3.org/2000/svg"')).toBe(true);
  });

  test('marks a line that opens something, for the page to make a button of it', () => {
    const line = { text: '2026-12-01 前', opens: 'a1.2.1' };
    const picture = routePicture('x', [{ title: '局长审定', standing: 'now', mark: '办理中', lines: ['局长', line] }]);
    const marked = all(picture, 'g').filter(({ attributes }) => attributes['data-opens'] !== undefined);
    expect(marked.map(({ attributes }) => attributes['data-opens'])).toEqual(['a1.2.1']);
    expect(marked.flatMap(textsIn)).toEqual(['2026-12-01 前']);
  });

  test('of no steps is an empty frame', () => {
    expect(all(routePicture('x', []), 'rect')).toEqual([]);
  });
});
