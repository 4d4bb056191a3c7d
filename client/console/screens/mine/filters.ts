import { WORK } from '../../../../texts/zh-CN/console/work.js';
import { SUBJECT_KIND_NAMES } from '../../../../texts/zh-CN/names.js';
import { APPROVAL_STATUS_NAMES, STAGE_NAMES } from '../../../../texts/zh-CN/terms.js';
import { commandName } from '../../parts/words.js';
import { type Filter, optionsOf } from '../../table/filters.js';
import type { COLUMNS } from './columns.js';

const several = { kind: 'choice', several: true } as const;
const KINDS: Filter = { name: 'kinds', label: WORK.type, ...several, options: optionsOf(SUBJECT_KIND_NAMES) };
const STATUSES: Filter = { name: 'statuses', label: WORK.state, ...several, options: optionsOf(APPROVAL_STATUS_NAMES) };
const STAGES: Filter = { name: 'stages', label: WORK.stage, ...several, options: optionsOf(STAGE_NAMES) };
const COMMON: readonly Filter[] = [
  { name: 'sort', label: WORK.sort, kind: 'choice', options: optionsOf(WORK.sorts.involved) },
  { name: 'text', label: WORK.keyword, kind: 'text' },
  { name: 'from', label: WORK.days.from, kind: 'day' },
  { name: 'to', label: WORK.days.to, kind: 'day' },
];

/** What somebody does with a task, as the server names it. */
const VERBS = ['approve', 'reject', 'abstain', 'return', 'transfer', 'delegate', 'give-back'] as const;
const DID: Filter = {
  name: 'verbs',
  label: WORK.mine,
  ...several,
  options: VERBS.map((verb) => ({ value: verb, label: commandName(verb) })),
};
const READ: Filter = {
  name: 'unread',
  label: WORK.readState,
  kind: 'choice',
  options: optionsOf({ true: WORK.unread, false: WORK.read }),
};

/** What each list of one's own approvals may be narrowed by, as its address on the server takes it. */
export const FILTERS: Readonly<Record<keyof typeof COLUMNS, readonly Filter[]>> = {
  done: [KINDS, DID, STATUSES, STAGES, ...COMMON],
  started: [KINDS, STATUSES, STAGES, ...COMMON],
  copied: [READ, KINDS, STATUSES, STAGES, ...COMMON],
};
