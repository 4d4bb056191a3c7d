import type { PlainDate } from '../domain/calendar/plain-date.js';
import type { CompiledCalendar } from '../domain/calendar/year-data.js';
import { holdersOf, personOf } from '../domain/directory/lookup.js';
import type { DirectorySnapshot } from '../domain/directory/types.js';
import { type LetterItem, type LetterLink, renderLetter } from '../render/letter.js';
import type { Particulars } from '../store/outbox/particulars.js';
import type { Letter, LetterRow } from '../store/outbox/types.js';
import type { Mailbox, OutgoingLetter } from './adapters/sender.js';
import type { LinksOfLetter } from './letter-links.js';

/** What all letters of one county share. */
export type Letterhead = { directory: DirectorySnapshot | null; calendar: CompiledCalendar; from: Mailbox };

/** A claimed letter with the rest of what it says. */
export type ClaimedLetter = Letter & Particulars;

/** The letter as it leaves. The same claim composed again is the same message, word for word. */
export function composeLetter(
  letter: ClaimedLetter,
  { directory, calendar, from }: Letterhead,
  { ofRows, ofLetter }: LinksOfLetter,
): OutgoingLetter {
  const { id, madeAt, messageId, address, slot } = letter;
  const person = directory === null ? undefined : personOf(directory, letter.recipient);
  const recipient = { name: person?.name ?? letter.recipient, email: address };
  const items = letter.rows.map((row, at) => itemOf(row, letter.sequences[at] ?? 0, ofRows[at] ?? []));
  const county = directory?.name ?? letter.code;
  const contact = contactFor(letter.recipient, directory, slot);
  const rendered = renderLetter({ recipient, items, links: ofLetter, at: madeAt, from, county, contact, calendar });
  return { id, to: recipient, messageId, at: madeAt, ...rendered };
}

function itemOf({ cycleId, payload }: LetterRow, sequence: number, links: LetterLink[]): LetterItem {
  const { notice, title } = payload;
  return { cycle: { id: cycleId, title: title ?? cycleId }, notice, links, sequence };
}

/** Whom to ask: the officer, or the head of office for the officer himself. */
function contactFor(recipient: string, directory: DirectorySnapshot | null, on: PlainDate) {
  if (directory === null) return { post: '经办人', phone: null };
  const isOfficer = holdersOf(directory, 'officer', on).some(({ id }) => id === recipient);
  const asked = isOfficer
    ? ({ post: 'headOfOffice', name: '科室负责人' } as const)
    : ({ post: 'officer', name: '经办人' } as const);
  return {
    post: asked.name,
    phone: holdersOf(directory, asked.post, on).find(({ phone }) => phone !== null)?.phone ?? null,
  };
}
