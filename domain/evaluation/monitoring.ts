import { maxDate } from '../calendar/plain-date.js';
import { hasContract } from '../contract/fold.js';
import { servedStations } from '../contract/stations.js';
import { type Broken, draft, type Handler, type Judging } from '../cycle/chapter.js';
import { breaks, missingParts, regimeOf } from '../cycle/checks.js';
import { CASE_OR_RECIPIENT, CASE_WORK, PURCHASER } from '../cycle/posts.js';
import type { CycleState } from '../cycle/state.js';
import { yearSubject } from '../ids.js';
import { ruleFor } from '../policy/lookup.js';
import { type No, no } from '../refusal.js';
import { isOrderable, isOrdered } from './drifts.js';
import type { Drift } from './fold.js';
import { ladderBroken } from './ladder.js';

const MAX_SCORE = 10_000;
const someDrift = (state: CycleState, which: (drift: Drift) => boolean) =>
  Object.values(state.evaluation.drifts).some(which);
const driftsIn = (state: CycleState, year: number, which: (drift: Drift) => boolean) =>
  Object.values(state.evaluation.drifts).filter((each) => each.year === year && which(each));

function yearRefusal(state: CycleState, year: number): No | undefined {
  return state.contract.years[yearSubject(year)] === undefined
    ? no('trigger-missing', { trigger: 'contract-signed', year })
    : undefined;
}

function stationRefusal(state: CycleState, year: number, station: string | undefined): No | undefined {
  const unknown = station !== undefined && !servedStations(state, year).some((each) => each.id === station);
  return unknown ? no('unknown-subject', { subject: `s:${station}` }) : undefined;
}

/** A look at one station at any time; it is on record beside the evaluations and changes no result. */
const spotCheck: Handler<'record-spot-check'> = {
  authority: CASE_OR_RECIPIENT,
  possible: hasContract,
  decide(state, { data }, judging) {
    const years = Object.values(state.contract.years).map(({ year }) => year);
    if (years.length === 0) return no('trigger-missing', { trigger: 'contract-signed' });
    const flaw = stationRefusal(state, Math.max(...years), data.station);
    if (flaw !== undefined) return flaw;
    const fits = data.scoreHundredths >= 0 && data.scoreHundredths <= MAX_SCORE;
    if (!fits) return no('bad-input', { field: 'scoreHundredths' });
    const broken = missingParts(state, judging, 'spot-check-contents', data.topics ?? []);
    return { facts: [draft('spot-check-recorded', data)], broken };
  },
};

/** Service departs from the contract: the first step of the ladder report, correction, suspension, end. */
const reportDrift: Handler<'report-drift'> = {
  authority: { posts: ['officer', 'headOfOffice', 'township', 'evaluator'] },
  possible: hasContract,
  decide(state, { data }) {
    const flaw = yearRefusal(state, data.year) ?? stationRefusal(state, data.year, data.station);
    return flaw ?? { facts: [draft('drift-reported', data)] };
  },
};

/** Orders may not give more working days than the profile allows. */
function tooLong(state: CycleState, judging: Judging, withinWd: number): Broken[] {
  const limit = ruleFor(judging.policy, 'correction', 'clock', regimeOf(state))?.limit;
  if (limit?.by !== 'order' || withinWd <= limit.atMostWd) return [];
  return breaks(state, judging, 'correction', 'correction-too-long', { withinWd, atMostWd: limit.atMostWd }, false);
}

/** One order for all drifts of the year that wait for one; the days it names start the contractor's clock. */
const orderCorrection: Handler<'order-correction'> = {
  authority: PURCHASER,
  possible: (state) => someDrift(state, isOrderable),
  decide(state, command, judging) {
    const { data, on } = command;
    const waiting = driftsIn(state, data.year, isOrderable);
    if (waiting.length === 0) return no('trigger-missing', { trigger: 'drift-reported', year: data.year });
    const notBefore = waiting.map(({ reportedOn, checked }) => checked?.on ?? reportedOn).reduce(maxDate);
    if (on < notBefore) return no('bad-input', { field: 'on', notBefore });
    const broken = [
      ...tooLong(state, judging, data.withinWd),
      ...ladderBroken(state, judging, { step: 'correct', year: data.year, command }),
    ];
    return { facts: [draft('correction-ordered', data)], broken };
  },
};

/** Looked at again: put right, or not; then another order or a harder step may follow. */
const closeCorrection: Handler<'close-correction'> = {
  authority: CASE_WORK,
  possible: (state) => someDrift(state, isOrdered),
  decide(state, { data, on }) {
    const ordered = driftsIn(state, data.year, isOrdered).flatMap(({ order }) => order?.on ?? []);
    if (ordered.length === 0) return no('trigger-missing', { trigger: 'correction-ordered', year: data.year });
    const notBefore = ordered.reduce(maxDate);
    if (on < notBefore) return no('bad-input', { field: 'on', notBefore });
    return { facts: [draft('correction-closed', data)] };
  },
};

export const monitoringHandlers = {
  'record-spot-check': spotCheck,
  'report-drift': reportDrift,
  'order-correction': orderCorrection,
  'close-correction': closeCorrection,
};
