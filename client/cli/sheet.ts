import type { Command } from 'commander';
import type { FieldIssue } from '../../schemas/issues.js';
import { EXIT } from '../refusals.js';
import { isSheetKind } from '../sheet/check.js';
import { SHEET_KINDS } from '../sheet/columns.js';
import type { ImportReport } from '../sheet/report-types.js';
import { templateFile } from '../sheet/template.js';
import type { Api, Reply } from './api.js';
import { type AskOptions, askServer } from './ask.js';
import type { ExitCode } from './io.js';
import type { CliParts } from './parts.js';
import { tellUsage } from './report.js';
import { shared } from './shared-options.js';
import { importText } from './sheet-text.js';

type ImportOptions = AskOptions & { kind: string; confirm?: boolean; onlyValid?: boolean };
type TemplateOptions = { out: string; kind: string };

/** Adds `caigou cycle template` and `caigou cycle import`: many lots at once, from an Excel sheet. */
export function sheetCommands(cycle: Command, parts: CliParts): void {
  cycle
    .command('template')
    .description('生成导入用的 Excel 模板（离线）')
    .requiredOption('--out <文件>', '写到哪个 .xlsx 文件')
    .option('--kind <种类>', 'start：启动采购周期；adopt：接管已在履行的合同', 'start')
    .action((options: TemplateOptions) => template(parts, options));
  shared(cycle.command('import <文件>').description('由 Excel 表一次启动（或接管）多个标段；先预演'))
    .option('--kind <种类>', 'start：启动采购周期；adopt：接管已在履行的合同', 'start')
    .option('--confirm', '登记；不写则只预演')
    .option('--only-valid', '有误的标段略过，只登记无误的')
    .action((file: string, options: ImportOptions) => importFile(parts, file, options));
}

async function template(parts: CliParts, { out, kind }: TemplateOptions): Promise<void> {
  if (!isSheetKind(kind)) return tellUsage(parts, false, [BAD_KIND]);
  const problem = parts.writeFile(out, await templateFile(kind));
  if (problem !== null)
    return tellUsage(parts, false, [{ ...NO_FILE, field: '--out', mend: { zh: problem, en: problem } }]);
  parts.out(`模板已写到 ${out}\n`);
  parts.exit(EXIT.done);
}

async function importFile(
  parts: CliParts,
  file: string,
  { kind, confirm, onlyValid, ...options }: ImportOptions,
): Promise<void> {
  const json = options.json === true;
  if (!isSheetKind(kind)) return tellUsage(parts, json, [BAD_KIND]);
  const read = parts.readBytes(file);
  if ('problem' in read) return tellUsage(parts, json, [{ ...NO_FILE, mend: { zh: read.problem, en: read.problem } }]);
  const flag = (set: boolean | undefined) => (set === true ? 'true' : undefined);
  const query = { kind, confirm: flag(confirm), onlyValid: flag(onlyValid) };
  const who = options.as === undefined ? '' : ` --as ${options.as}`;
  const next = `npx caigou cycle import ${file}${kind === 'start' ? '' : ` --kind ${kind}`}${who} --confirm`;
  let code: ExitCode = EXIT.done;
  const send = async (api: Api): Promise<Reply> => {
    const reply = await untilDone(api, query, read.bytes);
    // The server is this product's own: it answers a sheet with a report.
    if (reply.kind === 'done') code = exitOf(reply.body as ImportReport);
    return reply;
  };
  await askServer(parts, options, send, (report: ImportReport) => importText(report, next));
  if (code !== EXIT.done) parts.exit(code);
}

/** A sheet is done when nothing of it is left: a lot that was refused or waits is told to programs, too. */
function exitOf({ confirmed, problems, lots }: ImportReport): ExitCode {
  if (!confirmed) return problems.length > 0 ? EXIT.usage : EXIT.done;
  if (lots.some(({ outcome }) => outcome === 'refused')) return EXIT.refused;
  return lots.some(({ outcome }) => outcome === 'waiting') ? EXIT.notYetKnown : EXIT.done;
}

/** A long sheet is done in several calls: the same file goes on where the call before had no more time. */
async function untilDone(api: Api, query: Record<string, string | undefined>, bytes: Uint8Array): Promise<Reply> {
  for (let waiting = Number.POSITIVE_INFINITY; ; ) {
    const reply = await api.send('/api/cycles/import', query, bytes);
    if (reply.kind !== 'done') return reply;
    const { lots } = reply.body as ImportReport;
    const left = lots.filter(({ outcome }) => outcome === 'waiting').length;
    if (left === 0 || left >= waiting) return reply;
    waiting = left;
  }
}

const KINDS = SHEET_KINDS.join(' | ');
const BAD_KIND: FieldIssue = {
  field: '--kind',
  expected: { zh: `其中之一：${KINDS}`, en: `one of: ${KINDS}` },
  mend: { zh: '照抄其中一个', en: 'copy one of them' },
};
const NO_FILE = { field: '<文件>', expected: { zh: '.xlsx 文件', en: 'an .xlsx file' } };
