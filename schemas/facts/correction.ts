import { z } from 'zod';
import { correctionBodies } from '../commands/correction.js';
import { text } from '../fields.js';
import { anyDay, content, list, versionRef } from './fields.js';

const bodies = correctionBodies;
const { obligation, to } = bodies['extend-obligation'].shape;
const { seq, reason } = bodies['correct-fact'].shape;
const kind = text('Kind of the fact (记录种类)', 100);
const moved = z.strictObject({
  obligation,
  from: anyDay('').nullable().describe('Due day before (原期限)'),
  to: anyDay('').nullable().describe('Due day now (新期限)'),
});
const versions = { from: versionRef('Version before (原版本)'), to: versionRef('Version now (新版本)') };

/** Facts of the chapter correction (更正、延期、豁免、偏离). */
export const correctionFacts = {
  'obligation-extended': z
    .strictObject({ obligation, from: anyDay('Due day before (原期限)'), to, reason })
    .describe('Obligation extended (延长期限)'),
  'obligation-waived': bodies['waive-obligation'].describe('Obligation waived (豁免义务)'),
  'fact-corrected': z
    .strictObject({
      seq,
      kind,
      data: content('The right content (更正后的内容)'),
      on: anyDay('The right legal day (更正后的日期)'),
      reason,
    })
    .describe('A fact told again (更正记录)'),
  'deviation-recorded': bodies['record-deviation'].describe('What the rules do not foresee (登记特殊情况)'),
  'policy-moved': z
    .strictObject({ ...versions, reason })
    .describe('Moved to another version of the policy (适用新政策)'),
  'policy-kept': bodies['keep-policy']
    .extend({ policy: versionRef('Version the cycle has (现行版本)'), instead: versionRef('Newer version (新版本)') })
    .describe('Stays with its version of the policy (继续适用原政策)'),
  'derogation-granted': bodies['grant-derogation']
    .extend({ name: text('Name (姓名)') })
    .describe('Exception from the separation of duties (批准回避例外)'),
  'calendar-applied': z
    .strictObject({ ...versions, notice: bodies['apply-calendar'].shape.notice })
    .describe('New calendar version (适用新日历)'),
  'dates-moved': z
    .strictObject({
      moved: list(moved, 'Dates that moved (变动的期限)'),
      why: z.enum(['extended', 'calendar', 'policy', 'corrected', 'course']).describe('What moved them (变动原因)'),
      reason: reason.optional(),
    })
    .describe('Due days moved (期限变动)'),
  'notice-answered': bodies['answer-notice'].describe('Reminder answered (答复提醒)'),
  'engine-repaired': bodies['record-engine-repair'].describe('Engine under the cycle repaired (技术处理)'),
  'notice-redirected': bodies['redirect-notice'].describe('Reminder was for somebody else (转告应由他人办理)'),
};
