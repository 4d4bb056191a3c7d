import { yearOfRef } from '../approval/subjects/records.js';
import type { PlainDate } from '../calendar/plain-date.js';
import { workingDaysBetween } from '../calendar/working-days.js';
import type { CompiledCalendar } from '../calendar/year-data.js';
import type { Judging } from '../cycle/chapter.js';
import type { CycleState } from '../cycle/state.js';
import { liveObligations } from '../obligations/derive.js';
import type { EventKind } from '../obligations/events.js';
import type { Obligation } from '../obligations/types.js';
import type { CompiledOf } from '../policy/types.js';
import type { SubjectKind } from '../policy/vocabulary.js';
import type { ForecastLimit } from './types.js';

/** What comes next once a matter is approved: the clocks these events meet are those the approval eats into. */
const COMES_NEXT: Record<SubjectKind, readonly EventKind[]> = {
  'annual-plan': ['plan-approved'],
  'tender-documents': ['tender-issued'],
  award: ['award-decided'],
  contract: ['contract-signed'],
  amendment: ['contract-amended'],
  'evaluation-result': ['result-confirmed'],
  renewal: ['renewal-decided'],
  payment: ['payment-allocated', 'payment-made'],
  'scope-extension': [],
  extension: [],
  waiver: [],
  deviation: [],
  repair: [],
};

/** Duties of this cycle that wait for the matter, held against the day it would be through. Soonest first. */
export function limitsAhead(
  state: CycleState,
  { kind, ref }: { kind: SubjectKind; ref: string },
  end: PlainDate,
  judging: Judging,
): ForecastLimit[] {
  const wanted = (rule: CompiledOf<'clock'>) => eventsThatMeet(rule).some((each) => COMES_NEXT[kind].includes(each));
  const waiting = liveObligations(state, judging, wanted).filter(({ subject }) => concerns(subject, ref));
  const own = liveObligations(state, judging).filter(({ id }) => id === ref);
  return [...waiting, ...own]
    .flatMap((each) => (each.due === null ? [] : [limitOf(each, each.due, end, judging.calendar)]))
    .toSorted((a, b) => (a.due < b.due ? -1 : 1));
}

function eventsThatMeet({ metBy }: CompiledOf<'clock'>): EventKind[] {
  return ('all' in metBy ? metBy.all : metBy.any).map(({ event }) => event);
}

/** Duties of another contract year or another payment are none of this matter's. */
function concerns(subject: Obligation['subject'], ref: string): boolean {
  if (/^t\d+$/.test(subject)) return subject === ref;
  return /^y\d+/.test(subject) ? subject === `y${yearOfRef(ref)}` : true;
}

function limitOf({ id, proof }: Obligation, due: PlainDate, end: PlainDate, calendar: CompiledCalendar): ForecastLimit {
  return { obligation: id, due, end, slackWd: workingDaysBetween(end, due, calendar), breaks: end > due, proof };
}
