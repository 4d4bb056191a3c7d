import { describe, expect, test } from '@jest/globals';
import { mailDate } from '../../../activities/adapters/mail-date.js';
import { messageIdOf } from '../../../activities/adapters/message-id.js';
import { instant } from '../../../domain/calendar/instant.js';

describe('the Message-ID of a letter', () => {
  test('is the same for the same letter, for ever', () => {
    expect(messageIdOf('letter-1')).toBe('<07c5600974c0bdd61612bc6a17393d9da685a47f@caigou.invalid>');
  });

  test('differs for another letter', () => {
    expect(messageIdOf('letter-2')).not.toBe(messageIdOf('letter-1'));
  });

  test('is plain ASCII for any id', () => {
    expect(messageIdOf('信件 <1>\r\n')).toMatch(/^<[0-9a-f]{40}@caigou\.invalid>$/);
  });
});

test.each([
  ['2026-08-31T01:00:00.000Z', 'Mon, 31 Aug 2026 01:00:00 +0000'],
  ['2027-01-03T23:59:59.999Z', 'Sun, 03 Jan 2027 23:59:59 +0000'],
])('the moment %s reads %s in a mail header', (at, header) => {
  expect(mailDate(instant(at))).toBe(header);
  expect(new Date(header).toISOString().slice(0, 19)).toBe(at.slice(0, 19));
});
