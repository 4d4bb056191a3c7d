import { dateOf, type PlainDate, yearOf } from '../calendar/plain-date.js';
import type { EventDraft, EventsOf } from '../cycle/chapter.js';
import type { CycleState } from '../cycle/state.js';
import type { EventAttrs } from '../obligations/events.js';
import type { StaffFacts } from './types.js';

/** The start of the project as each worker's own event, so that a rule can tell roles and degrees apart. */
function startedFor(on: PlainDate, workers: readonly string[], state: CycleState): EventDraft[] {
  return workers.map((worker) => ({
    kind: 'project-started',
    on,
    subjects: [`w:${worker}`],
    attrs: personAttrs(state, worker),
  }));
}

/** What rules ask of a worker on record. */
function personAttrs({ staff }: CycleState, worker: string): EventAttrs {
  const found = staff.workers[worker];
  return found === undefined ? {} : { role: found.role, employer: found.employer, degree: found.socialWorkDegree };
}

const YEAR = 'worker-year-started';

/** The registration of a certificate begins: its years of continuing education count from there. */
function registered(worker: string, registeredOn: PlainDate | null | undefined, attrs: EventAttrs): EventDraft[] {
  if (registeredOn === null || registeredOn === undefined) return [];
  return [{ kind: 'registration-started', on: registeredOn, subjects: [`w:${worker}`], attrs }];
}

/**
 * A year of the worker begins: the day he starts, then each first of January. Who is entered late has the years begun
 * since as well.
 */
function yearsBegun(state: CycleState, worker: string, startedOn: PlainDate, attrs: EventAttrs): EventDraft[] {
  const first = yearOf(startedOn);
  const later = state.report.yearsEnded.filter((year) => year >= first).map((year) => dateOf(year + 1, 1, 1));
  const known = state.events.filter(({ kind, subjects }) => kind === YEAR && subjects.includes(`w:${worker}`));
  const missing = later.filter((day) => !known.some(({ on }) => on === day));
  return [startedOn, ...missing].map((on) => yearBegun(worker, on, attrs));
}

function yearBegun(worker: string, on: PlainDate, attrs: EventAttrs): EventDraft {
  return { kind: YEAR, on, subjects: [`w:${worker}`], attrs };
}

/** The next calendar year begins for everybody in service. */
export function nextYearBegun(state: CycleState, ended: number): EventDraft[] {
  return Object.values(state.staff.workers)
    .filter(({ leftOn }) => leftOn === null)
    .map(({ worker }) => yearBegun(worker, dateOf(ended + 1, 1, 1), personAttrs(state, worker)));
}

/** What staff facts mean for clocks: each worker `w:<id>`, each station `s:<id>`. */
export const staffEvents: EventsOf<StaffFacts> = {
  'project-started': ({ on }, state) => [
    { kind: 'project-started', on, subjects: ['lot'], attrs: {} },
    ...(state.staff.projectStartedOn === null ? startedFor(on, Object.keys(state.staff.workers), state) : []),
  ],
  'worker-hired': ({ data, on }, state) => {
    const attrs = { role: data.role, employer: data.employer, degree: data.socialWorkDegree };
    const known = state.staff.workers[data.worker]?.certificate;
    const held = data.certificate ?? known;
    return [
      { kind: 'worker-hired', on, subjects: [`w:${data.worker}`], attrs },
      ...registered(data.worker, held?.registeredOn, attrs),
    ];
  },
  'worker-started': ({ data, on }, state) => [
    {
      kind: 'worker-started',
      on,
      subjects: [`w:${data.worker}`],
      attrs: { ...personAttrs(state, data.worker), role: data.role, employer: data.employer },
    },
    ...yearsBegun(state, data.worker, on, { ...personAttrs(state, data.worker), role: data.role }),
    // Who joins a project that runs already has the rest of its time.
    ...(state.staff.projectStartedOn === null ? [] : startedFor(state.staff.projectStartedOn, [data.worker], state)),
  ],
  'worker-placed': ({ data, on }) => [
    { kind: 'worker-placed', on, subjects: [`w:${data.worker}`, `s:${data.station}`], attrs: { role: data.role } },
  ],
  'labour-contract-recorded': ({ data, on }) => [
    { kind: 'labour-contract-recorded', on, subjects: [`w:${data.worker}`], attrs: {} },
  ],
  'certificate-recorded': ({ data, on }, state) => [
    {
      kind: 'certificate-recorded',
      on,
      subjects: [`w:${data.worker}`],
      attrs: { registered: data.registeredOn !== undefined },
    },
    ...registered(data.worker, data.registeredOn, personAttrs(state, data.worker)),
  ],
  'training-recorded': ({ data, on }) => [{ kind: 'training-recorded', on, subjects: [`w:${data.worker}`], attrs: {} }],
  'worker-removed': ({ data, on }) => [
    { kind: 'worker-removed', on, subjects: [`w:${data.worker}`, `s:${data.station}`], attrs: {} },
  ],
  'certification-breached': ({ data, on }, state) => {
    const role = state.staff.workers[data.worker]?.role;
    const attrs = role === undefined ? {} : { role };
    return [{ kind: 'certification-breached', on, subjects: [`w:${data.worker}`], attrs }];
  },
  'consequence-applied': ({ data, on }) => [
    { kind: 'consequence-applied', on, subjects: [`w:${data.worker}`], attrs: {} },
  ],
  'premises-confirmed': ({ data, on }) => [
    { kind: 'premises-confirmed', on, subjects: [`s:${data.station}`], attrs: {} },
  ],
  'deployment-confirmed': ({ on }) => [{ kind: 'deployment-confirmed', on, subjects: ['lot'], attrs: {} }],
  'station-below-minimum': ({ data, on }) => [
    { kind: 'station-below-minimum', on, subjects: [`s:${data.station}`], attrs: {} },
  ],
  'station-refilled': ({ data, on }) => [{ kind: 'station-refilled', on, subjects: [`s:${data.station}`], attrs: {} }],
  'handover-recorded': ({ on }) => [{ kind: 'handover-recorded', on, subjects: ['lot'], attrs: {} }],
};
