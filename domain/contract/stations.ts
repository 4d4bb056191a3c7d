import type { Station } from '../cycle/common.js';
import type { CycleState } from '../cycle/state.js';
import type { YearNo } from '../ids.js';

/** Stations served in that contract year: those of the opening less what amendments and earlier renewals dropped. */
export function servedStations(state: CycleState, year: YearNo): Station[] {
  const dropped = new Set([
    ...state.contract.droppedStations,
    ...Object.entries(state.yearEnd.renewals).flatMap(([of, { dropStations }]) =>
      Number(of.slice(1)) < year ? dropStations : [],
    ),
  ]);
  return (state.plan.opening?.stations ?? []).filter((each) => !dropped.has(each.id));
}

/** The first of these ids that no station of the cycle has. */
export function unknownStation(state: CycleState, ids: readonly string[] = []): string | undefined {
  return ids.find((id) => !state.plan.opening?.stations.some((each) => each.id === id));
}
