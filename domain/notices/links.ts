import type { DirectorySnapshot, Person } from '../directory/types.js';
import type { ClockRuleId } from '../policy/rule-ids.js';
import type { ResolvedOwner } from '../policy/vocabulary.js';
import { REPORT_RULES } from '../report/asked.js';
import type { OwedNotice } from './types.js';

/** What a link in a letter lets its reader do, without an account. */
export const LINK_PURPOSES = [
  'answer', // answer a reminder: seen, late until a day, or not me
  'hand-in', // hand in the report a duty asks for
  'decide', // decide an approval task
  'receipt', // acknowledge a filing, or send it back
  'board', // all duties of a party over all counties
] as const;
export type LinkPurpose = (typeof LINK_PURPOSES)[number];

/** How long a link works, in calendar days. Each further reminder brings a new one. */
export const LINK_DAYS: Record<LinkPurpose, number> = { answer: 30, 'hand-in': 45, decide: 15, receipt: 30, board: 30 };

/** Owners outside the bureau, who have no account: they answer their reminders by link. */
const ANSWERING: readonly ResolvedOwner[] = ['contractor', 'agent', 'evaluator', 'township'];

/** The links that go with a notice to its reader, in the order they are shown. */
export function linksOffered({ occurrence, about }: OwedNotice, reader: Person): LinkPurpose[] {
  if (occurrence === 'withdrawn' || occurrence === 'done' || occurrence === 'escalation') return [];
  if (about.kind === 'task') return about.holder === reader.id ? ['decide'] : [];
  const { owner, rule } = about.obligation;
  if (reader.party === 'bureau') return [];
  if (rule === 'filing-receipt') return ['receipt'];
  const answers = ANSWERING.includes(owner) ? (['answer'] as const) : [];
  return owner === 'contractor' && isReportRule(rule) ? [...answers, 'hand-in'] : [...answers];
}

/** True of a reader whose letters also lead to all duties of the party. */
export function hasBoard({ party, partyId }: Person): boolean {
  return party === 'contractor' && partyId !== null;
}

function isReportRule(rule: ClockRuleId): boolean {
  return REPORT_RULES.some((each) => each === rule);
}

/**
 * Who of a county receives the letters of that reader: the same party, reached at the same address. An id of a party
 * alone is a county's own and proves nothing in another one.
 */
export function sameContact({ people }: Pick<DirectorySnapshot, 'people'>, reader: Person): Person[] {
  const address = reader.email?.toLowerCase();
  if (address === undefined || reader.partyId === null) return [];
  return people.filter(
    (each) => each.party === reader.party && each.partyId === reader.partyId && each.email?.toLowerCase() === address,
  );
}
