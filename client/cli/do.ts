import type { Command } from 'commander';
import type { PresetOpinion } from '../../texts/zh-CN/opinions.js';
import { problemOf } from '../http/problem.js';
import { badInput } from '../refusals.js';
import type { Api, Reply } from './api.js';
import { type AskOptions, askServer } from './ask.js';
import { fieldsOf, isAskedKind } from './command-fields.js';
import { dataOf } from './data.js';
import { lookFirst, sealNeeded } from './decide-on-seen.js';
import { previewText } from './do-text.js';
import { nextText } from './next-task.js';
import { type Outcome, withOutcome } from './outcome.js';
import { acceptedText } from './outcome-text.js';
import type { CliParts } from './parts.js';
import { opinionFor } from './preset-opinion.js';
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
  opinionPreset?: string;
};

/** Adds `caigou do <kind>`: any command of any chapter; the server's schemas know the bodies. */
export function doCommand(program: Command, parts: CliParts): void {
  shared(program.command('do <命令>').description('办理一项命令（caigou schema commands 列出全部命令及内容）'))
    .requiredOption('--cycle <编号>', '采购周期')
    .requiredOption('--data <JSON>', '内容，JSON 或 @文件')
    .option('--on <日期>', '发生日 YYYY-MM-DD，不写则为今天；早于今天即为补记')
    .option('--second <人员>', '复核人（补记涉及法律或资金时）')
    .option('--command-id <编号>', '命令编号，重发时用同一个')
    .option('--opinion-preset <代码>', '用现成的意见，如 agree；有空要填的写作 revise=内容')
    .option('--dry-run', '只预演，不登记')
    .action((kind: string, options: DoOptions) => give(parts, kind, options));
}

async function give(parts: CliParts, kind: string, options: DoOptions): Promise<void> {
  const { cycle, data, on, second, commandId, dryRun = false, opinionPreset, ...asked } = options;
  const read = dataOf(parts, data);
  const json = asked.json === true;
  if ('issues' in read) return tellUsage(parts, json, read.issues);
  const path = `/api/cycles/${encodeURIComponent(cycle)}/commands`;
  const send = async (api: Api): Promise<Reply> => {
    const filled = await withOpinion(api, { kind, data: read.value, preset: opinionPreset });
    if ('reply' in filled) return filled.reply;
    const given = { kind, cycle, data: filled.data };
    // What is undefined is not sent; what is wrong is told by the server, in the same words as over HTTP.
    const request = { kind, on, secondPerson: second, commandId, data: filled.data };
    if (dryRun) return triedOut(api, path, given, request);
    if (json) return api.post(path, request);
    const sealed = needsPreview(given) ? await onPreview(parts, api, given, request) : await onSeen(parts, api, given);
    if ('reply' in sealed) return sealed.reply;
    return withOutcome(api, await api.post(path, { ...request, ...sealed }), isVerb(kind));
  };
  const text = dryRun ? previewText : (outcome: Outcome) => `${acceptedText(outcome)}${nextText(outcome, asked.as)}`;
  return askServer(parts, asked, send, text);
}

async function triedOut(api: Api, path: string, given: Given, request: object): Promise<Reply> {
  const on = needsPreview(given) ? await onVersion(api, given) : { data: given.data };
  return 'reply' in on ? on.reply : api.post(`${path}/preview`, { ...request, data: on.data });
}

function isVerb(kind: string): boolean {
  return (
    isAskedKind(kind) &&
    sealNeeded(
      fieldsOf(kind).map(({ path }) => path),
      {},
    ).length > 0
  );
}

type Filled = { data: unknown } | { reply: Reply };

/** A preset stands for the opinion of whoever gives the command; his posts say which there are. */
async function withOpinion(
  api: Api,
  { kind, data, preset }: { kind: string; data: unknown; preset: string | undefined },
): Promise<Filled> {
  if (preset === undefined) return { data };
  const reply = await api.get('/api/opinions');
  if (reply.kind !== 'done') return { reply };
  const { opinions } = reply.body as { opinions: PresetOpinion[] };
  const found = opinionFor(preset, kind, opinions);
  return 'issues' in found
    ? { reply: { kind: 'refused', problem: problemOf(badInput(kind, found.issues)) } }
    : { data: { ...Object(data), opinion: found.opinion } };
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
