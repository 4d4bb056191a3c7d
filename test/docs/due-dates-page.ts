import { instantAt } from '../../domain/calendar/instant.js';
import { liveObligations } from '../../domain/obligations/derive.js';
import type { Obligation } from '../../domain/obligations/types.js';
import { CLOCK_RULE_IDS } from '../../domain/policy/rule-ids.js';
import { RULE_TEXTS } from '../../texts/zh-CN/rules.js';
import { subjectText } from '../../texts/zh-CN/subjects.js';
import { cycleWorld, d } from '../support/cycle-world.js';
import { HAPPENINGS, OPENED, scenarioState } from './scenario.js';

/** Every chain of layers that is shipped, by the county that stands for it. */
const COUNTIES = [
  ['000000', 'nation alone'],
  ['222401', 'Yanji, Jilin'],
  ['640402', 'Yuanzhou, Ningxia'],
  ['610099', 'a county of Shaanxi'],
  ['410122', 'a county of Henan'],
  ['130731', 'Zhuolu, Hebei'],
  ['141024', 'a county of Linfen'],
  ['140105', 'a county of Shanxi'],
  ['110105', 'a district of Beijing'],
] as const;

type Row = { rule: Obligation['rule']; subject: string; cells: Map<string, string> };

/** The page `docs/due-dates.md`: what happened, and what each jurisdiction makes due by it. */
export function dueDatesPage(): string {
  const rows = rowsOf();
  const seen = new Set(rows.map(({ rule }) => rule));
  return [
    HEAD,
    table(
      ['Day', 'What happened'],
      HAPPENINGS.flatMap(([on, what]) => (what === '' ? [] : [[on, what]])),
    ),
    LEGEND,
    table(['Duty', 'About', ...COUNTIES.map(([code, name]) => `${code} ${name}`)], rows.map(cellsOf)),
    `Not in this purchase: ${CLOCK_RULE_IDS.filter((id) => !seen.has(id))
      .map(named)
      .join(', ')}.`,
  ].join('\n\n');
}

const HEAD = `# One purchase, every jurisdiction: all due dates side by side

Made by \`npm run docs\`; \`test/docs\` fails where this page is not what the code says. All columns count from the same
happenings, so a difference between two columns is a difference between their documents or their calendars.

## What happened`;

const LEGEND = `## What is due

\`≥\` not before that day. \`*\` the documents name no number of days: assumed. \`?\` provisional: the holiday notice of that
year is not out. \`–\` nothing is written there that makes this due.`;

function rowsOf(): Row[] {
  const state = scenarioState();
  const rows = new Map<string, Row>();
  for (const [code] of COUNTIES) {
    const { policy, calendar } = cycleWorld(code, OPENED);
    const judging = { policy, calendar, at: instantAt(d(OPENED), '00:00'), today: d(OPENED) };
    for (const each of liveObligations(state, judging)) {
      const row = rows.get(each.id) ?? { rule: each.rule, subject: each.subject, cells: new Map<string, string>() };
      row.cells.set(code, dateText(each));
      rows.set(each.id, row);
    }
  }
  return [...rows.values()].sort(
    (a, b) => placeOf(a) - placeOf(b) || (a.subject < b.subject ? -1 : Number(a.subject > b.subject)),
  );
}

const placeOf = ({ rule }: Row): number => CLOCK_RULE_IDS.indexOf(rule);

function dateText({ due, notBefore, authority, certainty }: Obligation): string {
  const day = due ?? `≥ ${notBefore ?? ''}`;
  return `${day}${authority === 'assumed' ? '*' : ''}${certainty === 'provisional' ? '?' : ''}`;
}

function cellsOf({ rule, subject, cells }: Row): string[] {
  return [named(rule), subjectText(subject), ...COUNTIES.map(([code]) => cells.get(code) ?? '–')];
}

const named = (rule: Obligation['rule']): string => `${RULE_TEXTS[rule].title} \`${rule}\``;

function table(head: string[], rows: string[][]): string {
  const line = (cells: string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
