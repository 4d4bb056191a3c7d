import type { PlainDate } from '../domain/calendar/plain-date.js';
import type { Parties } from '../domain/directory/in-charge.js';
import { type CycleId, regionOf } from '../domain/ids.js';
import { isEndKey } from '../domain/notices/told.js';
import type { OwedNotice } from '../domain/notices/types.js';
import type { ToldReader } from '../store/outbox/told.js';
import type { QueuedNotice } from '../store/outbox/types.js';
import { MAIL_ROOM_WORKFLOW, type MailRoomInput, mailRoomWorkflowId, wakeUpSignal } from '../workflows/messages.js';
import { withEffect } from './effects.js';
import type { Ports } from './ports.js';
import { type Lookup, type Recipient, recipientsOf } from './recipients.js';

/** What queueing needs of the ports. */
export type QueuePorts = Pick<Ports, 'registry' | 'outbox' | 'engine' | 'at'>;

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
 * nothing, whoever queued it and whoever holds the post by now: a notice that is there is not told to others, too. The
 * order matters: a mail room woken first could find the outbox empty and end.
 */
export function queueNotices(ports: QueuePorts) {
  return async (input: QueueInput): Promise<void> => {
    await withEffect(ports.at, 'queue-notices', async (during) => {
      const lookup = await lookupOf(ports, input);
      const ends = input.notices.filter(({ key }) => isEndKey(key)).map(thingOf);
      const told = await ports.outbox.told(input.cycleId, ends);
      const held = await ports.outbox.held(input.cycleId);
      const there = new Set(held.filter(({ isLive }) => isLive).map(({ key }) => key));
      const missing = input.notices.filter(({ key }) => !there.has(key));
      during();
      await ports.outbox.queue(missing.flatMap((notice) => rowsOf(notice, input, { ...lookup, told })));
    });
    await withEffect(ports.at, 'wake-mail-room', async (during) => {
      await wakeMailRoom(ports.engine, input.clockOffsetMs);
      during();
    });
  };
}

async function lookupOf(
  { registry }: Pick<Ports, 'registry'>,
  { cycleId, parties, today }: QueueInput,
): Promise<Lookup> {
  const code = regionOf(cycleId);
  const empty = { code, name: '', rev: 0, people: [], holdings: [], absences: [], proxies: [], heads: [], fields: [] };
  const directory = (await registry.directory(code)) ?? empty;
  return { directory, addresses: await registry.addresses(code, 'mail'), parties, today };
}

type Readers = Lookup & { told: ToldReader[] };

function rowsOf(notice: OwedNotice, { cycleId, title }: QueueInput, readers: Readers): QueuedNotice[] {
  const { occurrence, revision, slot, sendAt, rides = false } = notice;
  const about = thingOf(notice);
  const row = { cycleId, about, occurrence, revision, slot, notBefore: sendAt, channel: 'mail', rides };
  return readersOf(notice, readers).map((reader) => ({ ...row, ...reader, payload: { notice, title } }));
}

/**
 * An end is told to those who were sent the day, whoever has the post today. Where it reached nobody there is nothing
 * to take back; the row is there all the same, so that what the record says was handed over can be found.
 */
function readersOf(notice: OwedNotice, { told, ...lookup }: Readers): (Recipient & Pick<QueuedNotice, 'state'>)[] {
  const meant = recipientsOf(notice.audience, lookup);
  if (!isEndKey(notice.key)) return meant;
  const { about } = notice;
  const reached = told.filter(
    (each) => each.about === thingOf(notice) && (about.kind === 'obligation' || each.recipient === about.holder),
  );
  if (reached.length === 0) return meant.map((each) => ({ ...each, state: 'cancelled' }));
  return reached.flatMap(({ recipient }) => recipientsOf({ person: recipient }, lookup));
}

function thingOf({ about }: Pick<OwedNotice, 'about'>): string {
  return about.kind === 'obligation' ? about.obligation.id : about.task;
}

/** Sees that a mail room is awake; called after the rows are in the outbox. */
export async function wakeMailRoom({ client, taskQueue }: Ports['engine'], clockOffsetMs: number): Promise<void> {
  const input: MailRoomInput = { clockOffsetMs };
  await client.signalWithStart(MAIL_ROOM_WORKFLOW, {
    workflowId: mailRoomWorkflowId(taskQueue),
    taskQueue,
    args: [input],
    signal: wakeUpSignal,
    signalArgs: [],
  });
}
