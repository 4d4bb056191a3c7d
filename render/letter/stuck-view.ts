import type { Instant } from '../../domain/calendar/instant.js';
import { legalDay } from '../../domain/calendar/instant.js';
import type { StuckNotice } from '../../domain/stuck/notice.js';
import type { Stuck } from '../../domain/stuck/types.js';
import { STUCK_TEXTS } from '../../texts/zh-CN/stuck.js';
import { stuckWords } from '../stuck-words.js';
import { oneLine } from '../words.js';
import type { AboutView } from './obligation-view.js';

/** What is stuck as one item of a letter: a row for each thing, what breaks first before the rest. */
export function stuckView({ about, occurrence }: StuckNotice, at: Instant): AboutView {
  const today = legalDay(at);
  const { lines, total } = about;
  const isUrgent = occurrence === 'stuck-urgent';
  const isBroken = lines.some(({ breaksOn }) => breaksOn !== null && breaksOn < today);
  const left = total - lines.length;
  return {
    urgency: isBroken ? 'overdue' : 'near',
    due: isUrgent ? STUCK_TEXTS.urgentDue : STUCK_TEXTS.digestDue,
    title: isUrgent ? STUCK_TEXTS.urgent : STUCK_TEXTS.digest(total),
    rows: [
      ...lines.map((line) => rowOf(line, today)),
      { label: STUCK_TEXTS.next, value: left > 0 ? STUCK_TEXTS.more(left) : STUCK_TEXTS.all },
    ],
    warnings: [],
    proof: [],
  };
}

function rowOf(line: Stuck & { cycleTitle: string | null }, today: ReturnType<typeof legalDay>) {
  const { name, why, since, breaks, frees, next } = stuckWords(line, today);
  const where = line.cycle === null ? STUCK_TEXTS.county : `${line.cycle} ${line.cycleTitle ?? ''}`;
  const how = next.map(({ text }) => text).join('；');
  const told = [
    `${where}：${why}`,
    `${STUCK_TEXTS.since} ${since}，${breaks}`,
    `${STUCK_TEXTS.frees}：${frees}`,
    `${STUCK_TEXTS.next}：${how}`,
  ];
  return { label: name, value: oneLine(told.join('。')) };
}
