import type { PlainDate } from '../calendar/plain-date.js';
import type { Folds } from '../cycle/chapter.js';
import type { Placement, StaffFacts } from './types.js';

export type WorkerOnRecord = Placement & {
  leftOn: PlainDate | null;
  labourContractOn: PlainDate | null;
  certificate: { level: string; on: PlainDate; registeredOn: PlainDate | null } | null;
  hours: Record<string, number>;
  certificationBreachedOn: PlainDate | null;
};

/** The roster by worker id, and what each station was confirmed to have. */
export type StaffState = {
  projectStartedOn: PlainDate | null;
  deployedOn: PlainDate | null;
  workers: Record<string, WorkerOnRecord>;
  premises: Record<string, PlainDate>;
  /** Stations on record as short of workers. */
  belowMinimum: Record<string, PlainDate>;
};

export function initialStaff(): StaffState {
  return { projectStartedOn: null, deployedOn: null, workers: {}, premises: {}, belowMinimum: {} };
}

function withWorker(
  slice: StaffState,
  worker: string,
  by: (old: WorkerOnRecord) => Partial<WorkerOnRecord>,
): StaffState {
  const old = slice.workers[worker];
  if (old === undefined) return slice;
  return { ...slice, workers: { ...slice.workers, [worker]: { ...old, ...by(old) } } };
}

const FRESH = { leftOn: null, labourContractOn: null, certificationBreachedOn: null };

/** Who comes back brings certificate and hours along; contract and clocks begin anew. */
function learned(before: WorkerOnRecord | undefined): Pick<WorkerOnRecord, 'certificate' | 'hours'> {
  return { certificate: before?.certificate ?? null, hours: before?.hours ?? {} };
}

export const staffFolds: Folds<StaffFacts, StaffState> = {
  'project-started': (slice, { on }) => ({ ...slice, projectStartedOn: slice.projectStartedOn ?? on }),
  'worker-hired': (slice, { data }) => ({
    ...slice,
    workers: { ...slice.workers, [data.worker]: { ...learned(slice.workers[data.worker]), ...FRESH, ...data } },
  }),
  'worker-started': (slice, { data: { worker, ...place }, on }) =>
    withWorker(slice, worker, () => ({ ...place, startedOn: on })),
  'worker-placed': (slice) => slice,
  'labour-contract-recorded': (slice, { data, on }) => withWorker(slice, data.worker, () => ({ labourContractOn: on })),
  'certificate-recorded': (slice, { data, on }) =>
    withWorker(slice, data.worker, () => ({
      certificate: { level: data.level, on, registeredOn: data.registeredOn ?? null },
    })),
  'training-recorded': (slice, { data }) =>
    withWorker(slice, data.worker, (old) => ({
      hours: { ...old.hours, [data.year]: (old.hours[data.year] ?? 0) + data.hours },
    })),
  'worker-removed': (slice, { data, on }) => withWorker(slice, data.worker, () => ({ leftOn: on })),
  'certification-breached': (slice, { data, on }) =>
    withWorker(slice, data.worker, () => ({ certificationBreachedOn: on })),
  'consequence-applied': (slice) => slice,
  'premises-confirmed': (slice, { data, on }) => ({ ...slice, premises: { ...slice.premises, [data.station]: on } }),
  'deployment-confirmed': (slice, { on }) => ({ ...slice, deployedOn: on }),
  'station-below-minimum': (slice, { data, on }) => ({
    ...slice,
    belowMinimum: { ...slice.belowMinimum, [data.station]: on },
  }),
  'station-refilled': (slice, { data }) => {
    const { [data.station]: _filled, ...belowMinimum } = slice.belowMinimum;
    return { ...slice, belowMinimum };
  },
  'handover-recorded': (slice) => slice,
};

/** Workers at a station on that day. */
export function workersAt(slice: StaffState, station: string, on: PlainDate): WorkerOnRecord[] {
  return Object.values(slice.workers).filter(
    (each) => each.station === station && each.placedOn <= on && (each.leftOn === null || each.leftOn > on),
  );
}
