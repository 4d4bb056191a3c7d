import { addYears, type PlainDate } from '../../calendar/plain-date.js';
import type { Station } from '../../cycle/common.js';
import type { Obligation } from '../../obligations/types.js';
import { WORKER_ROLES, type WorkerRole } from '../../policy/vocabulary.js';
import { itemsWanted, signOfStation } from '../../staff/premises.js';
import type { Placement } from '../../staff/types.js';
import { ruleOf } from '../look.js';
import type { ScenarioCommand, Scene } from '../scenario.js';

/** Who works at each station, at least. */
const ROLES: readonly WorkerRole[] = ['resident', 'project'];
const AGE = 30;
const AREA_M2 = 20;
const TRAINING_HOURS = 80;

/** Workers are placed one after the other; when each station has its people the deployment is confirmed. */
export function deployed(_duty: Obligation, on: PlainDate, scene: Scene): ScenarioCommand {
  const { state } = scene;
  const wanted = Math.max(ROLES.length, ruleOf(scene, 'staffing', 'staffing')?.minPerStation ?? 0);
  const places = (state.plan.opening?.stations ?? []).flatMap((station) =>
    Array.from({ length: wanted }, (_none, at) => ({ station, at, worker: `${station.id}-${at + 1}` })),
  );
  const missing = places.find(({ worker }) => state.staff.workers[worker] === undefined);
  const wide = missing === undefined ? roleMissing(scene, on) : undefined;
  if (wide !== undefined) return wide;
  if (missing === undefined && isProjectWanted(scene)) return { kind: 'start-project', data: {} };
  if (missing === undefined) return { kind: 'confirm-deployment', by: 'contractor', data: {} };
  return placed(scene, missing.station, missing.worker, ROLES[missing.at % ROLES.length] ?? 'project', on);
}

/** Who serves the whole contract, entered at its first station with the certificate his role asks for. */
function roleMissing(scene: Scene, on: PlainDate): ScenarioCommand | undefined {
  const rule = ruleOf(scene, 'staffing', 'staffing');
  const [station] = scene.state.plan.opening?.stations ?? [];
  const role = WORKER_ROLES.find((each) => {
    const have = Object.values(scene.state.staff.workers).filter((worker) => worker.role === each).length;
    return have < (rule?.perContract?.[each] ?? 0);
  });
  if (station === undefined || role === undefined) return undefined;
  const certificate = { level: rule?.leastLevel?.[role] ?? ('assistant' as const), obtainedOn: addYears(on, -1) };
  return placed(scene, station, `${station.id}-${role}`, role, on, certificate);
}

/** Where the certificates count from the start of the project, that day goes on record. */
function isProjectWanted(scene: Scene): boolean {
  const counts = ruleOf(scene, 'worker-certification', 'clock')?.trigger.event === 'project-started';
  return counts && scene.state.staff.projectStartedOn === null;
}

function placed(
  scene: Scene,
  station: Station,
  worker: string,
  role: WorkerRole,
  on: PlainDate,
  certificate?: Placement['certificate'],
): ScenarioCommand {
  const rule = ruleOf(scene, 'staffing', 'staffing');
  const data = {
    worker,
    name: certificate === undefined ? `${station.name}社工${worker.slice(-1)}` : `${station.name}督导`,
    station: station.id,
    hiredOn: on,
    startedOn: on,
    placedOn: on,
    employer: role === 'resident' ? (rule?.residentEmployer ?? 'contractor') : ('contractor' as const),
    role,
    bornOn: addYears(on, -AGE),
    education: 'bachelor' as const,
    socialWorkDegree: true,
    ...(certificate === undefined ? {} : { certificate }),
  };
  return { kind: 'place-worker', by: 'contractor', data };
}

export function premises({ subject }: Obligation, _on: PlainDate, { state, judging }: Scene): ScenarioCommand {
  const station = state.plan.opening?.stations.find(({ id }) => `s:${id}` === subject);
  const right = station && signOfStation(state, judging, station);
  const [text = ''] = right?.texts ?? [];
  const data = {
    station: subject.slice(2),
    areaM2: AREA_M2,
    items: ['办公桌椅', '电脑', '档案柜'],
    shows: itemsWanted(state, judging),
    ...(right === undefined ? {} : { sign: { text, logos: right.logos, places: right.places } }),
  };
  return { kind: 'confirm-premises', by: 'township', data };
}

export function labourContract({ subject }: Obligation): ScenarioCommand {
  return { kind: 'record-labour-contract', by: 'contractor', data: { worker: subject.slice(2) } };
}

export function certificate({ subject }: Obligation, on: PlainDate): ScenarioCommand {
  const data = { worker: subject.slice(2), level: 'assistant' as const, registeredOn: on };
  return { kind: 'record-certificate', by: 'contractor', data };
}

/** The first of what the county lets follow from a missed certificate. */
export function consequence({ subject }: Obligation, _on: PlainDate, scene: Scene): ScenarioCommand {
  const measure = ruleOf(scene, 'staffing', 'staffing')?.consequence[0] ?? 'replace';
  return { kind: 'apply-consequence', by: 'contractor', data: { worker: subject.slice(2), measure } };
}

export function training({ subject, trigger }: Obligation, _on: PlainDate, scene: Scene): ScenarioCommand {
  const hours = ruleOf(scene, 'staffing', 'staffing')?.trainingHoursPerYear ?? TRAINING_HOURS;
  return {
    kind: 'record-training',
    by: 'contractor',
    data: { worker: subject.slice(2), hours, year: Number(trigger.on.slice(0, 4)) },
  };
}

/** One more worker brings the station back to its minimum. */
export function refill({ subject }: Obligation, on: PlainDate, scene: Scene): ScenarioCommand | null {
  const station = scene.state.plan.opening?.stations.find(({ id }) => `s:${id}` === subject);
  if (station === undefined) return null;
  const have = Object.values(scene.state.staff.workers).filter((each) => each.station === station.id).length;
  return placed(scene, station, `${station.id}-${have + 1}`, 'project', on);
}

/** What the old contractor kept goes to the one that takes office. */
export function handedOver(_duty: Obligation, _on: PlainDate, { state }: Scene): ScenarioCommand {
  return { kind: 'record-handover', by: 'contractor', data: { to: state.contract.contractor?.name ?? '' } };
}
