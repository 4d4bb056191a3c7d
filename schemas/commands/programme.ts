import { z } from 'zod';
import { count, cycleId, day, givenId } from '../fields.js';

/** Bodies of the chapter programme (采购项目：牵头周期与各包件). */
export const programmeBodies = {
  'join-programme': z
    .strictObject({ lot: cycleId, programmeId: givenId('Programme (采购项目)') })
    .describe('Take another lot into the programme (包件加入采购项目)'),
  'mirror-programme-fact': z
    .strictObject({
      fromCycle: cycleId,
      seq: count('Number of the fact there (记录序号)', 1, Number.MAX_SAFE_INTEGER),
      after: count(
        'Number of the programme fact before it, 0 before the first (前一记录序号)',
        0,
        Number.MAX_SAFE_INTEGER,
      ),
      fact: z.strictObject({
        kind: z.string(),
        on: day('Its legal day (日期)'),
        data: z.record(z.string(), z.unknown()),
      }),
    })
    .describe('Mirror a fact of the lead cycle (同步牵头周期的记录)'),
};
