import { addMonths, type PlainDate } from '../calendar/plain-date.js';
import { liveObligations } from '../obligations/derive.js';
import type { Obligation } from '../obligations/types.js';
import type { ClockRuleId } from '../policy/rule-ids.js';
import { dutyDay, type Move } from './days.js';
import { contractsOf, isOver } from './look.js';
import { type DrivePlan, MEDIUM } from './plan.js';
import type { ScenarioCommand, Scene } from './scenario.js';
import { challengeAnswered, complaintReplied, enquiryAnswered } from './steps/answering.js';
import { correctionMade, correctionOrdered } from './steps/correcting.js';
import { published, sentUp } from './steps/evaluating.js';
import { filing, receipt } from './steps/filing.js';
import { acceptancePublished } from './steps/paying.js';
import { loserRefunded, winnerRefunded } from './steps/refunding.js';
import { debtsDisclosed, disclosed, report, reportUp, trueUp } from './steps/reporting.js';
import {
  certificate,
  consequence,
  deployed,
  handedOver,
  labourContract,
  premises,
  refill,
  training,
} from './steps/staffing.js';

/** The next command towards meeting a duty on that day; null while something else must come first. */
type Meets = (duty: Obligation, on: PlainDate, scene: Scene) => ScenarioCommand | null;

/** Duties met by themselves, each one working day before it is due. */
export const MEETS = {
  'plan-filing': filing,
  'implementation-plan-filing': filing,
  'contract-filing-finance': filing,
  'contract-filing-city': filing,
  'staffing-filing': filing,
  'work-plan-filing': filing,
  'filing-receipt': receipt,
  'contract-publication': ({ subject }) => ({
    kind: 'publish-contract',
    data: { year: Number(subject.slice(1)), medium: MEDIUM },
  }),
  'contract-change-notice': ({ subject }) => ({
    kind: 'publish-change',
    data: { year: Number(subject.slice(1)), medium: MEDIUM },
  }),
  deployment: deployed,
  'premises-ready': premises,
  'labour-contract': labourContract,
  'worker-certification': certificate,
  'certification-consequence': consequence,
  'worker-training': training,
  'vacancy-refill': refill,
  'contractor-report-monthly': report,
  'contractor-report-quarterly': report,
  'contractor-report-yearly': report,
  'contractor-report-mid-term': report,
  'contractor-report-final': report,
  'county-report-quarterly': reportUp,
  'county-report-half-yearly': reportUp,
  'township-report': reportUp,
  'city-report-half-yearly': reportUp,
  'evaluation-publication': published,
  'evaluation-result-upward': sentUp,
  'acceptance-publication': acceptancePublished,
  'fund-floor-true-up': trueUp,
  'correction-order': correctionOrdered,
  correction: correctionMade,
  handover: handedOver,
  'disclosure-yearly': disclosed,
  'overdue-disclosure': debtsDisclosed,
  'bond-refund-losers': loserRefunded,
  'bond-refund-winner': winnerRefunded,
  'enquiry-answer': enquiryAnswered,
  'challenge-answer': challengeAnswered,
  'complaint-reply': complaintReplied,
} as const satisfies Partial<Record<ClockRuleId, Meets>>;

/** Duties met on the way through the stages (see course.ts), by steps that come whether a rule counts or not. */
export const MET_ON_THE_WAY = [
  'evaluation-report',
  'award-decision',
  'award-notice',
  'contract-signing',
  'yearly-contract-signing',
  'evaluation-first-half',
  'evaluation-second-half',
  'evaluation-mid-term',
  'evaluation-final',
  'evaluation-annual',
  'evaluation-approval',
  'annual-result',
  'next-year-plan',
  'renewal-decision',
  'reprocurement-start',
  'payment-tranche-1',
  'payment-tranche-2',
  'payment-tranche-3',
  'payment-tranche-4',
  'invoice-payment',
  'sme-payment',
] as const satisfies readonly ClockRuleId[];

/** Clocks nobody meets by a command of its own: days before which a step may not come, and windows that time ends. */
export const NOT_BY_COMMAND = [
  'intention-to-tender',
  'documents-on-offer',
  'clarification-window',
  'single-source-notice',
  'bid-window',
  'result-notice-period',
  'challenge-window',
  'complaint-window',
  'file-retention',
] as const satisfies readonly ClockRuleId[];

/** Months a cycle stays open after its service, to be paid and accepted; its workers are still asked that long. */
const AFTERWARDS_MONTHS = 3;

/** The service is over, and what the worker owes comes later than all else: it goes with the cycle. */
function isLeftBehind({ due }: Obligation, scene: Scene): boolean {
  const end = contractsOf(scene).at(-1)?.serviceTo;
  return isOver(scene) && (end === undefined || due === null || due > addMonths(end, AFTERWARDS_MONTHS));
}

/** What is to be done for the duties that are owed now. */
export function dutyMoves(scene: Scene, plan: DrivePlan): Move[] {
  return liveObligations(scene.state, scene.judging).flatMap((duty) => {
    if (duty.subject.startsWith('w:') && isLeftBehind(duty, scene)) return [];
    const meets: Meets | undefined = (MEETS as Partial<Record<ClockRuleId, Meets>>)[duty.rule];
    if (meets === undefined) return [];
    const on = dutyDay(duty, 1, plan, scene);
    const command = meets(duty, on, scene);
    return command === null ? [] : [{ on, command }];
  });
}
