import type { Command, CommanderError } from 'commander';
import { compileCalendar, EVERY_YEAR } from '../../domain/calendar/compile.js';
import { computeDeadline, type Deadline } from '../../domain/calendar/deadline.js';
import { LAST_LUNAR_YEAR } from '../../domain/calendar/lunar-days.js';
import { type PlainDate, yearOf } from '../../domain/calendar/plain-date.js';
import type { CompiledCalendar } from '../../domain/calendar/year-data.js';
import { type DueQuestion, dueOptionsSchema } from '../../schemas/due.js';
import { type FileProblem, isGoverned, readCalendarFiles } from '../../store/registry/calendar-files.js';
import { duePaper } from './due-text.js';
import type { CliIo, UsageProblem } from './io.js';
import { paperText } from './proof.js';

const UNIT_OPTIONS = '--working-days | --days | --months | --years';

const HINTS: Record<string, string> = {
  from: '例如 --from 2026-09-22',
  unit: '例如只写 --working-days 15',
  roll: '不写则工作日不顺延，其他期限遇休息日顺延（--before 时提前）',
  policy: '例如 --policy 222401；不写则按全国日历',
};

/**
 * Adds `caigou due`: a due date with its proof, from calendar files alone. Reports through `io` and sets its exit code;
 * a usage mistake commander itself finds is reported too and then thrown on as the CommanderError it is.
 */
export function dueCommand(program: Command, io: CliIo): void {
  const command = program.command('due');
  command
    .description('计算到期日并给出推导（离线）')
    .option('--from <日期>', '起算日 YYYY-MM-DD，当日不计入')
    .option('--working-days <N>', 'N 个工作日')
    .option('--days <N>', 'N 个自然日')
    .option('--months <N>', 'N 个月')
    .option('--years <N>', 'N 年')
    .option('--before', '向前倒推')
    .option('--roll <方式>', '届满日遇休息日：forward 顺延、backward 提前、none 不动')
    .option('--policy <代码>', '行政区划代码，六位')
    .option('--sheet <文件>', '写成可打印的 A4 推导表（HTML）')
    .option('--json', '输出 JSON')
    .configureOutput({ writeOut: io.out, writeErr: () => undefined })
    .exitOverride((error) => rethrow(error, command.opts().json === true, io))
    .action((options: Options) => report(answer(options, io.policyRoots), options, io));
}

type Options = Record<string, unknown> & { json?: boolean; sheet?: string };
type Answer =
  | { question: DueQuestion; deadline: Deadline; calendar: CompiledCalendar }
  | { usage: UsageProblem[] }
  | { damaged: FileProblem[] };

function answer(options: Options, roots: readonly string[]): Answer {
  const parsed = dueOptionsSchema.safeParse(options);
  if (!parsed.success) {
    return { usage: parsed.error.issues.map(({ path, message }) => usageProblem(String(path[0] ?? ''), message)) };
  }
  const question = parsed.data;
  if (!isGoverned(roots, question.policy)) {
    return { usage: [usageProblem('policy', '没有这个代码的政策或日历')] };
  }
  const { files, problems } = readCalendarFiles(roots);
  if (problems.length > 0) return { damaged: problems };
  if (files.length === 0) return { damaged: roots.map((file) => ({ file, field: '', problem: '没有日历文件' })) };
  const calendar = compileCalendar(files, { code: question.policy, ...EVERY_YEAR });
  const deadline = computeWithin(question, calendar);
  return deadline === undefined
    ? { usage: [usageProblem('from', reachText(calendar))] }
    : { question, deadline, calendar };
}

function report(found: Answer, { json: asked, sheet }: Options, io: CliIo): void {
  const json = asked === true;
  if ('usage' in found) reportUsage(found.usage, json, io);
  else if ('damaged' in found) reportDamage(found.damaged, json, io);
  else {
    const { question, deadline, calendar } = found;
    const paper = () => paperText(io, duePaper(question, deadline, calendar), sheet);
    io.out(json && sheet === undefined ? `${JSON.stringify(deadline)}\n` : paper());
    io.exit(0);
  }
}

/** The deadline, or nothing where it leaves the years whose festivals are known at all. */
function computeWithin({ trigger, limit }: DueQuestion, calendar: CompiledCalendar): Deadline | undefined {
  const known = (day: PlainDate) => day >= calendar.firstDay && yearOf(day) <= LAST_LUNAR_YEAR;
  if (!known(trigger)) return undefined;
  const deadline = computeDeadline(trigger, limit, calendar);
  return known(deadline.earliest) && known(deadline.latest) ? deadline : undefined;
}

function reachText(calendar: CompiledCalendar): string {
  return `起算日和到期日须在 ${calendar.firstDay} 至 ${LAST_LUNAR_YEAR}-12-31 之间`;
}

function usageProblem(option: string, expected: string): UsageProblem {
  const field =
    option === 'unit' ? UNIT_OPTIONS : `--${option.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
  return { field, expected, hint: HINTS[option] ?? '运行 caigou due --help 查看全部选项' };
}

function reportUsage(problems: readonly UsageProblem[], json: boolean, io: CliIo): void {
  const lines = problems.map(({ field, expected, hint }) => `${field}：${expected}。${hint}`);
  io.err(json ? `${JSON.stringify({ code: 'bad-input', problems })}\n` : `${lines.join('\n')}\n`);
  io.exit(2);
}

/** A damaged calendar file is no mistake of the caller, but no date may be given over it either. */
function reportDamage(problems: readonly FileProblem[], json: boolean, io: CliIo): void {
  const lines = problems.map(({ file, field, problem }) => `${file} ${field}：${problem}`);
  io.err(json ? `${JSON.stringify({ code: 'calendar-file', problems })}\n` : `日历文件有误：\n${lines.join('\n')}\n`);
  io.exit(1);
}

/** Commander's own findings (unknown option, missing value) in our words; asking for help is no mistake. */
function rethrow(error: CommanderError, json: boolean, io: CliIo): never {
  if (error.exitCode === 0) io.exit(0);
  else {
    const option = /'([^']*)'/.exec(error.message)?.[1] ?? '';
    const expected = COMMANDER_TEXTS[error.code] ?? error.message;
    reportUsage([{ field: option, expected, hint: '运行 caigou due --help 查看全部选项' }], json, io);
  }
  throw error;
}

const COMMANDER_TEXTS: Record<string, string> = {
  'commander.unknownOption': '没有这个选项',
  'commander.optionMissingArgument': '缺少值',
  'commander.excessArguments': '不接受多余的参数',
};
