import type { WorkflowClient, WorkflowHandle } from '@temporalio/client';
import { defaultPayloadConverter } from '@temporalio/common';
import { requiredTsToMs } from '@temporalio/common/lib/time.js';
import { fromMs, type Instant } from '../domain/calendar/instant.js';
import type { PlainDate } from '../domain/calendar/plain-date.js';
import type { Command, CommandKind } from '../domain/commands.js';
import type { Fact } from '../domain/facts.js';
import type { Actor } from '../domain/people.js';

type Event = NonNullable<Awaited<ReturnType<WorkflowHandle['fetchHistory']>>['events']>[number];
type Payload = Parameters<typeof defaultPayloadConverter.fromPayload>[0];

/** Where in the engine's history something is. */
export type Place = { runId: string; eventId: number };

/**
 * One thing that happened, with its place. A command stands where the engine accepted it, a fact where the engine
 * ordered it to be put on record.
 */
export type TimelineEntry =
  | (Place & { entry: 'fact' } & Fact)
  | (Place & { entry: 'command'; on: PlainDate; at: Instant; kind: CommandKind; commandId: string; actor: Actor });

/** The name of the activity by which facts reach the record. */
const ARCHIVING = 'archiveFacts';

/** Everything in the history of all runs of a workflow, first to last. `clockOffsetMs` as its runs have it. */
export async function timelineOf(
  client: WorkflowClient,
  workflowId: string,
  clockOffsetMs: number,
): Promise<TimelineEntry[]> {
  const entries: TimelineEntry[] = [];
  const seen = new Set<number>();
  for (const { runId, events } of await runsOf(client, workflowId)) {
    for (const event of events) {
      for (const entry of entriesOf(event, runId, clockOffsetMs)) {
        // A batch that could not be archived is ordered again by the next run: the first order counts.
        if (entry.entry === 'fact' && seen.has(entry.seq)) continue;
        if (entry.entry === 'fact') seen.add(entry.seq);
        entries.push(entry);
      }
    }
  }
  return withMoments(entries);
}

/** A command was judged at the moment its facts bear; its event is written a little later. */
function withMoments(entries: readonly TimelineEntry[]): TimelineEntry[] {
  const moments = new Map(
    entries.flatMap((entry) => (entry.entry === 'fact' ? [[entry.commandId, entry.at] as const] : [])),
  );
  return entries.map((entry) =>
    entry.entry === 'fact' ? entry : { ...entry, at: moments.get(entry.commandId) ?? entry.at },
  );
}

type RunHistory = { runId: string; events: Event[] };

/** The chain backwards from the newest run: each names the run it continues. */
async function runsOf(client: WorkflowClient, workflowId: string): Promise<RunHistory[]> {
  const chain: RunHistory[] = [];
  for (let { runId } = await client.getHandle(workflowId).describe(); runId !== ''; ) {
    const { events } = await client.getHandle(workflowId, runId).fetchHistory();
    chain.unshift({ runId, events: events ?? [] });
    runId = events?.[0]?.workflowExecutionStartedEventAttributes?.continuedExecutionRunId ?? '';
  }
  return chain;
}

function entriesOf(event: Event, runId: string, clockOffsetMs: number): TimelineEntry[] {
  const place = { runId, eventId: Number(event.eventId) };
  const scheduled = event.activityTaskScheduledEventAttributes;
  if (scheduled?.activityType?.name === ARCHIVING) {
    return archived(scheduled.input?.payloads).map((fact) => ({ ...place, entry: 'fact', ...fact }));
  }
  const command = event.workflowExecutionUpdateAcceptedEventAttributes?.acceptedRequest?.input?.args?.payloads;
  if (command === null || command === undefined) return [];
  const { on, kind, commandId, actor } = accepted(command);
  const at = fromMs(requiredTsToMs(event.eventTime, 'eventTime') + clockOffsetMs);
  return [{ ...place, entry: 'command', on, at, kind, commandId, actor }];
}

function archived(payloads: Payload[] | null | undefined): Fact[] {
  const [input] = payloads ?? [];
  return input === undefined ? [] : defaultPayloadConverter.fromPayload<{ facts: Fact[] }>(input).facts;
}

function accepted([input]: Payload[]): Command {
  if (input === undefined) throw new Error('an update without a command');
  return defaultPayloadConverter.fromPayload<Command>(input);
}
