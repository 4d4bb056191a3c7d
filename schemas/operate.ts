import { z } from 'zod';
import { text } from './fields.js';

/** An engine repair on its way in: why it is done goes on the record of the cycle. */
export const engineRepairSchema = z.strictObject({ reason: text('Reason (理由)') });
