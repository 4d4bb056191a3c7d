import type { Command } from 'commander';
import {
  type ClockRepair,
  ENGINE_REPAIRS,
  type EngineRepair,
  type EngineRepairKind,
} from '../../domain/repair/engine.js';
import { REQUEST_NAMES } from '../../texts/zh-CN/commands.js';
import { CLOCK_REPAIR_TEXTS, ENGINE_REPAIR_TEXTS } from '../../texts/zh-CN/repairs.js';
import type { EngineRepaired } from '../operate.js';
import type { Api, Reply } from './api.js';
import { type AskOptions, askServer } from './ask.js';
import type { CliParts } from './parts.js';
import { shared } from './shared-options.js';

type Asked = AskOptions & { reason: string; dryRun?: boolean };
type ClockOptions = Asked & { commandId?: string };
type Options = Asked & { cycle: string };

/** Adds `caigou operate`: what an administrator does to the engine under a cycle, never to its case. */
export function operateCommand(program: Command, parts: CliParts): void {
  const operate = program.command('operate').description('技术处理：不改动案件，只在记录上留下处理人和理由');
  for (const does of ENGINE_REPAIRS) {
    shared(operate.command(does).description(`${REQUEST_NAMES[does]}：${ENGINE_REPAIR_TEXTS[does].does}`))
      .requiredOption('--cycle <编号>', '采购周期')
      .requiredOption('--reason <理由>', '理由')
      .option('--dry-run', '只说明会做什么、会失去什么')
      .action((options: Options) => repair(parts, does, options));
  }
  const { name, does } = CLOCK_REPAIR_TEXTS;
  shared(operate.command('start-second-clock').description(`${name}：${does}`))
    .requiredOption('--reason <理由>', '理由')
    .option('--command-id <编号>', '命令编号，重发时用同一个')
    .option('--dry-run', '只说明会做什么')
    .action((options: ClockOptions) => startClock(parts, options));
}

async function startClock(
  parts: CliParts,
  { reason, commandId, dryRun = false, ...asked }: ClockOptions,
): Promise<void> {
  const path = '/api/second-clock';
  const send = (api: Api): Promise<Reply> => (dryRun ? api.get(path) : api.post(path, { reason, commandId }));
  return askServer(parts, asked, send, (repair) => clockText(repair, dryRun));
}

function clockText({ on, command }: ClockRepair, dryRun: boolean): string {
  const { does, done, steps } = CLOCK_REPAIR_TEXTS;
  const lines = on.map((step) => `  ${steps[step]}`);
  const told = dryRun
    ? [`将：${does}`, ...lines, '不会失去什么', `命令：${command}`]
    : [done, ...lines, '处理人和理由已登记'];
  return `${told.join('\n')}\n`;
}

async function repair(
  parts: CliParts,
  does: EngineRepairKind,
  { cycle, reason, dryRun = false, ...asked }: Options,
): Promise<void> {
  const path = `/api/cycles/${encodeURIComponent(cycle)}/${does}`;
  const send = (api: Api): Promise<Reply> => (dryRun ? api.get(path) : api.post(path, { reason }));
  return askServer(parts, asked, send, dryRun ? repairText : repairedText);
}

/** What it does, to what, what it loses, and what to type for it. */
function repairText({ does, on, command }: EngineRepair): string {
  const { does: words, loses } = ENGINE_REPAIR_TEXTS[does];
  const lost = loses.length === 0 ? ['不会失去什么'] : ['会失去：', ...loses.map((each) => `  ${each}`)];
  return `${[`将：${words}`, ...onLines(on), ...lost, '不能撤销', `命令：${command}`].join('\n')}\n`;
}

function onLines(on: readonly string[]): string[] {
  return on.length === 0 ? [] : ['涉及：', ...on.map((each) => `  ${each}`)];
}

function repairedText({ does, on, ended, seq, recorded }: EngineRepaired): string {
  const was = ended === true ? '原流程已终止，' : '原流程已不在运行，';
  const before = ended === undefined ? '' : was;
  const { done } = ENGINE_REPAIR_TEXTS[does];
  const trace =
    recorded === 'yes' ? '处理人和理由已登记在记录上' : '处理人和理由尚未登记：流程暂时没有应答，恢复后自行登记';
  return `${[`${before}${done}（处理时记录到第 ${seq} 条）`, ...onLines(on), trace].join('\n')}\n`;
}
