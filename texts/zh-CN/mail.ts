import type { MoveCause } from '../../domain/correction/types.js';
import type { DeliveryReason } from '../../domain/notices/delivery.js';
import type { LinkPurpose } from '../../domain/notices/links.js';

/** What moved a due day. */
export const MOVE_CAUSES = {
  extended: '经批准延期',
  calendar: '放假安排公布或者调整，按新的工作日历重新计算',
  policy: '适用新版本的政策',
  corrected: '登记的日期已更正',
  course: '计算所依据的日期有变化，重新计算',
} satisfies Record<MoveCause, string>;

/** What a link of a letter is called. */
export const LINK_NAMES = {
  answer: '查看并答复（无须账号）',
  'hand-in': '提交报告文件（无须账号，当场出具回执）',
  decide: '查看全文并办理审批',
  receipt: '出具备案回执或者退回（无须账号）',
  board: '查看本单位在各县的全部待办事项',
} satisfies Record<LinkPurpose, string>;

/** Every sentence of a letter that is not data. Days arrive as text already. */
export const MAIL_TEXTS = {
  greeting: (name: string) => `${name}，您好：`,
  intro: (open: number, ended: number) => {
    if (open === 0) return '以下事项您不必再办理：';
    const due = open === 1 ? '以下事项需要您办理或者关注' : `以下 ${open} 件事项需要您办理或者关注，按期限先后排列`;
    return ended === 0 ? `${due}：` : `${due}；其后 ${ended} 件不必再办理：`;
  },
  subjectOne: (due: string, title: string, cycle: string) => `${due}：${title} — ${cycle}`,
  subjectMany: (count: number, due: string, title: string) => `${count} 件事项，最急的一件${due}：${title}`,

  labels: {
    due: '办理期限',
    movedFrom: '原期限',
    movedWhy: '变动原因',
    why: '原因',
    notBefore: '最早日期',
    cycle: '采购周期',
    about: '事项范围',
    owner: '责任人',
    step: '审批环节',
    trigger: '起算',
    proof: '期限推导',
    basis: '依据',
    how: '怎么办',
    otherwise: '逾期后果',
    links: '办理入口',
    contact: '联系',
  },

  daysLeft: (count: number) => `还剩 ${count} 个工作日`,
  daysLeftAbout: (count: number) => `还剩约 ${count} 个工作日`,
  noWorkingDayLeft: '到期前已没有其他工作日，请今天办理',
  dueToday: '今天到期',
  overdue: (count: number) => (count === 0 ? '已逾期' : `已逾期 ${count} 个工作日`),
  pastEarliest: '已过最早日期',
  dueTodayEarliest: '今天为最早日期',
  notBeforeShort: (day: string) => `不得早于${day}`,
  suspended: '期限已中止',
  waiting: '尚未起算',
  noDue: '没有固定期限',

  provisional: (earliest: string, latest: string) =>
    `日期暂定：有关年份或地方的放假安排尚未公布，期限最早为${earliest}，最晚为${latest}；请按最早日期办理，公布后期限有变动的另行通知。`,
  assumed: '推定期限：现有文件没有写明这一期限的天数，此处按推定值计算；主管部门另有规定的，以其规定为准。',
  treasuryCloses: (day: string) => `国库${day}关账，到期日在关账之后：请在关账以前办理拨付，否则要等到下一年度。`,
  actBy: (day: string) => `到期日为休息日且不顺延，请在${day}（之前最后一个工作日）以前办理。`,
  interpretationLatest: (day: string) => `如理解为可以顺延，最晚为${day}；这一理解存在争议，请不要依赖。`,
  suspendedWarning: '期限因质疑、投诉、暂停采购或暂停服务而中止，恢复后另行通知新的日期。',
  movedTo: (day: string, words: string) => `期限改为${day}，${words}`,
  urge: (words: string) => `请督促，${words}`,
  urgeHow: (owner: string, how: string) => `请督促${owner}尽快办理。办理方式：${how}`,
  late: '已过期限的仍须办理，按实际办理的日期登记。',
  countedBy: (clauses: string) => `计算依据：${clauses}`,
  moved: '期限已改，原期限不再适用，请以本次通知为准。',
  movedWhy: (why: MoveCause, reason: string | null) =>
    reason === null ? MOVE_CAUSES[why] : `${MOVE_CAUSES[why]}：${reason}`,
  escalation: (owner: string) => `本事项由${owner}负责，已经逾期。您作为本单位上级收到此件，请督促办理。`,

  redirected: (by: string, to: string, note: string | null) =>
    `${by}答复：本事项不由其办理，应由“${to}”办理${note === null ? '' : `（${note}）`}。请核对并更正联系人，另行通知应当办理的人。`,
  lateAnswer: (by: string, until: string, note: string | null) =>
    `${by}答复：不能按期办理，预计${until}办理${note === null ? '' : `（${note}）`}。申请延期的，批准以前原期限不变；法定期限不能延期，逾期仍按逾期处理。请核对并督促办理。`,

  triggerOn: (day: string, event: string) => `${day}，${event}`,
  weekends: (runs: number, days: number, from: string, to: string) =>
    `${from} 至 ${to} 之间 ${runs} 个周末（${days} 天）休息，跳过`,
  dayRange: (from: string, to: string) => `${from} 至 ${to}`,

  taskTitle: (kind: string) => `审批“${kind}”`,
  taskHow: '请打开待办，阅读全文后选择同意、不同意或者退回；不同意或者退回的，须写明意见。',
  taskOtherwise: '逾期既不算同意，也不算不同意：系统会再次提醒，并告知本单位上级。',

  contact: (county: string, post: string, phone: string | null) =>
    phone === null ? `如有疑问，请联系${county}${post}。` : `如有疑问，请联系${county}${post}，电话：${phone}。`,
  calendarAttached: '期限已作为日历附件随信发送，打开即可加入日历；以前加入过的，打开后更新为新的日期。',
  cancelAttached: '不必再办理的事项，打开附件 caigou-cancel.ics 即从日历中撤下。',
  personalLinks:
    '信中的办理入口只供您本人使用，请勿转发：打开链接不会办理任何事项，确认后方才生效，每个入口只能办理一次。',
  automatic: '本邮件由采购周期管理系统自动发出，请勿直接回复。',

  withdrawn: '无需再办理',
  withdrawnTask: '该审批已另有结果，或者已改由他人办理',
  withdrawnWaived: '经批准免予办理',
  withdrawnVoid: '这一期限所依据的事项已经终止或者更正',
  done: '已办结',
  subjectEnded: (count: number) => `${count} 件事项无需再办理`,
} as const;

/** Why a letter did not arrive, and who can mend it: for the administrator's list. */
export const DELIVERY_REASON_TEXTS = {
  'recipient-refused': '收件地址被拒收，请核对联系人的邮箱',
  'bad-address': '收件地址不是有效的邮箱，请修改联系人',
  'message-refused': '对方服务器拒收这封信的内容，请联系对方管理员',
  'try-later': '对方服务器暂时不收信，稍后自动重发',
  unreachable: '连不上邮件服务器，稍后自动重发；请检查网络和服务器地址',
  'connection-lost': '发送中途断线，对方可能已经收到，将以同一编号重发一次',
  'login-refused': '邮件账户登录失败，请检查用户名和密码',
  'sender-refused': '邮件服务器不接受本单位的发件地址，请检查发件设置',
  'tls-failed': '加密连接失败，请检查服务器证书和端口',
  unexpected: '出现未预料的错误，稍后自动重发',
} satisfies Record<DeliveryReason, string>;
