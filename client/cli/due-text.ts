import type { Deadline, ProofLine } from '../../domain/calendar/deadline.js';
import { type PlainDate, weekday } from '../../domain/calendar/plain-date.js';
import type { CompiledCalendar, NoticeId } from '../../domain/calendar/year-data.js';
import type { DueQuestion } from '../../schemas/due.js';
import { limitText, proofText } from '../../texts/zh-CN/proof.js';

/** The answer of `caigou due` for people: the date, how it was reached, and the notices it rests on. */
export function dueText(question: DueQuestion, deadline: Deadline, calendar: CompiledCalendar): string {
  const cited = citedNotices(deadline.proof);
  const steps = deadline.proof.filter(({ kind }) => kind !== 'basis').map((line) => stepText(line, cited));
  const basis = deadline.proof.filter(({ kind }) => kind === 'basis').map((line) => `  ${proofText(line)}`);
  const notices = cited.map((id, at) => `  [${at + 1}] ${noticeText(calendar, id)}`);
  const asked = `自 ${question.trigger} 起${limitText(question.limit)}`;
  return `${[headline(deadline), asked, '推导：', ...steps, '依据：', ...notices, ...basis].join('\n')}\n`;
}

function headline({ due, certainty, latest }: Deadline): string {
  if (certainty === 'final') return `到期日：${dayText(due)}`;
  return `到期日（暂定）：${dayText(due)}，最晚不过 ${dayText(latest)}；放假通知发布后重新计算`;
}

function dayText(day: PlainDate): string {
  return `${day}（星期${'一二三四五六日'[weekday(day) - 1]}）`;
}

function stepText(line: ProofLine, cited: readonly NoticeId[]): string {
  const mark = line.noticeId === undefined ? '' : ` [${cited.indexOf(line.noticeId) + 1}]`;
  return `  ${dayText(line.day)}  ${proofText(line)}${mark}`;
}

function citedNotices(proof: readonly ProofLine[]): NoticeId[] {
  return [...new Set(proof.flatMap(({ noticeId }) => (noticeId === undefined ? [] : [noticeId])))];
}

function noticeText(calendar: CompiledCalendar, id: NoticeId): string {
  const notice = calendar.notices[id];
  if (notice === undefined) return id;
  return `${notice.title}（${notice.number === undefined ? '' : `${notice.number}，`}${notice.date}）`;
}
