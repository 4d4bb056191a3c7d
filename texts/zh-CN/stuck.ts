import type { Freer, Reason, Undo, Way } from '../../domain/stuck/types.js';
import { POST_NAMES } from './terms.js';

/** The name of a reason, and why it holds a matter up; a stretch in brackets is left out where its value is missing. */
type ReasonText = { name: string; why: string };

/** Each reason in words. Values: what a task or duty is called, whose it is, and what the finding says. */
export const REASON_TEXTS = {
  noApprover: { name: '没有审批人', why: '“{step}”没有人可以办理：{variant}[（{posts}）][（{people}）]' },
  awayNoProxy: { name: '外出且无代理', why: '{who}自 {from} 至 {until} 不在岗[（{why}）]，“{step}”没有可以代办的人' },
  approverLeft: { name: '审批人已离岗', why: '{who}[于 {left}]离岗，“{step}”指定了人选，不会自动换人' },
  overLimit: { name: '审批超过时限', why: '“{step}”应于 {due} 前办理，{who}尚未办理' },
  waitsContractor: { name: '等待承接主体', why: '{thing}应于 {due} 前完成，承接主体尚未完成[，答复将于 {until} 完成]' },
  waitsReceipt: { name: '等待备案回执', why: '{filedOn} 报送的备案，应于 {due} 前收到回执，至今没有登记' },
  badAddress: { name: '收件地址不通', why: '发给{who}（{address}）的邮件没有送达[：{why}]' },
  provisionalDate: { name: '日期暂定', why: '{year} 年的放假安排尚未导入，{count} 个期限只能暂定' },
  returnedIdle: { name: '退回后未处理', why: '“{subject}”退回{who}修改，应于 {due} 前重新提交，尚未提交' },
  limitBroken: { name: '期限已过', why: '{thing}应于 {due} 前完成，已经逾期，仍须办理' },
  stepFailing: { name: '后台步骤失败', why: '后台步骤 {activity} 连续失败 {attempt} 次[：{failure}]' },
  workflowFailing: { name: '流程程序出错', why: '流程程序出错，本周期不再接受任何办理[：{failure}]' },
  workflowGone: { name: '流程不在运行', why: '记录上尚未结束，但引擎中没有它的流程' },
  wakeLate: { name: '流程没有按时唤醒', why: '流程应在 {wake} 醒来办理到期事项，没有办理' },
  noPoller: { name: '没有工作进程', why: '任务队列 {queue} 已有 {minutes} 分钟没有工作进程领取任务，全部周期停止' },
  secondClockStopped: {
    name: '补漏巡检停止',
    why: '每小时的补漏巡检{variant}[（{note}）]：此后遗漏的提醒无人补发，逾期、缺岗等受阻事项不再更新',
  },
  readModelBehind: { name: '清单落后于记录', why: '记录到第 {fact} 条，清单只到第 {shown} 条' },
  reminderMissing: { name: '提醒没有发出', why: '提醒“{notice}”{variant}' },
  repairWaitsSecond: { name: '修复等待第二人确认', why: '修复“{step}”{variant}' },
} satisfies Record<Reason, ReasonText>;

/** What tells findings of one reason apart. */
export const VARIANT_TEXTS: Readonly<Record<string, string>> = {
  vacant: '岗位空缺',
  left: '有关人员均已离岗',
  allExcluded: '有关人员都须回避',
  missing: '不在待发清单中',
  queued: '过了时间仍未发送',
  sending: '发送中断',
  paused: '已被暂停',
  gone: '已被删除',
  silent: '两个多小时没有完成过',
  nobody: '没有可以确认的人',
  late: '超过时限无人确认',
};

/** Who can free it. */
export const FREER_NAMES = {
  ...POST_NAMES,
  holder: '办理人本人',
  principal: '本人（设代理）',
  initiator: '发起人',
  receiver: '收件机关',
  technician: '技术人员',
  secondClock: '补漏巡检',
} satisfies Record<Freer, string>;

/** How far it can be taken back. */
export const UNDO_TEXTS = {
  untilActed: '有人据此办理之前可以撤销',
  proxyUntilUsed: '代理未用过的，改止日即可',
  limitYesVoteNever: '延长时限可以撤销；结束表决不能撤销',
  untilDecided: '决定之前可以撤回',
  correctFact: '登记有误的，用更正命令改正',
  addressYesMailNo: '地址可以再改；已发的邮件不能收回',
  counterImport: '导入撤销通知即恢复',
  untilReliedOn: '后续事项依据它之前可以撤销',
  never: '不能撤销',
  harmless: '无害，不必撤销',
  whileQueued: '发送之前，事项办结或撤回的即自动取消',
} satisfies Record<Undo, string>;

/** Ways out that are no command of the cycle; `line`: what to type, where there is something to type. */
export const WAY_TEXTS = {
  'fill-post': { text: '在通讯录中为该岗位补充在岗人员', line: 'npx caigou directory import <通讯录文件>' },
  'name-proxy': {
    text: '为其指定代理人',
    line: 'npx caigou proxy add <被代理人> --by <代理人> --from <起> --to <止>',
  },
  'correct-address': { text: '更正收件地址，未送达的随即补发', line: 'npx caigou mail correct {who} <新邮箱>' },
  'meet-late': {
    text: '补办，按实际办理的日期登记',
    line: 'npx caigou obligations --cycle {cycle} --proof',
  },
  call: { text: '电话联系对方并记录', line: null },
  'import-calendar': { text: '导入该年的放假通知', line: 'npx caigou calendar import <通知文件>' },
  'retry-now': {
    text: '排除原因后立即重试',
    line: 'npx caigou operate retry-now --cycle {cycle} --reason <理由>',
  },
  'deploy-fix': { text: '部署修正后的程序', line: null },
  'restart-from-record': {
    text: '按记录重新启动流程（加 --dry-run 先看会失去什么）',
    line: 'npx caigou operate restart-from-record --cycle {cycle} --reason <理由>',
  },
  'start-worker': { text: '启动工作进程', line: 'npx caigou worker' },
  'start-second-clock': {
    text: '启动补漏巡检，并立即巡检一轮（加 --dry-run 先看会做什么）',
    line: 'npx caigou operate start-second-clock --reason <理由>',
  },
  rebuild: {
    text: '按记录重新生成清单',
    line: 'npx caigou operate rebuild-row --cycle {cycle} --reason <理由>',
  },
  'run-second-clock': {
    text: '每小时由补漏巡检补入；急的可以立即补发',
    line: 'npx caigou operate queue-reminders --cycle {cycle} --reason <理由>',
  },
  'resend-letters': {
    text: '更正地址之后重发',
    line: 'npx caigou operate resend-letters --cycle {cycle} --reason <理由>',
  },
  'second-person': { text: '在通讯录中登记可以确认的上级机关管理员', line: 'npx caigou directory import <通讯录文件>' },
  escalate: { text: '报请上级机关管理员确认', line: null },
} satisfies Record<Way, { text: string; line: string | null }>;

export const STUCK_TEXTS = {
  none: '没有受阻事项\n',
  since: '起于',
  breaks: (day: string) => `再等下去，将突破 ${day} 届满的法定期限`,
  broken: (day: string) => `期限已于 ${day} 届满`,
  breaksNothing: '近期不突破法定期限',
  frees: '谁能解决',
  next: '怎么办',
  undo: '能否撤销',
  county: '全县',
  more: (count: number) => `另有 ${count} 项，运行 npx caigou stuck 查看全部`,
  digest: (count: number) => `受阻事项 ${count} 件`,
  urgent: '受阻事项将突破期限',
  urgentDue: '请立即处理',
  digestDue: '每日受阻清单',
  all: '运行 npx caigou stuck 查看全部受阻事项和处理办法',
} as const;
