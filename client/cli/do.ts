import type { Command } from 'commander';
import { type AskOptions, askServer } from './ask.js';
import { dataOf } from './data.js';
import { acceptedText, previewText } from './do-text.js';
import type { CliParts } from './parts.js';
import { tellUsage } from './report.js';
import { shared } from './shared-options.js';

type DoOptions = AskOptions & {
  cycle: string;
  data: string;
  on?: string;
  second?: string;
  commandId?: string;
  dryRun?: boolean;
};

/** Adds `caigou do <kind>`: any command of any chapter; the server's schemas know the bodies. */
export function doCommand(program: Command, parts: CliParts): void {
  shared(program.command('do <命令>').description('办理一项命令（caigou schema commands 列出全部命令及内容）'))
    .requiredOption('--cycle <编号>', '采购周期')
    .requiredOption('--data <JSON>', '内容，JSON 或 @文件')
    .option('--on <日期>', '发生日 YYYY-MM-DD，不写则为今天；早于今天即为补记')
    .option('--second <人员>', '复核人（补记涉及法律或资金时）')
    .option('--command-id <编号>', '命令编号，重发时用同一个')
    .option('--dry-run', '只预演，不登记')
    .action((kind: string, options: DoOptions) => give(parts, kind, options));
}

async function give(parts: CliParts, kind: string, options: DoOptions): Promise<void> {
  const { cycle, data, on, second, commandId, dryRun, ...asked } = options;
  const read = dataOf(parts, data);
  if ('issues' in read) return tellUsage(parts, asked.json === true, read.issues);
  // What is undefined is not sent; what is wrong is told by the server, in the same words as over HTTP.
  const request = { kind, on, secondPerson: second, commandId, data: read.value };
  const path = `/api/cycles/${encodeURIComponent(cycle)}/commands${dryRun === true ? '/preview' : ''}`;
  await askServer(parts, asked, (api) => api.post(path, request), dryRun === true ? previewText : acceptedText);
}
