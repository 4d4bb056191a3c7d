import type { PlainDate } from '../domain/calendar/plain-date.js';
import type { CompiledCalendar } from '../domain/calendar/year-data.js';
import { holdersOf, personOf } from '../domain/directory/lookup.js';
import type { DirectorySnapshot } from '../domain/directory/types.js';
import { type LetterItem, renderLetter } from '../render/letter.js';
import type { Particulars } from '../store/outbox/particulars.js';
import type { Letter, LetterRow } from '../store/outbox/types.js';
import type { Mailbox, OutgoingLetter } from './adapters/sender.js';

/** What all letters of one county share. */
export type Letterhead = { directory: DirectorySnapshot | null; calendar: CompiledCalendar; from: Mailbox };

/** A claimed letter with the rest of what it says. */
export type ClaimedLetter = Letter & Particulars;

/** The letter as it leaves. The same claim composed again is the same message, word for word. */
export function composeLetter(letter: ClaimedLetter, { directory, calendar, from }: Letterhead): OutgoingLetter {
  const { id, madeAt, messageId, address, slot } = letter;
  const person = directory === null ? undefined : personOf(directory, letter.recipient);
  const recipient = { name: person?.name ?? letter.recipient, email: address };
  const items = letter.rows.map((row, at) => itemOf(row, letter.sequences[at] ?? 0));
  const county = directory?.name ?? letter.code;
  const contact = { post: '经办人', phone: directory === null ? null : phoneOf(directory, slot) };
  const rendered = renderLetter({ recipient, items, at: madeAt, from, county, contact, calendar });
  return { id, to: recipient, messageId, at: madeAt, ...rendered };
}

function itemOf({ cycleId, payload }: LetterRow, sequence: number): LetterItem {
  const { notice, title } = payload;
  return { cycle: { id: cycleId, title: title ?? cycleId }, notice, links: [], sequence };
}

/** The office's number: that of the first officer who has one. */
function phoneOf(directory: DirectorySnapshot, on: PlainDate): string | null {
  return holdersOf(directory, 'officer', on).find(({ phone }) => phone !== null)?.phone ?? null;
}
