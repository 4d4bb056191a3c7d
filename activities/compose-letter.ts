import type { Instant } from '../domain/calendar/instant.js';
import { personOf } from '../domain/directory/lookup.js';
import type { DirectorySnapshot } from '../domain/directory/types.js';
import type { Letter } from '../store/outbox/types.js';
import type { OutgoingLetter } from './adapters/sender.js';

/** The letter as it leaves: the same claim composed again is the same message. */
export function composeLetter(letter: Letter, directory: DirectorySnapshot | null, now: Instant): OutgoingLetter {
  const person = directory === null ? undefined : personOf(directory, letter.recipient);
  const lines = letter.rows.map(({ payload, occurrence, about }) => `${payload.title ?? ''} ${about} ${occurrence}`);
  const text = lines.join('\n');
  return {
    id: letter.id,
    to: { name: person?.name ?? '', email: letter.address },
    subject: `采购提醒（${letter.rows.length}）`,
    html: `<pre>${text}</pre>`,
    text,
    messageId: letter.messageId,
    at: now,
  };
}
