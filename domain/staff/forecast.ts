import { addDays, maxDate, type PlainDate } from '../calendar/plain-date.js';
import { latestContract } from '../contract/fold.js';
import { servedStations } from '../contract/stations.js';
import type { Judging } from '../cycle/chapter.js';
import type { Station } from '../cycle/common.js';
import type { CycleState } from '../cycle/state.js';
import { lastGoodDay, liveObligations } from '../obligations/derive.js';
import type { StationItem } from '../policy/vocabulary.js';
import { staffingOf } from './certifying.js';
import { workersAt } from './fold.js';
import { itemsWanted, signOfStation } from './premises.js';
import type { Sign } from './signage.js';

/** Why somebody will no longer be at a station, and the first day without him. */
export type Loss = { worker: string; why: 'leaves' | 'certificate'; from: PlainDate };
/** The first day a station has fewer people than it must, and whose going makes it so; `from` today: it is short. */
export type Shortage = { from: PlainDate; have: number; need: number; because: Loss[] };
/** A station as it stands and as it must be. */
export type StationOutlook = Pick<Station, 'id' | 'name'> & {
  workers: number;
  need: number;
  shortage: Shortage | null;
  sign: Sign | null;
  items: StationItem[];
};

/** Every station served in the newest contract year, by what is on record today. */
export function stationOutlooks(state: CycleState, judging: Judging): StationOutlook[] {
  const year = latestContract(state.contract)?.year ?? 1;
  const need = staffingOf(state, judging)?.minPerStation ?? 0;
  const losses = lossesKnown(state, judging);
  return servedStations(state, year).map((station) => {
    const there = workersAt(state.staff, station.id, judging.today).map(({ worker }) => worker);
    return {
      id: station.id,
      name: station.name,
      workers: there.length,
      need,
      shortage: latestContract(state.contract) === undefined ? null : shortageOf(there, need, losses, judging.today),
      sign: signOfStation(state, judging, station) ?? null,
      items: itemsWanted(state, judging),
    };
  });
}

/** Takes people away day by day until fewer are left than needed; null: not as far as anybody knows. */
export function shortageOf(
  there: readonly string[],
  need: number,
  losses: readonly Loss[],
  today: PlainDate,
): Shortage | null {
  if (there.length < need) return { from: today, have: there.length, need, because: [] };
  const own = losses.filter(({ worker }) => there.includes(worker));
  const days = [...new Set(own.map(({ from }) => from))].sort();
  for (const from of days) {
    const because = own.filter((each) => each.from <= from);
    const have = there.length - because.length;
    if (have < need) return { from, have, need, because };
  }
  return null;
}

/** Who will go, as far as the record says: each worker once, by what comes first. */
function lossesKnown(state: CycleState, judging: Judging): Loss[] {
  const all = [...leavings(state, judging), ...uncertified(state, judging)].sort((a, b) => (a.from < b.from ? -1 : 1));
  return [...new Map(all.toReversed().map((each) => [each.worker, each])).values()];
}

function leavings({ staff }: CycleState, { today }: Judging): Loss[] {
  return Object.values(staff.workers).flatMap(({ worker, leftOn, leavesOn }) => {
    if (leftOn !== null || leavesOn === null) return [];
    const from = addDays(leavesOn, 1);
    return [{ worker, why: 'leaves' as const, from: maxDate(from, today) }];
  });
}

/** Only where something must follow from a missed certificate is the worker lost to the station. */
function uncertified(state: CycleState, judging: Judging): Loss[] {
  if ((staffingOf(state, judging)?.consequence ?? []).length === 0) return [];
  return liveObligations(state, judging, ({ id }) => id === 'worker-certification').flatMap((duty) => {
    if (duty.latest === null) return [];
    const from = addDays(lastGoodDay({ ...duty, latest: duty.latest }), 1);
    const worker = duty.subject.slice(2);
    return [{ worker, why: 'certificate' as const, from: maxDate(from, judging.today) }];
  });
}
