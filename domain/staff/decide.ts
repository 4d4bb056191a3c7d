import type { CommandOf } from '../commands.js';
import { hasContract } from '../contract/fold.js';
import { servedStations } from '../contract/stations.js';
import { type Answer, draft, type Handler, type Handlers, type Judging } from '../cycle/chapter.js';
import { beforeTrigger, breaks } from '../cycle/checks.js';
import { CASE_OR_CONTRACTOR, CASE_WORK } from '../cycle/posts.js';
import type { CycleState } from '../cycle/state.js';
import type { FactDraft } from '../facts.js';
import type { EventRecord } from '../obligations/events.js';
import { type No, no } from '../refusal.js';
import { staffingOf } from './certifying.js';
import { placementBroken } from './fitness.js';
import { isOfStation, type WorkerOnRecord, workersAt } from './fold.js';
import { rolesMissing, shortAtDeployment } from './numbers.js';
import { premisesBroken } from './premises.js';
import type { Placement, StaffCommands } from './types.js';
import { wageBroken } from './wage.js';

const hasWorker = (state: CycleState) => Object.keys(state.staff.workers).length > 0;

function stationRefusal(state: CycleState, station: string): No | undefined {
  return state.plan.opening?.stations.some((each) => each.id === station)
    ? undefined
    : no('unknown-subject', { subject: `s:${station}` });
}

/** A worker in service, or a no. */
function workerOf(state: CycleState, worker: string): WorkerOnRecord | No {
  const found = state.staff.workers[worker];
  if (found === undefined) return no('unknown-subject', { subject: `w:${worker}` });
  return found.leftOn === null ? found : no('already-recorded', { what: 'worker-removed', on: found.leftOn });
}

function placeWorker(state: CycleState, { data }: CommandOf<'place-worker'>, judging: Judging): Answer {
  const flaw = stationRefusal(state, data.station);
  if (flaw !== undefined) return flaw;
  if (!hasContract(state)) return no('trigger-missing', { trigger: 'contract-signed' });
  if (state.staff.workers[data.worker]?.leftOn === null) return no('already-recorded', { what: 'worker-placed' });
  const late = [data.hiredOn, data.startedOn, data.placedOn].find((day) => day > judging.today);
  if (late !== undefined) return no('in-the-future', { on: late, today: judging.today });
  const { worker, station, role, employer } = data;
  const facts: FactDraft[] = [
    draft('worker-hired', data, data.hiredOn),
    draft('worker-started', { worker, station, role, employer }, data.startedOn),
    draft('worker-placed', { worker, station, role }, data.placedOn),
    ...refilled(state, judging, data),
  ];
  return { facts, broken: placementBroken(state, judging, data) };
}

/** The station reaches its minimum again with this worker. */
function refilled(state: CycleState, judging: Judging, placement: Placement): FactDraft[] {
  const { station, placedOn } = placement;
  if (!isOfStation(placement)) return [];
  const need = staffingOf(state, judging)?.minPerStation ?? 0;
  const have = workersAt(state.staff, station, judging.today).length + 1;
  return state.staff.belowMinimum[station] !== undefined && have >= need
    ? [draft('station-refilled', { station, have }, placedOn)]
    : [];
}

function removeWorker(state: CycleState, { data, on }: CommandOf<'remove-worker'>, judging: Judging): Answer {
  const worker = workerOf(state, data.worker);
  if ('refused' in worker) return worker;
  const need = staffingOf(state, judging)?.minPerStation ?? 0;
  const have = workersAt(state.staff, worker.station, on).filter((each) => each.worker !== data.worker).length;
  const falls = isOfStation(worker) && have < need;
  const short = falls ? [draft('station-below-minimum', { station: worker.station, have, need })] : [];
  return {
    facts: [draft('worker-removed', { ...data, station: worker.station }), ...short],
    broken: rolesMissing(state, judging, on, data.worker).filter(({ values }) => values.role === worker.role),
  };
}

/** A day to come: whoever is gone already is removed, not announced. */
const leaving: Handler<'record-leaving'> = {
  authority: CASE_OR_CONTRACTOR,
  possible: hasWorker,
  decide(state, { data }, { today }) {
    const worker = workerOf(state, data.worker);
    if ('refused' in worker) return worker;
    return data.lastDay >= today
      ? { facts: [draft('leaving-recorded', data)] }
      : no('bad-input', { field: 'lastDay', today });
  },
};

/** Only people of a station can be lent away from it. */
const borrowed: Handler<'record-worker-borrowed'> = {
  authority: { posts: ['officer', 'headOfOffice', 'contractor', 'township'] },
  possible: hasWorker,
  decide(state, { data }, judging) {
    const worker = workerOf(state, data.worker);
    if ('refused' in worker) return worker;
    const values = { worker: data.worker, by: data.by, work: data.work };
    const broken = isOfStation(worker)
      ? breaks(state, judging, 'worker-borrowing-ban', 'worker-borrowed', values, false)
      : [];
    return { facts: [draft('worker-borrowed', data)], broken };
  },
};

const labourContract: Handler<'record-labour-contract'> = {
  authority: CASE_OR_CONTRACTOR,
  possible: hasWorker,
  decide(state, { data, on }, judging) {
    const worker = workerOf(state, data.worker);
    if ('refused' in worker) return worker;
    // Signing before the first day of work is ordinary; only a day before the hiring is out of order.
    return {
      facts: [draft('labour-contract-recorded', data)],
      broken: [
        ...beforeTrigger(state, judging, 'labour-contract', on, worker.hiredOn),
        ...wageBroken(state, judging, data.monthlyWageFen, on),
      ],
    };
  },
};

const certificate: Handler<'record-certificate'> = {
  authority: CASE_OR_CONTRACTOR,
  possible: hasWorker,
  decide(state, { data }) {
    const worker = workerOf(state, data.worker);
    return 'refused' in worker ? worker : { facts: [draft('certificate-recorded', data)] };
  },
};

const training: Handler<'record-training'> = {
  authority: CASE_OR_CONTRACTOR,
  possible: hasWorker,
  decide(state, { data }) {
    const worker = workerOf(state, data.worker);
    if ('refused' in worker) return worker;
    return data.hours > 0 ? { facts: [draft('training-recorded', data)] } : no('bad-input', { field: 'hours' });
  },
};

/** Only what the profile says may follow a missed certificate. */
const consequence: Handler<'apply-consequence'> = {
  authority: CASE_OR_CONTRACTOR,
  possible: (state) => Object.values(state.staff.workers).some((each) => each.certificationBreachedOn !== null),
  decide(state, { data }, judging) {
    const worker = workerOf(state, data.worker);
    if ('refused' in worker) return worker;
    if (worker.certificationBreachedOn === null) return no('trigger-missing', { trigger: 'certification-breached' });
    const allowed = staffingOf(state, judging)?.consequence ?? [];
    if (!allowed.includes(data.measure)) return no('bad-input', { field: 'measure', allowed: allowed.join(',') });
    return { facts: [draft('consequence-applied', data)] };
  },
};

const premises: Handler<'confirm-premises'> = {
  authority: { posts: ['officer', 'headOfOffice', 'township'] },
  possible: hasContract,
  decide(state, { data }, judging) {
    if (!hasContract(state)) return no('trigger-missing', { trigger: 'contract-signed' });
    const flaw = stationRefusal(state, data.station);
    if (flaw !== undefined) return flaw;
    return { facts: [draft('premises-confirmed', data)], broken: premisesBroken(state, judging, data) };
  },
};

const deployment: Handler<'confirm-deployment'> = {
  authority: CASE_OR_CONTRACTOR,
  possible: hasContract,
  decide(state, { data, on }, judging) {
    const contract = state.contract.years.y1 ?? Object.values(state.contract.years)[0];
    if (contract === undefined) return no('trigger-missing', { trigger: 'contract-signed' });
    const empty = servedStations(state, contract.year).filter(
      (each) => workersAt(state.staff, each.id, on).length === 0,
    );
    if (empty.length > 0) return no('contents-missing', { stations: empty.map((each) => each.name).join('、') });
    const short = shortAtDeployment(state, judging, contract.year, on);
    return {
      facts: [draft('deployment-confirmed', data), ...short.facts],
      broken: [
        ...beforeTrigger(state, judging, 'deployment', on, contract.signedOn),
        ...short.broken,
        ...rolesMissing(state, judging, on),
      ],
    };
  },
};

/** Files, clients and premises go over to the contractor that takes office; each change is handed over once. */
const handover: Handler<'record-handover'> = {
  authority: CASE_OR_CONTRACTOR,
  possible: (state) => changeToHandOver(state) !== undefined,
  decide(state, { data, on }, judging) {
    const changed = changeToHandOver(state);
    if (changed === undefined) return no('trigger-missing', { trigger: 'contractor-changed' });
    const broken = beforeTrigger(state, judging, 'handover', on, changed.on);
    return { facts: [draft('handover-recorded', data)], broken };
  },
};

/** The last change of contractor, unless it has been handed over. */
function changeToHandOver({ events }: CycleState): EventRecord | undefined {
  const last = events.findLast(({ kind }) => kind === 'contractor-changed' || kind === 'handover-recorded');
  return last?.kind === 'contractor-changed' ? last : undefined;
}

export const staffHandlers: Handlers<StaffCommands> = {
  'start-project': {
    authority: CASE_WORK,
    possible: hasContract,
    decide: (state, { data }) =>
      hasContract(state)
        ? { facts: [draft('project-started', data)] }
        : no('trigger-missing', { trigger: 'contract-signed' }),
  },
  'place-worker': { authority: CASE_OR_CONTRACTOR, possible: hasContract, decide: placeWorker },
  'record-labour-contract': labourContract,
  'record-certificate': certificate,
  'record-training': training,
  'record-leaving': leaving,
  'record-worker-borrowed': borrowed,
  'remove-worker': { authority: CASE_OR_CONTRACTOR, possible: hasWorker, decide: removeWorker },
  'apply-consequence': consequence,
  'confirm-premises': premises,
  'confirm-deployment': deployment,
  'record-handover': handover,
};
