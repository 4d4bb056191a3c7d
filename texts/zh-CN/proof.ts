import type { DeadlineLimit, ProofKind, ProofLine } from '../../domain/calendar/deadline.js';
import { basisText } from './sources.js';

type Say = (line: ProofLine) => string;

const UNIT_TEXTS = {
  workingDay: '个工作日',
  calendarDay: '个自然日',
  month: '个月',
  year: '年',
} satisfies Record<DeadlineLimit['unit'], string>;

/** One sentence a proof line, without its date. */
const PROOF_TEXTS = {
  start: () => '起算当日，不计入',
  workingDays: ({ days }) => `${days ?? 1} 个工作日`,
  presumedWorking: ({ days }) => `${days ?? 1} 个工作日（安排通知未发布，暂按平常作息）`,
  calendarDays: ({ days }) => `${days ?? 1} 个自然日，休息日一并计入`,
  weekend: () => '周末休息，跳过',
  holiday: ({ note }) => `${note ?? '节日'}放假，跳过`,
  regionalRest: ({ note }) => `${note ?? '地方节日'}放假（地方通知），跳过`,
  makeUp: ({ effect }) => (effect === 'rolled' ? '调休上班，是工作日' : '调休上班，计为工作日'),
  statutoryRest: ({ note }) => `${note ?? '法定节日'}法定休息，跳过（安排通知未发布）`,
  assumedWorking: ({ note }) => `周末，可能为${note ?? '节日'}调休上班，从严计为工作日（安排通知未发布）`,
  assumedRest: ({ note }) => `${note ?? '节日'}前后可能放假，从严不计（安排通知未发布）`,
  expectedRest: ({ note }) => `${note ?? '地方节日'}可能放假，从严不计（地方通知未发布）`,
  paused: ({ to, note }) =>
    to === undefined
      ? `起期限中止${sourceText(note)}，尚未恢复；恢复后重新计算`
      : `至 ${to} 期限中止${sourceText(note)}，不计入`,
  step: ({ to, note, limit, basis }) =>
    `${STEP_NAMES[note ?? ''] ?? note ?? ''}${spanText(limit)}：最迟 ${to ?? ''} 开始，到此日结束${basis === undefined ? '' : `；依据：${basisText(basis)}`}`,
  periodEnd: ({ limit }) =>
    limit === undefined || limit.amount === 0 ? '对应日' : `期间${spanText(limit)}届满的对应日`,
  roll: ({ to, note }) => `届满日为休息日，${note === 'backward' ? '提前' : '顺延'}至 ${to ?? ''}`,
  provisional: () => '此日所在年份的放假通知尚未发布，日期暂定，发布后重新计算',
  end: () => '期限届满',
  extended: () => '经批准，期限延至此日',
  basis: ({ note }) => BASIS_TEXTS[note ?? ''] ?? `日历版本 ${(note ?? '').replace('calendar ', '')}`,
} satisfies Record<ProofKind, Say>;

/** What stopped a clock: `（质疑 ch1）`, `（暂停服务）`. */
function sourceText(note: string | undefined): string {
  if (note === undefined) return '';
  const [what = '', id] = note.split(' ');
  const name = PAUSE_NAMES[what] ?? what;
  return `（${id === undefined ? name : `${name} ${id}`}）`;
}

const PAUSE_NAMES: Record<string, string> = {
  enquiry: '询问',
  challenge: '质疑',
  complaint: '投诉',
  purchaser: '采购人暂停采购',
  service: '暂停服务',
};

/** `（30 个自然日）`. */
function spanText(limit: ProofLine['limit']): string {
  return limit === undefined ? '' : `（${limit.amount} ${UNIT_TEXTS[limit.unit]}）`;
}

/** Minimum periods of the chain that leads to a new contract. */
const STEP_NAMES: Record<string, string> = {
  'intention-to-tender': '采购意向公开期',
  'bid-window': '等标期',
  reserve: '评审至签约预留时间',
};

const BASIS_TEXTS: Record<string, string> = {
  civilCode201: '《民法典》第二百零一条：开始的当日不计入',
  civilCode202: '《民法典》第二百零二条：到期月的对应日届满，无对应日的为月末日',
  civilCode203: '《民法典》第二百零三条：最后一日是法定休假日的，以休假日结束的次日为最后一日',
};

/** What a proof line says in Chinese, date left out: the caller shows `line.day` beside it. */
export function proofText(line: ProofLine): string {
  return PROOF_TEXTS[line.kind](line);
}

/** `15 个工作日`, `向前 1 个月`: a limit in words, its trigger left out. */
export function limitText({ amount, unit, direction }: Pick<DeadlineLimit, 'amount' | 'unit' | 'direction'>): string {
  return `${direction === 'before' ? '向前' : ''} ${amount} ${UNIT_TEXTS[unit]}`;
}
