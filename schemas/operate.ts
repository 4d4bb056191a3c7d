import { z } from 'zod';
import { text } from './fields.js';

/** An engine repair on its way in: why it is done goes to the engine as the reason of the end of the old run. */
export const engineRepairSchema = z.strictObject({ reason: text('Reason (理由)') });
