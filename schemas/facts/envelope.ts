import { z } from 'zod';
import type { FactEnvelope } from '../../domain/facts.js';
import { count, cycleId, instant, sha256, text } from '../fields.js';
import { PATTERNS } from '../patterns.js';
import { anyDay, resolvedPerson, seqOf } from './fields.js';

const actor = z
  .union([
    resolvedPerson.extend({
      actingFor: resolvedPerson.pick({ id: true, name: true }).describe('For whom he stood in (被代理人)').optional(),
    }),
    z.strictObject({ system: text('What made the system act (系统原因)', 200) }),
  ])
  .describe('Who did it (办理人)');

/** What every fact carries around its payload. */
export const factEnvelope = {
  v: z.literal(1).describe('Version of this form (格式版本)'),
  cycleId,
  seq: seqOf('Number on record, from 1 without a gap (记录序号)'),
  at: instant('When it was put on record, in UTC (登记时刻)'),
  on: anyDay('Legal day of the event (发生日)'),
  actor,
  commandId: z
    .string()
    .regex(PATTERNS.causeId.regex)
    .describe('Command it came of; wake/… or effect/… where the system acted (来源)'),
  n: count('Ordinal within its command, from 0 (同一命令中的序号)', 0, Number.MAX_SAFE_INTEGER),
  prevHash: sha256.describe('Hash of the fact before, zeros for the first (前一条的哈希)'),
  hash: sha256.describe('SHA-256 of all other fields in canonical JSON, RFC 8785 (本条的哈希)'),
} satisfies { [K in keyof FactEnvelope]: z.ZodType<FactEnvelope[K]> };
