import type { Command } from 'commander';
import type { Figures } from '../figures.js';
import { EXIT } from '../refusals.js';
import { sheetFile } from '../sheet/write.js';
import type { Reply } from './api.js';
import { type AskOptions, askServer } from './ask.js';
import { type FiguresTable, figuresTables } from './figures-tables.js';
import type { CliParts } from './parts.js';
import { table, tellUsage } from './report.js';
import { shared } from './shared-options.js';

type FiguresOptions = AskOptions & { from?: string; to?: string; sheet?: string };

/** Adds `caigou figures`: how long steps take, which limits are kept, what waits. */
export function figuresCommand(program: Command, parts: CliParts): void {
  shared(program.command('figures').description('统计：各环节和岗位用时、期限遵守情况、在等什么'))
    .option('--from <日期>', '只计这一天起办结的环节、到期的义务')
    .option('--to <日期>', '只计到这一天为止的')
    .option('--sheet <文件>', '写成 Excel 文件（.xlsx），每张表一页')
    .action((options: FiguresOptions) => figures(parts, options));
}

async function figures(parts: CliParts, { from, to, sheet, ...options }: FiguresOptions): Promise<void> {
  let body: Figures | undefined;
  await askServer(
    parts,
    options,
    async (api): Promise<Reply> => {
      const reply = await api.get('/api/figures', { from, to });
      // The server is this product's own: it answers with figures.
      if (reply.kind === 'done') body = reply.body as Figures;
      return reply;
    },
    (found: Figures) => (sheet === undefined ? figuresText(found) : ''),
  );
  if (sheet !== undefined && body !== undefined) await writeSheet(parts, sheet, body, options.json === true);
}

function figuresText(found: Figures): string {
  return figuresTables(found)
    .map(
      ({ title, head, rows }) =>
        `${title}\n${table(
          head,
          rows.map((row) => row.map((cell) => String(cell ?? ''))),
        )}`,
    )
    .join('\n');
}

async function writeSheet(parts: CliParts, path: string, found: Figures, json: boolean): Promise<void> {
  const problem = parts.writeFile(path, await sheetFile(figuresTables(found).map(sheetOf)));
  if (problem !== null) {
    const expected = { zh: '可以写入的 .xlsx 文件', en: 'an .xlsx file that can be written' };
    return tellUsage(parts, json, [{ field: '--sheet', expected, mend: { zh: problem, en: problem } }]);
  }
  if (!json) parts.out(`统计表已写到 ${path}\n`);
  parts.exit(EXIT.done);
}

/** The name of a page may not hold every character, nor be long. */
function sheetOf({ title, head, rows, widths }: FiguresTable) {
  const lines = [{ cells: head, look: 'title' as const }, ...rows.map((cells) => ({ cells }))];
  return { name: title.replace(/[（）、，]/g, ' ').slice(0, 31), lines, widths };
}
