import type { PlainDate } from '../domain/calendar/plain-date.js';
import { type CycleId, regionOf } from '../domain/ids.js';
import type { OwedNotice } from '../domain/notices/types.js';
import type { QueuedNotice } from '../store/outbox/types.js';
import { MAIL_ROOM_WORKFLOW, type MailRoomInput, mailRoomWorkflowId, wakeUpSignal } from '../workflows/messages.js';
import { withEffect } from './effects.js';
import type { Ports } from './ports.js';
import { type Lookup, type Parties, recipientsOf } from './recipients.js';

export type QueueInput = {
  cycleId: CycleId;
  /** What the cycle is called in a letter. */
  title: string;
  notices: OwedNotice[];
  parties: Parties;
  today: PlainDate;
  clockOffsetMs: number;
};

/**
 * Turns what is owed into rows of the outbox, one a person, and sees that a mail room is awake. Given again it adds
 * nothing. The order matters: a mail room woken first could find the outbox empty and end.
 */
export function queueNotices(ports: Ports) {
  return async (input: QueueInput): Promise<void> => {
    await withEffect(ports.at, 'queue-notices', async (during) => {
      const lookup = await lookupOf(ports, input);
      during();
      await ports.outbox.queue(input.notices.flatMap((notice) => rowsOf(notice, input, lookup)));
    });
    await withEffect(ports.at, 'wake-mail-room', async (during) => {
      await wakeMailRoom(ports, input);
      during();
    });
  };
}

async function lookupOf({ registry }: Ports, { cycleId, parties, today }: QueueInput): Promise<Lookup> {
  const code = regionOf(cycleId);
  const empty = { code, name: '', rev: 0, people: [], holdings: [], absences: [], proxies: [], heads: [], fields: [] };
  const directory = (await registry.directory(code)) ?? empty;
  return { directory, addresses: await registry.addresses(code, 'mail'), parties, today };
}

function rowsOf(notice: OwedNotice, { cycleId, title }: QueueInput, lookup: Lookup): QueuedNotice[] {
  const { occurrence, revision, slot, sendAt, about } = notice;
  const thing = about.kind === 'obligation' ? about.obligation.id : about.task;
  const row = { cycleId, about: thing, occurrence, revision, slot, notBefore: sendAt, channel: 'mail' };
  return recipientsOf(notice.audience, lookup).map((recipient) => ({
    ...row,
    ...recipient,
    payload: { notice, title },
  }));
}

async function wakeMailRoom({ engine }: Ports, { clockOffsetMs }: QueueInput): Promise<void> {
  const { client, taskQueue } = engine;
  const input: MailRoomInput = { clockOffsetMs };
  await client.signalWithStart(MAIL_ROOM_WORKFLOW, {
    workflowId: mailRoomWorkflowId(taskQueue),
    taskQueue,
    args: [input],
    signal: wakeUpSignal,
    signalArgs: [],
  });
}
