import { z } from 'zod';
import { commandId, ownId, text } from './fields.js';

/** An engine repair on its way in: why it is done goes on the record of the cycle. */
export const engineRepairSchema = z.strictObject({ reason: text('Reason (理由)') });

/** The same for the second clock, which no record could tell of that it was done: asked again under its id, it is the same act. */
export const secondClockSchema = engineRepairSchema.extend({ commandId: commandId.optional() });

/** An address that takes letters, for a person or a party of the directory. */
export const addressSchema = z.strictObject({
  person: ownId('Person or party of the directory (人员或者单位编号)'),
  address: z.email().describe('Address (邮箱)'),
});
