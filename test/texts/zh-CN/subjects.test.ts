import { describe, expect, test } from '@jest/globals';
import { subjectText } from '../../../texts/zh-CN/subjects.js';

describe('what a duty is about', () => {
  test.each([
    ['programme', '整个采购项目'],
    ['lot', '本次采购'],
    ['cycle', '整个采购周期'],
    ['y1', '第 1 年度合同'],
    ['t3', '第 3 笔款'],
    ['ch2', '第 2 件询问、质疑或投诉'],
    ['f12', '第 12 件备案'],
    ['s:北山街道', '站点 北山街道'],
    ['w:w-07', '社工 w-07'],
    ['p:2026-01', '2026年1月'],
    ['p:2026-Q4', '2026年第4季度'],
    ['p:2026-H1', '2026年上半年'],
    ['p:2026-H2', '2026年下半年'],
    ['p:2026', '2026年度'],
    ['p:y1-mid', '第 1 年度合同中期'],
    ['p:y2-final', '第 2 年度合同终期'],
  ])('%s reads %s', (subject, text) => {
    expect(subjectText(subject)).toBe(text);
  });

  test.each(['tx', 'year', 'other', 'p:2026-Q5'])('%s is no subject of the catalogue and stays readable', (subject) => {
    expect(subjectText(subject)).toBe(subject.replace(/^p:/, ''));
  });
});
