import { servedStations } from '../contract/stations.js';
import type { CycleState } from '../cycle/state.js';
import type { SubjectId } from '../ids.js';
import type { CompiledOf, EventRef } from '../policy/types.js';
import { matches } from './births.js';
import type { EventRecord } from './events.js';
import { periodsOf } from './periods.js';

/** A duty of which an event is asked: of its rule and about its subject. */
type Asked = { rule: CompiledOf<'clock'>; subject: SubjectId };

/**
 * The event that ends this part of a duty, of those that came after its trigger. A report of one station speaks for
 * that station only: it takes those of all stations, or one report of the whole contract where the policy does not ask
 * for each station's own.
 */
export function hitOf(
  state: CycleState,
  asked: Asked,
  ref: EventRef,
  later: readonly EventRecord[],
): EventRecord | undefined {
  const hits = later.filter((event) => matches(ref, event));
  if (asked.rule.periodic === undefined || hits.length === 0) return hits[0];
  const whole = hits.find((event) => !event.subjects.some((subject) => subject.startsWith('s:')));
  if (whole !== undefined && asked.rule.periodic.per !== 'station') return whole;
  const stations = stationsReporting(state, asked);
  const own = stations.flatMap((station) => ofStation(hits, station) ?? []);
  if (own.length < stations.length) return undefined;
  return own.reduce<EventRecord | undefined>((a, b) => (a === undefined || b.on > a.on ? b : a), undefined);
}

/** The next station whose own report is missing, where the policy asks for each; undefined: a report of the whole. */
export function nextStation(
  state: CycleState,
  asked: Asked,
  ref: EventRef,
  later: readonly EventRecord[],
): string | undefined {
  if (asked.rule.periodic?.per !== 'station') return undefined;
  const hits = later.filter((event) => matches(ref, event));
  return stationsReporting(state, asked).find((station) => ofStation(hits, station) === undefined);
}

function ofStation(hits: readonly EventRecord[], station: string): EventRecord | undefined {
  return hits.find((event) => event.subjects.includes(`s:${station}`));
}

/** Stations served in any contract year the period touches. */
function stationsReporting(state: CycleState, { rule, subject }: Asked): string[] {
  const periods = rule.periodic === undefined ? [] : periodsOf(state, rule.periodic);
  const period = periods.find((each) => each.subject === subject);
  if (period === undefined) return [];
  const years = Object.values(state.contract.years).filter(
    (each) => each.serviceFrom <= period.to && period.from <= each.serviceTo,
  );
  return [...new Set(years.flatMap(({ year }) => servedStations(state, year).map(({ id }) => id)))];
}
