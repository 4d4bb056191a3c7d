import { servedStations } from '../contract/stations.js';
import { draft, type Handler } from '../cycle/chapter.js';
import { CASE_OR_RECIPIENT, CASE_WORK } from '../cycle/posts.js';
import type { CycleState } from '../cycle/state.js';
import { yearSubject } from '../ids.js';
import { type No, no } from '../refusal.js';

const MAX_SCORE = 10_000;
const hasContract = (state: CycleState) => Object.keys(state.contract.years).length > 0;
const someDrift = (state: CycleState, of: 'reportedOn' | 'orderedOn') =>
  Object.values(state.evaluation.drift).some((each) => each[of] !== null);

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
  decide(state, { data }) {
    const years = Object.values(state.contract.years).map(({ year }) => year);
    if (years.length === 0) return no('trigger-missing', { trigger: 'contract-signed' });
    const flaw = stationRefusal(state, Math.max(...years), data.station);
    if (flaw !== undefined) return flaw;
    const fits = data.scoreHundredths >= 0 && data.scoreHundredths <= MAX_SCORE;
    return fits ? { facts: [draft('spot-check-recorded', data)] } : no('bad-input', { field: 'scoreHundredths' });
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

const orderCorrection: Handler<'order-correction'> = {
  authority: CASE_WORK,
  possible: (state) => someDrift(state, 'reportedOn'),
  decide(state, { data, on }) {
    const reportedOn = state.evaluation.drift[yearSubject(data.year)]?.reportedOn ?? null;
    if (reportedOn === null) return no('trigger-missing', { trigger: 'drift-reported', year: data.year });
    if (on < reportedOn) return no('bad-input', { field: 'on', notBefore: reportedOn });
    return { facts: [draft('correction-ordered', data)] };
  },
};

const closeCorrection: Handler<'close-correction'> = {
  authority: CASE_WORK,
  possible: (state) => someDrift(state, 'orderedOn'),
  decide(state, { data, on }) {
    const orderedOn = state.evaluation.drift[yearSubject(data.year)]?.orderedOn ?? null;
    if (orderedOn === null) return no('trigger-missing', { trigger: 'correction-ordered', year: data.year });
    if (on < orderedOn) return no('bad-input', { field: 'on', notBefore: orderedOn });
    return { facts: [draft('correction-closed', data)] };
  },
};

export const monitoringHandlers = {
  'record-spot-check': spotCheck,
  'report-drift': reportDrift,
  'order-correction': orderCorrection,
  'close-correction': closeCorrection,
};
