import type { Delivery } from './sender.js';

/** What is read of a failed attempt; every field may be missing. */
type Trouble = { code?: unknown; responseCode?: unknown; command?: unknown; response?: unknown; message?: unknown };
type Answered = Exclude<Delivery, { outcome: 'accepted' }>;

const REPLY_LENGTH = 300;

/**
 * The one place where an SMTP error becomes a delivery. An answer decides by its code and by the command it answers; an
 * error without an answer is the network, and the letter stays to be sent. An answer that blames this side (log-in,
 * sender, TLS) is no fault of the contact: it is tried again until an administrator mends it.
 */
export function deliveryFromError(error: unknown): Answered {
  const { code, responseCode, command, response, message }: Trouble = isTrouble(error) ? error : {};
  const reply = shortened(typeof response === 'string' ? response : message);
  if (code === 'EAUTH' || code === 'ENOAUTH') return retry('login-refused', numberOf(responseCode), reply);
  if (typeof responseCode === 'number') return answered(responseCode, String(command), reply);
  if (code === 'EENVELOPE') return { outcome: 'failed', reason: 'bad-address', code: null, reply };
  if (code === 'ETLS' || code === 'EREQUIRETLS') return retry('tls-failed', null, reply);
  return unanswered(error, String(code), reply);
}

/** 5xx is for good (RFC 5321 4.2.1), but 503 speaks of the session and 530, 535 and 538 of the log-in. */
function answered(code: number, command: string, reply: string): Answered {
  if (code < 500 || code === 503) return retry('try-later', code, reply);
  if (code === 530 || code === 535 || code === 538) return retry('login-refused', code, reply);
  if (command === 'MAIL FROM') return retry('sender-refused', code, reply);
  if (command === 'RCPT TO') {
    // X.7.x is policy (RFC 3463): this host may not relay here, which says nothing about the address.
    const reason = /^\d{3}[ -]5\.7\./.test(reply) ? 'sender-refused' : 'recipient-refused';
    return reason === 'sender-refused' ? retry(reason, code, reply) : { outcome: 'failed', reason, code, reply };
  }
  if (command === 'DATA') return { outcome: 'failed', reason: 'message-refused', code, reply };
  return retry('unexpected', code, reply);
}

/**
 * Without an answer only a connection that never came about is known to have carried nothing. In any later silence the
 * peer may have taken the letter.
 */
function unanswered(error: unknown, code: string, reply: string): Answered {
  if (neverConnected(error, code, reply)) return retry('unreachable', null, reply);
  if (code === 'ECONNECTION' || code === 'ESOCKET' || code === 'ETIMEDOUT') {
    return { ...retry('connection-lost', null, reply), uncertain: true };
  }
  return { ...retry('unexpected', null, reply), uncertain: true };
}

/** Codes of Node and of the mail client for a connection that did not come about. */
const BEFORE_CONNECTION = [
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EDNS',
  'CONNECT_TIMEOUT',
  'GREETING_TIMEOUT',
];
/** What the pool says of a letter it never gave to a connection. */
const NOT_HANDED_OVER = /^(Reached maximum number of retries after connection was closed|Connection pool was closed)/;

function neverConnected(error: unknown, code: string, reply: string): boolean {
  const original = isTrouble(error) && 'originalCode' in error ? String(error.originalCode) : '';
  return BEFORE_CONNECTION.includes(code) || BEFORE_CONNECTION.includes(original) || NOT_HANDED_OVER.test(reply);
}

function retry(
  reason: Extract<Answered, { outcome: 'retry' }>['reason'],
  code: number | null,
  reply: string,
): Extract<Answered, { outcome: 'retry' }> {
  return { outcome: 'retry', reason, code, reply, uncertain: false };
}

function isTrouble(error: unknown): error is Trouble {
  return typeof error === 'object' && error !== null;
}

function numberOf(value: unknown): number | null {
  return typeof value === 'number' ? value : null;
}

function shortened(text: unknown): string {
  return typeof text === 'string' ? text.slice(0, REPLY_LENGTH) : '';
}
