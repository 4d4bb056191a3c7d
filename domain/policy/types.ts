import type { Route } from '../approval/types.js';
import type { DeadlineLimit } from '../calendar/deadline.js';
import type { PlainDate } from '../calendar/plain-date.js';
import type { RegionCode, Sha256 } from '../ids.js';
import type { EventAttrs, EventKind } from '../obligations/events.js';
import type { Post } from '../people.js';
import type { ContractorCondition, ContractorKind, PurchaserKind, ServiceDomain } from './buying.js';
import type { ClockRuleId, RuleId } from './rule-ids.js';
import type {
  CertificateLevel,
  Consequence,
  ContentPart,
  ContentsOf,
  Duty,
  Education,
  EvaluationSlot,
  Expense,
  FundSource,
  GateId,
  LadderStep,
  Measure,
  Method,
  Owner,
  PartialYear,
  Payer,
  PaymentGate,
  PeriodLength,
  Preference,
  Qualification,
  Recipient,
  Regime,
  ReminderSeverity,
  ResultUse,
  Reward,
  RuleKind,
  Scope,
  SignPlace,
  StationItem,
  WorkerRole,
} from './vocabulary.js';

/** How sure the rule is: written in the jurisdiction's document, in law, or assumed because the documents are silent. */
export type Authority = 'stated' | 'law' | 'assumed';

/** Where it is written. `source` is an id of policies/sources.yaml. */
export type Basis = { source: string; clause: string };

/** What every rule carries. */
export type RuleHead = {
  id: RuleId;
  title: string;
  kind: RuleKind;
  appliesTo: Regime[];
  /** hard refuses an act and marks a record; soft only marks. */
  force: 'hard' | 'soft';
  transition: 'byTrigger' | 'byOpening';
  /** For a clock: how sure its date is. A duty that is written but without a number of days is `assumed`. */
  authority: Authority;
  basis: Basis[];
  /** Fields of a stated rule on which the documents are silent, so that people see what was filled in. */
  assumed?: string[];
  /** What it may break. Such a rule is shown to people with this beside it, and never acted on. */
  legalRisk?: Basis[];
};

/** An event on the record, or one whose day is already known (end of service, end of a period). */
export type EventRef = { event: EventKind; where?: EventFilter };
/** Attributes that must be equal; a list means any of. */
export type EventFilter = { [A in keyof EventAttrs]?: EventAttrs[A] | NonNullable<EventAttrs[A]>[] };

/** A periodic duty makes one obligation a period of the service. */
export type Periodic = {
  period: PeriodLength;
  periodBasis: 'calendar' | 'contract';
  firstPeriod: 'skip' | 'partial';
  /** A period the service of the cycle ends in runs to its own end (left out), or ends with the service. */
  lastPeriod?: 'whole' | 'partial';
  /** A period that holds fewer whole months of service than this is left out. */
  minServiceMonths: number;
  /** One report speaks for the whole contract (left out), or each station owes its own. */
  per?: 'contract' | 'station';
};

/** A minimum period of one procurement method; `authority` where it is less sure than the rule as a whole. */
export type MethodLimit = DeadlineLimit & { authority?: Authority };

/**
 * How the due day follows from the trigger. `serviceEnd` counts from the end of the service running on the trigger's
 * day (the contract of year 2 is due before year 1 ends); `chain` counts back from the end of the trigger's own
 * contract year through the minimum periods of a re-procurement. `order` gives the days the order itself names, counted
 * in working days; an order may name at most so many.
 */
export type ClockLimit =
  | (DeadlineLimit & { by: 'count' })
  | (DeadlineLimit & { by: 'serviceEnd' })
  | { by: 'method'; limits: Partial<Record<Method, MethodLimit>> }
  | { by: 'chain' }
  | { by: 'order'; atMostWd: number }
  | { by: 'monthDay'; month: number; day: number; yearOffset: 0 | 1 };

export type ClockRule = RuleHead & {
  id: ClockRuleId;
  kind: 'clock';
  /** `due`: to be done by then. `notBefore`: the next step may not come earlier. */
  effect: 'due' | 'notBefore';
  scope: Scope;
  trigger: EventRef;
  /** Other events that start the same clock. */
  orTriggers?: EventRef[];
  periodic?: Periodic;
  limit: ClockLimit;
  /** Law text says a calendar day without roll: show the last working day before, and the rolled reading. */
  also?: ('actBy' | 'interpretationLatest')[];
  owner: Owner;
  /** `any: []`: no event ends it, only time does. */
  metBy: { all: EventRef[] } | { any: EventRef[] };
  /** Which reminder plan (see the `reminders` rule). */
  severity: ReminderSeverity;
  /** What the law attaches to a breach, as text id for people; nothing is done by itself. */
  onBreach?: string;
};

/** One step of a drift ladder, and the posts that decide on it: in person, or as the second person. */
export type Rung = { step: LadderStep; by: Post[] };
/** A precondition or ban; which lists it carries depends on the gate. */
export type GateRule = RuleHead & {
  kind: 'gate';
  gate: GateId;
  approver?: Recipient;
  prefers?: Preference[];
  /** The steps the document knows, mildest first. Leaving the first out wants serious drift, or one not put right. */
  ladder?: Rung[];
} & GateLists;
export type GateLists = {
  /** Who may buy; and who beside them where the purchase is not under the Act. */
  purchasers?: PurchaserKind[];
  outsideAct?: PurchaserKind[];
  /** Kinds of body that may be contractor, or that may not. */
  contractors?: ContractorKind[];
  barred?: ContractorKind[];
  /** What a contractor must show. */
  conditions?: ContractorCondition[];
  /** Lowest rating (3 = 3A) of a contractor brought in from elsewhere. */
  minRating?: number;
  /** Fields of service that may be bought. */
  domains?: ServiceDomain[];
  /** Words that mark an item as a task nobody may buy. */
  excludes?: string[];
  /** What money of each source may be spent on; a source that is not named may be spent on anything. */
  permits?: FundPermits;
};
export type FundPermits = Partial<Record<FundSource, Expense[]>>;
export type LimitRule = RuleHead & {
  kind: 'limit';
  measure: Measure;
  /** Upper bound, lower bound; both inclusive (以上/以下/以内, 民法典 1259). */
  max?: number;
  min?: number;
  /** Per method or per role, where the measure differs. */
  by?: Record<string, number>;
  baseYear?: 'current' | 'previous';
  tolerance?: number;
  /** Figures the bound is taken of, by the day they hold from: the newest on or before the day counts. */
  dated?: DatedFigure[];
};
/** In whole yuan. */
export type DatedFigure = { from: PlainDate; yuan: number };
export type ContentsRule = RuleHead & {
  kind: 'contents';
  of: ContentsOf;
  parts: ContentPart[];
  /** Of a station: what it must have. */
  items?: StationItem[];
  /** Of a sign: its text with `{县}`, `{乡镇}`, `{村}` for the places and `{点|室}` where either word will do. */
  text?: string;
  /** Of the sign of a village or community. */
  villageText?: string;
  /** Signs (标识) beside the text, by name. */
  logos?: string[];
  places?: SignPlace[];
};
export type StaffingRule = RuleHead & {
  kind: 'staffing';
  minPerStation: number;
  maxPerStation: number | null;
  maxAge: number | null;
  ageTested: 'atHire' | 'continuously';
  minEducation: Education | null;
  qualifiedBy: Qualification[];
  residentEmployer: 'contractor' | 'township';
  mustCertify: WorkerRole[];
  consequence: Consequence[];
  trainingHoursPerYear: number | null;
  /** Class hours that make qualified, where training is a way to it; nobody is qualified by training without it. */
  qualifyingHours?: number;
  /** Roles that must be qualified the day they are hired: no clock runs for them. */
  qualifiedAtOnce?: WorkerRole[];
  /** Least level of the certificate by role; a lower one does not make that role qualified. */
  leastLevel?: { [R in WorkerRole]?: CertificateLevel };
  /** Fewest people of a role in the whole contract. */
  perContract?: { [R in WorkerRole]?: number };
  /** Left out: the whole year's hours. */
  trainingPartialYear?: PartialYear;
  /** Class hours within the years a registration holds, by level of the certificate; where no yearly number is set. */
  registration?: { years: number; hours: { [L in CertificateLevel]: number } };
};
export type EvaluationRule = RuleHead & {
  kind: 'evaluation';
  slots: EvaluationSlot[];
  by: 'county' | 'evaluator';
  perStation: boolean;
  /** How station scores make the contract's, and slots the year's. Scores are integer hundredths. */
  stations: 'mean' | 'min';
  annual: 'mean' | 'min' | 'last';
  passScore: number;
  excellentScore: number;
  /** Decisions the result of the year before must be on record for; it is shown with them. */
  usedFor?: ResultUse[];
  /** What the grade "excellent" earns; told with the result of the year. */
  excellentEarns?: Reward;
};
export type TrancheRule = { no: number; gate: PaymentGate; percent: number | 'rest' };
export type PaymentRule = RuleHead & {
  kind: 'payment';
  tranches: TrancheRule[];
  /** Percentages are taken of the contract sum of the year in force: the only sum that is on record when one is paid. */
  base: 'yearlyContract';
  payer: Payer;
  sources: FundSource[];
  applicationAttachments: number;
  /** Month-day after which the treasury closes; a payment due later is warned of. */
  treasuryClosesOn: string;
};
export type RouteRule = RuleHead & { kind: 'route'; route: Route };
export type ReminderPlan = {
  /** Working days before the due day; `trigger` sends one when the clock starts. */
  beforeWd: number[];
  atTrigger: boolean;
  /** A clock of at most this many working days gets the trigger reminder only. */
  shortClockWd: number;
  overdueEveryWd: number;
  /** Working days after the due day when the superior inside the own bureau is told; null = never. */
  escalateAfterWd: number | null;
};
export type RemindersRule = RuleHead & {
  kind: 'reminders';
  plans: Record<ReminderSeverity, ReminderPlan>;
  sendAt: string;
  quietFrom: string;
  quietTo: string;
  escalateTo: Post;
};
/** Two duties one person may not both carry, for one subject or in the whole cycle (回避). */
export type SeparationPair = { a: Duty; b: Duty; within: 'subject' | 'cycle' };
export type SeparationRule = RuleHead & {
  kind: 'separation';
  pairs: SeparationPair[];
  /** A recorded derogation lets a small bureau go on (basis and approver on record). */
  derogation: boolean;
};

export type Rule =
  | ClockRule
  | GateRule
  | LimitRule
  | ContentsRule
  | StaffingRule
  | EvaluationRule
  | PaymentRule
  | RouteRule
  | RemindersRule
  | SeparationRule;
export type RuleOf<K extends RuleKind> = Extract<Rule, { kind: K }>;

/** Scalars on which the documents are silent; every profile chain must end with each stated. */
export type PolicyParams = {
  /** Working days kept from evaluation of bids to signing in the backward chain. */
  reserveWd: number;
  /** Working days within which a returned filing keeps its first day when filed again. */
  refileWd: number;
  /** Working days in which a person may object to paper entered in his name. */
  paperObjectionWd: number;
};

/** A parameter of a layer: absent in lower layers that do not speak of it. */
export type PolicyParamsLayer = Partial<PolicyParams>;

/** One layer at one version: one YAML file. A rule of a lower layer may be partial; it merges by id. */
export type ProfileLayer = {
  code: RegionCode;
  name: string;
  effectiveFrom: PlainDate;
  /** The day it takes effect: a layer has one version a day. */
  version: string;
  hash: Sha256;
  rules: RulePatch[];
  params: PolicyParamsLayer;
  /** Rules of upper layers that do not hold here, with the reason and the basis. */
  without: Exemption[];
};
export type Exemption = { id: RuleId; why: string; basis: Basis[] };

/** A rule as a layer writes it: the fields it sets. Whoever speaks says how sure he is and where it is written. */
export type RulePatch = { [K in RuleKind]: PatchOf<K> }[RuleKind];
export type PatchOf<K extends RuleKind> = Pick<RuleOf<K>, 'id' | 'kind' | 'authority' | 'basis'> & Partial<RuleOf<K>>;

/** What a run knows of the law: parameters only; titles and citations stay in the store. Packed at most 16 KB. */
export type CompiledPolicy = {
  id: RegionCode;
  /** The newest day on which one of its layers took effect. */
  version: PlainDate;
  hash: Sha256;
  layers: { code: RegionCode; version: string }[];
  missing: RegionCode[];
  rules: { [I in RuleId]?: CompiledRule };
  params: PolicyParams;
  /** Of a cycle that has moved to newer versions: by what it went before that move. Such a policy is in force nowhere. */
  movedFrom?: PolicyRef;
  /** Rules that newer versions change for later cycles only, so that they stand here as they were. */
  kept?: RuleId[];
  /** What holds for triggers of before, the oldest text first. */
  earlier?: EarlierRules[];
};
/** Rules as they speak of what began before a day; `absent`: there was no such rule then. */
export type EarlierRules = { until: PlainDate; rules: CompiledPolicy['rules']; absent: RuleId[] };
/** A rule without title; basis shortened to `source clause` of the deciding layer. */
export type CompiledRule = DistributiveOmit<Rule, 'title' | 'basis' | 'assumed' | 'legalRisk'> & {
  basis: string;
  law?: LawFloor;
  legalRisk?: string;
};
/** What the law itself says where a lower layer restates its clock: how far an office may give way, and on what basis. */
export type LawFloor = { limit: ClockLimit; basis: string };
type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;
export type CompiledOf<K extends RuleKind> = Extract<CompiledRule, { kind: K }>;

/** `id@version#hash` of a compiled policy, as facts name it. */
export type PolicyRef = string;

/** A document rules are taken from. */
export type PolicySource = {
  id: string;
  title: string;
  number?: string;
  /** Day, month or year it was issued, as far as known. */
  date: string;
  tier: 'law' | 'regulation' | 'departmentRule' | 'normative' | 'local' | 'assumption';
  /** How its clauses were checked; figures that were not read in the text ship as `assumed`. */
  verified: 'text' | 'secondary' | 'memory' | 'own';
};
