import type { ProofKind, ProofLine } from '../domain/calendar/deadline-types.js';
import { addDays, daysBetween, type PlainDate } from '../domain/calendar/plain-date.js';
import type { CalendarNotice, CompiledCalendar, NoticeId } from '../domain/calendar/year-data.js';
import { MAIL_TEXTS } from '../texts/zh-CN/mail.js';
import { proofText } from '../texts/zh-CN/proof.js';

/** Neighbouring days of a proof that say the same, as one line. `to` equals `from` for a single day. */
export type ProofRun = { kind: ProofKind; from: PlainDate; to: PlainDate; text: string; noticeId?: NoticeId };

/** More weekends than this are summed up in a letter; the sheet shows each. */
const WEEKENDS_SHOWN = 3;

/** Steps of a proof with neighbouring days joined; the clauses it cites are left to `citedClauses`. */
export function proofRuns(proof: readonly ProofLine[]): ProofRun[] {
  const runs: ProofRun[] = [];
  for (const line of proof) {
    if (line.kind === 'basis') continue;
    const text = proofText(line);
    const open = runs.at(-1);
    if (open !== undefined && continues(open, line, text)) {
      // A backward count meets the days in falling order.
      if (line.day < open.from) open.from = line.day;
      else open.to = line.day;
      continue;
    }
    const to = line.days === undefined ? line.day : (line.to ?? line.day);
    const run: ProofRun = { kind: line.kind, from: line.day, to, text };
    if (line.noticeId !== undefined) run.noticeId = line.noticeId;
    runs.push(run);
  }
  return runs;
}

/**
 * The proof as lines for a letter: ordinary days are left out, many weekends become one line, each notice is named where
 * it counts. The whole of it is on the proof sheet.
 */
export function proofLines(proof: readonly ProofLine[], calendar: CompiledCalendar): string[] {
  const runs = proofRuns(proof.filter(({ days }) => days === undefined));
  const weekends = runs.filter(({ kind }) => kind === 'weekend');
  const summed = weekends.length > WEEKENDS_SHOWN;
  return runs.flatMap((run) => {
    if (!summed || run.kind !== 'weekend') return [runLine(run, calendar)];
    return run === weekends[0] ? [weekendLine(weekends)] : [];
  });
}

/** Clauses and calendar version a proof rests on. */
export function citedClauses(proof: readonly ProofLine[]): string[] {
  return proof.filter(({ kind }) => kind === 'basis').map(proofText);
}

/** `国办发明电〔2025〕7号`, or the title where the number is not known. */
function noticeName(notice: CalendarNotice | undefined, id: NoticeId): string {
  return notice?.number ?? notice?.title ?? id;
}

/** `2026-10-01 至 2026-10-07`, or the one day. */
export function rangeText({ from, to }: Pick<ProofRun, 'from' | 'to'>): string {
  return from === to ? from : MAIL_TEXTS.dayRange(from, to);
}

/** Only kinds that speak of single days join; a period or a roll is a step of its own. */
const JOINS = {
  start: false,
  workingDays: false,
  presumedWorking: false,
  calendarDays: false,
  weekend: true,
  holiday: true,
  regionalRest: true,
  makeUp: true,
  statutoryRest: true,
  assumedWorking: true,
  assumedRest: true,
  expectedRest: true,
  paused: false,
  step: false,
  periodEnd: false,
  roll: false,
  provisional: false,
  end: false,
  extended: false,
  basis: false,
} satisfies Record<ProofKind, boolean>;

function continues(open: ProofRun, line: ProofLine, text: string): boolean {
  if (!JOINS[line.kind] || open.kind !== line.kind || open.text !== text || open.noticeId !== line.noticeId)
    return false;
  return line.day === addDays(open.to, 1) || line.day === addDays(open.from, -1);
}

function runLine(run: ProofRun, calendar: CompiledCalendar): string {
  const { noticeId } = run;
  const notice = noticeId === undefined ? '' : `（${noticeName(calendar.notices[noticeId], noticeId)}）`;
  return `${rangeText(run)} ${run.text}${notice}`;
}

function weekendLine(weekends: readonly ProofRun[]): string {
  const days = weekends.reduce((sum, { from, to }) => sum + daysBetween(from, to) + 1, 0);
  const ends = weekends.flatMap(({ from, to }) => [from, to]).sort();
  return MAIL_TEXTS.weekends(weekends.length, days, ends[0] ?? '', ends.at(-1) ?? '');
}
