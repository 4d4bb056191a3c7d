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
  'drift',
] as const;
export type Scope = (typeof SCOPES)[number];

/**
 * Who owes it. `employer`, `recipient` and `payer` are resolved when the obligation is born; `none` gets no reminders.
 */
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
  'payer',
  'none',
] as const;
export type Owner = (typeof OWNERS)[number];

/** Owners that a rule names and no obligation has: who they are follows from what gave birth to it. */
export const OPEN_OWNERS = ['employer', 'recipient', 'payer'] as const satisfies readonly Owner[];
export type ResolvedOwner = Exclude<Owner, (typeof OPEN_OWNERS)[number]>;

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

/** What an evaluation result is looked at for later (结果运用). */
export const RESULT_USES = ['budget', 'award'] as const;
export type ResultUse = (typeof RESULT_USES)[number];

/** What the best grade earns. */
export const REWARDS = ['subsidy'] as const;
export type Reward = (typeof REWARDS)[number];

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
  'citySubsidy',
  'charity',
  'other',
] as const;
export type FundSource = (typeof FUND_SOURCES)[number];

/** What money of a purchase is spent on: the service itself, its staff, judging it, the county platform, equipment. */
export const EXPENSES = ['service', 'staffCost', 'thirdParty', 'platform', 'equipment'] as const;
export type Expense = (typeof EXPENSES)[number];

/** Who pays the contractor: the treasury directly, the purchasing bureau, or the township. */
export const PAYERS = ['treasury', 'bureau', 'township'] as const;
export type Payer = (typeof PAYERS)[number];

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
  'serviceTime',
  'satisfaction',
  'finance',
  'staff',
  'training',
] as const;
export type ContentPart = (typeof CONTENT_PARTS)[number];

/** What a station must have (站点应有): rules on its wall or in its files, and its fit-out. Layers unite their sets. */
export const STATION_ITEMS = [
  'personnelRules',
  'financeRules',
  'volunteerRules',
  'venueRules',
  'archiveRules',
  'rulesDisplayed',
  'clientDatabase',
  'servicePledge',
  'activitySpace',
  'desk',
  'computer',
  'printer',
  'filingCabinet',
  'water',
  'power',
  'heating',
] as const;
export type StationItem = (typeof STATION_ITEMS)[number];

/** Where a sign hangs. */
export const SIGN_PLACES = ['outdoors', 'indoors'] as const;
export type SignPlace = (typeof SIGN_PLACES)[number];

export const CONTENTS_OF = ['plan', 'notice', 'contract', 'signage', 'station', 'spotCheck'] as const;
export type ContentsOf = (typeof CONTENTS_OF)[number];

/** Gates (preconditions and bans) that code knows how to check. */
export const GATES = [
  'budgetBeforeTender',
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
  'purchaserKinds',
  'contractorBarred',
  'contractorKinds',
  'contractorConditions',
  'contractorImport',
  'subcontractConsent',
  'subcontractFit',
  'serviceCatalogue',
  'governmentOnly',
  'ringFence',
  'fundSourceScope',
  'driftLadder',
] as const;
export type GateId = (typeof GATES)[number];

/** What may follow where service departs from the contract (履约偏离), mildest first. */
export const LADDER_STEPS = ['correct', 'suspend', 'stop'] as const;
export type LadderStep = (typeof LADDER_STEPS)[number];

/** Whom a local document prefers. Known so that they can be named; nothing is ever scored by them. */
export const PREFERENCES = ['localResidents', 'rated3A', 'partyBranch', 'localBodies'] as const;
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
  'cycleYears',
  'suspensionDays',
  'subsidyYuanPerStation',
  'wagePercentOfMinimum',
  'openTenderFen',
  'actThresholdFen',
] as const;
export type Measure = (typeof MEASURES)[number];

/** Named scalar parameters on which the documents are silent; a profile states each, marked assumed. */
export const REMINDER_SEVERITIES = ['law', 'policy', 'internal'] as const;
export type ReminderSeverity = (typeof REMINDER_SEVERITIES)[number];

export const QUALIFICATIONS = ['degree', 'certificate', 'training', 'certificateRegistered'] as const;
export type Qualification = (typeof QUALIFICATIONS)[number];

/** Levels of the certificate (社会工作者职业水平证书), lowest first. */
export const CERTIFICATE_LEVELS = ['assistant', 'intermediate', 'senior'] as const;
export type CertificateLevel = (typeof CERTIFICATE_LEVELS)[number];

/** What a worker owes of a year's class hours in the year he starts. */
export const PARTIAL_YEARS = ['whole', 'proportional'] as const;
export type PartialYear = (typeof PARTIAL_YEARS)[number];

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
