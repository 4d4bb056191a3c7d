import { describe, expect, test } from '@jest/globals';
import { deliveryFromError } from '../../../activities/adapters/known-answers.js';

describe('a known SMTP answer', () => {
  test.each([
    ['RCPT TO', 550, '550 5.1.1 no such user', 'failed', 'recipient-refused'],
    ['RCPT TO', 552, '552 5.2.2 mailbox full', 'failed', 'recipient-refused'],
    ['RCPT TO', 550, '550 5.7.1 relaying denied', 'retry', 'sender-refused'],
    ['RCPT TO', 450, '450 4.2.1 greylisted', 'retry', 'try-later'],
    ['RCPT TO', 503, '503 bad sequence', 'retry', 'try-later'],
    ['RCPT TO', 530, '530 5.7.0 authenticate first', 'retry', 'login-refused'],
    ['MAIL FROM', 550, '550 5.1.8 sender rejected', 'retry', 'sender-refused'],
    ['DATA', 554, '554 5.7.1 looks like spam', 'failed', 'message-refused'],
    ['DATA', 452, '452 4.3.1 disk full', 'retry', 'try-later'],
    ['EHLO', 554, '554 go away', 'retry', 'unexpected'],
  ])('to %s of %d (%s) makes the letter %s: %s', (command, responseCode, response, outcome, reason) => {
    const delivery = deliveryFromError({ code: 'EENVELOPE', command, responseCode, response });
    expect(delivery).toMatchObject({ outcome, reason, code: responseCode, reply: response });
    if (delivery.outcome === 'retry') expect(delivery.uncertain).toBe(false);
  });
});

describe('a failure without an answer', () => {
  test.each([
    [{ code: 'ESOCKET', originalCode: 'ECONNREFUSED', message: 'connect ECONNREFUSED' }, 'unreachable', false],
    [{ code: 'EDNS', message: 'getaddrinfo ENOTFOUND' }, 'unreachable', false],
    [{ code: 'ETIMEDOUT', originalCode: 'GREETING_TIMEOUT', message: 'Greeting never received' }, 'unreachable', false],
    [{ code: 'ECONNECTION', message: 'Connection pool was closed' }, 'unreachable', false],
    [{ code: 'ETLS', message: 'certificate has expired' }, 'tls-failed', false],
    [{ code: 'ETIMEDOUT', originalCode: 'SOCKET_TIMEOUT', message: 'Timeout' }, 'connection-lost', true],
    [{ code: 'ECONNECTION', message: 'Connection closed unexpectedly' }, 'connection-lost', true],
    [{ code: 'ESTREAM', message: 'odd' }, 'unexpected', true],
  ])('%j is tried again as %s, perhaps arrived: %s', (error, reason, uncertain) => {
    expect(deliveryFromError(error)).toMatchObject({ outcome: 'retry', reason, code: null, uncertain });
  });

  test('of an unknown shape is tried again and shown as unexpected', () => {
    expect(deliveryFromError('odd')).toEqual({
      outcome: 'retry',
      reason: 'unexpected',
      code: null,
      reply: '',
      uncertain: true,
    });
  });
});

test('a long answer is kept to its first 300 characters', () => {
  const delivery = deliveryFromError({ command: 'DATA', responseCode: 554, response: `554 ${'x'.repeat(1000)}` });
  expect(delivery.reply).toHaveLength(300);
});
