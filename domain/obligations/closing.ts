import type { PlainDate } from '../calendar/plain-date.js';
import { draft, type Judging } from '../cycle/chapter.js';
import type { CycleState } from '../cycle/state.js';
import type { FactDraft } from '../facts.js';
import { clockOn } from '../policy/at-day.js';
import type { CompiledOf } from '../policy/types.js';
import { isJudged, judgedHit } from '../staff/judged.js';
import { countsBack, idOf, lastGoodDay, liveBirths, liveObligations, obligationOf } from './derive.js';
import { eventsOf } from './event-index.js';
import type { EventKind, EventRecord } from './events.js';
import type { Verdict } from './facts.js';
import { hitOf } from './reports.js';
import type { Obligation, ObligationNote } from './types.js';

/** `on`: the legal day it ended, where that is not the day it was noticed. */
type Ending = { verdict: Verdict; note?: ObligationNote; bySeq: number | null; on?: PlainDate };

/** Facts that close what the record has ended: met by events, waived, or void. Each obligation once. */
export function closingsOf(state: CycleState, judging: Judging): FactDraft[] {
  return liveObligations(state, judging).flatMap((obligation) => {
    const ending = endingOf(state, obligation, judging);
    return ending === undefined ? [] : [closing(obligation, ending, judging)];
  });
}

/**
 * Facts that close, as void, what lived before and has no ground any more: the service was cut short, the event it
 * rested on was corrected away, the new policy does not know the rule. Nothing disappears without a fact.
 */
export function vanishedClosings(
  before: { state: CycleState; judging: Judging },
  after: { state: CycleState; judging: Judging },
): FactDraft[] {
  const alive = new Set(liveBirths(after.state, after.judging).map(idOf));
  const bySeq = before.state.seq + 1;
  return liveBirths(before.state, before.judging)
    .filter((birth) => !alive.has(idOf(birth)) && after.state.closed[idOf(birth)] === undefined)
    .flatMap((birth) => obligationOf(before.state, birth, before.judging))
    .map((obligation) => closing(obligation, { verdict: 'void', bySeq }, after.judging));
}

function closing(obligation: Obligation, { on, ...ending }: Ending, { calendar, today }: Judging): FactDraft {
  const { id, rule, subject, owner, trigger, due, certainty } = obligation;
  const data = {
    obligation: id,
    rule,
    subject,
    owner,
    trigger,
    due,
    certainty,
    calendarVersion: `${calendar.id}@${calendar.version}`,
    ...ending,
  };
  return draft('obligation-closed', data, on ?? today);
}

function endingOf(state: CycleState, obligation: Obligation, judging: Judging): Ending | undefined {
  const rule = clockOn(judging.policy, obligation.rule, obligation.trigger.on);
  if (rule === undefined) return undefined;
  if (state.correction.waived.includes(obligation.id)) return { verdict: 'waived', bySeq: null };
  return (
    metBy(state, obligation, rule, judging) ??
    ranOut(obligation, rule, judging.today) ??
    voidedBy(state, obligation, rule) ??
    beforeAdoption(state, obligation)
  );
}

/** What ended a part of a duty: its legal day, and the fact that shows it. */
type Hit = Pick<EventRecord, 'on' | 'seq'>;

/** The day the last needed event happened decides; an act before the clock started does not count. */
function metBy(
  state: CycleState,
  obligation: Obligation,
  rule: CompiledOf<'clock'>,
  judging: Judging,
): Ending | undefined {
  const { trigger } = obligation;
  // One fact may leave two events of a kind: a decision to renew speaks of its own year and of the next.
  const start = eventsOf(state.events, [trigger.kind]).find(
    (event) => event.seq === trigger.seq && isAbout(event, obligation),
  );
  const wanted = 'all' in rule.metBy ? rule.metBy.all : rule.metBy.any;
  const later = eventsOf(state.events, [...new Set(wanted.map(({ event }) => event))]).filter(
    (event) =>
      event.seq > trigger.seq &&
      event.expected === undefined &&
      isAbout(event, obligation) &&
      !isElsewhere(start, event),
  );
  const found = wanted.map((ref) =>
    isJudged(ref.event)
      ? judgedHit(state, judging, obligation, ref.event)
      : hitOf(state, { rule, subject: obligation.subject }, ref, later),
  );
  const hits = found.filter((hit) => hit !== undefined);
  const enough = 'all' in rule.metBy ? hits.length === wanted.length && wanted.length > 0 : hits.length > 0;
  if (!enough) return undefined;
  const deciding = 'all' in rule.metBy ? latest(hits) : earliest(hits);
  return { ...judge(obligation, deciding.on), bySeq: deciding.seq, on: deciding.on };
}

const KINDS_OF_PLACE = [/^y\d+$/, /^p:/];

/** Two events of the same programme may be about different years, periods or evaluations: one does not end the other. */
function isElsewhere(start: EventRecord | undefined, event: EventRecord): boolean {
  if (start === undefined) return false;
  const slots = [start.attrs.slot, event.attrs.slot];
  if (!slots.includes(undefined) && slots[0] !== slots[1]) return true;
  return KINDS_OF_PLACE.some((place) => {
    const [from, to] = [start.subjects, event.subjects].map((all) => all.filter((subject) => place.test(subject)));
    return from?.length && to?.length ? !from.some((subject) => to.includes(subject)) : false;
  });
}

/** Windows that only time ends (公示期、质疑期): closed the day after. */
function ranOut(obligation: Obligation, rule: CompiledOf<'clock'>, today: PlainDate): Ending | undefined {
  const open = 'all' in rule.metBy || rule.metBy.any.length > 0;
  if (open || obligation.latest === null || today <= obligation.latest) return undefined;
  return { verdict: 'met', bySeq: null };
}

function isAbout(event: EventRecord, obligation: Obligation): boolean {
  return event.subjects.includes(obligation.subject);
}

function latest(events: Hit[]): Hit {
  return events.reduce((a, b) => (b.on > a.on ? b : a));
}

function earliest(events: Hit[]): Hit {
  return events.reduce((a, b) => (b.on < a.on ? b : a));
}

/** In time, in time under the rolled reading, or late. A step taken too early leaves `notBefore` void. */
function judge(obligation: Obligation, on: PlainDate): { verdict: Verdict; note?: ObligationNote } {
  if (obligation.notBefore !== undefined) return { verdict: on < obligation.notBefore ? 'void' : 'met' };
  if (obligation.due === null || obligation.latest === null) return { verdict: 'met' };
  if (on <= obligation.latest) return { verdict: 'met' };
  const lastGood = lastGoodDay({ ...obligation, latest: obligation.latest });
  return on <= lastGood ? { verdict: 'met', note: 'interpretation' } : { verdict: 'metLate' };
}

/** Ends that take the ground from under a duty: a void tender, a worker gone, a contract ended, the cycle closed. */
function voidedBy(state: CycleState, obligation: Obligation, rule: CompiledOf<'clock'>): Ending | undefined {
  const by = eventsOf(state.events, VOIDING).find(
    (event) => event.seq > obligation.trigger.seq && VOIDS[event.kind]?.({ state, event, obligation, rule }) === true,
  );
  return by === undefined ? undefined : { verdict: 'void', bySeq: by.seq, on: by.on };
}

type Case = { state: CycleState; event: EventRecord; obligation: Obligation; rule: CompiledOf<'clock'> };

/** Duties that rest on one award and fall with it. */
const OF_AWARD: readonly string[] = [
  'award-notice',
  'result-notice-period',
  'challenge-window',
  'contract-signing',
  'bond-refund-losers',
];

/** Events that end duties without meeting them, and which; a kind that is not here ends none. */
const VOIDS: { [K in EventKind]?: (at: Case) => boolean } = {
  'cycle-closed': ({ obligation }) => obligation.rule !== 'file-retention',
  'tender-voided': ({ obligation }) =>
    obligation.rule === 'contract-signing' ||
    (obligation.subject === 'lot' && obligation.rule !== 'reprocurement-start'),
  'award-declined': ({ obligation }) => OF_AWARD.includes(obligation.rule),
  // What an approved plan set in motion comes again when it is approved anew.
  'plan-reopened': ({ event, obligation }) => obligation.trigger.kind === 'plan-approved' && isAbout(event, obligation),
  'worker-removed': ({ event, obligation }) => obligation.subject.startsWith('w:') && isAbout(event, obligation),
  'filing-returned': ({ event, obligation }) => obligation.rule === 'filing-receipt' && isAbout(event, obligation),
  // An amendment names the stations it ends.
  'contract-amended': ({ event, obligation }) => obligation.subject.startsWith('s:') && isAbout(event, obligation),
  // A correction looked at and not made: what follows is another step of the ladder, or another order.
  'correction-closed': ({ event, obligation }) => event.attrs.pass === false && isAbout(event, obligation),
  'contract-terminated': (at) =>
    endsWithContract(at) || (at.obligation.subject.startsWith('dr') && isAbout(at.event, at.obligation)),
  'renewal-decided': ({ event, obligation }) =>
    (obligation.rule === 'next-year-plan' && event.attrs.renewal !== 'renew' && isAbout(event, obligation)) ||
    (obligation.rule === 'reprocurement-start' && event.attrs.renewal === 'end-no-budget'),
};

const VOIDING = Object.keys(VOIDS) as EventKind[];

/**
 * A contract that ends early takes along what would have come after its last day, and what was counted back from its
 * end; what was due when it ended stays.
 */
function endsWithContract({ state, event, obligation, rule }: Case): boolean {
  const year = event.subjects.find((subject) => /^y\d+$/.test(subject));
  const lastDay = year === undefined ? undefined : state.contract.years[year]?.serviceTo;
  if (lastDay === undefined || (obligation.due !== null && obligation.due <= event.on)) return false;
  const after = obligation.trigger.on > lastDay || countsBack(rule);
  return after && (obligation.subject === year || /^[ps]:/.test(obligation.subject));
}

function beforeAdoption(state: CycleState, obligation: Obligation): Ending | undefined {
  const asOf = state.plan.adopted?.asOf;
  if (asOf === undefined || obligation.due === null || obligation.due >= asOf) return undefined;
  return { verdict: 'void', note: 'beforeAdoption', bySeq: null };
}
