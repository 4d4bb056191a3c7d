import { beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { instant } from '../../../domain/calendar/instant.js';
import { plainDate } from '../../../domain/calendar/plain-date.js';
import { policyRef } from '../../../domain/policy/lookup.js';
import type { CompiledPolicy } from '../../../domain/policy/types.js';
import { compiledCalendar, currentCalendar, publishCalendar } from '../../../store/registry/calendars.js';
import { compiledPolicy, keepMoved, publishPolicy } from '../../../store/registry/policies.js';
import { compiledFor, versionsBetween } from '../../../store/registry/policy-in-force.js';
import { calendarRef, isMissingVersion, remembering } from '../../../store/registry/refs.js';
import { onEachDatabase } from '../../support/database.js';
import { recorder } from '../ledger/record.js';
import { cycleId } from '../outbox/notices.js';

const AT = instant('2026-01-01T00:00:00.000Z');
const { policy, calendar } = recorder(cycleId('222401-2026-001')).judging(AT);
const far = recorder(cycleId('640402-2026-001')).judging(AT);

/** A later version of the same policy; only what the registry looks at differs. */
function later(version: string, letter: string): CompiledPolicy {
  return { ...policy, version: plainDate(version), hash: letter.repeat(64) as CompiledPolicy['hash'] };
}

onEachDatabase('Published policies', (database) => {
  const publish = (compiled: CompiledPolicy, from: string) =>
    publishPolicy(database(), { compiled, effectiveFrom: plainDate(from), published: 'rules: []', at: AT });

  beforeAll(async () => {
    await publish(policy, '2021-02-01');
    await publish(later('2026-07-01', 'b'), '2026-07-01');
    await publish(far.policy, '2021-07-01');
  });

  test('are found by exactly the version that facts name', async () => {
    expect(await compiledPolicy(database(), policyRef(policy))).toEqual(policy);
    const error = await compiledPolicy(database(), '222401@1999-01-01#000000000000').catch((reason: unknown) => reason);
    expect(isMissingVersion(error) && [error.kind, error.ref]).toEqual(['policy', '222401@1999-01-01#000000000000']);
  });

  test('are in force from their day on', async () => {
    const versionOn = async (day: string) =>
      (await compiledFor(database(), policy.id, plainDate(day)))?.version ?? null;
    expect(await versionOn('2021-01-31')).toBeNull();
    expect(await versionOn('2021-02-01')).toBe(policy.version);
    expect(await versionOn('2026-06-30')).toBe(policy.version);
    expect(await versionOn('2026-07-01')).toBe('2026-07-01');
  });

  test('that single cycles moved to are found by their name, and in force nowhere', async () => {
    const newest = later('2026-07-01', 'b');
    const moved = { ...later('2026-07-01', 'c'), movedFrom: policyRef(policy) };
    await keepMoved(database(), moved, instant('2026-09-01T00:00:00.000Z'));
    expect(await compiledPolicy(database(), policyRef(moved))).toEqual(moved);
    expect(await compiledFor(database(), policy.id, plainDate('2026-12-31'))).toEqual(newest);
    const between = (after: string, before: string) =>
      versionsBetween(database(), policy.id, plainDate(after), plainDate(before));
    expect(await between('2021-02-01', '2027-01-01')).toEqual([newest]);
    expect(await between('2021-02-01', '2026-07-01')).toEqual([]);
  });

  test('of one county are not in force in another', async () => {
    expect((await compiledFor(database(), far.policy.id, plainDate('2026-07-01')))?.id).toBe('640402');
  });

  test('may be published again, but not as something else', async () => {
    expect(await publish(policy, '2021-02-01')).toBe(policyRef(policy));
    const twelveAlike = `${policy.hash.slice(0, 12)}${'0'.repeat(52)}` as CompiledPolicy['hash'];
    await expect(publish({ ...policy, hash: twelveAlike }, '2021-02-01')).rejects.toThrow(/another policy/);
  });

  test.each([
    ['policies', sql`update policies set effective_from = '2000-01-01'`],
    ['policies', sql`delete from policies`],
    ['calendars', sql`update calendars set version = 'x'`],
  ])('and %s are never changed', async (_table, statement) => {
    await publishCalendar(database(), calendar, AT);
    await expect(statement.execute(database())).rejects.toThrow(/never changed/);
  });

  describe('beside calendars', () => {
    test('which are found by version, the newest for new cycles', async () => {
      const ref = await publishCalendar(database(), calendar, AT);
      expect(ref).toBe(calendarRef(calendar));
      const next = { ...calendar, version: '2026-11-04', hash: 'd'.repeat(64) };
      await publishCalendar(database(), next, AT);
      expect(await compiledCalendar(database(), ref)).toEqual(calendar);
      expect((await currentCalendar(database(), calendar.id))?.version).toBe('2026-11-04');
      expect(await currentCalendar(database(), far.calendar.id)).toBeNull();
      await expect(compiledCalendar(database(), 'none@1#0')).rejects.toMatchObject({
        code: 'MISSING_VERSION',
        kind: 'calendar',
      });
    });

    test('which are not published as something else', async () => {
      const twelveAlike = `${calendar.hash.slice(0, 12)}${'0'.repeat(52)}`;
      await publishCalendar(database(), calendar, AT);
      await expect(publishCalendar(database(), { ...calendar, hash: twelveAlike }, AT)).rejects.toThrow(
        /another calendar/,
      );
    });
  });
});

describe('A memory of versions', () => {
  test('keeps the newest and forgets the oldest', () => {
    const memory = remembering<number>(2);
    for (const [name, value] of [
      ['a', 1],
      ['b', 2],
      ['c', 3],
    ] as const)
      expect(memory.put(name, value)).toBe(value);
    expect(['a', 'b', 'c'].map((name) => memory.get(name))).toEqual([undefined, 2, 3]);
  });
});
