import { z } from 'zod';
import type { CompiledCalendar } from '../../domain/calendar/year-data.js';
import type { PackedPolicy } from '../../domain/policy/pack.js';
import { RULE_IDS } from '../../domain/policy/rule-ids.js';
import { EXCUSABLE_DUTIES } from '../../domain/policy/vocabulary.js';
import { ENGINE_REPAIRS } from '../../domain/repair/engine.js';
import { branded } from '../brand.js';
import { reason } from '../common.js';
import { choice, count, day, givenId, ownId, text } from '../fields.js';

const obligation = givenId('Obligation (义务), rule@subject#n', 'obligation');
const anyFields = z.record(z.string(), z.unknown());
/** Compiled by the product itself and pinned by hash; never typed in by anybody, so its inside is not checked again. */
const compiled = z.looseObject({ id: z.string(), version: z.string(), hash: z.string() });
/** Its hash proves it whole where it is unpacked. */
const packed = z.strictObject({ deflated: z.string() });

/** Bodies of the chapter correction (更正、延期、豁免、偏离). */
export const correctionBodies = {
  'extend-obligation': z
    .strictObject({ obligation, to: day('New due day (延至)'), reason })
    .describe('Extend an obligation (延长期限)'),
  'waive-obligation': z.strictObject({ obligation, reason }).describe('Waive an obligation (豁免义务)'),
  'correct-fact': z
    .strictObject({
      seq: count('Number of the fact on record (记录序号)', 1, Number.MAX_SAFE_INTEGER),
      data: anyFields.describe('The right content (更正后的内容)'),
      on: day('The right legal day (更正后的日期)').optional(),
      reason,
    })
    .describe('Correct a fact by a new one that names it (更正记录)'),
  'record-deviation': z
    .strictObject({
      what: text('What happened (情况)'),
      rule: choice(Object.values(RULE_IDS).flat(), 'Rule concerned (涉及规则)').optional(),
      reason,
    })
    .describe('Record what the rules do not foresee (登记特殊情况)'),
  'move-to-policy': z
    .strictObject({ policy: branded<PackedPolicy>(packed).describe('Packed policy (政策)'), reason })
    .describe('Move the cycle to another version of the policy (适用新政策)'),
  'keep-policy': z
    .strictObject({
      instead: text('Newer version as the to-do list names it (不改用的新版本), id@version#hash', 100),
      reason,
    })
    .describe('Stay with the version of the policy the cycle has (继续适用原政策)'),
  'grant-derogation': z
    .strictObject({
      person: ownId('Who may approve (例外适用于何人)', 'person'),
      duty: choice(EXCUSABLE_DUTIES, 'Duty he carried too (已承担的职责)'),
      basis: text('Why there is nobody else, and what it rests on (理由和依据)'),
    })
    .describe('Grant an exception to the separation of duties (回避例外)'),
  'apply-calendar': z
    .strictObject({
      calendar: branded<CompiledCalendar>(compiled).describe('Compiled calendar (工作日历)'),
      notice: text('Notice that is new in it (放假通知)').optional(),
    })
    .describe('Take a new calendar version (适用新日历)'),
  'answer-notice': z
    .strictObject({
      obligation,
      answer: choice(['seen', 'late'], 'Answer (答复): seen, or late until a day'),
      until: day('Late until (延至)').optional(),
      note: text('Note (说明)').optional(),
    })
    .describe('Answer a reminder (答复提醒)'),
  'redirect-notice': z
    .strictObject({
      obligation,
      to: text('Whose it is (应由何人办理)', 200),
      note: text('Note (说明)').optional(),
    })
    .describe('Say that a reminder was for somebody else (转告应由他人办理)'),
  'record-engine-repair': z
    .strictObject({ repair: choice(ENGINE_REPAIRS, 'What was done (技术处理)'), reason })
    .describe('A repair of the engine under the cycle (技术处理)'),
};
