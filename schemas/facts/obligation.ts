import { z } from 'zod';
import { FOLLOWING_KINDS, JUDGED_KINDS, STOPPING_KINDS, TRIGGER_KINDS } from '../../domain/obligations/events.js';
import { CLOCK_RULE_IDS, RULE_IDS } from '../../domain/policy/rule-ids.js';
import { OPEN_OWNERS, OWNERS } from '../../domain/policy/vocabulary.js';
import { correctionBodies } from '../commands/correction.js';
import { choice, count, givenId } from '../fields.js';
import { anyDay, due, list, resolvedPerson, seqOf, versionRef, words } from './fields.js';

const owner = z.enum(OWNERS).exclude(OPEN_OWNERS).describe('Who owed it (责任人)');
const trigger = z
  .strictObject({
    kind: choice(
      [...TRIGGER_KINDS, ...FOLLOWING_KINDS, ...STOPPING_KINDS, ...JUDGED_KINDS],
      'What started the clock (起算事件)',
    ),
    on: anyDay('Its legal day (起算日)'),
    seq: count('Number of its fact, 0 when it was told by an adoption (记录序号)', 0, Number.MAX_SAFE_INTEGER),
  })
  .describe('Trigger (触发)');

/** Facts of duties and clocks (义务、违规、提醒). */
export const obligationFacts = {
  'obligation-closed': z
    .strictObject({
      obligation: correctionBodies['waive-obligation'].shape.obligation,
      rule: choice(CLOCK_RULE_IDS, 'Rule (规则)'),
      subject: givenId('What it was about (对象), e.g. y1'),
      owner,
      trigger,
      due: anyDay('').nullable().describe('Due day, null where there was none (期限)'),
      certainty: due.shape.certainty,
      calendarVersion: versionRef('Calendar it was judged by (所用日历)'),
      verdict: choice(['met', 'metLate', 'waived', 'void'], 'How it ended (办结情况)'),
      note: choice(['interpretation', 'beforeAdoption'], 'What to know of the verdict (说明)').optional(),
      bySeq: seqOf('').nullable().describe('Number of the fact that ended it, null when time did (办结所依据的记录)'),
    })
    .describe('Obligation ended (义务办结)'),
  'violation-recorded': z
    .strictObject({
      rule: choice(Object.values(RULE_IDS).flat(), 'Rule broken (违反的规则)'),
      basis: words('Where the rule is written (依据)'),
      what: words('What was broken, as a code (情形)'),
      values: z.record(z.string(), z.union([z.string(), z.number()])).describe('Figures of the breach (数值)'),
      ofN: count('Which fact of the command it belongs to, from 0 (所属记录)', 0, 10_000),
      secondPerson: resolvedPerson.pick({ id: true, name: true }).describe('Second person (复核人)').optional(),
    })
    .describe('Violation on record (登记违规情形)'),
  'notices-queued': z
    .strictObject({ keys: list(givenId('<obligation or task>/<occurrence>/<revision>'), 'Notices (提醒)') })
    .describe('Notices handed to the outbox (提醒进入待发)'),
};
