import { Eta } from 'eta/core';
import type { ProofLine } from '../domain/calendar/deadline-types.js';
import type { PlainDate } from '../domain/calendar/plain-date.js';
import type { CalendarNotice, NoticeId } from '../domain/calendar/year-data.js';
import { PROOF_SHEET_TEXTS as TEXTS } from '../texts/zh-CN/proof-sheet.js';
import { citedIds, type ProofRow, proofRows } from './proof-rows.js';
import { citedClauses } from './proof-runs.js';
import { dayOnly, oneLine } from './words.js';

/** A due date as it is shown to somebody who doubts it. */
export type ProofPaper = {
  /** What is asked or owed, in a few words. */
  title: string;
  /** What it comes to; the first line is the day. */
  result: string[];
  /** What the day rests on beside the counting: owner, trigger, rule, calendar. */
  facts: { label: string; value: string }[];
  /** Derivations under their headings. */
  parts: { heading: string; proof: readonly ProofLine[] }[];
  /** Notices that lines name; one that is not here is shown by its id. */
  notices: Readonly<Record<NoticeId, CalendarNotice>>;
};

type Part = { heading: string; rows: ProofRow[] };
type SheetView = Omit<ProofPaper, 'parts' | 'notices'> & { parts: Part[]; notices: string[]; clauses: string[] };

/** The paper as lines for a terminal or a text file. Every day that was skipped or made up has a line of its own. */
export function proofPaperLines(paper: ProofPaper): string[] {
  const { result, facts, parts, notices, clauses } = viewOf(paper);
  return [
    ...result,
    ...facts.map(({ label, value }) => `${label}：${value}`),
    ...parts.flatMap(({ heading, rows }) => [
      `${heading}：`,
      ...(rows.length === 0 ? [`  ${TEXTS.noLines}`] : rows.map(rowText)),
    ]),
    ...(notices.length + clauses.length === 0 ? [] : [`${TEXTS.countedBy}：`]),
    ...[...notices, ...clauses].map((line) => `  ${line}`),
  ];
}

/** The paper as one HTML file for A4: it needs nothing beside itself, and whatever comes from outside stays text. */
export function proofSheetHtml(paper: ProofPaper, made: PlainDate): string {
  return eta.render('@sheet', { ...viewOf(paper), made: TEXTS.made(dayOnly(made)), texts: TEXTS });
}

function viewOf({ title, result, facts, parts, notices }: ProofPaper): SheetView {
  const all = parts.flatMap(({ proof }) => proof);
  const cited = citedIds(all);
  return {
    title: oneLine(title),
    result: result.map(oneLine),
    facts: facts.map(({ label, value }) => ({ label, value: oneLine(value) })),
    parts: parts.map(({ heading, proof }) => ({ heading: oneLine(heading), rows: proofRows(proof, cited) })),
    notices: cited.map((id, no) => `[${no + 1}] ${noticeText(notices[id], id)}`),
    clauses: [...new Set(citedClauses(all))],
  };
}

function rowText({ days, weekday, text, sum, notice }: ProofRow): string {
  const counted = sum === null ? '' : `，${TEXTS.sum(sum)}`;
  const on = weekday === '' ? '' : `（星期${weekday}）`;
  return `  ${days}${on}  ${text}${counted}${notice === '' ? '' : ` ${notice}`}`;
}

function noticeText(notice: CalendarNotice | undefined, id: NoticeId): string {
  if (notice === undefined) return id;
  const { title, number, date } = notice;
  return `${oneLine(title)}（${number === undefined ? '' : `${oneLine(number)}，`}${date}）`;
}

const SHEET = `<!doctype html>
<html lang="zh-CN">
<head><meta charset="utf-8"><title><%= it.texts.heading %>：<%= it.title %></title>
<style>
@page { size: A4; margin: 25mm 22mm; }
body { font-family: "FangSong","STFangsong","Noto Serif CJK SC",serif; font-size: 12pt; line-height: 1.6; color: #000; }
h1 { font-size: 18pt; text-align: center; margin: 0 0 6mm; }
h2 { font-size: 12pt; margin: 6mm 0 2mm; }
table { width: 100%; border-collapse: collapse; margin: 2mm 0; }
thead { display: table-header-group; }
tr { page-break-inside: avoid; }
th, td { border: 0.5pt solid #000; padding: 1mm 2mm; text-align: left; vertical-align: top; }
.facts th { width: 28mm; font-weight: normal; }
.result { font-weight: bold; }
.made { text-align: right; margin-top: 10mm; }
</style></head>
<body>
<h1><%= it.texts.heading %></h1>
<p><%= it.texts.labels.title %>：<%= it.title %></p>
<p class="result"><% for (const line of it.result) { %><%= line %><br><% } %></p>
<table class="facts"><tbody>
<% for (const fact of it.facts) { %>
<tr><th><%= fact.label %></th><td><%= fact.value %></td></tr>
<% } %>
</tbody></table>
<% for (const part of it.parts) { %>
<h2><%= part.heading %></h2>
<table>
<thead><tr><th><%= it.texts.columns.days %></th><th><%= it.texts.columns.weekday %></th><th><%= it.texts.columns.step %></th><th><%= it.texts.columns.sum %></th><th><%= it.texts.columns.notice %></th></tr></thead>
<tbody>
<% for (const row of part.rows) { %>
<tr><td><%= row.days %></td><td><%= row.weekday %></td><td><%= row.text %></td><td><%= row.sum ?? '' %></td><td><%= row.notice %></td></tr>
<% } %>
</tbody>
</table>
<% } %>
<h2><%= it.texts.countedBy %></h2>
<p>
<% for (const line of it.notices) { %><%= line %><br><% } %>
<% for (const line of it.clauses) { %><%= line %><br><% } %>
</p>
<p class="made"><%= it.made %></p>
</body>
</html>
`;

const eta = new Eta({ autoEscape: true, cache: true });
eta.loadTemplate('@sheet', SHEET);
