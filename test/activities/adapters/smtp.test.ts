import { afterEach, describe, expect, test } from '@jest/globals';
import PostalMime from 'postal-mime';
import type { Sender } from '../../../activities/adapters/sender.js';
import { composeMessage, smtpSender } from '../../../activities/adapters/smtp.js';
import { from, letterTo } from './letters.js';
import { type PeerScript, type SmtpPeer, smtpPeer, unusedPort } from './smtp-peer.js';

const letter = letterTo('officer@yanji.example');
const opened: (SmtpPeer | Sender)[] = [];

afterEach(async () => {
  for (const each of opened.splice(0).reverse()) await each.close();
});

async function peerAndSender(script: PeerScript = {}, account: { user?: string; pass?: string } = {}) {
  const peer = await smtpPeer(script);
  const sender = smtpSender({ host: '127.0.0.1', port: peer.port, secure: false, from, ...account });
  opened.push(peer, sender);
  return { peer, sender };
}

describe('a letter over SMTP', () => {
  test('is accepted, and the peer holds it once with its subject, names and Message-ID', async () => {
    const { peer, sender } = await peerAndSender();
    expect(await sender.send(letter)).toMatchObject({ outcome: 'accepted', repeat: false });
    expect(peer.dataCount()).toBe(1);
    const mail = await PostalMime.parse(peer.messages[0] ?? Buffer.alloc(0));
    expect([mail.subject, mail.messageId]).toEqual([letter.subject, letter.messageId]);
    expect(mail.to).toMatchObject([{ name: letter.to.name, address: letter.to.email }]);
    expect(mail.attachments.map(({ mimeType }) => mimeType)).toContain('application/ics');
  });

  test('is the same message the mailbox would hold', async () => {
    const { peer, sender } = await peerAndSender();
    await sender.send(letter);
    const composed = Buffer.from(await composeMessage(letter, from)).toString();
    expect(peer.messages[0]?.toString().trimEnd()).toBe(composed.trimEnd());
  });

  test('sent twice arrives twice with the same Message-ID, so the receiver can tell', async () => {
    const { peer, sender } = await peerAndSender();
    await sender.send(letter);
    await sender.send(letter);
    expect(peer.dataCount()).toBe(2);
    const ids = await Promise.all(peer.messages.map(async (message) => (await PostalMime.parse(message)).messageId));
    expect(ids).toEqual([letter.messageId, letter.messageId]);
  });

  test('to an address the peer does not know has failed for good', async () => {
    const { peer, sender } = await peerAndSender({ rcptTo: { code: 550, text: '5.1.1 no such user' } });
    expect(await sender.send(letter)).toEqual({
      outcome: 'failed',
      reason: 'recipient-refused',
      code: 550,
      reply: '550 5.1.1 no such user',
    });
    expect(peer.dataCount()).toBe(0);
  });

  test('to a peer that is busy is to be tried again', async () => {
    const { peer, sender } = await peerAndSender({ rcptTo: { code: 451, text: '4.3.0 try again later' } });
    expect(await sender.send(letter)).toMatchObject({
      outcome: 'retry',
      reason: 'try-later',
      code: 451,
      uncertain: false,
    });
    expect(peer.dataCount()).toBe(0);
  });

  test('refused by its content has failed without blaming the address', async () => {
    const { sender } = await peerAndSender({ data: { code: 554, text: '5.6.0 content refused' } });
    expect(await sender.send(letter)).toMatchObject({ outcome: 'failed', reason: 'message-refused', code: 554 });
  });

  test('whose sender is refused stays to be sent: the contact is not bad', async () => {
    const { sender } = await peerAndSender({ mailFrom: { code: 553, text: '5.1.8 sender rejected' } });
    expect(await sender.send(letter)).toMatchObject({ outcome: 'retry', reason: 'sender-refused', uncertain: false });
  });

  test('to a peer that is not there is to be tried again, and has surely not arrived', async () => {
    const sender = smtpSender({ host: '127.0.0.1', port: await unusedPort(), secure: false, from });
    opened.push(sender);
    expect(await sender.send(letter)).toMatchObject({
      outcome: 'retry',
      reason: 'unreachable',
      code: null,
      uncertain: false,
    });
  });

  test('whose connection ends after the content and before the answer may have arrived', async () => {
    const { peer, sender } = await peerAndSender({ data: 'hangUp' });
    expect(await sender.send(letter)).toMatchObject({ outcome: 'retry', reason: 'connection-lost', uncertain: true });
    expect(peer.dataCount()).toBe(1);
  });

  test('leaves with the account of the county where the peer asks for one', async () => {
    const login = { user: 'yanji', pass: 'open sesame' };
    const { peer, sender } = await peerAndSender({ login }, login);
    expect(await sender.send(letter)).toMatchObject({ outcome: 'accepted' });
    expect(peer.dataCount()).toBe(1);
  });

  test('with a wrong password stays to be sent, and the answer names no password', async () => {
    const login = { user: 'yanji', pass: 'open sesame' };
    const { sender } = await peerAndSender({ login }, { user: 'yanji', pass: 'wrong secret' });
    const delivery = await sender.send(letter);
    expect(delivery).toMatchObject({ outcome: 'retry', reason: 'login-refused', code: 535, uncertain: false });
    expect(JSON.stringify(delivery)).not.toContain('wrong secret');
  });

  test('to something that is no address has failed for good', async () => {
    const { peer, sender } = await peerAndSender();
    expect(await sender.send(letterTo(''))).toMatchObject({ outcome: 'failed', reason: 'bad-address', code: null });
    expect(peer.dataCount()).toBe(0);
  });

  test('after a refused one goes out over the same sender', async () => {
    const script: PeerScript = { rcptTo: { code: 550, text: '5.1.1 no such user' } };
    const { peer, sender } = await peerAndSender(script);
    await sender.send(letter);
    delete script.rcptTo;
    expect(await sender.send(letter)).toMatchObject({ outcome: 'accepted' });
    expect(peer.dataCount()).toBe(1);
  });
});

test('a name with line breaks adds no header and no recipient', async () => {
  const sly = {
    ...letter,
    to: { name: '甲\r\nBcc: other@example.org', email: letter.to.email },
    subject: '乙\r\nX-Sly: 1',
  };
  const mail = await PostalMime.parse(await composeMessage(sly, from));
  expect(mail.to).toHaveLength(1);
  expect(mail.bcc).toBeUndefined();
  expect(mail.headers.map(({ key }) => key)).not.toContain('x-sly');
});
