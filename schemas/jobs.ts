import { z } from 'zod';
import { OUTSIDE_KINDS } from './commands.js';
import { commandId, cycleId, text } from './fields.js';
import { QUERIES } from './query.js';

/** Long work on its way in. Its id is the caller's to choose: asked again under it, it is the same work. */
const id = commandId.optional();

const MOST_CASES = 200;

/** One command for each of several cases. What a command holds is read by the schema of its kind. */
export const repairJobSchema = z.strictObject({
  id,
  reason: text('Reason (理由)').optional(),
  cases: z
    .array(
      z.strictObject({
        cycle: cycleId,
        command: z
          .strictObject({ kind: z.enum(OUTSIDE_KINDS), data: z.record(z.string(), z.unknown()) })
          .describe('The command of this case (命令)'),
      }),
    )
    .min(1)
    .max(MOST_CASES)
    .describe('Cases (案件), one command each'),
});

/** Deriving the rows of every cycle of the county again from the record. */
export const rebuildJobSchema = z.strictObject({ id, reason: text('Reason (理由)') });

/** The sheet itself is the body. */
export const importJobQuery = QUERIES.sheet.omit({ confirm: true }).extend({ id });
