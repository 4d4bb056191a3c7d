import type { Grade } from '../../domain/policy/vocabulary.js';
import { VALUE_NAMES } from './policy.js';
import { METHOD_NAMES } from './terms.js';

/** Names of the ledgers (台账) and of what stands in them, as lists and sheets head their columns. */
export const LEDGER_NAMES = {
  plans: '计划台账',
  tenders: '采购台账',
  contracts: '合同台账',
  payments: '支付台账',
  evaluations: '评估台账',
  archive: '归档台账',
} as const;

/** What the two sums and the day of each ledger are. */
export const LEDGER_COLUMNS = {
  plans: { day: '批准日期', fen: '计划金额（元）', doneFen: '预算金额（元）' },
  tenders: { day: '发布日期', fen: '预算金额（元）', doneFen: '成交金额（元）' },
  contracts: { day: '签订日期', fen: '合同金额（元）', doneFen: '已支付（元）' },
  payments: { day: '日期', fen: '拨付金额（元）', doneFen: '支付金额（元）' },
  evaluations: { day: '确认日期', fen: null, doneFen: null },
  archive: { day: '办结日期', fen: null, doneFen: null },
} as const;

export const LEDGER_STATUS_NAMES = {
  drafted: '已编制',
  approved: '已批准',
  filed: '已报备',
  received: '已取得回执',
  intended: '已公开意向',
  issued: '已发布',
  opened: '已开标',
  evaluated: '已评审',
  awarded: '已成交',
  voided: '已废标',
  signed: '已签订',
  effective: '履行中',
  ended: '服务期满',
  terminated: '已终止',
  settled: '已结算',
  open: '未到条件',
  payable: '可支付',
  applied: '已申请',
  allocated: '已拨付',
  paid: '已支付',
  recorded: '已记录',
  confirmed: '已确认',
  running: '进行中',
  closed: '已办结',
} as const;

/** Further columns, by their name in the data of a line. */
export const LEDGER_DATA_NAMES = {
  title: '计划名称',
  serviceFrom: '服务起',
  serviceTo: '服务止',
  filedOn: '报备日期',
  receivedOn: '回执日期',
  method: '采购方式',
  rounds: '次数',
  bidders: '供应商数',
  bidDeadline: '响应截止',
  openedOn: '开启日期',
  purchaser: '购买主体',
  effectiveOn: '生效日期',
  publishedOn: '公告日期',
  amendments: '补充合同数',
  tranche: '期次',
  gatePassedOn: '达到支付条件',
  invoicedFen: '发票金额（元）',
  allocatedOn: '拨付日期',
  paidOn: '支付日期',
  deductedFen: '扣减金额（元）',
  lateInterestFen: '逾期利息（元）',
  slot: '评估批次',
  scoreHundredths: '得分',
  grade: '等次',
  pass: '合格',
  stations: '站点数',
  filings: '备案数',
  receipts: '回执数',
  successor: '后续周期',
} as const;

const GRADE_NAMES = {
  excellent: '优秀',
  good: '良好',
  pass: '合格',
  fail: '不合格',
} as const satisfies Record<Grade, string>;

const WORDS: Readonly<Record<string, string>> = { ...VALUE_NAMES, ...METHOD_NAMES, ...GRADE_NAMES };

/** A word in the data of a line, as officers say it; what people typed stands as it is. */
export function ledgerWord(name: string, value: string): string {
  return OF_CLOSED_LISTS.includes(name) ? (WORDS[value] ?? value) : value;
}
const OF_CLOSED_LISTS: readonly string[] = ['method', 'slot', 'grade'];

export const LEDGER_HEADS = {
  number: '编号',
  title: '名称',
  year: '合同年度',
  party: '承接主体',
  status: '状态',
  sum: '合计',
} as const;

/** Columns of the audit log (审计日志). */
export const AUDIT_HEADS = {
  position: '序号',
  at: '记录时刻',
  cycle: '周期编号',
  seq: '事实号',
  on: '事项日期',
  who: '办理人',
  post: '岗位',
  origin: '来处',
  kind: '事实',
  data: '内容',
  command: '命令编号',
  hash: '哈希',
} as const;
