import { z } from 'zod';
import { REFUSAL_CODES } from '../../domain/refusal.js';
import { programmeBodies } from '../commands/programme.js';
import { cycleId, text } from '../fields.js';
import { content, list, seqOf } from './fields.js';

const { fromCycle, seq } = programmeBodies['mirror-programme-fact'].shape;

/** Facts of the chapter programme (采购项目：牵头周期与各包件). */
export const programmeFacts = {
  'lot-joined': programmeBodies['join-programme'].pick({ lot: true }).describe('A lot joined (包件加入采购项目)'),
  'programme-facts-shared': z
    .strictObject({
      upTo: seqOf('Last fact that was shared (同步到的记录序号)'),
      lots: list(cycleId, 'Lots it went to (同步到的包件)'),
      closed: list(cycleId, 'Lots that were closed (已办结的包件)'),
    })
    .describe('Facts shared with the lots (向各包件同步项目记录)'),
  'programme-joined': z.strictObject({ lead: cycleId }).describe('Joined its lead cycle (已加入牵头周期的采购项目)'),
  'programme-not-joined': z
    .strictObject({ lead: cycleId, why: z.enum(REFUSAL_CODES).describe('Why not (原因)') })
    .describe('Could not join its lead cycle (未能加入牵头周期的采购项目)'),
  'programme-fact-mirrored': z
    .strictObject({
      fromCycle,
      seq,
      kind: text('Kind of the fact (记录种类)', 100),
      data: content('Content of that fact (记录内容)'),
    })
    .describe('A fact of the lead cycle (同步牵头周期的记录)'),
};
