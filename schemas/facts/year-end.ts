import { z } from 'zod';
import { yearEndBodies } from '../commands/year-end.js';
import { cycleId } from '../fields.js';
import { approvedBy } from './fields.js';

const bodies = yearEndBodies;
const successor = cycleId.describe('Successor cycle (接续周期)');

/** Facts of the chapter year-end (续签、重新采购、结束). */
export const yearEndFacts = {
  'renewal-decided': bodies['decide-renewal']
    .extend({ approval: approvedBy })
    .describe('Renewal decided (作出续签决定)'),
  'successor-opened': bodies['open-successor'].extend({ successor }).describe('Successor to be opened (启动接续周期)'),
  'successor-started': z.strictObject({ successor }).describe('Successor has started (接续周期已启动)'),
  'cycle-closed': bodies['close-cycle'].describe('Cycle closed (采购周期结束)'),
};
