/** The closed lists that a policy profile may name. A word that is not here is an error of the profile. */

/** Regime of a cycle: under the Government Procurement Act (政府采购法) or not. */
export const REGIMES = ['act', 'belowThreshold', 'nonAct'] as const;
export type Regime = (typeof REGIMES)[number];

/** Procurement methods (采购方式), Act art. 26 and 财库〔2014〕214号. */
export const METHODS = [
  'openTender',
  'invitedTender',
  'competitiveConsultation',
  'competitiveNegotiation',
  'inquiry',
  'singleSource',
] as const;
export type Method = (typeof METHODS)[number];

export const RULE_KINDS = [
  'clock',
  'gate',
  'limit',
  'contents',
  'staffing',
  'evaluation',
  'payment',
  'route',
  'reminders',
  'separation',
] as const;
export type RuleKind = (typeof RULE_KINDS)[number];

/** What one obligation of a rule is about. */
export const SCOPES = [
  'programme',
  'lot',
  'cycle',
  'contractYear',
  'station',
  'worker',
  'period',
  'payment',
  'challenge',
  'filing',
] as const;
export type Scope = (typeof SCOPES)[number];

/** Who owes it. `employer` and `recipient` are resolved when the obligation is born; `none` gets no reminders. */
export const OWNERS = [
  'officer',
  'bureauFinance',
  'countyFinance',
  'agent',
  'evaluator',
  'contractor',
  'township',
  'city',
  'province',
  'administrator',
  'employer',
  'recipient',
  'none',
] as const;
export type Owner = (typeof OWNERS)[number];

/** Tiers and offices that receive filings, reports and results. */
export const RECIPIENTS = ['county', 'township', 'city', 'prefecture', 'province', 'finance'] as const;
export type Recipient = (typeof RECIPIENTS)[number];

/** What is filed (备案). */
export const FILINGS = ['plan', 'implementationPlan', 'contract', 'staffing', 'workPlan'] as const;
export type FilingOf = (typeof FILINGS)[number];

export const REPORTS = ['monthly', 'quarterly', 'yearly', 'midTerm', 'final', 'county', 'township', 'city'] as const;
export type ReportKind = (typeof REPORTS)[number];

/** What is made public of a calendar year: the contractor's own account, and what the purchaser still owes. */
export const DISCLOSURES = ['contractorYearly', 'overduePayments'] as const;
export type Disclosure = (typeof DISCLOSURES)[number];

/** Slots of an evaluation scheme. `annual` is a yearly evaluation of its own, not the combined annual result. */
export const EVALUATION_SLOTS = ['firstHalf', 'secondHalf', 'midTerm', 'final', 'annual', 'approval'] as const;
export type EvaluationSlot = (typeof EVALUATION_SLOTS)[number];

export const GRADES = ['excellent', 'good', 'pass', 'fail'] as const;
export type Grade = (typeof GRADES)[number];

/** What opens a tranche. */
export const PAYMENT_GATES = ['effective', 'midTermPass', 'finalPass', 'application'] as const;
export type PaymentGate = (typeof PAYMENT_GATES)[number];

export const FUND_SOURCES = [
  'generalBudget',
  'hardshipRelief',
  'welfareLottery',
  'provincialSubsidy',
  'charity',
  'other',
] as const;
export type FundSource = (typeof FUND_SOURCES)[number];

export const PERIODS = ['month', 'quarter', 'half', 'year', 'midTerm', 'final'] as const;
export type PeriodLength = (typeof PERIODS)[number];

/** Parts a plan, notice or contract must hold; layers unite their sets. */
export const CONTENT_PARTS = [
  'background',
  'goal',
  'budget',
  'content',
  'schedule',
  'term',
  'quantity',
  'quality',
  'price',
  'settlement',
  'rightsDuties',
  'breach',
  'evaluation',
  'method',
  'targets',
  'requirements',
  'forceMajeure',
  'staffingQualification',
  'standards',
  'contractorConditions',
  'services',
  'evaluationMethod',
] as const;
export type ContentPart = (typeof CONTENT_PARTS)[number];

export const CONTENTS_OF = ['plan', 'notice', 'contract', 'disclosure', 'signage'] as const;
export type ContentsOf = (typeof CONTENTS_OF)[number];

/** Gates (preconditions and bans) that code knows how to check. */
export const GATES = [
  'budgetBeforeTender',
  'budgetBeforeSigning',
  'planFiledBeforeTender',
  'contractParties',
  'contractSum',
  'acceptanceBeforeLastPayment',
  'noAssignment',
  'scopeExtension',
  'evaluatorConflict',
  'renewalNeedsPass',
  'methodCondition',
  'noWorkerBorrowing',
  'preference',
  'challengeStanding',
  'noSigningWhileSuspended',
  'nonCashBond',
  'noPaymentWhileSuspended',
  'suspensionGround',
] as const;
export type GateId = (typeof GATES)[number];

/** Whom a local document prefers. Known so that they can be named; nothing is ever scored by them. */
export const PREFERENCES = ['localResidents', 'rated3A', 'partyBranch'] as const;
export type Preference = (typeof PREFERENCES)[number];

/** Measures of `limit` rules. Integer units in the name. */
export const MEASURES = [
  'minBidders',
  'supplementPercent',
  'bridgePercent',
  'maxAge',
  'coveragePercent',
  'fundFloorBp',
  'fundCeilingBp',
  'staffCostPercent',
  'bidBondPercent',
  'performanceBondPercent',
  'officeAreaM2',
  'retentionYears',
  'cycleYears',
  'yearlyTermYears',
  'suspensionDays',
  'openTenderFen',
  'actThresholdFen',
] as const;
export type Measure = (typeof MEASURES)[number];

/** Named scalar parameters on which the documents are silent; a profile states each, marked assumed. */
export const REMINDER_SEVERITIES = ['law', 'policy', 'internal'] as const;
export type ReminderSeverity = (typeof REMINDER_SEVERITIES)[number];

export const QUALIFICATIONS = ['degree', 'certificate', 'training', 'certificateRegistered'] as const;
export type Qualification = (typeof QUALIFICATIONS)[number];

export const WORKER_ROLES = ['resident', 'project', 'supervisor', 'manager'] as const;
export type WorkerRole = (typeof WORKER_ROLES)[number];

export const EDUCATIONS = ['secondary', 'juniorCollege', 'bachelor', 'master'] as const;
export type Education = (typeof EDUCATIONS)[number];

/** What follows when a worker misses the certification clock. */
export const CONSEQUENCES = ['repost', 'replace', 'dismiss'] as const;
export type Consequence = (typeof CONSEQUENCES)[number];

/** Duties whose union one person may not hold for one subject or cycle (回避). */
export const DUTIES = [
  'initiated',
  'prepared-documents',
  'evaluated-bids',
  'evaluated-service',
  'approved',
  'applied-payment',
  'paid',
  'proposed-repair',
] as const;
export type Duty = (typeof DUTIES)[number];

/**
 * Duties that may be excused of one person (回避的例外): what he asked for or proposed himself nobody decides on, and the
 * last two are the other half of a pair.
 */
export const EXCUSABLE_DUTIES = [
  'prepared-documents',
  'evaluated-bids',
  'evaluated-service',
  'applied-payment',
] as const satisfies readonly Duty[];
export type ExcusableDuty = (typeof EXCUSABLE_DUTIES)[number];

/** What an approval is about. */
export const SUBJECT_KINDS = [
  'annual-plan',
  'tender-documents',
  'award',
  'contract',
  'amendment',
  'evaluation-result',
  'renewal',
  'payment',
  'scope-extension',
  'extension',
  'waiver',
  'deviation',
  'repair',
] as const;
export type SubjectKind = (typeof SUBJECT_KINDS)[number];

/** Conditions of a step; evaluated at submit and resubmit only. */
export const CONDITIONS = [
  'amount-at-least',
  'single-source',
  'over-budget',
  'assumed-rule-used',
  'first-year',
  'violation-on-record',
] as const;
export type ConditionName = (typeof CONDITIONS)[number];
/** `amount-at-least` carries its amount in fen. */
export type ConditionId = { is: 'amount-at-least'; fen: number } | { is: Exclude<ConditionName, 'amount-at-least'> };

/** Directory fields a step may name. */
export const FIELDS = ['officer', 'head-of-office', 'township-contact', 'evaluator-lead'] as const;
export type FieldId = (typeof FIELDS)[number];
