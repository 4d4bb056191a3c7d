import type { SafeStart } from '../domain/calendar/safe-start.js';
import type { CompiledCalendar } from '../domain/calendar/year-data.js';
import { policyRef } from '../domain/policy/lookup.js';
import type { CompiledPolicy } from '../domain/policy/types.js';
import { isoDay } from '../render/proof-rows.js';
import type { ProofPaper } from '../render/proof-sheet.js';
import type { PlanBackQuestion } from '../schemas/plan-back.js';
import { PROOF_SHEET_TEXTS as TEXTS } from '../texts/zh-CN/proof-sheet.js';
import { METHOD_NAMES, REGIME_NAMES } from '../texts/zh-CN/terms.js';
import { dayResult, partsOf } from './cli/due-text.js';

/** The answer for people: the day, how it is reached, and what it rests on. */
export function planBackPaper(
  { serviceEnd, method, regime }: Omit<PlanBackQuestion, 'policy'>,
  found: SafeStart,
  { policy, calendar }: { policy: CompiledPolicy; calendar: CompiledCalendar },
): ProofPaper {
  return {
    title: TEXTS.planBack(serviceEnd),
    result: [dayResult(TEXTS.startBy(isoDay(found.due)), found), TEXTS.planBack(serviceEnd)],
    facts: [
      { label: TEXTS.labels.method, value: `${METHOD_NAMES[method]}，${REGIME_NAMES[regime]}` },
      { label: TEXTS.labels.policy, value: policyRef(policy) },
      { label: TEXTS.labels.calendar, value: `${calendar.id}@${calendar.version}` },
    ],
    parts: partsOf(found),
    notices: calendar.notices,
  };
}
