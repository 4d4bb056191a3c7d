import type { Broken, Judging } from '../cycle/chapter.js';
import { breaks, measure, regimeOf } from '../cycle/checks.js';
import type { Station } from '../cycle/common.js';
import type { CycleState } from '../cycle/state.js';
import { ruleFor } from '../policy/lookup.js';
import type { StationItem } from '../policy/vocabulary.js';
import { type Sign, signFlaws, signFor } from './signage.js';
import type { Premises } from './types.js';

/** The sign of a station of this cycle; undefined where the documents do not say how it reads. */
export function signOfStation(state: CycleState, judging: Pick<Judging, 'policy'>, station: Station): Sign | undefined {
  const rule = ruleFor(judging.policy, 'signage-text', 'contents', regimeOf(state));
  const county = state.plan.opening?.county;
  return rule && signFor(rule, { ...station, ...(county === undefined ? {} : { county }) });
}

/** What the documents ask every station to have. */
export function itemsWanted(state: CycleState, judging: Pick<Judging, 'policy'>): StationItem[] {
  return ruleFor(judging.policy, 'station-items', 'contents', regimeOf(state))?.items ?? [];
}

/** What of a station's rooms, rules, fit-out and sign is not as the documents ask; what is not shown is missing. */
export function premisesBroken(state: CycleState, judging: Judging, found: Premises): Broken[] {
  const { station, areaM2, shows = [] } = found;
  const need = measure(state, judging, 'office-area')?.min;
  const small = need !== undefined && areaM2 !== undefined && areaM2 < need;
  const missing = itemsWanted(state, judging).filter((item) => !shows.includes(item));
  const items = { station, items: missing.join(',') };
  return [
    ...(small ? breaks(state, judging, 'office-area', 'office-too-small', { have: areaM2, need }, false) : []),
    ...(missing.length > 0 ? breaks(state, judging, 'station-items', 'items-missing', items, false) : []),
    ...signBroken(state, judging, found),
  ];
}

function signBroken(state: CycleState, judging: Judging, { station: id, sign }: Premises): Broken[] {
  const station = state.plan.opening?.stations.find((each) => each.id === id);
  const right = station && signOfStation(state, judging, station);
  if (sign === undefined || right === undefined) return [];
  return signFlaws(right, sign).flatMap(({ what, missing }) => {
    const values = { station: id, right: right.texts.join('|'), has: sign.text, missing: missing.join(',') };
    return breaks(state, judging, 'signage-text', what, values, false);
  });
}
