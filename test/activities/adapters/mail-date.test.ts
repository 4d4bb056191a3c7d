import { expect, test } from '@jest/globals';
import { mailDate } from '../../../activities/adapters/mail-date.js';
import { instant } from '../../../domain/calendar/instant.js';

test.each([
  ['2026-08-31T01:00:00.000Z', 'Mon, 31 Aug 2026 01:00:00 +0000'],
  ['2027-01-03T23:59:59.999Z', 'Sun, 03 Jan 2027 23:59:59 +0000'],
])('the moment %s reads %s in a mail header', (at, header) => {
  expect(mailDate(instant(at))).toBe(header);
  expect(new Date(header).toISOString().slice(0, 19)).toBe(at.slice(0, 19));
});
