import type { Command } from 'commander';
import type { Fact } from '../../domain/facts.js';
import type { Account } from '../../domain/payment/account.js';
import type { StationOutlook } from '../../domain/staff/forecast.js';
import type { CycleLine, CyclesPage } from '../../store/views/cycles.js';
import { COMMAND_NAMES } from '../../texts/zh-CN/commands.js';
import { FACT_NAMES } from '../../texts/zh-CN/facts.js';
import { systemName } from '../../texts/zh-CN/rehearsal.js';
import { STAGE_NAMES } from '../../texts/zh-CN/terms.js';
import type { FactsOfCycle } from '../reads.js';
import { accountText } from './account-text.js';
import type { Api, Reply } from './api.js';
import { type AskOptions, askServer } from './ask.js';
import { coverageCommand } from './coverage.js';
import { dataOf } from './data.js';
import { previewText } from './do-text.js';
import { withOutcome } from './outcome.js';
import { acceptedText } from './outcome-text.js';
import type { CliParts } from './parts.js';
import { table, tellUsage } from './report.js';
import { shared } from './shared-options.js';
import { sheetCommands } from './sheet.js';
import { stationLines } from './station-text.js';
import { approvalTimelines } from './timeline.js';
import { timelinesText } from './timeline-text.js';

type ListOptions = AskOptions & { stage?: string; text?: string; limit?: string; after?: string };
type OpenOptions = AskOptions & { data: string; on?: string; adopt?: boolean; commandId?: string; dryRun?: boolean };

/** Adds `caigou cycle list|show|facts|approvals|open|template|import|coverage`. */
export function cycleCommand(program: Command, parts: CliParts): void {
  const cycle = program.command('cycle').description('采购周期：清单、详情、记录、启动');
  shared(cycle.command('list').description('本地区的采购周期'))
    .option('--stage <阶段>', '只列这些阶段，用逗号分隔')
    .option('--text <关键字>', '名称、承接主体或编号中的文字')
    .option('--limit <N>', '每页行数')
    .option('--after <位置>', '上一页给出的位置')
    .action(({ stage, text, limit, after, ...options }: ListOptions) =>
      askServer(parts, options, (api) => api.get('/api/cycles', { stages: stage, text, limit, after }), listText),
    );
  shared(cycle.command('show <编号>').description('一个采购周期的情况和现在可办的事')).action(
    (id: string, options: AskOptions) =>
      askServer(parts, options, (api) => api.get(`/api/cycles/${encodeURIComponent(id)}`), showText),
  );
  shared(cycle.command('facts <编号>').description('一个采购周期的全部记录'))
    .option('--after <序号>', '只列此序号之后的')
    .option('--limit <N>', '每页行数')
    .action((id: string, { after, limit, ...options }: ListOptions) =>
      askServer(
        parts,
        options,
        (api) => api.get(`/api/cycles/${encodeURIComponent(id)}/facts`, { after, limit }),
        factsText,
      ),
    );
  shared(
    cycle.command('approvals <编号>').description('一个采购周期的审批：谁在何时、在哪一环节、作出什么决定'),
  ).action((id: string, options: AskOptions) =>
    askServer(parts, options, (api) => approvalTimelines(api, id), timelinesText),
  );
  shared(cycle.command('open').description('启动采购周期，编号由系统给出'))
    .requiredOption('--data <JSON>', '内容，JSON 或 @文件')
    .option('--on <日期>', '发生日 YYYY-MM-DD，不写则为今天')
    .option('--adopt', '接管已在履行的合同')
    .option('--command-id <编号>', '命令编号，重发时用同一个')
    .option('--dry-run', '只预演，不登记')
    .action((options: OpenOptions) => open(parts, options));
  sheetCommands(cycle, parts);
  coverageCommand(cycle, parts);
}

async function open(parts: CliParts, { data, on, adopt, commandId, dryRun, ...options }: OpenOptions): Promise<void> {
  const read = dataOf(parts, data);
  if ('issues' in read) return tellUsage(parts, options.json === true, read.issues);
  const request = { kind: adopt === true ? 'adopt-cycle' : 'open-cycle', on, commandId, data: read.value };
  if (dryRun === true) return askServer(parts, options, (api) => api.post('/api/cycles/preview', request), previewText);
  const send = async (api: Api): Promise<Reply> => {
    const reply = await api.post('/api/cycles', request);
    return options.json === true ? reply : withOutcome(api, reply);
  };
  return askServer(parts, options, send, acceptedText);
}

function listText({ cycles, next }: CyclesPage): string {
  const rows = cycles.map(({ cycleId, title, stage, contractor, nextDue }) => [
    cycleId,
    title,
    STAGE_NAMES[stage],
    contractor ?? '',
    nextDue ?? '',
  ]);
  return `${table(['编号', '名称', '阶段', '承接主体', '最近期限'], rows)}${moreText(next)}`;
}

/** Where the next page begins. */
export function moreText(next: string | null): string {
  return next === null ? '' : `还有下一页：--after ${next}\n`;
}

type Shown = CycleLine & {
  account: Account;
  allowedNow: (keyof typeof COMMAND_NAMES)[];
  stations: StationOutlook[];
};

function showText({
  cycleId,
  title,
  stage,
  contractor,
  officer,
  openedOn,
  nextDue,
  policy,
  calendar,
  account,
  allowedNow,
  stations,
}: Shown): string {
  const lines = [
    ['编号', cycleId],
    ['名称', title],
    ['阶段', STAGE_NAMES[stage]],
    ['承接主体', contractor ?? '—'],
    ['经办人', officer ?? '—'],
    ['启动日', openedOn ?? '—'],
    ['最近期限', nextDue ?? '—'],
    ['适用政策', policy],
    ['工作日历', calendar],
  ];
  const told = lines.map(([name, value]) => `${name}：${value}`);
  const kinds = allowedNow.map((kind) => `  ${kind}  ${COMMAND_NAMES[kind]}`);
  const allowed = kinds.length === 0 ? ['现在可办：—'] : ['现在可办（caigou commands 命令名 查看写法）：', ...kinds];
  const places = stations.length === 0 ? [] : ['社工站：', ...stations.flatMap(stationLines)];
  return `${[...told, ...places].join('\n')}\n${accountText(account)}${allowed.join('\n')}\n`;
}

function factsText({ facts, nextAfterSeq }: FactsOfCycle): string {
  const rows = facts.map(({ seq, on, kind, actor, hash }) => [
    String(seq),
    on,
    FACT_NAMES[kind],
    actorText(actor),
    hash.slice(0, 12),
  ]);
  return `${table(['序号', '日期', '事项', '办理', '摘要'], rows)}${moreText(nextAfterSeq === null ? null : String(nextAfterSeq))}`;
}

function actorText(actor: Fact['actor']): string {
  if ('system' in actor) return `系统（${systemName(actor.system)}）`;
  return actor.actingFor === undefined ? actor.name : `${actor.name}（代 ${actor.actingFor.name}）`;
}
