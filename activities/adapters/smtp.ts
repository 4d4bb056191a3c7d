import { createTransport, type SendMailOptions } from 'nodemailer';
import { methodOf } from '../../render/ics.js';
import { deliveryFromError } from './known-answers.js';
import { mailDate } from './mail-date.js';
import type { Mailbox, OutgoingLetter, Sender } from './sender.js';

/** The account letters leave through. `secure` = TLS from the first byte (port 465); else STARTTLS where offered. */
export type SmtpConfig = { host: string; port: number; secure: boolean; user?: string; pass?: string; from: Mailbox };

/** A silent peer must not hold a letter for minutes: it is better tried again. */
const TIMEOUTS = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 };

/** Sends over pooled SMTP connections. The pool keeps no log, so no secret can reach one. */
export function smtpSender({ host, port, secure, user, pass, from }: SmtpConfig): Sender {
  const auth = user === undefined ? {} : { auth: { user, pass: pass ?? '' } };
  const pool = createTransport({ pool: true, host, port, secure, ...auth, ...TIMEOUTS, maxRequeues: 1, logger: false });
  return {
    async send(letter) {
      try {
        const { response } = await pool.sendMail(messageOf(letter, from));
        return { outcome: 'accepted', reply: response, repeat: false };
      } catch (error) {
        return deliveryFromError(error);
      }
    },
    async close() {
      pool.close();
    },
  };
}

/** The letter as the bytes that would leave over SMTP (RFC 5322, CRLF). The same letter gives the same bytes. */
export async function composeMessage(letter: OutgoingLetter, from: Mailbox): Promise<Uint8Array> {
  const composer = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });
  const { message } = await composer.sendMail(messageOf(letter, from));
  if (!(message instanceof Uint8Array)) throw new TypeError('the composer was asked for a buffer and gave a stream');
  return message;
}

function messageOf(letter: OutgoingLetter, from: Mailbox): SendMailOptions {
  const { ics, cancelIcs } = letter;
  return {
    from: { name: from.name, address: from.email },
    to: { name: letter.to.name, address: letter.to.email },
    subject: letter.subject,
    messageId: letter.messageId,
    date: mailDate(letter.at),
    // Else the boundary is random and a repeat would be another message.
    baseBoundary: letter.messageId.replace(/\W/g, ''),
    // RFC 3834: keeps holiday notes and robots from answering.
    headers: { 'Auto-Submitted': 'auto-generated' },
    text: letter.text,
    html: letter.html,
    ...calendars(ics, cancelIcs),
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

/** A mail shows one calendar of its own, so what takes entries back comes beside what gives them. */
function calendars(ics: string | undefined, cancelIcs: string | undefined): SendMailOptions {
  const own = ics ?? cancelIcs;
  if (own === undefined) return {};
  const filename = ics === undefined ? CANCEL_FILE : 'caigou.ics';
  const icalEvent = { method: methodOf(own), filename, content: own };
  if (ics === undefined || cancelIcs === undefined) return { icalEvent };
  const contentType = 'text/calendar; charset=utf-8; method=CANCEL';
  return { icalEvent, attachments: [{ filename: CANCEL_FILE, content: cancelIcs, contentType }] };
}

const CANCEL_FILE = 'caigou-cancel.ics';
