import { type Instant, legalDay, wallTime } from '../../domain/calendar/instant.js';

/** A letter to look at, as a mail program opens it. */
export type Previewed = {
  from: { name: string; email: string };
  to: { name: string; email: string };
  messageId: string | null;
  at: Instant;
  subject: string;
  text: string;
  html: string;
};

const BOUNDARY = 'caigou-preview';
/** An encoded word holds at most 75 characters (RFC 2047 2); so many of three octets each fit. */
const WORD_CHARACTERS = 15;
const LINE = 76;

/** A message of two alternatives (RFC 5322, RFC 2046), in base64 throughout. */
export function emlOf({ from, to, messageId, at, subject, text, html }: Previewed): string {
  return [
    `From: ${mailbox(from)}`,
    `To: ${mailbox(to)}`,
    `Subject: ${words(subject)}`,
    `Date: ${mailDate(at)}`,
    ...(messageId === null ? [] : [`Message-ID: ${messageId}`]),
    'X-Caigou-Preview: yes',
    'MIME-Version: 1.0',
    `Content-Type: multipart/alternative; boundary="${BOUNDARY}"`,
    '',
    ...part('text/plain', text),
    ...part('text/html', html),
    `--${BOUNDARY}--`,
    '',
  ].join('\r\n');
}

function part(type: string, content: string): string[] {
  const lines = base64(content).match(new RegExp(`.{1,${LINE}}`, 'g')) ?? [];
  return [
    `--${BOUNDARY}`,
    `Content-Type: ${type}; charset=utf-8`,
    'Content-Transfer-Encoding: base64',
    '',
    ...lines,
    '',
  ];
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** Date and time as a header has them (RFC 5322 3.3), in the time of the legal day. */
function mailDate(at: Instant): string {
  const [year = '', month = '', day = ''] = legalDay(at).split('-');
  return `${Number(day)} ${MONTHS[Number(month) - 1]} ${year} ${wallTime(at)} +0800`;
}

function mailbox({ name, email }: Previewed['to']): string {
  return `${words(name)} <${email.replace(/[\r\n<>]/g, '')}>`;
}

/** Encoded words: no text of a person can end a header field. */
function words(text: string): string {
  const characters = [...text];
  const pieces: string[] = [];
  for (let from = 0; from < characters.length; from += WORD_CHARACTERS) {
    pieces.push(`=?utf-8?B?${base64(characters.slice(from, from + WORD_CHARACTERS).join(''))}?=`);
  }
  return pieces.join('\r\n ');
}

function base64(text: string): string {
  return Buffer.from(text, 'utf8').toString('base64');
}
