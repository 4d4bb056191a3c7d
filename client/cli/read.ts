import type { Command } from 'commander';
import type { Api, Reply } from './api.js';
import { type AskOptions, askServer } from './ask.js';
import { lookFirst, type Seen } from './decide-on-seen.js';
import type { CliParts } from './parts.js';
import { seenText } from './seen-text.js';
import { shared } from './shared-options.js';

type Options = AskOptions & { cycle: string };

/** Adds `caigou read`: what a task is about, and what changed since the person last saw it. */
export function readCommand(program: Command, parts: CliParts): void {
  shared(program.command('read <待办或审批>').description('查看待办的内容，以及上次查看或办理以来的变化'))
    .requiredOption('--cycle <编号>', '采购周期')
    .action((id: string, { cycle, ...options }: Options) =>
      askServer(
        parts,
        options,
        (api) => opened(api, cycle, id),
        (seen: Seen) => seenText(seen),
      ),
    );
}

async function opened(api: Api, cycle: string, id: string): Promise<Reply> {
  const looked = await lookFirst(api, cycle, id.includes('.') ? { task: id } : { approval: id }, 'read');
  if ('reply' in looked) return looked.reply;
  if ('seen' in looked) return { kind: 'done', body: looked.seen };
  return api.get(`/api/cycles/${encodeURIComponent(cycle)}/approvals/${encodeURIComponent(id)}`);
}
