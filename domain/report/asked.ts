import type { Judging } from '../cycle/chapter.js';
import { regimeOf } from '../cycle/checks.js';
import type { CycleState } from '../cycle/state.js';
import type { EventAttrs } from '../obligations/events.js';
import { hitOf, nextStation } from '../obligations/reports.js';
import type { Obligation } from '../obligations/types.js';
import { ruleFor } from '../policy/lookup.js';
import type { ClockRuleId } from '../policy/rule-ids.js';
import type { EventRef } from '../policy/types.js';
import type { Recipient } from '../policy/vocabulary.js';
import type { ReportBody } from './types.js';

/** Rules that ask the contractor for a report. */
export const REPORT_RULES = [
  'contractor-report-monthly',
  'contractor-report-quarterly',
  'contractor-report-mid-term',
  'contractor-report-final',
  'contractor-report-yearly',
] as const satisfies readonly ClockRuleId[];

/** The report a duty still waits for and all who are to get it; undefined where it waits for none. */
export function askedReport(
  state: CycleState,
  duty: Pick<Obligation, 'rule' | 'subject' | 'trigger'>,
  { policy }: Pick<Judging, 'policy'>,
): (ReportBody & { to: Recipient[] }) | undefined {
  const rule = ruleFor(policy, duty.rule, 'clock', regimeOf(state));
  if (rule === undefined) return undefined;
  const asked = { rule, subject: duty.subject };
  const later = state.events.filter((event) => event.seq > duty.trigger.seq && event.subjects.includes(duty.subject));
  const wanted = 'all' in rule.metBy ? rule.metBy.all : rule.metBy.any.slice(0, 1);
  const missing = wanted.filter((ref) => hitOf(state, asked, ref, later) === undefined);
  const [first] = missing;
  const report = valueIn(first, 'report');
  const to = missing.flatMap((ref) => valueIn(ref, 'to') ?? []);
  if (first === undefined || report === undefined || to.length === 0) return undefined;
  const station = nextStation(state, asked, first, later);
  return { report, period: duty.subject, to, ...(station === undefined ? {} : { station }) };
}

/** The one value an event of the rule must have there. */
function valueIn<A extends keyof EventAttrs>(ref: EventRef | undefined, name: A): EventAttrs[A] {
  const wanted = ref?.where?.[name];
  return (Array.isArray(wanted) ? wanted[0] : wanted) as EventAttrs[A];
}
