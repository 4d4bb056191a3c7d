import type { Command } from 'commander';
import { damageTold, type OfflineOptions, playOf, published, refusedText } from '../client/cli/offline-obligations.js';
import { setFromFiles } from '../client/cli/offline-play.js';
import type { CliParts } from '../client/cli/parts.js';
import { tellUsage } from '../client/cli/report.js';
import { EXIT } from '../client/refusals.js';
import { readConfig } from '../workers/config.js';
import { rehearsalText } from './rehearse-text.js';

/** Adds `caigou rehearse`: a whole cycle on the real engine, years in seconds. */
export function rehearseCommand(program: Command, parts: CliParts): void {
  program
    .command('rehearse')
    .description('演练：在真实引擎上快进走完整个采购周期')
    .option('--policy <代码>', '行政区划代码，六位')
    .option('--from <日期>', '开始日 YYYY-MM-DD')
    .option('--scenario <文件>', '情景文件；不写则按期办理每项义务')
    .option('--on <日期>', '演练到哪一天')
    .option('--json', '输出 JSON')
    .action((options: OfflineOptions) => act(parts, options));
}

async function act(parts: CliParts, options: OfflineOptions): Promise<void> {
  const json = options.json === true;
  const play = playOf(parts, options);
  if ('issues' in play) return tellUsage(parts, json, play.issues);
  const set = setFromFiles(parts.policyRoots, play);
  if ('damaged' in set) return parts.exit(damageTold(parts, json, set));
  const { binary } = readConfig().devServer;
  if (binary === undefined)
    throw new Error('没有找到 Temporal 程序：请先运行一次 npm start，或用 TEMPORAL_CLI 指定其路径');
  const { cycleId: _given, from = play.from, ...input } = set;
  const { rehearse } = await import('../rehearsal/rehearse.js');
  const rehearsal = await rehearse({ ...input, from, engine: { binary } });
  const told = { ...rehearsal, obligations: rehearsal.obligations.map(published) };
  parts.out(json ? `${JSON.stringify(told)}\n` : rehearsalText(rehearsal));
  for (const refused of rehearsal.refusals) parts.err(refusedText(refused));
  parts.exit(rehearsal.refusals.length > 0 ? EXIT.refused : EXIT.done);
}
