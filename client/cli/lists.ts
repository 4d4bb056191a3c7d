import type { Command } from 'commander';
import { createColors } from 'picocolors';
import { INITIATOR } from '../../domain/approval/find.js';
import { fromMs, type Instant, toMs } from '../../domain/calendar/instant.js';
import type { BridgeOffer } from '../../domain/contract/bridge-offer.js';
import { bridgeWords } from '../../render/bridge-words.js';
import { citedClauses, proofRuns, rangeText } from '../../render/proof-runs.js';
import type { Page } from '../../store/views/lists/paging.js';
import type { NoticesPage } from '../../store/views/notices.js';
import type { ObligationLine, ObligationsPage } from '../../store/views/obligations.js';
import type { PolicyLine } from '../../store/views/todo.js';
import { REVISION_NAME } from '../../texts/zh-CN/contents.js';
import { EVENT_NAMES, OWNER_NAMES } from '../../texts/zh-CN/names.js';
import { occurrenceName } from '../../texts/zh-CN/rehearsal.js';
import { RULE_TEXTS } from '../../texts/zh-CN/rules.js';
import { basisText } from '../../texts/zh-CN/sources.js';
import { subjectText } from '../../texts/zh-CN/subjects.js';
import { CERTAINTY_NAMES, CHANNEL_NAMES, NOTICE_STATE_NAMES, STATUS_NAMES } from '../../texts/zh-CN/terms.js';
import { thingText, treasuryText } from '../../texts/zh-CN/things.js';
import type { InboxLine } from '../screens/own-lists.js';
import type { Api, Reply } from './api.js';
import { type AskOptions, askServer } from './ask.js';
import { bounceCommand, correctCommand } from './bounce.js';
import { moreText } from './cycle.js';
import { toType } from './next-task.js';
import { type OfflineOptions, tellOffline } from './offline-obligations.js';
import type { CliParts } from './parts.js';
import { askProof } from './proof.js';
import { table, tellUsage } from './report.js';
import { subjectTitle } from './seen-text.js';
import { shared } from './shared-options.js';

/** Adds `caigou todo`: what the person has to do. */
export function todoCommand(program: Command, parts: CliParts): void {
  shared(program.command('todo').description('我的待办：待审批的和到期要办的'))
    .option('--limit <N>', '最多行数')
    .action(({ limit, ...options }: AskOptions & { limit?: string }) =>
      askServer(
        parts,
        options,
        (api) => askTodo(api, limit),
        (body) => todoText(body, options.as, parts.colours),
      ),
    );
}

/** Tasks in hand, duties that have begun, and for an officer the cycles a newer policy waits for. */
type Todo = { tasks: InboxLine[]; total: number; duties: ObligationLine[]; policies: PolicyLine[] };

const USUAL_TASKS = '200';

/** Three lists in one answer; what stops one of them is told instead. */
async function askTodo(api: Api, limit: string | undefined): Promise<Reply> {
  const tasks = await api.get('/api/todo/tasks', { limit: limit ?? USUAL_TASKS });
  const duties = await api.get('/api/todo/duties', { limit: limit ?? USUAL_TASKS });
  const policies = await api.get('/api/todo/policies', { limit });
  if (tasks.kind !== 'done') return tasks;
  if (duties.kind !== 'done') return duties;
  if (policies.kind !== 'done') return policies;
  // The server is this product's own.
  const { rows, total } = tasks.body as Page<InboxLine>;
  const { obligations } = duties.body as ObligationsPage;
  const { policies: waiting } = policies.body as Pick<Todo, 'policies'>;
  return { kind: 'done', body: { tasks: rows, total, duties: obligations, policies: waiting } satisfies Todo };
}

type BoardOptions = AskOptions &
  OfflineOptions & {
    cycle?: string;
    owner?: string;
    status?: string;
    all?: boolean;
    proof?: boolean | string;
    sheet?: string;
    limit?: string;
    after?: string;
  };

/** Adds `caigou obligations`: of the county or one cycle, or offline of a scenario. */
export function obligationsCommand(program: Command, parts: CliParts): void {
  shared(program.command('obligations').description('义务与期限；写 --policy 时离线推演'))
    .option('--cycle <编号>', '只列这个采购周期')
    .option('--owner <责任人>', '责任人，用逗号分隔')
    .option('--status <状态>', '状态，用逗号分隔')
    .option('--all', '连同已办结的')
    .option('--proof [编号]', '期限怎样得来：逐项说明，或写明义务编号、待办编号（a1.2.1）逐日推导一项')
    .option('--sheet <文件>', '与 --proof 编号 同用：写成可打印的 A4 推导表（HTML）')
    .option('--limit <N>', '每页行数')
    .option('--after <位置>', '上一页给出的位置')
    .option('--policy <代码>', '离线：行政区划代码，六位')
    .option('--scenario <文件>', '离线：情景文件；不写则按期办理每项义务')
    .option('--on <日期>', '离线：看哪一天的情况')
    .option('--from <日期>', '离线：没有情景文件时从哪一天开始')
    .action((options: BoardOptions) => {
      const { cycle, owner, status, all, proof, sheet, limit, after, ...asked } = options;
      const one = typeof proof === 'string' ? proof : undefined;
      if (sheet !== undefined && one === undefined) return tellUsage(parts, asked.json === true, [NO_DUTY]);
      if (asked.policy !== undefined || asked.scenario !== undefined)
        return tellOffline(parts, asked, { text: boardText(parts.colours), proof: one, sheet });
      if (one !== undefined) return askProof(parts, { ...asked, cycle, proof: one, sheet });
      const live = all === true ? undefined : 'true';
      const query = { cycle, owners: owner, statuses: status, live, limit, after };
      return askServer(
        parts,
        asked,
        (api) => api.get('/api/obligations', query),
        proof === true ? proofsText : boardText(parts.colours),
      );
    });
}

const NO_DUTY = {
  field: '--sheet',
  expected: { zh: '与 --proof 编号 同用', en: 'to be used with --proof and the id of a duty or task' },
  mend: {
    zh: "例如 --proof 'contract-signing@y1#1' --sheet 推导表.html",
    en: "for example --proof 'contract-signing@y1#1' --sheet proof.html",
  },
};

/** Each duty with the days its date was reached by. */
function proofsText({ obligations, next }: ObligationsPage): string {
  const told = obligations.map((each) => {
    const { cycleId, rule, subject, trigger, basis, proof } = each;
    const clauses = [basisText(basis), ...citedClauses(proof)].filter((clause) => clause !== '');
    return [
      `${RULE_TEXTS[rule].title}（${subjectText(subject)}） ${cycleId}：${dueText(each)}`,
      `  起算：${trigger.on}，${EVENT_NAMES[trigger.kind]}`,
      ...proofRuns(proof).map((run) => `  ${rangeText(run)} ${run.text}`),
      `  依据：${clauses.join('；')}`,
      '',
    ].join('\n');
  });
  return `${told.length === 0 ? '（无）\n' : told.join('\n')}${moreText(next)}`;
}

type NoticeOptions = AskOptions & { cycle?: string; state?: string; limit?: string; after?: string };

/** Adds `caigou notices`, also as `caigou mail list`. */
export function noticesCommand(program: Command, parts: CliParts): void {
  const mail = program.command('mail').description('通知与邮件');
  bounceCommand(mail, parts);
  correctCommand(mail, parts);
  for (const command of [program.command('notices'), mail.command('list')]) {
    shared(command.description('通知及其去向'))
      .option('--cycle <编号>', '只列这个采购周期')
      .option('--state <状态>', 'queued、sending、sent、failed、unknown、bounced、cancelled，用逗号分隔')
      .option('--limit <N>', '每页行数')
      .option('--after <位置>', '上一页给出的位置')
      .action(({ cycle, state, limit, after, ...options }: NoticeOptions) =>
        askServer(
          parts,
          options,
          (api) => api.get('/api/notices', { cycle, states: state, limit, after }),
          noticesText,
        ),
      );
  }
}

function todoText({ tasks, total, duties, policies }: Todo, as: string | undefined, colours: boolean): string {
  const own = tasks.map(({ cycleId, cycleTitle, subject, stepTitle, task, due, lane }) => [
    cycleId,
    subjectTitle(subject),
    cycleTitle,
    stepTitle === INITIATOR ? REVISION_NAME : stepTitle,
    task,
    `${due ?? ''}${lane === 'overdue' ? '（超期）' : ''}`,
  ]);
  const board = boardText(colours)({ obligations: duties, next: null });
  const commands = tasks.map((task) => `  ${toType(task, as)}\n`).join('');
  const next = commands === '' ? '' : `办理（先显示内容，再登记；不同意写 reject，退回写 return）：\n${commands}`;
  const more = total > tasks.length ? `共 ${total} 件，列出 ${tasks.length} 件；用 --limit 列出更多\n` : '';
  return `待审批\n${table(['编号', '事项', '名称', '环节', '待办', '期限'], own)}${more}${next}\n到期要办\n${board}${policiesText(policies, as)}`;
}

/** New law is not taken silently: each cycle is moved, or stays by a decision on record. */
function policiesText(policies: readonly PolicyLine[], as: string | undefined): string {
  if (policies.length === 0) return '';
  const rows = policies.map(({ cycleId, cycleTitle, policy, inForce, effectiveFrom }) => [
    ...[cycleId, cycleTitle, policy, inForce, effectiveFrom],
  ]);
  const who = as === undefined ? '' : ` --as ${as}`;
  const commands = policies.flatMap(({ cycleId, inForce, effectiveFrom }) => {
    const line = (kind: string, data: object) =>
      `  npx caigou do ${kind} --cycle ${cycleId}${who} --data '${JSON.stringify(data)}'\n`;
    const reason = '…';
    return [
      line('move-to-policy', { asOf: effectiveFrom, reason }),
      line('keep-policy', { instead: inForce, reason }),
    ].join('');
  });
  const head = ['编号', '名称', '现用政策', '已生效的新政策', '生效日'];
  return `\n新政策待处理\n${table(head, rows)}改用新政策（可先加 --dry-run 预演）或者继续适用原政策，写明理由：\n${commands.join('')}`;
}

type Row = Pick<
  ObligationLine,
  'rule' | 'subject' | 'owner' | 'due' | 'notBefore' | 'certainty' | 'status' | 'authority' | 'treasuryCloses'
> & {
  cycleId?: string;
  bridge?: BridgeOffer;
};

type Board = { obligations: Row[]; next: ObligationsPage['next'] };

const boardText = (colours: boolean) => (board: Board) => boardOf(board, colours);

function boardOf({ obligations, next }: Board, colours: boolean): string {
  const named = obligations.some(({ cycleId }) => cycleId !== undefined);
  const rows = obligations.map((each) => [
    ...(named ? [each.cycleId ?? ''] : []),
    RULE_TEXTS[each.rule].title,
    subjectText(each.subject),
    OWNER_NAMES[each.owner],
    dueText(each),
    statusText(each.status, colours),
    each.authority === 'assumed' ? '暂按' : '',
  ]);
  const head = ['义务', '对象', '责任人', '期限', '状态', '依据'];
  const alarms = obligations.flatMap(({ bridge, cycleId, rule }) =>
    bridge === undefined ? [] : [`警示 ${cycleId ?? ''} ${RULE_TEXTS[rule].title}：${bridgeWords(bridge)}\n`],
  );
  return `${table(named ? ['编号', ...head] : head, rows)}${alarms.join('')}${moreText(next)}`;
}

function dueText({ due, notBefore, certainty, treasuryCloses }: Row): string {
  const day = due ?? (notBefore === undefined ? '' : `不早于 ${notBefore}`);
  const marks = [
    ...(certainty === 'provisional' ? [CERTAINTY_NAMES.provisional] : []),
    ...(treasuryCloses === undefined ? [] : [treasuryText(treasuryCloses)]),
  ];
  return marks.length === 0 ? day : `${day}（${marks.join('，')}）`;
}

/** A colour beside the word, never instead of it. */
function statusText(status: Row['status'], colours: boolean): string {
  const name = STATUS_NAMES[status];
  return status === 'breached' ? createColors(colours).red(name) : name;
}

function noticesText({ notices, next }: NoticesPage): string {
  const rows = notices.map(({ cycleId, about, occurrence, recipient, channel, notBefore, state, lastError }) => [
    cycleId,
    thingText(about),
    occurrenceName(occurrence),
    recipient,
    CHANNEL_NAMES[channel] ?? channel,
    momentText(notBefore),
    NOTICE_STATE_NAMES[state],
    lastError ?? '',
  ]);
  return `${table(['编号', '事项', '提醒', '收件人', '渠道', '发送时间', '状态', '说明'], rows)}${moreText(next)}`;
}

const BEIJING_MS = 8 * 3_600_000;

/** `2026-11-23 09:00`, as clocks in China show it. */
function momentText(moment: Instant): string {
  return fromMs(toMs(moment) + BEIJING_MS)
    .slice(0, 16)
    .replace('T', ' ');
}
