import { risksOf } from '../../domain/cycle/legal-risks.js';
import type { Fact, FactData } from '../../domain/facts.js';
import type { ObligationLine } from '../../store/views/obligations.js';
import { BREACH_NAMES } from '../../texts/zh-CN/breaches.js';
import { WORD_NAMES } from '../../texts/zh-CN/contents.js';
import { FACT_NAMES } from '../../texts/zh-CN/facts.js';
import { OWNER_NAMES } from '../../texts/zh-CN/names.js';
import { missingLayerText } from '../../texts/zh-CN/policy.js';
import { riskText } from '../../texts/zh-CN/risks.js';
import { RULE_TEXTS } from '../../texts/zh-CN/rules.js';
import { basisText } from '../../texts/zh-CN/sources.js';
import { subjectText } from '../../texts/zh-CN/subjects.js';
import { CERTAINTY_NAMES, STATUS_NAMES } from '../../texts/zh-CN/terms.js';
import { treasuryText } from '../../texts/zh-CN/things.js';
import { lateText } from './account-text.js';
import type { Outcome } from './outcome.js';
import { splittingText } from './splitting-text.js';

/** An accepted command for people: what was put on record, which dates came of it, what to quote when asking. */
export function acceptedText({
  cycleId,
  commandId,
  seq,
  hash,
  facts,
  duties,
  warnings = [],
  missing = [],
}: Outcome): string {
  const told = facts.flatMap(factLine);
  const lines = [
    `已登记：${cycleId} 第 ${seq} 条，摘要 ${hash.slice(0, 12)}（命令编号 ${commandId}）`,
    ...told,
    ...(duties.length === 0 ? [] : ['由此产生的期限：', ...duties.map(dutyLine)]),
    ...missing.map(missingLayerText),
    ...warnings.map(splittingText),
  ];
  return `${lines.join('\n')}\n`;
}

function factLine(fact: Fact): string[] {
  const { kind, on, seq } = fact;
  if (kind === 'notices-queued') return [];
  if (kind === 'obligation-closed') return [`  ${on}  义务了结：${closedText(fact.data)}`];
  if (kind === 'violation-recorded') return [`  ${on}  登记违规情形：${violationText(fact.data)}`];
  const said =
    kind === 'decided' ? `作出审批决定：${WORD_NAMES[fact.data.value] ?? fact.data.value}` : FACT_NAMES[kind];
  return [
    `  ${on}  ${said}（第 ${seq} 条）`,
    ...risksOf(fact.data).map((risk) => `    ${riskText(risk)}`),
    ...lateText(fact),
  ];
}

function closedText({ rule, subject, due, verdict }: FactData['obligation-closed']): string {
  const till = due === null ? '' : `，期限 ${due}`;
  return `${RULE_TEXTS[rule].title}（${subjectText(subject)}${till}）${STATUS_NAMES[verdict]}`;
}

/** How a rule was broken, where it is written, and who confirmed the record. */
export function violationText({ what, basis, secondPerson }: FactData['violation-recorded']): string {
  const confirmed = secondPerson === undefined ? '' : `，复核人 ${secondPerson.name}`;
  return `${BREACH_NAMES[what] ?? what}，依据 ${basisText(basis)}${confirmed}`;
}

function dutyLine({
  rule,
  subject,
  owner,
  due,
  notBefore,
  certainty,
  authority,
  treasuryCloses,
}: ObligationLine): string {
  const marks = [
    ...(certainty === 'provisional' ? [CERTAINTY_NAMES.provisional] : []),
    ...(authority === 'assumed' ? ['暂按'] : []),
    ...(treasuryCloses === undefined ? [] : [treasuryText(treasuryCloses)]),
  ];
  const day = due ?? (notBefore === undefined ? '' : `不早于 ${notBefore}`);
  const mark = marks.length === 0 ? '' : `（${marks.join('，')}）`;
  return `  ${day}  ${RULE_TEXTS[rule].title}（${subjectText(subject)}），${OWNER_NAMES[owner]}${mark}`;
}
