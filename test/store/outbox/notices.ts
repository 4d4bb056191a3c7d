import { type Instant, instant } from '../../../domain/calendar/instant.js';
import { plainDate } from '../../../domain/calendar/plain-date.js';
import { type CycleId, isCycleId } from '../../../domain/ids.js';
import type { OwedNotice } from '../../../domain/notices/types.js';
import type { QueuedNotice } from '../../../store/outbox/types.js';

const SLOT = plainDate('2026-03-02');
export const NINE = instant('2026-03-02T01:00:00.000Z');
export const LATER = instant('2026-03-02T01:05:00.000Z');
export const EVENING = instant('2026-03-02T10:00:00.000Z');

/** The id of that text, for tests. */
export function cycleId(text: string): CycleId {
  if (!isCycleId(text)) throw new RangeError(text);
  return text;
}

/** A task notice, which needs the fewest words; the outbox does not look inside. */
function owed(task: string, sendAt: Instant): OwedNotice {
  const due = { on: SLOT, certainty: 'final' as const, earliest: SLOT, latest: SLOT };
  return {
    key: `${task}/task/1`,
    occurrence: 'task',
    revision: '1',
    audience: { person: 'p1' },
    sendAt,
    slot: SLOT,
    about: {
      kind: 'task',
      task,
      approval: 'a1',
      step: 'head',
      subject: { kind: 'annual-plan', ref: 'y1' },
      due,
      holder: 'p1',
    },
  };
}

/** A notice for the outbox; what is not given is the same each time. */
export function notice(given: Partial<QueuedNotice> & Pick<QueuedNotice, 'cycleId'>): QueuedNotice {
  const about = given.about ?? 'a1.1.1';
  return {
    about,
    occurrence: 'task',
    revision: '1',
    recipient: 'p1',
    channel: 'mail',
    address: 'p1@bureau.example',
    slot: SLOT,
    notBefore: NINE,
    payload: { notice: owed(about, given.notBefore ?? NINE), title: '社工站服务采购' },
    ...given,
  };
}
