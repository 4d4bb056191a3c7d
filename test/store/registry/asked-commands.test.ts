import { expect, test } from '@jest/globals';
import { instantAt } from '../../../domain/calendar/instant.js';
import { plainDate } from '../../../domain/calendar/plain-date.js';
import { contentHash } from '../../../domain/hash.js';
import { type CycleId, isCycleId } from '../../../domain/ids.js';
import { askedBefore, forgetAsked, noteAsked } from '../../../store/registry/asked-commands.js';
import { onEachDatabase } from '../../support/database.js';

const AT = instantAt(plainDate('2026-03-02'), '10:00');

function cycle(id: string): CycleId {
  if (!isCycleId(id)) throw new RangeError(id);
  return id;
}
const cycleId = cycle('222401-2026-001');
const first = { scope: 'open/222401', commandId: 'c-00000001', cycleId, digest: contentHash('first') };

onEachDatabase('what was asked under a command id', (database) => {
  test('is kept as it was asked first', async () => {
    expect(await askedBefore(database(), first)).toBeNull();
    expect(await noteAsked(database(), first, AT)).toBe(true);
    const second = { ...first, cycleId: cycle('222401-2026-002'), digest: contentHash('second') };
    expect(await noteAsked(database(), second, AT)).toBe(false);
    expect(await askedBefore(database(), first)).toEqual({ cycleId, digest: first.digest });
  });

  test('of two that ask at once one is first', async () => {
    const both = ['a', 'b'].map((what) => ({ ...first, commandId: 'c-at-once', digest: contentHash(what) }));
    const noted = await Promise.all(both.map((each) => noteAsked(database(), each, AT)));
    expect(noted.filter(Boolean)).toHaveLength(1);
  });

  test('holds within its scope only, and can be freed', async () => {
    const other = { ...first, scope: cycleId };
    expect(await noteAsked(database(), other, AT)).toBe(true);
    await forgetAsked(database(), other);
    expect(await askedBefore(database(), other)).toBeNull();
    expect(await askedBefore(database(), first)).not.toBeNull();
  });
});
