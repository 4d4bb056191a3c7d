import { describe, expect, test } from '@jest/globals';
import PostalMime from 'postal-mime';
import { readBounce } from '../../../client/mail/bounce.js';
import { bounceOf } from './dsn.js';

const ID = `<${'a'.repeat(32)}@letter.caigou>`;
const read = (text: string) => readBounce(Buffer.from(text));

describe('a bounce', () => {
  test('names the letter that came back, whom it was for and what the peer said', () => {
    expect(read(bounceOf(ID))).toEqual({
      messageId: ID,
      recipient: 'someone@mz.example',
      status: '5.2.2',
      diagnostic: '552 5.2.2 mailbox is full',
    });
  });

  test('with bare line feeds, or with the header of the letter alone, says the same', () => {
    expect(read(bounceOf(ID).replaceAll('\r\n', '\n'))).toEqual(read(bounceOf(ID)));
    const original = `Content-Type: text/rfc822-headers\n\nmessage-id: ${ID}\nSubject: x`;
    expect(read(bounceOf(ID, { original }))).toEqual(read(bounceOf(ID)));
    const folded = `Content-Type: text/rfc822-headers\nContent-Transfer-Encoding: quoted-printable\n\nMessage-ID=\n: ${ID}`;
    expect(read(bounceOf(ID, { original: folded }))).toEqual(read(bounceOf(ID)));
    const packed = Buffer.from(`Message-ID: ${ID}\r\n\r\n`).toString('base64');
    const coded = `Content-Type: message/rfc822\nContent-Transfer-Encoding: base64\n\n${packed}`;
    expect(read(bounceOf(ID, { original: coded }))).toEqual(read(bounceOf(ID)));
  });

  test('is parted as another reader of mail parts it', async () => {
    const mail = await PostalMime.parse(bounceOf(ID), { forceRfc822Attachments: true });
    expect(mail.attachments.map(({ mimeType }) => mimeType)).toEqual(['message/delivery-status', 'message/rfc822']);
  });

  test.each(['delayed', 'delivered', 'relayed', 'expanded'])('is none while the letter is %s', (action) => {
    expect(read(bounceOf(ID, { action }))).toBe('not-final');
  });

  test('is none when it is an ordinary mail, whatever its text says', () => {
    expect(read('')).toBe('not-a-report');
    expect(read(`Subject: bounce\n\nAction: failed\nMessage-ID: ${ID}`)).toBe('not-a-report');
    expect(read(bounceOf(ID, { type: 'multipart/mixed' }))).toBe('not-a-report');
    expect(read(bounceOf(ID, { type: 'multipart/report; report-type=disposition-notification' }))).toBe('not-a-report');
  });

  test('without the Message-ID of what was sent points at no letter', () => {
    expect(read(bounceOf(ID, { original: 'Content-Type: text/plain\n\nMessage-ID: <x@y.example>' }))).toBe(
      'no-original',
    );
    expect(read(bounceOf('none'))).toBe('no-original');
  });

  test('nested without end, or of a thousand parts, is read no further', () => {
    const deep = Array.from(
      { length: 50 },
      (_, at) => `Content-Type: multipart/mixed; boundary=b${at}\n\n--b${at}\n`,
    ).join('');
    expect(read(bounceOf(ID, { original: deep }))).toBe('no-original');
    const many = Array.from({ length: 1000 }, () => '--9B1.1/mx.example\nContent-Type: text/plain\n\nx').join('\n');
    expect(read(bounceOf(ID, { original: `Content-Type: text/plain\n\n${many}` }))).toBe('no-original');
  });
});
