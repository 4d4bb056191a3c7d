import type { Command } from 'commander';
import type { Api } from './api.js';
import { type AskOptions, MISSING } from './ask.js';
import { lookFirst } from './decide-on-seen.js';
import type { CliParts } from './parts.js';
import { type CaseNamed, casesNamed } from './repair-cases.js';
import { exitOfReplies, type NotDone, replyText } from './reply-text.js';
import { tellUsage } from './report.js';
import { subjectTitle } from './seen-text.js';
import { shared } from './shared-options.js';

type Options = AskOptions & { tasks: string; opinion?: string };

/** What became of one task. `unclear`: it is not named as cycle and task. */
type TaskResult = { task: string; matter?: string } & (
  | { result: 'done'; answer: unknown }
  | { result: 'unclear' }
  | { result: 'not-done'; reply: NotDone }
);

/** Adds `caigou approve`: many tasks approved in one go, where their routes take it, with a result for each. */
export function approveCommand(program: Command, parts: CliParts): void {
  shared(program.command('approve').description('批量同意：逐项办理并逐项给出结果；只限审批流程允许批量办理的事项'))
    .requiredOption('--tasks <周期:待办,…>', '待办，多个用逗号隔开，如 222401-2026-001:a1.2.1')
    .option('--opinion <意见>', '各项相同的意见')
    .action((options: Options) => approveAll(parts, options));
}

/** Each is a command of its own, so that one that is refused holds up no other. */
async function approveAll(parts: CliParts, { as, json = false, tasks, opinion }: Options): Promise<void> {
  const api = parts.api(as);
  if ('missing' in api) return tellUsage(parts, json, [MISSING[api.missing]]);
  const results: TaskResult[] = [];
  for (const each of casesNamed(tasks)) results.push(await approveOne(api, each, opinion));
  parts.out(json ? `${JSON.stringify({ tasks: results })}\n` : `${results.map(taskText).join('\n')}\n`);
  const failed = results.flatMap((each) => (each.result === 'not-done' ? [each.reply] : []));
  parts.exit(
    exitOfReplies(
      failed,
      results.every(({ result }) => result === 'done'),
    ),
  );
}

/** What it decides on is looked up and sealed one by one: whatever moves on in between is refused like at any other door. */
async function approveOne(
  api: Api,
  { cycle, place: task }: CaseNamed,
  opinion: string | undefined,
): Promise<TaskResult> {
  if (task === undefined || task.split('.').length !== 3) return { task: cycle, result: 'unclear' };
  const named = { task: `${cycle}:${task}` };
  const looked = await lookFirst(api, cycle, { task }, 'read');
  if ('reply' in looked && looked.reply.kind !== 'done') return { ...named, result: 'not-done', reply: looked.reply };
  // What runs no more is left to the rules, which say why.
  const seen = 'seen' in looked ? looked.seen : undefined;
  const seal = seen?.seal ?? ('nothing' in looked ? looked.nothing : {});
  const matter = seen === undefined ? {} : { matter: subjectTitle(seen.approval.subject) };
  const request = { kind: 'approve', data: { task, opinion, ...seal } };
  const reply = await api.post(`/api/cycles/${encodeURIComponent(cycle)}/commands`, request, 'batch');
  return reply.kind === 'done'
    ? { ...named, ...matter, result: 'done', answer: reply.body }
    : { ...named, ...matter, result: 'not-done', reply };
}

function taskText(each: TaskResult): string {
  const head = each.matter === undefined ? each.task : `${each.task} ${each.matter}`;
  if (each.result === 'done') return `${head}  已同意`;
  return `${head}  未办理：${each.result === 'unclear' ? '请写明 周期:待办编号' : replyText(each.reply)}`;
}
