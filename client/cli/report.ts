import Table from 'cli-table3';
import type { RefusalCode } from '../../domain/refusal.js';
import type { FieldIssue } from '../../schemas/issues.js';
import { COMMAND_NAMES, REQUEST_NAMES } from '../../texts/zh-CN/commands.js';
import type { Problem } from '../http/problem.js';
import { EXIT, REFUSAL_ANSWERS } from '../refusals.js';
import type { Reply } from './api.js';
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
      return reply.status === 401 ? EXIT.usage : EXIT.fault;
    case 'unreachable':
      io.err(faultText(json, `${reply.url} 没有应答：请先启动（npm start 或 caigou up）`));
      return EXIT.fault;
    case 'unanswered':
      io.err(faultText(json, '尚未得到答复：请用同一命令编号（--command-id）再问一次，不会重复登记'));
      return EXIT.notYetKnown;
  }
}

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
  return `${field}（${expected.zh}）：${mend.zh}`;
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

function problemText({ title, detail, code, tried, allowedNow, issues = [] }: Problem): string {
  const names: Readonly<Record<string, string>> = { ...COMMAND_NAMES, ...REQUEST_NAMES };
  const allowed = allowedNow.map((kind) => `${names[kind] ?? kind}(${kind})`).join('、');
  return [
    `未办理“${names[tried] ?? tried}”：${title}`,
    ...(issues.length > 0 ? issues.map((issue) => `  ${issueText(issue)}`) : [`  ${detail}`]),
    ...(allowed === '' ? [] : [`  现在可办：${allowed}`]),
    `  [${code}]`,
    '',
  ].join('\n');
}

function faultText(json: boolean, text: string): string {
  return json ? `${JSON.stringify({ code: 'fault', text })}\n` : `${text}\n`;
}

function exitOf(code: string): 2 | 3 | 4 {
  return Object.hasOwn(REFUSAL_ANSWERS, code) ? REFUSAL_ANSWERS[code as RefusalCode].exit : EXIT.refused;
}
