import type { Both } from '../../schemas/patterns.js';
import { type Refused, refusalWords, refusalWordsEn } from '../refusals.js';
import type { LotRows } from './lots.js';
import type { SheetProblem } from './problem.js';
import type { CellAt } from './requests.js';

/** A refusal of a lot: at the cell it names, else at the row the lot begins in. */
export function refusedRow({ told: { row } }: LotRows, refusal: Refused, cellAt: CellAt): SheetProblem {
  const { field } = refusal.why;
  const cell = refusal.code === 'bad-input' && typeof field === 'string' ? cellAt(field) : undefined;
  const known = typeof field === 'string' ? CONTRADICTIONS[field.replace(/^.*\./, '')] : undefined;
  if (cell !== undefined && known !== undefined) return { row: cell.row, column: cell.title, ...known };
  const expected = { zh: '规则允许的内容', en: 'what the rules allow' };
  return { row: cell?.row ?? row, column: cell?.title ?? null, wrong: said(refusal), expected };
}

/** A refusal in words, for a list of lots. */
export function said(refusal: Refused): Both {
  const [zh, en] = [refusalWords(refusal), refusalWordsEn(refusal)];
  const issues = (refusal.issues ?? []).map(({ field, expected }) => `${field}：${expected.zh}`).join('；');
  return { zh: `${zh.no}；${zh.help}${issues === '' ? '' : `（${issues}）`}`, en: `${en.no}; ${en.help}` };
}

/** The id of a lot is taken by somebody else with the same file, and no cycle of it is on record yet. */
export const BY_ANOTHER: Both = {
  zh: '另一位办理人正在导入同一文件，或者导入时中断：请由他再次导入',
  en: 'somebody else is importing this file, or was cut off: let that person import it again',
};

/** What a cell may not say beside other cells, by the field. */
const CONTRADICTIONS: Readonly<Record<string, Pick<SheetProblem, 'wrong' | 'expected'>>> = {
  purchaserKind: {
    wrong: { zh: '与采购人类型不符', en: 'is none that such a body can be' },
    expected: { zh: '该类采购人可能的类别，或留空', en: 'a kind that such a body can be, or nothing' },
  },
  serviceTo: {
    wrong: { zh: '不晚于服务开始日', en: 'is not after the first day of service' },
    expected: { zh: '晚于服务开始日的日期', en: 'a day after the first day of service' },
  },
  signedOn: {
    wrong: { zh: '晚于接管日', en: 'is after the day of taking over' },
    expected: { zh: '接管日或以前的日期；还没有签的合同年度不写在表里', en: 'the day of taking over or before it' },
  },
  on: {
    wrong: { zh: '晚于接管日', en: 'is after the day of taking over' },
    expected: {
      zh: '接管日或以前的日期；以后拨付的，接管后在系统中登记',
      en: 'the day of taking over or before it; record later payments afterwards',
    },
  },
  serviceFrom: {
    wrong: { zh: '与合同年度的先后不符', en: 'is not in the order of the contract years' },
    expected: {
      zh: '晚于上一合同年度、早于下一合同年度的服务开始日',
      en: 'after the year before, before the year after',
    },
  },
};
