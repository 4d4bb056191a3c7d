import type { Command } from 'commander';
import type { EngineRepair } from '../../domain/repair/engine.js';
import { ENGINE_REPAIR_TEXTS } from '../../texts/zh-CN/repairs.js';
import type { Restarted } from '../operate.js';
import type { Api, Reply } from './api.js';
import { type AskOptions, askServer } from './ask.js';
import type { CliParts } from './parts.js';
import { shared } from './shared-options.js';

type Options = AskOptions & { cycle: string; reason: string; dryRun?: boolean };

/** Adds `caigou operate`: what a technician does to the engine, never to a record. */
export function operateCommand(program: Command, parts: CliParts): void {
  const operate = program.command('operate').description('技术处理：不改动记录');
  shared(operate.command('restart-from-record').description('终止该周期的流程，并按记录重新启动'))
    .requiredOption('--cycle <编号>', '采购周期')
    .requiredOption('--reason <理由>', '理由')
    .option('--dry-run', '只说明会做什么、会失去什么')
    .action((options: Options) => restart(parts, options));
}

async function restart(parts: CliParts, { cycle, reason, dryRun = false, ...asked }: Options): Promise<void> {
  const path = `/api/cycles/${encodeURIComponent(cycle)}/restart-from-record`;
  const send = (api: Api): Promise<Reply> => (dryRun ? api.get(path) : api.post(path, { reason }));
  return askServer(parts, asked, send, dryRun ? repairText : restartedText);
}

/** What it does, what it loses, and what to type for it. */
function repairText({ does, command }: EngineRepair): string {
  const { does: words, loses } = ENGINE_REPAIR_TEXTS[does];
  return `${[`将：${words}`, '会失去：', ...loses.map((each) => `  ${each}`), '不能撤销', `命令：${command}`].join('\n')}\n`;
}

function restartedText({ ended, seq }: Restarted): string {
  const before = ended ? '原流程已终止' : '原流程已不在运行';
  return `${before}，已按记录重新启动（自第 ${seq} 条起）\n`;
}
