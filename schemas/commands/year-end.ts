import { z } from 'zod';
import { reason } from '../common.js';
import { choice, contractYear, list, ownId } from '../fields.js';

/** Bodies of the chapter year-end (续签、重新采购、结束). */
export const yearEndBodies = {
  'decide-renewal': z
    .strictObject({
      year: contractYear,
      decision: choice(['renew', 'retender', 'bridge', 'end-no-budget'], 'Decision (续签决定)'),
      reason,
      dropStations: list(ownId('Station', 'station'), 'Stations that are not renewed (不再续签的社工站)').optional(),
    })
    .describe('Decide on renewal (决定是否续签)'),
  'open-successor': z.strictObject({ reason }).describe('Open the successor cycle (启动接续周期)'),
  'close-cycle': z.strictObject({ reason }).describe('Close the cycle (办结采购周期)'),
};
