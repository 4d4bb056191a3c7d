import { decoded, fieldsOf, leavesOf, type Part, parameterOf, partOf, typeOf } from './mime.js';

/** A letter that came back: whose, and what the peer said. */
export type Bounce = { messageId: string; recipient: string; status: string; diagnostic: string };

/** Why a mail says nothing of a letter that failed for good. */
export type NoBounce = 'not-a-report' | 'not-final' | 'no-original';

/** RFC 5322 3.6.4, as this product writes its own. */
const MESSAGE_ID = /<[^<>@\s]+@[^<>@\s]+>/;
const LONGEST_DIAGNOSTIC = 500;

/**
 * Reads a delivery status notification (RFC 3464): `multipart/report` with a `message/delivery-status` part and the
 * letter, or its header, behind it. Strict: prose that only looks like a bounce is none, and a delay is not final.
 */
export function readBounce(bytes: Uint8Array): Bounce | NoBounce {
  const message = partOf(Buffer.from(bytes).toString('latin1').replaceAll('\r\n', '\n'));
  const isReport = typeOf(message) === 'multipart/report';
  if (!isReport || parameterOf(message, 'report-type')?.toLowerCase() !== 'delivery-status') return 'not-a-report';
  const leaves = leavesOf(message);
  const status = leaves.find((part) => typeOf(part) === 'message/delivery-status');
  const told = status === undefined ? null : decoded(status);
  if (told === null) return 'not-a-report';
  // The first group is about the message, each further one about a recipient (RFC 3464 2.1).
  const failed = told
    .split(/\n[ \t]*\n/)
    .map(fieldsOf)
    .find((fields) => fields.get('action')?.toLowerCase() === 'failed');
  if (failed === undefined) return 'not-final';
  const messageId = originalId(leaves);
  if (messageId === null) return 'no-original';
  return {
    messageId,
    recipient: addressOf(failed.get('original-recipient') ?? failed.get('final-recipient') ?? ''),
    status: /^[245]\.\d{1,3}\.\d{1,3}/.exec(failed.get('status') ?? '')?.[0] ?? '',
    diagnostic: addressOf(failed.get('diagnostic-code') ?? '').slice(0, LONGEST_DIAGNOSTIC),
  };
}

/** The Message-ID of what was sent, never that of the report itself. */
function originalId(leaves: readonly Part[]): string | null {
  const original = leaves.find((part) => ['message/rfc822', 'text/rfc822-headers'].includes(typeOf(part)));
  const text = original === undefined ? null : decoded(original);
  const stated = text === null ? undefined : partOf(text).headers.get('message-id');
  return MESSAGE_ID.exec(stated ?? '')?.[0] ?? null;
}

/** `rfc822; a@b` → `a@b`: the word before the semicolon names the kind of address, or of code (RFC 3464 2.3). */
function addressOf(field: string): string {
  return field.slice(field.indexOf(';') + 1).trim();
}
