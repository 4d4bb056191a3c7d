import type { Command } from 'commander';
import type { DirectoryOutlook, DirectoryProgress } from '../directory/desk.js';
import { type AskOptions, askServer } from './ask.js';
import { CHECK } from './directory.js';
import { changeText } from './directory-text.js';
import type { CliParts } from './parts.js';
import { shared } from './shared-options.js';

type EditOptions = AskOptions & { dryRun?: boolean };
type Span = { from: string; to: string };

/** Adds `caigou absence add|end`: who is away, from when to when. */
export function absenceCommand(program: Command, parts: CliParts): void {
  const absence = program.command('absence').description('缺勤（休假、出差、学习）');
  edit(absence.command('add <人员>').description('登记缺勤；本人或管理员'))
    .requiredOption('--from <日期>', '起始日，含当日')
    .requiredOption('--to <日期>', '截止日，含当日')
    .option('--reason <事由>', '事由')
    .action((person: string, { from, to, reason, ...options }: EditOptions & Span & { reason?: string }) =>
      send(parts, options, { kind: 'add-absence', person, from, to, reason }),
    );
  edit(absence.command('end <人员>').description('提前返岗'))
    .requiredOption('--on <日期>', '返岗日')
    .action((person: string, { on, ...options }: EditOptions & { on: string }) =>
      send(parts, options, { kind: 'end-absence', person, on }),
    );
}

/** Adds `caigou proxy add|end`: who may act for whom, in which matters. */
export function proxyCommand(program: Command, parts: CliParts): void {
  const proxy = program.command('proxy').description('代理：期限内由他人代为审批');
  edit(proxy.command('add <被代理人>').description('设立代理；本人或管理员'))
    .requiredOption('--by <人员>', '代理人')
    .requiredOption('--from <日期>', '起始日，含当日')
    .requiredOption('--to <日期>', '截止日，含当日')
    .option('--subjects <事项>', '事项代码，用逗号分隔；不写则全部')
    .action((principal: string, { by, from, to, subjects, ...options }: EditOptions & Span & ProxyOptions) =>
      send(parts, options, { kind: 'add-proxy', principal, proxy: by, from, to, subjects: subjects?.split(',') }),
    );
  edit(proxy.command('end <编号>').description('终止代理'))
    .requiredOption('--on <日期>', '自哪天起不再代理')
    .action((id: string, { on, ...options }: EditOptions & { on: string }) =>
      send(parts, options, { kind: 'end-proxy', id, on }),
    );
}

type ProxyOptions = { by: string; subjects?: string };

function edit(command: Command): Command {
  return shared(command).option('--dry-run', '只预演，不登记');
}

/** What is wrong is told by the server, in the same words as over HTTP. */
function send(parts: CliParts, { dryRun = false, ...options }: EditOptions, change: object): Promise<void> {
  return askServer(
    parts,
    options,
    (api) => api.post('/api/directory/edits', { edit: change, dryRun }),
    (body: DirectoryOutlook | DirectoryProgress) =>
      changeText(body, { todo: () => '去掉 --dry-run 即登记', again: CHECK }),
  );
}
