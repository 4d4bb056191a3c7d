import Table from 'cli-table3';
import type { RefusalCode } from '../../domain/refusal.js';
import { closestWord } from '../../schemas/closest-word.js';
import { approvalBodies } from '../../schemas/commands/approval.js';
import { OUTSIDE_KINDS } from '../../schemas/commands.js';
import type { FieldIssue } from '../../schemas/issues.js';
import type { AskedKind } from '../../schemas/request.js';
import { COMMAND_NAMES, REQUEST_NAMES } from '../../texts/zh-CN/commands.js';
import type { Problem } from '../http/problem.js';
import { EXIT, REFUSAL_ANSWERS } from '../refusals.js';
import type { Reply } from './api.js';
import { fieldAt, fieldsOf, isAskedKind } from './command-fields.js';
import type { CliIo, ExitCode } from './io.js';

/** How an answer is told: as JSON for programs, else by `text` for people. */
export type Telling = { json: boolean; text: (body: never) => string };

/** Tells a reply of the server and sets the exit code: what is refused here is refused in the same words over HTTP. */
export function tell(io: CliIo, reply: Reply, telling: Telling): void {
  io.exit(told(io, reply, telling));
}

function told(io: CliIo, reply: Reply, { json, text }: Telling): ExitCode {
  switch (reply.kind) {
    case 'done':
      // What the server sends was made by this product; the text of each command knows its shape.
      io.out(json ? `${JSON.stringify(reply.body)}\n` : text(reply.body as never));
      return EXIT.done;
    case 'refused':
      io.err(json ? `${JSON.stringify(reply.problem)}\n` : problemText(reply.problem));
      return exitOf(reply.problem.code);
    case 'failed':
      io.err(faultText(json, `${reply.title}（${reply.status}）`));
      return CALLERS_OWN.includes(reply.status) ? EXIT.usage : EXIT.fault;
    case 'unreachable':
      io.err(faultText(json, `${reply.url} 没有应答：请先启动（npm start 或 caigou up）`));
      return EXIT.fault;
    case 'unanswered':
      io.err(
        faultText(json, '尚未得到答复：再问一次，不会重复登记（do、open 加同一命令编号 --command-id；导入用同一文件）'),
      );
      return EXIT.notYetKnown;
  }
}

/** Answers without a reason of the rules that the caller can mend: who he is, and how much he sends. */
const CALLERS_OWN: readonly number[] = [401, 413];

/** Mistakes of the caller that were found before anything was sent. */
export function tellUsage(io: CliIo, json: boolean, issues: readonly FieldIssue[]): void {
  io.exit(usageTold(io, json, issues));
}

/** The same, leaving the exit code to the caller. */
export function usageTold(io: CliIo, json: boolean, issues: readonly FieldIssue[]): ExitCode {
  io.err(json ? `${JSON.stringify({ code: 'bad-input', issues })}\n` : `${issues.map(issueText).join('\n')}\n`);
  return EXIT.usage;
}

/** One mistake in one line: where, what was expected, how to mend it. */
function issueText({ field, expected, mend }: FieldIssue): string {
  return `${field === '(input)' ? '整个请求' : field}（${expected.zh}）：${mend.zh}`;
}

/** Columns that stay aligned with Chinese text, without drawn lines. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return '（无）\n';
  const lines = new Table({ head: [...head], style: { head: [], border: [] }, chars: NO_LINES });
  lines.push(...rows.map((row) => [...row]));
  return `${lines
    .toString()
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')}\n`;
}

const NO_LINES = {
  top: '',
  'top-mid': '',
  'top-left': '',
  'top-right': '',
  bottom: '',
  'bottom-mid': '',
  'bottom-left': '',
  'bottom-right': '',
  left: '',
  'left-mid': '',
  mid: '',
  'mid-mid': '',
  right: '',
  'right-mid': '',
  middle: '  ',
};

/** A refusal says what else is possible, not everything that is. */
const MOST_ALLOWED = 8;

function problemText({ title, detail, code, tried, allowedNow, issues = [] }: Problem): string {
  const names: Readonly<Record<string, string>> = { ...COMMAND_NAMES, ...REQUEST_NAMES };
  const shown = nearestFirst(tried, allowedNow)
    .slice(0, MOST_ALLOWED)
    .map((kind) => `${names[kind] ?? kind}(${kind})`)
    .join('、');
  const more = allowedNow.length > MOST_ALLOWED ? `等 ${allowedNow.length} 项（caigou cycle show 列出全部）` : '';
  const allowed = `${shown}${more}`;
  return [
    `未办理“${names[tried] ?? tried}”：${title}`,
    ...(issues.length > 0 ? issues.map((issue) => `  ${bodyIssueText(tried, issue)}`) : [`  ${detail}`]),
    ...(allowed === '' ? [] : [`  现在可办：${allowed}`]),
    `  [${code}]`,
    '',
  ].join('\n');
}

/** Where an act on an approval was refused, what else can be done with it comes before the rest of the case. */
function nearestFirst(tried: string, allowed: readonly string[]): string[] {
  const isVerb = (kind: string) => Object.hasOwn(approvalBodies, kind);
  return isVerb(tried) ? allowed.toSorted((a, b) => Number(isVerb(b)) - Number(isVerb(a))) : [...allowed];
}

/** A mistake in the body of a command, its field also by its Chinese name and with an example. */
function bodyIssueText(tried: string, issue: FieldIssue): string {
  if (issue.field === 'kind') return unknownKindText(tried);
  const place = /^data\.(.+)$/.exec(issue.field)?.[1];
  if (place === undefined || !isAskedKind(tried)) return issueText(issue);
  const known = fieldAt(tried, place);
  if (known === undefined) return `${issueText(issue)}；这项命令的字段：${namesOf(tried)}`;
  const { label, form, example } = known;
  const chosen = issue.expected.zh.startsWith('其中之一') ? form : issue.expected.zh;
  const one = place.endsWith(']') && Array.isArray(example) ? example[0] : example;
  const name = label === '' ? issue.field : `${issue.field} ${label}`;
  return `${name}（${chosen}）：${issue.mend.zh}；例如 ${JSON.stringify(one)}`;
}

function unknownKindText(tried: string): string {
  const near = OUTSIDE_KINDS.find((kind) => kind.startsWith(tried)) ?? closestWord(tried, OUTSIDE_KINDS);
  const meant = near === undefined || tried === '' ? '' : `是否指 ${near}？`;
  return `没有这项命令：${meant}运行 caigou commands 查看全部命令名`;
}

function namesOf(kind: AskedKind): string {
  const top = fieldsOf(kind).filter(({ path }) => !path.includes('.'));
  return top.map(({ path, label }) => (label === '' ? path : `${path} ${label}`)).join('、');
}

function faultText(json: boolean, text: string): string {
  return json ? `${JSON.stringify({ code: 'fault', text })}\n` : `${text}\n`;
}

function exitOf(code: string): 2 | 3 | 4 {
  return Object.hasOwn(REFUSAL_ANSWERS, code) ? REFUSAL_ANSWERS[code as RefusalCode].exit : EXIT.refused;
}
