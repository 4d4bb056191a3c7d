import type { Command } from 'commander';
import type { FieldIssue } from '../../schemas/issues.js';
import type { Outlook } from '../calendar/outlook.js';
import type { NoticeProgress } from '../calendar/spread.js';
import type { Api, Reply } from './api.js';
import { type AskOptions, askServer } from './ask.js';
import { outlookText, progressText } from './calendar-import-text.js';
import { dataOf } from './data.js';
import type { CliParts } from './parts.js';
import { tellUsage } from './report.js';
import { shared } from './shared-options.js';

type ImportOptions = AskOptions & { confirm?: string; all?: boolean };

const PATH = '/api/calendar/notices';

/**
 * Adds `caigou calendar import FILE`: shows what the notice would move; with `--confirm` and the digest shown it is
 * published. The same file again tells how far it is.
 */
export function importCommand(calendar: Command, parts: CliParts): void {
  shared(calendar.command('import <文件>').description('导入一份放假通知：先预演，核对后用 --confirm 发布'))
    .option('--confirm <摘要>', '发布：照抄预演给出的摘要')
    .option('--all', '连同日期不变、只是由暂定变为确定的期限')
    .action((file: string, { confirm, all = false, ...asked }: ImportOptions) => {
      const read = dataOf(parts, `@${file}`);
      if ('issues' in read)
        return tellUsage(
          parts,
          asked.json === true,
          read.issues.map((issue) => unread(file, issue)),
        );
      const send = confirm === undefined ? look : publish(confirm);
      return askServer(
        parts,
        asked,
        async (api) => named(file, await send(api, read.value)),
        (body) => textOf(body, { file, all, as: asked.as }),
      );
    });
}

type Send = (api: Api, notice: unknown) => Promise<Reply>;

const publish =
  (digest: string): Send =>
  (api, notice) =>
    api.post(PATH, { notice, digest });

/** What is published and has reached every cycle is not previewed again: it is told how it went. */
const look: Send = async (api, notice) => {
  const seen = await api.post(`${PATH}/preview`, { notice });
  if (seen.kind !== 'done') return seen;
  const outlook = seen.body as Outlook;
  return outlook.status === 'new' ? seen : withProgress(outlook, await api.get(`${PATH}/${outlook.id}`));
};

function withProgress(outlook: Outlook, reply: Reply): Reply {
  if (reply.kind !== 'done') return reply;
  const progress = reply.body as NoticeProgress;
  // What lacks a notice that was taken back waits for the one that took it: there is nothing to publish again.
  const isOpen = outlook.status === 'published' && progress.state === 'done' && progress.withdrawnBy === null;
  return { kind: 'done', body: isOpen ? outlook : { ...progress, again: true } };
}

function textOf(
  body: Outlook | (NoticeProgress & { again?: true }),
  asked: { file: string; all: boolean; as: string | undefined },
): string {
  return 'digest' in body ? outlookText(body, asked) : progressText(body, asked);
}

/** Where the mistake is: the file, and the place in it. */
function named(file: string, reply: Reply): Reply {
  if (reply.kind !== 'refused' || reply.problem.issues === undefined) return reply;
  return { ...reply, problem: { ...reply.problem, issues: inFile(file, reply.problem.issues) } };
}

/** A file that is not there is told in words, not by the system's code. */
function unread(file: string, { mend }: FieldIssue): FieldIssue {
  const isAbsent = mend.en.includes('ENOENT');
  return {
    field: file,
    expected: { zh: 'YAML 或 JSON 文件', en: 'a YAML or JSON file' },
    mend: isAbsent ? { zh: '没有这个文件，请核对路径', en: 'there is no such file' } : mend,
  };
}

function inFile<Issue extends { field: string }>(file: string, issues: readonly Issue[]): Issue[] {
  return issues.map((issue) => ({ ...issue, field: `${file} ${issue.field}` }));
}
