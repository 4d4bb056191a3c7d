import type { Command } from 'commander';
import { latestSafeStart } from '../../domain/calendar/safe-start.js';
import { reprocurementChain } from '../../domain/obligations/chain.js';
import { formatIssues } from '../../schemas/issues.js';
import { planBackSchema } from '../../schemas/plan-back.js';
import { isGoverned } from '../../store/registry/calendar-files.js';
import { METHOD_NAMES } from '../../texts/zh-CN/terms.js';
import { planBackPaper } from '../plan-back-paper.js';
import { EXIT } from '../refusals.js';
import type { CliIo, ExitCode } from './io.js';
import { damageTold, UNKNOWN_POLICY } from './offline-obligations.js';
import { lawFromFiles } from './offline-play.js';
import { paperText } from './proof.js';
import { usageTold } from './report.js';

type Options = Record<string, unknown> & { json?: boolean; sheet?: string };

/** Adds `caigou plan-back`: the latest day on which buying again may begin so that the service does not end. Offline. */
export function planBackCommand(program: Command, io: CliIo): void {
  program
    .command('plan-back')
    .description('由服务期满日倒排重新采购的最晚安全启动日，并给出推导（离线）')
    .option('--policy <代码>', '行政区划代码，六位')
    .option('--service-end <日期>', '服务期满日 YYYY-MM-DD')
    .option(
      '--method <采购方式>',
      Object.entries(METHOD_NAMES)
        .map(([word, name]) => `${word} ${name}`)
        .join('、'),
    )
    .option('--regime <适用>', 'act 政府采购法适用（不写即此）、belowThreshold 限额标准以下、nonAct 不适用')
    .option('--sheet <文件>', '写成可打印的 A4 推导表（HTML）')
    .option('--json', '输出 JSON')
    .action((options: Options) => io.exit(answer(io, options)));
}

function answer(io: CliIo, { json = false, sheet, ...options }: Options): ExitCode {
  const parsed = planBackSchema.safeParse(options);
  if (!parsed.success) {
    const issues = formatIssues(parsed.error, options).map((issue) => ({ ...issue, field: optionOf(issue.field) }));
    return usageTold(io, json, issues);
  }
  const asked = parsed.data;
  if (!isGoverned(io.policyRoots, asked.policy)) return usageTold(io, json, [UNKNOWN_POLICY]);
  const law = lawFromFiles(io.policyRoots, asked.policy, asked.serviceEnd);
  if ('damaged' in law) return damageTold(io, json, law);
  const found = latestSafeStart(asked.serviceEnd, reprocurementChain({ ...asked, policy: law.policy }), law.calendar);
  const paper = () => paperText(io, planBackPaper(asked, found, law), sheet);
  io.out(json && sheet === undefined ? `${JSON.stringify(found)}\n` : paper());
  return EXIT.done;
}

/** `serviceEnd` → `--service-end`. */
function optionOf(field: string): string {
  return `--${field.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}
