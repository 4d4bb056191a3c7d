import type { CycleId } from '../../domain/ids.js';
import type { LotLine } from '../../domain/programme/lot-line.js';
import { closestWord } from '../../schemas/closest-word.js';
import type { Caller } from '../callers.js';
import type { SheetKind } from './columns.js';
import type { LotRows, Told } from './lots.js';
import type { SheetProblem } from './problem.js';

/** What is wrong with a lot in this county: another county's sheet, a township it does not have, a lot it has already. */
export function countyProblems(lot: LotRows, { code, directory }: Caller, kept: readonly LotLine[]): SheetProblem[] {
  const townships = directory.townships ?? [];
  return [
    ...cellsAt(lot.told, 'code').flatMap(({ row, title, value }) =>
      value === code ? [] : [{ row, column: title, ...foreign(value, code) }],
    ),
    ...lot.stations.flatMap((station) =>
      cellsAt(station, 'township').flatMap(({ row, title, value }) =>
        townships.length === 0 || townships.includes(value)
          ? []
          : [{ row, column: title, ...unknown(value, townships) }],
      ),
    ),
    ...kept
      .filter((line) => line.programmeId === lot.programmeId && line.lot === lot.lot && line.closedOn === null)
      .slice(0, 1)
      .map(({ cycleId }) => ({ row: lot.told.row, column: '标段', ...there(cycleId) })),
  ];
}

function cellsAt({ values }: Told, path: string): { row: number; title: string; value: string }[] {
  return [...values].flatMap(([column, { row, value }]) =>
    column.path === path ? [{ row, title: column.title, value: String(value) }] : [],
  );
}

type Said = Pick<SheetProblem, 'wrong' | 'expected'>;

function foreign(value: string, code: string): Said {
  return {
    wrong: { zh: `现为 ${value}，不是本地区`, en: `is ${value}, another region` },
    expected: { zh: `本地区代码 ${code}，或留空`, en: `${code}, or nothing` },
  };
}

function unknown(value: string, townships: readonly string[]): Said {
  const near = closestWord(value, townships);
  const meant = near === undefined ? '' : `，是否指“${near}”`;
  return {
    wrong: { zh: `通讯录中没有乡镇（街道）“${value}”${meant}`, en: `no township "${value}" in the directory` },
    expected: { zh: `通讯录登记的 ${townships.length} 个乡镇（街道）之一`, en: 'a township of the directory' },
  };
}

function there(cycleId: CycleId): Said {
  return {
    wrong: { zh: `这个标段已有采购周期 ${cycleId}`, en: `this lot has the cycle ${cycleId} already` },
    expected: { zh: '尚未启动的标段；删去这些行，或改用别的标段号', en: 'a lot that has no cycle' },
  };
}

/** The kind of a sheet by its name in an address or an option. */
export function isSheetKind(text: string): text is SheetKind {
  return text === 'start' || text === 'adopt';
}
