import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import { Worker } from '@temporalio/worker';
import { chainOf, type RunOfChain } from './workflow-history.js';
import type { World } from './workflow-world.js';

const FOLDER = fileURLToPath(new URL('../histories', import.meta.url));

/** What was saved of real runs; each ends in a completed workflow task. */
export type Saved = { name: string; history: { events: { eventType: string }[] } };

/** A run in the form that replay reads back: never its plain JSON, whose times replay does not understand. */
export function plainHistory({ events }: RunOfChain): Saved['history'] {
  const json: unknown = historyToJSON({ events });
  return JSON.parse(typeof json === 'string' ? json : JSON.stringify(json));
}

/** Saves a run under a name that says what it pins. */
export function save(name: string, history: Saved['history']): void {
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(join(FOLDER, `${name}.json`), `${JSON.stringify(history)}\n`);
}

/** Waits until a workflow has nothing under way, so that what is saved ends in a completed task. */
export async function restingChain(world: World, workflowId: string): Promise<RunOfChain[]> {
  for (;;) {
    const { raw } = await world.client.getHandle(workflowId).describe();
    if ((raw.pendingActivities ?? []).length === 0 && raw.pendingWorkflowTask == null) {
      return chainOf(world.client, workflowId);
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** The saved runs; `older` those of a state version before, as `state-1`. */
export function savedHistories(older = ''): Saved[] {
  const folder = join(FOLDER, older);
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder).filter((name) => name.endsWith('.json'));
  return names.sort().map((name) => ({
    name: name.replace(/\.json$/, ''),
    history: JSON.parse(readFileSync(join(folder, name), 'utf8')),
  }));
}

/** Replays each with the code of that bundle; the names of those that went another way, with what was said. */
export async function failedReplays(codePath: string, histories: readonly Saved[]): Promise<Record<string, string>> {
  const failed: Record<string, string> = {};
  const given = histories.map(({ name, history }) => ({ workflowId: name, history }));
  for await (const { workflowId, error } of Worker.runReplayHistories({ workflowBundle: { codePath } }, given)) {
    if (error !== undefined) failed[workflowId] = error.message;
  }
  return failed;
}
