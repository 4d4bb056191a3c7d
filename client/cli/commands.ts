import type { Command } from 'commander';
import { OUTSIDE_KINDS } from '../../schemas/commands.js';
import type { AskedKind } from '../../schemas/request.js';
import { COMMAND_NAMES } from '../../texts/zh-CN/commands.js';
import { EXIT } from '../refusals.js';
import { exampleOf, fieldsOf, isAskedKind } from './command-fields.js';
import { isSeenField } from './decide-on-seen.js';
import type { CliIo } from './io.js';
import { table, tellUsage } from './report.js';

/** Adds `caigou commands`: what may be done at all, and for one command what it must be given, with an example. */
export function commandsCommand(program: Command, io: CliIo): void {
  program
    .command('commands')
    .argument('[命令]', '只说明这一项：字段、写法、例子')
    .description('全部命令的中文名；写明一项时列出其内容和例子（离线）')
    .option('--json', '输出 JSON')
    .action((kind: string | undefined, { json = false }: { json?: boolean }) => {
      if (kind === undefined) told(io, json ? listed() : listText());
      else if (isAskedKind(kind)) told(io, json ? described(kind) : kindText(kind));
      else tellUsage(io, json, [UNKNOWN]);
    });
}

const UNKNOWN = {
  field: '<命令>',
  expected: { zh: '命令名', en: 'the name of a command' },
  mend: { zh: '运行 caigou commands 查看全部命令名', en: 'see caigou commands' },
};

function told(io: CliIo, text: string): void {
  io.out(text);
  io.exit(EXIT.done);
}

function listed(): string {
  return `${JSON.stringify({ commands: OUTSIDE_KINDS.map((kind) => ({ kind, name: COMMAND_NAMES[kind] })) })}\n`;
}

function listText(): string {
  const rows = OUTSIDE_KINDS.map((kind) => [kind, COMMAND_NAMES[kind]]);
  return `${table(['命令', '名称'], rows)}运行 caigou commands draft-plan 查看一项命令的内容和例子\n`;
}

function described(kind: AskedKind): string {
  const known = { kind, name: COMMAND_NAMES[kind], fields: fieldsOf(kind), example: exampleOf(kind) };
  return `${JSON.stringify(known)}\n`;
}

function kindText(kind: AskedKind): string {
  const rows = fieldsOf(kind).map(({ path, label, required, form }) => [path, label, needText(path, required), form]);
  const lines = [
    `${COMMAND_NAMES[kind]}（${kind}）`,
    table(['字段', '含义', '', '写法'], rows).trimEnd(),
    ...(rows.some(([path = '']) => isSeenField(path)) ? ['“自动”：命令行取自刚显示的内容，不必填写'] : []),
    '例如：',
    `  ${exampleLine(kind)}`,
  ];
  return `${lines.join('\n')}\n`;
}

function needText(path: string, required: boolean): string {
  if (isSeenField(path)) return '自动';
  return required ? '必填' : '';
}

/** What to type, with the fields that nobody types left out. */
function exampleLine(kind: AskedKind): string {
  const body = Object.fromEntries(Object.entries(Object(exampleOf(kind))).filter(([name]) => !isSeenField(name)));
  const data = `--data '${JSON.stringify(body)}'`;
  if (kind === 'open-cycle') return `npx caigou cycle open --as officer ${data}`;
  if (kind === 'adopt-cycle') return `npx caigou cycle open --adopt --as officer ${data}`;
  return `npx caigou do ${kind} --cycle 222401-2026-001 --as officer ${data}`;
}
