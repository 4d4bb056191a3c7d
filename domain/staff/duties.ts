import type { PlainDate } from '../calendar/plain-date.js';
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

/** What staff facts mean for clocks: each worker `w:<id>`, each station `s:<id>`. */
export const staffEvents: EventsOf<StaffFacts> = {
  'project-started': ({ on }, state) => [
    { kind: 'project-started', on, subjects: ['lot'], attrs: {} },
    ...(state.staff.projectStartedOn === null ? startedFor(on, Object.keys(state.staff.workers), state) : []),
  ],
  'worker-hired': ({ data, on }) => [
    {
      kind: 'worker-hired',
      on,
      subjects: [`w:${data.worker}`],
      attrs: { role: data.role, employer: data.employer, degree: data.socialWorkDegree },
    },
  ],
  'worker-started': ({ data, on }, state) => [
    {
      kind: 'worker-started',
      on,
      subjects: [`w:${data.worker}`],
      attrs: { ...personAttrs(state, data.worker), role: data.role, employer: data.employer },
    },
    // Who joins a project that runs already has the rest of its time.
    ...(state.staff.projectStartedOn === null ? [] : startedFor(state.staff.projectStartedOn, [data.worker], state)),
  ],
  'worker-placed': ({ data, on }) => [
    { kind: 'worker-placed', on, subjects: [`w:${data.worker}`, `s:${data.station}`], attrs: { role: data.role } },
  ],
  'labour-contract-recorded': ({ data, on }) => [
    { kind: 'labour-contract-recorded', on, subjects: [`w:${data.worker}`], attrs: {} },
  ],
  'certificate-recorded': ({ data, on }) => [
    {
      kind: 'certificate-recorded',
      on,
      subjects: [`w:${data.worker}`],
      attrs: { registered: data.registeredOn !== undefined },
    },
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
