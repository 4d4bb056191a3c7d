import type { PlainDate } from '../calendar/plain-date.js';
import { servedStations } from '../contract/stations.js';
import { type Broken, draft, type Judging } from '../cycle/chapter.js';
import { breaks } from '../cycle/checks.js';
import type { CycleState } from '../cycle/state.js';
import type { FactDraft } from '../facts.js';
import { WORKER_ROLES } from '../policy/vocabulary.js';
import { staffingOf } from './certifying.js';
import { type WorkerOnRecord, workersAt, workersOn } from './fold.js';
import { levelSuffices } from './qualification.js';

/** A station with fewer people than its documents ask for. */
type ShortStation = { station: string; have: number; need: number };

/** Stations of the contract year that have fewer people on that day than the staffing rule asks for. */
function shortStations(state: CycleState, judging: Judging, year: number, on: PlainDate): ShortStation[] {
  const need = staffingOf(state, judging)?.minPerStation ?? 0;
  return servedStations(state, year)
    .map(({ id }) => ({ station: id, have: workersAt(state.staff, id, on).length, need }))
    .filter(({ have }) => have < need);
}

/** A deployment with too few people stands, with the breach on record; each station owes its refill from then on. */
export function shortAtDeployment(
  state: CycleState,
  judging: Judging,
  year: number,
  on: PlainDate,
): { facts: FactDraft[]; broken: Broken[] } {
  const short = shortStations(state, judging, year, on);
  return {
    facts: short
      .filter(({ station }) => state.staff.belowMinimum[station] === undefined)
      .map((each) => draft('station-below-minimum', each)),
    broken: short.flatMap((each) => breaks(state, judging, 'staffing', 'too-few-workers', each, false)),
  };
}

/** Roles the whole contract must have, and has too few of on that day; `without`: somebody who leaves. */
export function rolesMissing(state: CycleState, judging: Judging, on: PlainDate, without?: string): Broken[] {
  const rule = staffingOf(state, judging);
  const there = workersOn(state.staff, on).filter(({ worker }) => worker !== without);
  return WORKER_ROLES.flatMap((role) => {
    const need = rule?.perContract?.[role] ?? 0;
    const fits = (each: WorkerOnRecord) =>
      each.role === role && (rule?.leastLevel?.[role] === undefined || levelSuffices(rule, role, each.certificate));
    const have = there.filter(fits).length;
    return have < need ? breaks(state, judging, 'staffing', 'role-missing', { role, have, need }, false) : [];
  });
}
