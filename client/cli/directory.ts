import type { Command } from 'commander';
import type { DirectorySnapshot } from '../../domain/directory/types.js';
import type { FieldIssue } from '../../schemas/issues.js';
import type { DirectoryOutlook, DirectoryProgress } from '../directory/desk.js';
import { directoryBook } from '../directory/write-book.js';
import type { Api, Reply } from './api.js';
import { type AskOptions, askServer } from './ask.js';
import { dataOf } from './data.js';
import { changeText, directoryText, logText } from './directory-text.js';
import type { CliParts } from './parts.js';
import { tellUsage } from './report.js';
import { shared } from './shared-options.js';

const PATH = '/api/directory';
export const CHECK = 'npx caigou directory check';

type ImportOptions = AskOptions & { confirm?: string };

/** Adds `caigou directory`: who there is, which posts they hold; the same as a workbook, out and in. */
export function directoryCommand(program: Command, parts: CliParts): void {
  const directory = program.command('directory').description('通讯录：人员、任职、缺勤、代理、上级、外部单位');
  shared(directory.command('show').description('列出通讯录')).action((options: AskOptions) =>
    askServer(parts, options, (api) => api.get(PATH), directoryText),
  );
  shared(directory.command('log').description('历次变更')).action((options: AskOptions) =>
    askServer(parts, options, (api) => api.get(`${PATH}/log`), logText),
  );
  shared(directory.command('export').description('导出为 Excel 工作簿；改好后可以再导入'))
    .requiredOption('--out <文件>', '写到哪个 .xlsx 文件')
    .action(({ out, ...options }: AskOptions & { out: string }) => exported(parts, out, options));
  shared(directory.command('import <文件>').description('由 Excel 工作簿或 YAML 文件更新通讯录：先预演，核对后发布'))
    .option('--confirm <摘要>', '发布：照抄预演给出的摘要')
    .action((file: string, options: ImportOptions) => imported(parts, file, options));
  shared(directory.command('check').description('人员到期离岗后，重新确定受影响的审批人')).action(
    (options: AskOptions) =>
      askServer(
        parts,
        options,
        (api) => api.post(`${PATH}/check`, {}),
        (body: DirectoryProgress) => changeText(body, { todo: () => '', again: CHECK }),
      ),
  );
}

async function exported(parts: CliParts, out: string, options: AskOptions): Promise<void> {
  let unwritten: string | null = null;
  const send = async (api: Api): Promise<Reply> => {
    const reply = await api.get(PATH);
    // The server is this product's own: it answers with its directory.
    if (reply.kind === 'done') unwritten = parts.writeFile(out, await directoryBook(reply.body as DirectorySnapshot));
    return reply;
  };
  await askServer(parts, options, send, ({ rev }: DirectorySnapshot) =>
    unwritten === null ? `通讯录第 ${rev} 版已写到 ${out}\n` : '',
  );
  if (unwritten !== null) {
    const mend = { zh: unwritten, en: unwritten };
    tellUsage(parts, options.json === true, [{ ...NO_FILE, field: '--out', mend }]);
  }
}

async function imported(parts: CliParts, file: string, { confirm, ...options }: ImportOptions): Promise<void> {
  const json = options.json === true;
  const isBook = file.toLowerCase().endsWith('.xlsx');
  const sending = isBook ? bookIn(parts, file, confirm) : textIn(parts, file, confirm);
  if ('issues' in sending) return tellUsage(parts, json, sending.issues);
  const who = options.as === undefined ? '' : ` --as ${options.as}`;
  const todo = (digest: string) => `核对后发布：npx caigou directory import ${file}${who} --confirm ${digest}`;
  return askServer(parts, options, sending.send, (body: DirectoryOutlook | DirectoryProgress) =>
    changeText(body, { todo, again: CHECK }),
  );
}

type Sending = { send: (api: Api) => Promise<Reply> } | { issues: FieldIssue[] };

function bookIn(parts: CliParts, file: string, digest: string | undefined): Sending {
  const read = parts.readBytes(file);
  if ('problem' in read) return { issues: [{ ...NO_FILE, mend: { zh: read.problem, en: read.problem } }] };
  return { send: (api) => api.send(`${PATH}/book`, { digest }, read.bytes) };
}

function textIn(parts: CliParts, file: string, digest: string | undefined): Sending {
  const read = dataOf(parts, `@${file}`);
  if ('issues' in read) return { issues: read.issues.map((issue) => ({ ...issue, field: file })) };
  return { send: (api) => api.post(PATH, { directory: read.value, digest }) };
}

const NO_FILE = { field: '<文件>', expected: { zh: '.xlsx 或 YAML 文件', en: 'an .xlsx or YAML file' } };
