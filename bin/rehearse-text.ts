import { table } from '../client/cli/report.js';
import { fromMs, type Instant, instantAt, legalDay, toMs } from '../domain/calendar/instant.js';
import { type PlainDate, weekday } from '../domain/calendar/plain-date.js';
import type { TimelineEntry } from '../rehearsal/history.js';
import type { Rehearsal } from '../rehearsal/rehearse.js';
import { COMMAND_NAMES } from '../texts/zh-CN/commands.js';
import { FACT_NAMES } from '../texts/zh-CN/facts.js';
import { OWNER_NAMES } from '../texts/zh-CN/names.js';
import { occurrenceName, rehearsalSummary, systemName, REHEARSAL_TEXTS as TEXTS } from '../texts/zh-CN/rehearsal.js';
import { STATUS_NAMES } from '../texts/zh-CN/terms.js';
import { thingText } from '../texts/zh-CN/things.js';

type Line = { at: Instant; cells: readonly [kind: string, what: string, who: string, place: string] };

const BEIJING_MS = 8 * 3_600_000;
/** A due day ends with its last minute, after all that happened on it. */
const DAY_END = '23:59';

/** The timeline for people: day by day what was done, what left the house and what fell due. */
export function rehearsalText(rehearsal: Rehearsal): string {
  const { cycleId, timeline, notices, obligations } = rehearsal;
  const days = new Map<PlainDate, Line[]>();
  for (const line of linesOf(rehearsal)) {
    const day = legalDay(line.at);
    days.set(day, [...(days.get(day) ?? []), line]);
  }
  const parts = [...days].map(([day, lines]) => `${dayText(day)}\n${table(TEXTS.head, lines.map(rowOf))}`);
  const sums = rehearsalSummary({
    facts: timeline.filter(({ entry }) => entry === 'fact').length,
    runs: new Set(timeline.map(({ runId }) => runId)).size,
    obligations: obligations.length,
    late: obligations.filter(({ status }) => status === 'metLate' || status === 'breached').length,
    notices: notices.length,
    sent: notices.filter(({ state }) => state === 'sent').length,
  });
  return `${[...parts, `${cycleId}：${sums}`].join('\n')}\n`;
}

/** Sorted by moment; what falls on one moment stays in the order of the engine's history. */
function linesOf({ timeline, notices, obligations }: Rehearsal): Line[] {
  const lines: Line[] = [
    ...timeline.map(entryLine),
    ...notices.map(({ settledAt, notBefore, about, occurrence, recipient, messageId }): Line => {
      const what = `${thingText(about)}：${occurrenceName(occurrence)}`;
      return { at: settledAt ?? notBefore, cells: [TEXTS.notice, what, recipient, messageId ?? ''] };
    }),
    ...obligations.flatMap(({ id, due, status, owner }): Line[] => {
      if (due === null) return [];
      return [
        {
          at: instantAt(due, DAY_END),
          cells: [TEXTS.due, `${thingText(id)}：${STATUS_NAMES[status]}`, OWNER_NAMES[owner], ''],
        },
      ];
    }),
  ];
  return lines.sort((a, b) => (a.at < b.at ? -1 : Number(a.at > b.at)));
}

function entryLine(entry: TimelineEntry): Line {
  const place = `${entry.runId.slice(0, 8)}/${entry.eventId}`;
  const happened = entry.on === legalDay(entry.at) ? '' : TEXTS.happenedOn(entry.on);
  if (entry.entry === 'fact') {
    const who = 'system' in entry.actor ? systemName(entry.actor.system) : entry.actor.name;
    return { at: entry.at, cells: [TEXTS.fact, `${entry.seq} ${FACT_NAMES[entry.kind]}${happened}`, who, place] };
  }
  const who = 'system' in entry.actor ? systemName(entry.actor.system) : entry.actor.person.name;
  return { at: entry.at, cells: [TEXTS.command, `${COMMAND_NAMES[entry.kind]}${happened}`, who, place] };
}

function rowOf({ at, cells }: Line): string[] {
  return [fromMs(toMs(at) + BEIJING_MS).slice(11, 16), ...cells];
}

function dayText(day: PlainDate): string {
  return `${day} 星期${'一二三四五六日'[weekday(day) - 1]}`;
}
