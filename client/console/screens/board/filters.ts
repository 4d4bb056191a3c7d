import { BOARD } from '../../../../texts/zh-CN/console/board.js';
import { LAMP_WORDS } from '../../../../texts/zh-CN/console/parts.js';
import { RULE_NAMES } from '../../../../texts/zh-CN/rule-names.js';
import { STAGE_NAMES } from '../../../../texts/zh-CN/terms.js';
import type { Lane, LaneCount } from '../../api/answers.js';
import { LAMP_OF_LANE } from '../../parts/lamp.js';
import { ownerName } from '../../parts/words.js';
import { type Filter, optionsOf } from '../../table/filters.js';

/** The lanes as they stand beside each other: what hurries comes first. */
export const LANES: readonly Lane[] = ['overdue', 'soon', 'ok', 'provisional'];

const STAGES: Readonly<Record<string, string>> = STAGE_NAMES;

/** What the board is narrowed by; stages, offices and contractors are those that have anything, with how much. */
export function boardFilters(counts: readonly LaneCount[]): readonly Filter[] {
  const choice = { kind: 'choice', several: true } as const;
  const lanes = LANES.map((lane) => ({ value: lane, label: LAMP_WORDS[LAMP_OF_LANE[lane]] }));
  const contractors = new Map(counts.map(({ contractorId, contractor }) => [contractorId ?? '', contractor ?? '']));
  return [
    { name: 'lanes', label: BOARD.lane, ...choice, options: lanes },
    {
      name: 'stages',
      label: BOARD.stage,
      ...choice,
      options: counted(
        counts,
        ({ stage }) => stage,
        (stage) => STAGES[stage] ?? stage,
      ),
    },
    { name: 'owners', label: BOARD.owner, ...choice, options: counted(counts, ({ owner }) => owner, ownerName) },
    {
      name: 'contractor',
      label: BOARD.contractor,
      kind: 'choice',
      options: counted(
        counts,
        ({ contractorId }) => contractorId ?? '',
        (id) => contractors.get(id) ?? id,
      ),
    },
    { name: 'rules', label: BOARD.rule, ...choice, options: RULES },
    { name: 'mine', label: BOARD.mine, kind: 'choice', options: [{ value: 'true', label: BOARD.onlyMine }] },
    { name: 'sort', label: BOARD.sort, kind: 'choice', options: optionsOf(BOARD.sorts) },
    { name: 'text', label: BOARD.text, kind: 'text' },
    { name: 'from', label: BOARD.from, kind: 'day' },
    { name: 'to', label: BOARD.to, kind: 'day' },
  ];
}

const RULES = Object.entries(RULE_NAMES).map(([value, label]) => ({ value, label }));
const ASKED = [
  'lanes',
  'stages',
  'owners',
  'contractor',
  'rules',
  'mine',
  'sort',
  'text',
  'from',
  'to',
  'code',
] as const;

/** What of the address is a question to the board. */
export function boardQuery(values: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(ASKED.flatMap((name) => (values[name] === undefined ? [] : [[name, values[name]]])));
}

/** The lanes that are asked for; all of them, where none is named. */
export function lanesAsked({ lanes }: Readonly<Record<string, string>>): readonly Lane[] {
  return lanes === undefined ? LANES : LANES.filter((lane) => lanes.split(',').includes(lane));
}

function counted(
  counts: readonly LaneCount[],
  of: (each: LaneCount) => string,
  name: (value: string) => string,
): { value: string; label: string }[] {
  const sums = new Map<string, number>();
  for (const each of counts) sums.set(of(each), (sums.get(of(each)) ?? 0) + each.count);
  sums.delete('');
  return [...sums].map(([value, count]) => ({ value, label: BOARD.withCount(name(value), count) }));
}
