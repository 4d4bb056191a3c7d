import { describe, expect, test } from '@jest/globals';
import { askingOf, causeOfAsking } from '../../../domain/approval/asking.js';
import { plainDate } from '../../../domain/calendar/plain-date.js';
import { CALENDAR, START } from './world.js';

const DIRECTORY = { code: CALENDAR.id, rev: 7 };
const subject = { kind: 'annual-plan' as const, ref: 'y1' };
const step = { entry: 1, step: 'office', subject, leaving: [], coming: [], ownerless: false };
const touched = (...approvals: string[]) => approvals.map((approval) => ({ ...step, approval }));

describe('a changed directory is asked about', () => {
  test('under one name a day: county, revision and day', () => {
    expect(causeOfAsking(DIRECTORY, START)).toBe('directory/222401/7@2026-03-02');
    expect(causeOfAsking(DIRECTORY, plainDate('2026-03-03'))).toBe('directory/222401/7@2026-03-03');
  });

  test('for the approvals it touches alone, in an order of their own, so that a cycle takes the same question once', () => {
    const asking = askingOf(DIRECTORY, START, touched('a3', 'a1'));
    expect(asking).toEqual({
      cause: 'directory/222401/7@2026-03-02/a1+a3',
      order: { kind: 're-resolve', on: START, data: { approvals: ['a1', 'a3'], directoryRev: 7 }, people: [] },
    });
    expect(askingOf(DIRECTORY, START, touched('a1', 'a3'))).toEqual(asking);
    expect(askingOf(DIRECTORY, START, touched('a1')).cause).not.toBe(asking.cause);
  });
});
