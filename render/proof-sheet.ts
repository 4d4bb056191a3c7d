import { Eta } from 'eta/core';
import type { Deadline } from '../domain/calendar/deadline-types.js';
import { type Instant, legalDay } from '../domain/calendar/instant.js';
import type { CompiledCalendar, NoticeId } from '../domain/calendar/year-data.js';
import { PROOF_SHEET_TEXTS as TEXTS } from '../texts/zh-CN/proof-sheet.js';
import { citedClauses, type ProofRun, proofRuns, rangeText } from './proof-runs.js';
import { dayOnly, dayText, oneLine, weekdayText } from './words.js';

/** A due date that is to be shown to somebody who doubts it. */
export type ProofSheetInput = {
  /** What is due, and in which matter. */
  title: string;
  matter: string;
  deadline: Deadline;
  calendar: CompiledCalendar;
  /** When the sheet is made; printed on it. */
  at: Instant;
};

/** The same proof twice: lines for a terminal or a text file, and an A4 page to print and sign. */
export type ProofSheet = { lines: string[]; html: string };

type Row = { days: string; weekday: string; text: string; notice: string };
type SheetView = {
  title: string;
  matter: string;
  result: string;
  rows: Row[];
  notices: string[];
  clauses: string[];
  made: string;
};

/** Pure. Every day that was skipped or made up is on the sheet, with the notice that says so. */
export function renderProofSheet(input: ProofSheetInput): ProofSheet {
  const { title, matter, deadline, calendar, at } = input;
  const runs = proofRuns(deadline.proof);
  const cited = [...new Set(runs.flatMap(({ noticeId }) => (noticeId === undefined ? [] : [noticeId])))];
  const view: SheetView = {
    title: oneLine(title),
    matter: oneLine(matter),
    result: resultText(deadline),
    rows: runs.map((run) => rowOf(run, cited)),
    notices: cited.map((id, no) => `[${no + 1}] ${noticeText(calendar, id)}`),
    clauses: citedClauses(deadline.proof),
    made: TEXTS.made(dayOnly(legalDay(at))),
  };
  return { lines: linesOf(view), html: eta.render('@sheet', { ...view, texts: TEXTS }) };
}

function resultText({ due, certainty, earliest, latest }: Deadline): string {
  if (certainty === 'final') return TEXTS.final(dayText(due));
  return TEXTS.provisional(dayText(earliest), dayText(latest));
}

function rowOf(run: ProofRun, cited: readonly NoticeId[]): Row {
  const weekdays = run.from === run.to ? weekdayText(run.from) : `${weekdayText(run.from)}–${weekdayText(run.to)}`;
  const notice = run.noticeId === undefined ? '' : `[${cited.indexOf(run.noticeId) + 1}]`;
  return { days: rangeText(run), weekday: weekdays, text: oneLine(run.text), notice };
}

function noticeText(calendar: CompiledCalendar, id: NoticeId): string {
  const notice = calendar.notices[id];
  if (notice === undefined) return id;
  return TEXTS.notice(oneLine(notice.title), notice.number === undefined ? null : oneLine(notice.number), notice.date);
}

function linesOf(view: SheetView): string[] {
  return [
    `${view.title}：${view.result}`,
    view.matter,
    ...view.rows.map(
      ({ days, weekday, text, notice }) => `  ${days}（${weekday}） ${text}${notice === '' ? '' : ` ${notice}`}`,
    ),
    `${TEXTS.basis}：`,
    ...[...view.notices, ...view.clauses].map((line) => `  ${line}`),
    view.made,
  ];
}

const SHEET = `<!doctype html>
<html lang="zh-CN">
<head><meta charset="utf-8"><title><%= it.texts.heading %>：<%= it.title %></title>
<style>
@page { size: A4; margin: 25mm 22mm; }
body { font-family: "FangSong","STFangsong","Noto Serif CJK SC",serif; font-size: 12pt; line-height: 1.6; color: #000; }
h1 { font-size: 18pt; text-align: center; margin: 0 0 6mm; }
table { width: 100%; border-collapse: collapse; margin: 5mm 0; }
thead { display: table-header-group; }
tr { page-break-inside: avoid; }
th, td { border: 0.5pt solid #000; padding: 1.5mm 2mm; text-align: left; vertical-align: top; }
.result { font-weight: bold; }
.made { text-align: right; margin-top: 10mm; }
</style></head>
<body>
<h1><%= it.texts.heading %></h1>
<p><%= it.texts.title %>：<%= it.title %><br><%= it.texts.matter %>：<%= it.matter %></p>
<p class="result"><%= it.result %></p>
<table>
<thead><tr><th><%= it.texts.days %></th><th><%= it.texts.weekday %></th><th><%= it.texts.step %></th><th><%= it.texts.noticeNo %></th></tr></thead>
<tbody>
<% for (const row of it.rows) { %>
<tr><td><%= row.days %></td><td><%= row.weekday %></td><td><%= row.text %></td><td><%= row.notice %></td></tr>
<% } %>
</tbody>
</table>
<p><%= it.texts.basis %>：<br>
<% for (const line of it.notices) { %><%= line %><br><% } %>
<% for (const line of it.clauses) { %><%= line %><br><% } %>
</p>
<p class="made"><%= it.made %></p>
</body>
</html>
`;

const eta = new Eta({ autoEscape: true, cache: true });
eta.loadTemplate('@sheet', SHEET);
