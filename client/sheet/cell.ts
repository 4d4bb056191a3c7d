import type { Both } from '../../schemas/patterns.js';
import { dayOfCell } from '../clock.js';
import type { Form } from './columns.js';

/** What a cell is read as: text, a whole number, fen, a day, yes or no, a word of a closed list. */
export type CellValue = string | number | boolean;
type Read = { value: CellValue } | { wrong: Both; expected: Both };

const FEN_PER_YUAN = 100;
/** Excel keeps 15 digits of a number; a longer code typed as a number has lost its end. */
const LONGEST_NUMBER = 999_999_999_999_999;

/** A cell as its column wants it, or what stands there instead. Nothing is guessed: text that looks like a date is text. */
export function readCell(cell: unknown, form: Form): Read {
  switch (form.is) {
    case 'text':
      return textIn(cell);
    case 'whole':
      return Number.isSafeInteger(cell) && typeof cell === 'number' ? { value: cell } : wrong(cell, WHOLE);
    case 'yuan':
      return fenIn(cell);
    case 'day': {
      const day = dayOfCell(cell);
      return day === null ? wrong(cell, DAY) : { value: day };
    }
    case 'yesNo':
      if (typeof cell === 'boolean') return { value: cell };
      return cell === '是' || cell === '否' ? { value: cell === '是' } : wrong(cell, YES_NO);
    case 'choice': {
      const word = Object.entries(form.names).find(([, name]) => name === cell)?.[0];
      const names = Object.values(form.names).join('、');
      const expected = { zh: `其中之一：${names}`, en: `one of: ${names}` };
      return word === undefined ? wrong(cell, expected) : { value: word };
    }
  }
}

/** A number is taken as the digits that were typed: lot 1 is `1`. */
function textIn(cell: unknown): Read {
  if (typeof cell === 'string') return { value: cell };
  const whole = typeof cell === 'number' && Number.isSafeInteger(cell) && Math.abs(cell) <= LONGEST_NUMBER;
  return whole ? { value: String(cell) } : wrong(cell, AS_TEXT);
}

function fenIn(cell: unknown): Read {
  if (typeof cell !== 'number') return wrong(cell, YUAN);
  const fen = Math.round(cell * FEN_PER_YUAN);
  // Two decimals of a binary fraction are equal again once both sides are rounded to them.
  const exact = Number.isSafeInteger(fen) && Math.abs(cell * FEN_PER_YUAN - fen) < 1e-6 * Math.max(1, Math.abs(fen));
  return exact && Number(cell.toFixed(2)) === cell ? { value: fen } : wrong(cell, YUAN);
}

function wrong(cell: unknown, expected: Both): Read {
  return { wrong: said(cell), expected };
}

/** What stands in a cell, with its kind: most mistakes are a right value of a wrong kind. */
function said(cell: unknown): Both {
  const shown = String(cell).slice(0, 40);
  if (typeof cell === 'string') return { zh: `现为文本“${shown}”`, en: `is the text "${shown}"` };
  if (typeof cell === 'number') return { zh: `现为数字 ${shown}`, en: `is the number ${shown}` };
  if (typeof cell === 'boolean') return { zh: `现为逻辑值 ${shown}`, en: `is the truth value ${shown}` };
  const day = dayOfCell(cell);
  if (day !== null) return { zh: `现为日期 ${day}`, en: `is the day ${day}` };
  return { zh: '现为带时刻的日期或其他值', en: 'is a date with a time of day, or something else' };
}

const WHOLE = { zh: '整数，单元格为数字格式', en: 'a whole number in a number cell' };
const YUAN = {
  zh: '金额（元），最多两位小数，单元格为数字格式',
  en: 'a sum in yuan with at most two decimals in a number cell',
};
const DAY = {
  zh: '日期，单元格为日期格式（文本请改为日期格式后重新输入）',
  en: 'a day in a date cell (make the cell a date and type it again)',
};
const YES_NO = { zh: '是或否', en: '是 or 否' };
const AS_TEXT = {
  zh: '文字；超过 15 位的编号须先把单元格设为文本再输入',
  en: 'text; type codes of more than 15 digits into a text cell',
};
