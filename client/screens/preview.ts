import { holdersOf, personOf } from '../../domain/directory/lookup.js';
import { renderLetter } from '../../render/letter.js';
import type { Database } from '../../store/database.js';
import { currentCalendar } from '../../store/registry/calendars.js';
import { directoryOf } from '../../store/registry/directory.js';
import { type Delivery, type QueuedNotice, queuedNotice } from '../../store/views/lists/mails.js';
import { mayNotRead } from '../authority.js';
import { emlOf, type Previewed } from '../mail/eml.js';
import type { Looking } from './looking.js';

/**
 * A notice as its reader sees it, alone in its letter. Links that act for the reader are left out: whoever looks at a
 * preview is somebody else.
 */
export type NoticePreview = {
  id: number;
  cycleId: QueuedNotice['cycleId'];
  state: QueuedNotice['state'];
  to: { name: string; email: string };
  subject: string;
  text: string;
  html: string;
  eml: string;
  deliveries: Delivery[];
};

/** Null when the county has no such notice, or it is for somebody else and the caller does not see the county. */
export async function noticePreview(
  db: Database,
  { caller, code }: Looking,
  id: number,
): Promise<NoticePreview | null> {
  const { card } = caller;
  const found = await queuedNotice(db, code, id);
  const calendar = await currentCalendar(db, code);
  const directory = code === caller.code ? caller.directory : await directoryOf(db, code);
  if (found === null || calendar === null || directory === null) return null;
  const own = code === caller.code && found.recipient === card.id;
  if (!own && mayNotRead(caller, code) !== undefined) return null;
  const { cycleId, recipient, address, payload, slot, messageId, state, deliveries } = found;
  const to = { name: personOf(directory, recipient)?.name ?? recipient, email: address };
  const from = { name: directory.name, email: SENDER };
  const [officer] = holdersOf(directory, 'officer', slot);
  const at = found.madeAt ?? found.notBefore;
  const item = {
    cycle: { id: cycleId, title: payload.title ?? cycleId },
    notice: payload.notice,
    links: [],
    sequence: 0,
  };
  const contact = { post: '经办人', phone: officer?.phone ?? null };
  const letter = renderLetter({ recipient: to, items: [item], at, from, county: directory.name, contact, calendar });
  const { subject, text, html } = letter;
  const shown: Previewed = { from, to, messageId, at, subject, text, html };
  return { id, cycleId, state, to, subject, text, html, eml: emlOf(shown), deliveries };
}

/** A preview is sent to nobody (RFC 2606). */
const SENDER = 'no-reply@caigou.invalid';
