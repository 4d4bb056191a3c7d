import type { Command } from 'commander';
import type { Api, Reply } from './api.js';
import { type AskOptions, askServer } from './ask.js';
import { fieldsOf, isAskedKind } from './command-fields.js';
import { dataOf } from './data.js';
import { lookFirst, sealNeeded } from './decide-on-seen.js';
import { previewText } from './do-text.js';
import { withOutcome } from './outcome.js';
import { acceptedText } from './outcome-text.js';
import type { CliParts } from './parts.js';
import { type Given, needsPreview, onVersion, previewed } from './repair-on-preview.js';
import { tellUsage } from './report.js';
import { seenText } from './seen-text.js';
import { shared } from './shared-options.js';

type DoOptions = AskOptions & {
  cycle: string;
  data: string;
  on?: string;
  second?: string;
  commandId?: string;
  dryRun?: boolean;
};

/** Adds `caigou do <kind>`: any command of any chapter; the server's schemas know the bodies. */
export function doCommand(program: Command, parts: CliParts): void {
  shared(program.command('do <命令>').description('办理一项命令（caigou schema commands 列出全部命令及内容）'))
    .requiredOption('--cycle <编号>', '采购周期')
    .requiredOption('--data <JSON>', '内容，JSON 或 @文件')
    .option('--on <日期>', '发生日 YYYY-MM-DD，不写则为今天；早于今天即为补记')
    .option('--second <人员>', '复核人（补记涉及法律或资金时）')
    .option('--command-id <编号>', '命令编号，重发时用同一个')
    .option('--dry-run', '只预演，不登记')
    .action((kind: string, options: DoOptions) => give(parts, kind, options));
}

async function give(parts: CliParts, kind: string, options: DoOptions): Promise<void> {
  const { cycle, data, on, second, commandId, dryRun = false, ...asked } = options;
  const read = dataOf(parts, data);
  if ('issues' in read) return tellUsage(parts, asked.json === true, read.issues);
  // What is undefined is not sent; what is wrong is told by the server, in the same words as over HTTP.
  const request = { kind, on, secondPerson: second, commandId, data: read.value };
  const path = `/api/cycles/${encodeURIComponent(cycle)}/commands`;
  const given = { kind, cycle, data: read.value };
  const bound = needsPreview(given);
  const tryOut = async (api: Api): Promise<Reply> => {
    const on = bound ? await onVersion(api, given) : { data: read.value };
    return 'reply' in on ? on.reply : api.post(`${path}/preview`, { ...request, data: on.data });
  };
  if (dryRun) return askServer(parts, asked, tryOut, previewText);
  const plain = asked.json === true;
  const send = async (api: Api): Promise<Reply> => {
    if (plain) return api.post(path, request);
    const sealed = bound ? await onPreview(parts, api, given, request) : await onSeen(parts, api, given);
    return 'reply' in sealed ? sealed.reply : withOutcome(api, await api.post(path, { ...request, ...sealed }));
  };
  return askServer(parts, asked, send, acceptedText);
}

/** Who repairs by hand is shown what it comes to, and the command is bound to just that. */
async function onPreview(
  { out }: CliParts,
  api: Api,
  given: Given,
  request: object,
): Promise<{ data: unknown } | { reply: Reply }> {
  const tried = await previewed(api, given, request);
  if ('reply' in tried) return tried;
  // Why it is refused is said by the command itself.
  if (tried.preview.refusal === undefined) out(previewText(tried.preview));
  return { data: tried.data };
}

/** Who decides by hand is shown what he decides on, and the command carries the seal of just that. */
async function onSeen(
  { out }: CliParts,
  api: Api,
  { kind, cycle, data }: Given,
): Promise<{ data: unknown } | { reply: Reply }> {
  const fields = isAskedKind(kind) ? fieldsOf(kind).map(({ path }) => path) : [];
  const needed = sealNeeded(fields, data);
  if (needed.length === 0) return { data };
  const looked = await lookFirst(api, cycle, data);
  if ('reply' in looked) return looked;
  if ('seen' in looked) out(`${seenText(looked.seen)}\n`);
  const seal = 'seen' in looked ? looked.seen.seal : looked.nothing;
  const kept = Object.entries(seal).filter(([name]) => needed.includes(name));
  return { data: { ...Object(data), ...Object.fromEntries(kept) } };
}
