import type { PlainDate } from '../calendar/plain-date.js';
import type { Folds } from '../cycle/chapter.js';
import type { CertificateLevel } from '../policy/vocabulary.js';
import type { Placement, StaffFacts } from './types.js';

/** Class hours as they were recorded; `seq` is that of the fact. */
export type Training = { seq: number; on: PlainDate; year: number; hours: number };
export type Certificate = { level: CertificateLevel; on: PlainDate; registeredOn: PlainDate | null };

export type WorkerOnRecord = Omit<Placement, 'certificate'> & {
  leftOn: PlainDate | null;
  labourContractOn: PlainDate | null;
  certificate: Certificate | null;
  trainings: Training[];
  certificationBreachedOn: PlainDate | null;
  /** The last day in service, where it is known beforehand. */
  leavesOn: PlainDate | null;
  overAgeOn: PlainDate | null;
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

const FRESH = {
  leftOn: null,
  labourContractOn: null,
  certificationBreachedOn: null,
  leavesOn: null,
  overAgeOn: null,
};

/** Who comes back brings certificate and hours along; contract and clocks begin anew. */
export function learned(
  before: WorkerOnRecord | undefined,
  brought: Placement['certificate'],
): Pick<WorkerOnRecord, 'certificate' | 'trainings'> {
  const certificate =
    brought === undefined
      ? (before?.certificate ?? null)
      : { level: brought.level, on: brought.obtainedOn, registeredOn: brought.registeredOn ?? null };
  return { certificate, trainings: before?.trainings ?? [] };
}

/** What older code did not keep of a worker; on which day hours were taken is then not known. */
const YOUNGER = { trainings: [], leavesOn: null, overAgeOn: null };

/** A slice folded by older code, with each worker in today's shape. */
export function completedStaff(slice: StaffState): StaffState {
  const workers = Object.entries(slice.workers).map(([id, each]) => [id, { ...YOUNGER, ...each }]);
  return { ...slice, workers: Object.fromEntries(workers) };
}

export const staffFolds: Folds<StaffFacts, StaffState> = {
  'project-started': (slice, { on }) => ({ ...slice, projectStartedOn: slice.projectStartedOn ?? on }),
  'worker-hired': (slice, { data: { certificate, ...data } }) => ({
    ...slice,
    workers: {
      ...slice.workers,
      [data.worker]: { ...data, ...learned(slice.workers[data.worker], certificate), ...FRESH },
    },
  }),
  'worker-started': (slice, { data: { worker, ...place }, on }) =>
    withWorker(slice, worker, () => ({ ...place, startedOn: on })),
  'worker-placed': (slice) => slice,
  'labour-contract-recorded': (slice, { data, on }) => withWorker(slice, data.worker, () => ({ labourContractOn: on })),
  'certificate-recorded': (slice, { data, on }) =>
    withWorker(slice, data.worker, () => ({
      certificate: { level: data.level, on, registeredOn: data.registeredOn ?? null },
    })),
  'training-recorded': (slice, { data: { worker, year, hours }, on, seq }) =>
    withWorker(slice, worker, (old) => ({
      trainings: [...old.trainings, { seq, on, year, hours }],
    })),
  'leaving-recorded': (slice, { data }) => withWorker(slice, data.worker, () => ({ leavesOn: data.lastDay })),
  'worker-borrowed': (slice) => slice,
  'age-limit-passed': (slice, { data, on }) => withWorker(slice, data.worker, () => ({ overAgeOn: on })),
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

/** Who is in service on that day. */
export function workersOn(slice: StaffState, on: PlainDate): WorkerOnRecord[] {
  return Object.values(slice.workers).filter(
    (each) => each.placedOn <= on && (each.leftOn === null || each.leftOn > on),
  );
}

/** Workers of a station on that day; supervisor and manager serve the whole contract. */
export function workersAt(slice: StaffState, station: string, on: PlainDate): WorkerOnRecord[] {
  return workersOn(slice, on).filter((each) => each.station === station && isOfStation(each));
}

/** True for who counts among the people of a station. */
export function isOfStation({ role }: Pick<Placement, 'role'>): boolean {
  return role === 'resident' || role === 'project';
}
