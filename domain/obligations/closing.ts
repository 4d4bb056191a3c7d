import type { PlainDate } from '../calendar/plain-date.js';
import { draft, type Judging } from '../cycle/chapter.js';
import type { CycleState } from '../cycle/state.js';
import type { FactDraft } from '../facts.js';
import type { CompiledOf } from '../policy/types.js';
import { matches } from './births.js';
import { lastGoodDay, liveObligations } from './derive.js';
import type { EventRecord } from './events.js';
import type { Verdict } from './facts.js';
import type { Obligation, ObligationNote } from './types.js';

type Ending = { verdict: Verdict; note?: ObligationNote; bySeq: number | null };

/** Facts that close what the record has ended: met by events, waived, or void. Each obligation once. */
export function closingsOf(state: CycleState, judging: Judging): FactDraft[] {
  return liveObligations(state, judging).flatMap((obligation) => {
    const ending = endingOf(state, obligation, judging);
    return ending === undefined ? [] : [closing(obligation, ending, judging)];
  });
}

function closing(obligation: Obligation, ending: Ending, { calendar }: Judging): FactDraft {
  const { id, rule, subject, owner, trigger, due, certainty } = obligation;
  return draft('obligation-closed', {
    obligation: id,
    rule,
    subject,
    owner,
    trigger,
    due,
    certainty,
    calendarVersion: `${calendar.id}@${calendar.version}`,
    ...ending,
  });
}

function endingOf(state: CycleState, obligation: Obligation, judging: Judging): Ending | undefined {
  const rule = judging.policy.rules[obligation.rule];
  if (rule?.kind !== 'clock') return undefined;
  if (state.correction.waived.includes(obligation.id)) return { verdict: 'waived', bySeq: null };
  return (
    metBy(state, obligation, rule) ??
    ranOut(obligation, rule, judging.today) ??
    voidedBy(state, obligation) ??
    beforeAdoption(state, obligation)
  );
}

/** The day the last needed event happened decides; an act before the clock started does not count. */
function metBy(state: CycleState, obligation: Obligation, rule: CompiledOf<'clock'>): Ending | undefined {
  const later = state.events.filter(
    (event) => event.seq > obligation.trigger.seq && event.expected === undefined && isAbout(event, obligation),
  );
  const wanted = 'all' in rule.metBy ? rule.metBy.all : rule.metBy.any;
  const found = wanted.map((ref) => later.find((event) => matches(ref, event)));
  const hits = found.filter((event): event is EventRecord => event !== undefined);
  const enough = 'all' in rule.metBy ? hits.length === wanted.length && wanted.length > 0 : hits.length > 0;
  if (!enough) return undefined;
  const deciding = 'all' in rule.metBy ? latest(hits) : earliest(hits);
  return { ...judge(obligation, deciding.on), bySeq: deciding.seq };
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

function latest(events: EventRecord[]): EventRecord {
  return events.reduce((a, b) => (b.on > a.on ? b : a));
}

function earliest(events: EventRecord[]): EventRecord {
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

/** Ends that take the ground from under a duty: a void tender, a worker gone, no next year, the cycle closed. */
function voidedBy(state: CycleState, obligation: Obligation): Ending | undefined {
  const by = state.events.find((event) => event.seq > obligation.trigger.seq && voids(state, event, obligation));
  return by === undefined ? undefined : { verdict: 'void', bySeq: by.seq };
}

function voids(state: CycleState, event: EventRecord, obligation: Obligation): boolean {
  switch (event.kind) {
    case 'cycle-closed':
      return obligation.rule !== 'file-retention';
    case 'tender-voided':
      return obligation.subject === 'lot' && obligation.rule !== 'reprocurement-start';
    case 'worker-removed':
      return obligation.subject.startsWith('w:') && isAbout(event, obligation);
    case 'filing-returned':
      return obligation.rule === 'filing-receipt' && isAbout(event, obligation);
    case 'renewal-decided':
      return obligation.rule === 'next-year-plan' && event.attrs.renewal !== 'renew' && isAbout(event, obligation);
    case 'contract-terminated':
      return endsWithContract(state, event, obligation);
    default:
      return false;
  }
}

/** A contract that ends early takes along what would have come after its last day; what was due before stays. */
function endsWithContract(state: CycleState, event: EventRecord, obligation: Obligation): boolean {
  const year = event.subjects.find((subject) => /^y\d+$/.test(subject));
  const lastDay = year === undefined ? undefined : state.contract.years[year]?.serviceTo;
  const after = lastDay !== undefined && obligation.trigger.on > lastDay;
  return after && (obligation.subject === year || /^[ps]:/.test(obligation.subject));
}

function beforeAdoption(state: CycleState, obligation: Obligation): Ending | undefined {
  const asOf = state.plan.adopted?.asOf;
  if (asOf === undefined || obligation.due === null || obligation.due >= asOf) return undefined;
  return { verdict: 'void', note: 'beforeAdoption', bySeq: null };
}
