import type { ApprovalFacts } from '../approval/facts.js';
import { approvalFolds, initialApprovals } from '../approval/fold.js';
import { contractEvents } from '../contract/duties.js';
import { contractFolds, initialContract } from '../contract/fold.js';
import type { ContractFacts } from '../contract/types.js';
import { correctionFolds, initialCorrection } from '../correction/fold.js';
import type { CorrectionFacts } from '../correction/types.js';
import { evaluationEvents } from '../evaluation/duties.js';
import { evaluationFolds, initialEvaluation } from '../evaluation/fold.js';
import type { EvaluationFacts } from '../evaluation/types.js';
import type { FactKind } from '../facts.js';
import type { ObligationFacts } from '../obligations/facts.js';
import { paymentEvents } from '../payment/duties.js';
import { initialPayment, paymentFolds } from '../payment/fold.js';
import type { PaymentFacts } from '../payment/types.js';
import { planEvents } from '../plan/duties.js';
import { initialPlan, planFolds } from '../plan/fold.js';
import type { PlanFacts } from '../plan/types.js';
import { initialProgramme, programmeFolds } from '../programme/fold.js';
import type { ProgrammeFacts } from '../programme/types.js';
import { reportEvents } from '../report/duties.js';
import { initialReport, reportFolds } from '../report/fold.js';
import type { ReportFacts } from '../report/types.js';
import { staffEvents } from '../staff/duties.js';
import { initialStaff, staffFolds } from '../staff/fold.js';
import type { StaffFacts } from '../staff/types.js';
import { tenderEvents } from '../tender/duties.js';
import { initialTender, tenderFolds } from '../tender/fold.js';
import type { TenderFacts } from '../tender/types.js';
import { yearEndEvents } from '../year-end/duties.js';
import { initialYearEnd, yearEndFolds } from '../year-end/fold.js';
import type { YearEndFacts } from '../year-end/types.js';

/** Every slice at the start of a cycle. */
export function initialSlices() {
  return {
    plan: initialPlan(),
    tender: initialTender(),
    contract: initialContract(),
    staff: initialStaff(),
    report: initialReport(),
    evaluation: initialEvaluation(),
    payment: initialPayment(),
    yearEnd: initialYearEnd(),
    programme: initialProgramme(),
    correction: initialCorrection(),
    approvals: initialApprovals(),
  };
}
export type Slices = ReturnType<typeof initialSlices>;
export type SliceName = keyof Slices;

/** How each slice takes its facts. */
export const FOLDS = {
  plan: planFolds,
  tender: tenderFolds,
  contract: contractFolds,
  staff: staffFolds,
  report: reportFolds,
  evaluation: evaluationFolds,
  payment: paymentFolds,
  yearEnd: yearEndFolds,
  programme: programmeFolds,
  correction: correctionFolds,
  approvals: approvalFolds,
} as const;

/** Which slice owns a fact kind; facts of the cycle itself are `cycle`. A new kind breaks the build here. */
export const OWNER_OF_FACT = {
  ...owned<PlanFacts, 'plan'>(planFolds, 'plan'),
  ...owned<TenderFacts, 'tender'>(tenderFolds, 'tender'),
  ...owned<ContractFacts, 'contract'>(contractFolds, 'contract'),
  ...owned<StaffFacts, 'staff'>(staffFolds, 'staff'),
  ...owned<ReportFacts, 'report'>(reportFolds, 'report'),
  ...owned<EvaluationFacts, 'evaluation'>(evaluationFolds, 'evaluation'),
  ...owned<PaymentFacts, 'payment'>(paymentFolds, 'payment'),
  ...owned<YearEndFacts, 'yearEnd'>(yearEndFolds, 'yearEnd'),
  ...owned<ProgrammeFacts, 'programme'>(programmeFolds, 'programme'),
  ...owned<CorrectionFacts, 'correction'>(correctionFolds, 'correction'),
  ...owned<ApprovalFacts, 'approvals'>(approvalFolds, 'approvals'),
  ...owned<ObligationFacts, 'cycle'>(
    { 'obligation-closed': true, 'violation-recorded': true, 'notices-queued': true },
    'cycle',
  ),
} satisfies Record<FactKind, SliceName | 'cycle'>;

/** The events facts leave for clocks, over all chapters. */
export const EVENTS = {
  ...planEvents,
  ...tenderEvents,
  ...contractEvents,
  ...staffEvents,
  ...reportEvents,
  ...evaluationEvents,
  ...paymentEvents,
  ...yearEndEvents,
};

function owned<Facts, Name extends string>(
  table: Record<keyof Facts & string, unknown>,
  name: Name,
): Record<keyof Facts, Name> {
  return Object.fromEntries(Object.keys(table).map((kind) => [kind, name])) as Record<keyof Facts, Name>;
}
