import { Argument, type Command } from 'commander';
import { REPAIR_KINDS } from '../../domain/approval/repairs/types.js';
import { refusalWords } from '../refusals.js';
import type { Api } from './api.js';
import { type AskOptions, MISSING } from './ask.js';
import { fieldsOf } from './command-fields.js';
import { dataOf } from './data.js';
import { previewText } from './do-text.js';
import type { ExitCode } from './io.js';
import type { CliParts } from './parts.js';
import { type CaseResult, casesNamed, type Repairing, repairCase } from './repair-cases.js';
import { exitOfReplies, replyText } from './reply-text.js';
import { tellUsage } from './report.js';
import { shared } from './shared-options.js';

const KINDS = [...REPAIR_KINDS, 'undo-repair'] as const;

type Options = AskOptions & { cases: string; data: string; reason?: string; dryRun?: boolean };

/** Adds `caigou repair`: one repair of many cases for one reason, with a result for each. */
export function repairCommand(program: Command, parts: CliParts): void {
  shared(program.command('repair').description('修复审批：多个周期用同一理由一次办理，逐个给出结果'))
    .addArgument(new Argument('<修复>', '修复方式').choices([...KINDS]))
    .requiredOption('--cases <周期,…>', '采购周期，多个用逗号隔开；需指明审批或待办时写 周期:a3 或 周期:a3.1.1')
    .option('--data <JSON>', '各周期相同的内容（如 to），JSON 或 @文件', '{}')
    .option('--reason <理由>', '理由')
    .option('--dry-run', '只预演，不登记')
    .action((kind: (typeof KINDS)[number], options: Options) => repairAll(parts, kind, options));
}

async function repairAll(parts: CliParts, kind: (typeof KINDS)[number], options: Options): Promise<void> {
  const { as, json = false, cases, data, reason, dryRun = false } = options;
  const read = dataOf(parts, data);
  if ('issues' in read) return tellUsage(parts, json, read.issues);
  const api = parts.api(as);
  if ('missing' in api) return tellUsage(parts, json, [MISSING[api.missing]]);
  const fields = fieldsOf(kind).map(({ path }) => path);
  // What undoes a repair has no reason of its own: that of the repair is on record.
  const said = reason === undefined || !fields.includes('reason') ? {} : { reason };
  const results = await oneByOne(api, { kind, fields, data: { ...Object(read.value), ...said }, dryRun }, cases);
  parts.out(
    json ? `${JSON.stringify({ cases: results })}\n` : `${results.map((each) => caseText(each, kind)).join('\n')}\n`,
  );
  parts.exit(exitOf(results));
}

/** Each case is a command of its own, so that one that can't be repaired holds up no other. */
async function oneByOne(api: Api, repairing: Repairing, cases: string): Promise<CaseResult[]> {
  const results: CaseResult[] = [];
  for (const each of casesNamed(cases)) results.push(await repairCase(api, repairing, each));
  return results;
}

function caseText(result: CaseResult, kind: (typeof KINDS)[number]): string {
  switch (result.result) {
    case 'done':
      return `${result.case}  ${kind === 'undo-repair' ? '已撤销修复' : '已修复'}`;
    case 'nothing':
      return `${result.case}  未办理：没有可以撤销的修复，或修复之后已有人办理`;
    case 'proposed':
      return `${result.case}  已提请第二人确认，确认后生效`;
    case 'shown':
      return `${result.case}  ${previewText(result.preview).trimEnd()}`;
    case 'unclear':
      return `${result.case}  未办理：没有或不止一个正在进行的审批，请写明 周期:审批编号`;
    case 'refused': {
      const { no, help } = refusalWords(result.refusal);
      return `${result.case}  未办理：${no}；${help}`;
    }
    case 'not-done':
      return `${result.case}  未办理：${replyText(result.reply)}`;
  }
}

const DONE: readonly CaseResult['result'][] = ['done', 'proposed', 'shown'];

function exitOf(results: readonly CaseResult[]): ExitCode {
  const failed = results.flatMap((each) => (each.result === 'not-done' ? [each.reply] : []));
  return exitOfReplies(
    failed,
    results.every(({ result }) => DONE.includes(result)),
  );
}
