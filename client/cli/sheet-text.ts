import { LOT_OUTCOMES } from '../../texts/zh-CN/sheet.js';
import { placeText, type SheetProblem } from '../sheet/problem.js';
import type { ImportReport, LotOutcome, LotReport } from '../sheet/report-types.js';
import { table } from './report.js';
import { splittingText } from './splitting-text.js';

const OUTCOME_NAMES: Readonly<Record<LotOutcome, string>> = LOT_OUTCOMES;

const MOST_PROBLEMS = 50;

/** What a sheet would do or did, for people: problems first, lot by lot, then what to do next. */
export function importText(report: ImportReport, next: string): string {
  const { lots, rows, problems, emptyRows, splittings } = report;
  const lines = [
    `共 ${rows} 行、${lots.length} 个标段`,
    ...(emptyRows.length > 0 ? [`第 ${emptyRows.join('、')} 行是空行，已略过`] : []),
    ...problemLines(problems),
    ...(lots.length === 0
      ? []
      : [table(['采购项目', '标段', '行', '社工站', '牵头', '采购周期', '结果'], lots.map(rowOf)).trimEnd()]),
    ...splittings.map(splittingText),
    closing(report, next),
  ];
  return `${lines.join('\n')}\n`;
}

function problemLines(problems: readonly SheetProblem[]): string[] {
  if (problems.length === 0) return [];
  const shown = problems
    .slice(0, MOST_PROBLEMS)
    .map((each) => `  ${placeText(each)}：${each.wrong.zh}；应为${each.expected.zh}`);
  const more =
    problems.length > MOST_PROBLEMS ? [`  另有 ${problems.length - MOST_PROBLEMS} 处（--json 列出全部）`] : [];
  return [`有 ${problems.length} 处需要改正：`, ...shown, ...more];
}

function rowOf({ programmeId, lot, rows, stations, leads, leadCycle, cycleId, outcome, refusal }: LotReport): string[] {
  const result = refusal === null ? OUTCOME_NAMES[outcome] : `${OUTCOME_NAMES[outcome]}：${refusal.zh}`;
  const lead = leads ? '本标段' : (leadCycle ?? '');
  return [programmeId, lot, rangesOf(rows), String(stations), lead, cycleId ?? '', result];
}

/** `2-7、9`. */
function rangesOf(rows: readonly number[]): string {
  const ranges: { from: number; to: number }[] = [];
  for (const row of rows) {
    const last = ranges.at(-1);
    if (last !== undefined && last.to === row - 1) last.to = row;
    else ranges.push({ from: row, to: row });
  }
  return ranges.map(({ from, to }) => (from === to ? String(from) : `${from}-${to}`)).join('、');
}

function closing({ confirmed, lots, problems }: ImportReport, next: string): string {
  const many = (outcome: LotOutcome) => lots.filter((each) => each.outcome === outcome).length;
  if (confirmed) {
    const done = `登记了 ${many('opened')} 个采购周期`;
    const left = many('refused') + many('waiting');
    if (left > 0) return `${done}，${left} 个标段没有登记：按上面的原因处理后，再次导入同一文件，不会重复登记`;
    return many('opened') === 0 && many('already') > 0 ? `${done}：本文件此前已经导入，没有重复登记` : done;
  }
  const some = many('ready') > 0 ? '；只登记无误的标段：加 --only-valid --confirm' : '';
  if (problems.length > 0) return `预演：未登记任何内容。改正后重新导入${some}`;
  if (many('ready') === 0) return '预演：没有需要登记的内容，本文件此前已经导入';
  return `预演：未登记任何内容。确认登记：${next}`;
}
