import { Command, CommanderError } from 'commander';
import { EXIT } from '../refusals.js';
import { absenceCommand, proxyCommand } from './absences.js';
import { accessLogCommand } from './access-log.js';
import { accountCommand } from './accounts.js';
import { approveCommand } from './approve-many.js';
import { calendarCommand } from './calendar.js';
import { commandsCommand } from './commands.js';
import { cycleCommand } from './cycle.js';
import { directoryCommand } from './directory.js';
import { doCommand } from './do.js';
import { dueCommand } from './due.js';
import { figuresCommand } from './figures.js';
import { handOverCommand, undoHandOverCommand } from './hand-over.js';
import type { ExitCode } from './io.js';
import { noticesCommand, obligationsCommand, todoCommand } from './lists.js';
import { operateCommand } from './operate.js';
import type { CliParts } from './parts.js';
import { planBackCommand } from './plan-back.js';
import { policyCommand } from './policy.js';
import { readCommand } from './read.js';
import { repairCommand } from './repair.js';
import { routeTestCommand } from './route-test.js';
import { schemaCommand } from './schema.js';
import { stuckCommand } from './stuck.js';
import { tokenCommand } from './tokens.js';

/** The commands of this folder under one program; the caller adds those that start processes. */
export function cliProgram(version: string, parts: CliParts): Command {
  const program = new Command('caigou')
    .description('采购周期管理：从年度计划到归档')
    .version(version, '-V, --version', '版本')
    .helpOption('-h, --help', '帮助')
    .helpCommand('help [命令]', '帮助')
    .configureOutput({ writeOut: parts.out, outputError: (text) => parts.err(usageText(text)) })
    .exitOverride();
  dueCommand(program, parts);
  planBackCommand(program, parts);
  policyCommand(program, parts);
  calendarCommand(program, parts);
  obligationsCommand(program, parts);
  cycleCommand(program, parts);
  doCommand(program, parts);
  approveCommand(program, parts);
  repairCommand(program, parts);
  operateCommand(program, parts);
  commandsCommand(program, parts);
  todoCommand(program, parts);
  readCommand(program, parts);
  noticesCommand(program, parts);
  stuckCommand(program, parts);
  directoryCommand(program, parts);
  absenceCommand(program, parts);
  proxyCommand(program, parts);
  handOverCommand(program, parts);
  undoHandOverCommand(program, parts);
  routeTestCommand(program, parts);
  figuresCommand(program, parts);
  accountCommand(program, parts);
  tokenCommand(program, parts);
  accessLogCommand(program, parts);
  schemaCommand(program, parts);
  return program;
}

/** Runs one command line. What commander finds wrong is a usage mistake; help and version are none. */
export async function runProgram(
  program: Command,
  argv: readonly string[],
  exit: (code: ExitCode) => void,
): Promise<void> {
  try {
    await program.parseAsync([...argv], { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    // `due` and `policy` have told it themselves; telling the exit code twice does no harm.
    exit(error.exitCode === 0 ? EXIT.done : EXIT.usage);
  }
}

/** Commander speaks English; what people most often meet is said in Chinese. */
function usageText(text: string): string {
  const said = USAGE.reduce((so, [english, chinese]) => so.replace(english, chinese), text.replace(/^error: /, ''));
  return `用法有误：${said}`;
}

const USAGE: readonly (readonly [RegExp, string])[] = [
  [/^unknown option '(.+)'/, '没有选项 $1'],
  [/^unknown command '(.+)'/, '没有命令 $1'],
  [/^missing required argument '(.+)'/, '缺少参数 $1'],
  [/^required option '(.+)' not specified/, '缺少选项 $1'],
  [/^option '(.+)' argument missing/, '选项 $1 缺少值'],
  [/^too many arguments.*/, '参数过多'],
  [
    /^command-argument value '(.+)' is invalid for argument '(.+)'\. Allowed choices are (.+)\./,
    '$2 不能是 $1，应为 $3',
  ],
  [/\(Did you mean (.+)\?\)/, '（是否指 $1？）'],
];
