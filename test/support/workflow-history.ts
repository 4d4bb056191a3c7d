import type { WorkflowClient } from '@temporalio/client';
import type { temporal } from '@temporalio/proto';

type History = temporal.api.history.v1.IHistory;
type Event = temporal.api.history.v1.IHistoryEvent;

/** One run of a workflow and what happened in it. */
export type RunOfChain = { runId: string; events: Event[] };

/** Every run of a chain, first to last, proven from history: each names the run it continues. */
export async function chainOf(client: WorkflowClient, workflowId: string): Promise<RunOfChain[]> {
  const chain: RunOfChain[] = [];
  for (let runId = await newestRun(client, workflowId); runId !== ''; ) {
    const { events } = await historyOf(client, workflowId, runId);
    chain.unshift({ runId, events: events ?? [] });
    runId = events?.[0]?.workflowExecutionStartedEventAttributes?.continuedExecutionRunId ?? '';
  }
  return chain;
}

async function newestRun(client: WorkflowClient, workflowId: string): Promise<string> {
  const { runId } = await client.getHandle(workflowId).describe();
  return runId;
}

function historyOf(client: WorkflowClient, workflowId: string, runId: string): Promise<History> {
  return client.getHandle(workflowId, runId).fetchHistory();
}

/** How often an event of that kind is in a run, e.g. `timerStarted`. */
export function count(run: RunOfChain, kind: keyof Event): number {
  return run.events.filter((event) => event[kind] !== null && event[kind] !== undefined).length;
}
