import { expect, test } from '@jest/globals';
import { instantAt } from '../../../domain/calendar/instant.js';
import { plainDate } from '../../../domain/calendar/plain-date.js';
import { approvalThing, markRead, readAt } from '../../../store/registry/read-marks.js';
import { cyclesAsked, cyclesDeciding, officersOfOpen } from '../../../store/views/directory-reach.js';
import { cycleNo } from '../../support/cycle-world.js';
import { onEachDatabase } from '../../support/database.js';
import { YANJI } from '../../support/workflow-office.js';

onEachDatabase('who opened what', (own) => {
  const thing = approvalThing(cycleNo('222401-2026-001'), 'a1');
  const mark = { code: YANJI, person: 'office', thing };
  const [early, late] = ['09:00', '10:00'].map((time) => instantAt(plainDate('2026-03-02'), time));

  test('the last time counts, in whatever order they arrive, and for that person alone', async () => {
    const db = own();
    expect(await readAt(db, mark)).toBeNull();
    if (early === undefined || late === undefined) throw new Error('no moments');
    await markRead(db, mark, late);
    await markRead(db, mark, early);
    expect(await readAt(db, mark)).toBe(late);
    expect(await readAt(db, { ...mark, person: 'deputy' })).toBeNull();
    expect(await readAt(db, { ...mark, thing: approvalThing(cycleNo('222401-2026-001'), 'a2') })).toBeNull();
  });

  test('a county without a cycle has none a directory could touch', async () => {
    const db = own();
    expect(await cyclesDeciding(db, YANJI)).toEqual([]);
    expect(await cyclesAsked(db, YANJI, 'directory/222401/2@2026-03-02')).toEqual([]);
    expect(await officersOfOpen(db, YANJI)).toEqual([]);
  });
});
