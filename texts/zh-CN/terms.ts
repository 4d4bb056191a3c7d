import type { ApprovalStatus, DropReason, Task } from '../../domain/approval/types.js';
import type { Stage } from '../../domain/cycle/stage.js';
import type { ObligationNote, ObligationStatus } from '../../domain/obligations/types.js';
import type { Post } from '../../domain/people.js';
import type { Authority } from '../../domain/policy/types.js';
import type { FilingOf, Method, Recipient, Regime, ReportKind } from '../../domain/policy/vocabulary.js';

export const STAGE_NAMES = {
  planning: '计划',
  tendering: '采购',
  contracting: '签约',
  deploying: '进驻',
  serving: '履约',
  yearEnd: '年度收尾',
  closed: '已办结',
} as const satisfies Record<Stage, string>;

export const STATUS_NAMES = {
  waiting: '未到',
  open: '办理中',
  suspended: '暂停',
  breached: '已逾期',
  met: '已办结',
  metLate: '逾期办结',
  waived: '已豁免',
  void: '已失效',
} as const satisfies Record<ObligationStatus, string>;

export const NOTE_NAMES = {
  interpretation: '按顺延口径',
  beforeAdoption: '接管前',
} as const satisfies Record<ObligationNote, string>;

export const APPROVAL_STATUS_NAMES = {
  running: '审批中',
  approved: '已通过',
  rejected: '未通过',
  withdrawn: '已撤回',
  void: '已失效',
} as const satisfies Record<ApprovalStatus, string>;

/** Why a task cannot be acted on. */
export const TASK_STATUS_NAMES = {
  waiting: '未轮到',
  open: '办理中',
  done: '已办',
  dropped: '已取消',
  decided: '本环节已决定',
  returned: '已退回',
  withdrawn: '申请已撤回',
  removed: '已减签',
  left: '已离岗移交',
  jumped: '已跳过',
} as const satisfies Record<Task['status'] | DropReason, string>;

export const CERTAINTY_NAMES = { final: '确定', provisional: '暂定' } as const;

/** How sure a rule is: a document says it, the law says it, or it is assumed where the documents are silent. */
export const AUTHORITY_NAMES = {
  stated: '文件规定',
  law: '法律规定',
  assumed: '文件未定，暂按',
} as const satisfies Record<Authority, string>;

export const POST_NAMES = {
  officer: '经办人',
  headOfOffice: '科室负责人',
  deputyHead: '分管副局长',
  bureauHead: '局长',
  bureauFinance: '民政局财务科',
  countyFinance: '同级财政部门',
  agent: '采购代理机构',
  evaluator: '第三方评估机构',
  contractor: '承接主体',
  township: '乡镇（街道）',
  city: '市（州）民政部门',
  province: '省级民政部门',
  superior: '上级机关管理员',
  administrator: '管理员',
} as const satisfies Record<Post, string>;

export const RECIPIENT_NAMES = {
  county: '县（市、区）民政局',
  township: '乡镇（街道）',
  city: '市民政局',
  prefecture: '州民政局',
  province: '省（区）民政厅',
  finance: '同级财政部门',
} as const satisfies Record<Recipient, string>;

export const FILING_NAMES = {
  plan: '年度计划',
  implementationPlan: '实施方案',
  contract: '合同',
  staffing: '人员配备',
  workPlan: '工作计划',
} as const satisfies Record<FilingOf, string>;

export const REPORT_NAMES = {
  monthly: '月报',
  quarterly: '季报',
  yearly: '年报',
  midTerm: '中期报告',
  final: '末期报告',
  county: '县级报告',
  township: '乡镇报告',
  city: '市级报告',
} as const satisfies Record<ReportKind, string>;

export const REGIME_NAMES = {
  act: '政府采购法适用',
  belowThreshold: '限额标准以下',
  nonAct: '不适用政府采购法',
} as const satisfies Record<Regime, string>;

export const METHOD_NAMES = {
  openTender: '公开招标',
  invitedTender: '邀请招标',
  competitiveConsultation: '竞争性磋商',
  competitiveNegotiation: '竞争性谈判',
  inquiry: '询价',
  singleSource: '单一来源',
} as const satisfies Record<Method, string>;

/** Where a notice is on its way. */
export const NOTICE_STATE_NAMES = {
  queued: '待发',
  sending: '发送中',
  sent: '已发送',
  failed: '发送失败',
  unknown: '结果不明',
  bounced: '退信',
  cancelled: '已取消',
} as const;

/** By which way a notice goes. */
export const CHANNEL_NAMES: Readonly<Record<string, string>> = { mail: '邮件' };
