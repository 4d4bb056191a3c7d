import type { PlainDate } from '../calendar/plain-date.js';
import type { Fen } from '../money/fen.js';
import type {
  CertificateLevel,
  Consequence,
  Education,
  SignPlace,
  StationItem,
  WorkerRole,
} from '../policy/vocabulary.js';

export type Placement = {
  worker: string;
  name: string;
  station: string;
  hiredOn: PlainDate;
  startedOn: PlainDate;
  placedOn: PlainDate;
  employer: 'contractor' | 'township';
  role: WorkerRole;
  bornOn: PlainDate;
  education: Education;
  socialWorkDegree: boolean;
  /** What the worker holds already when he comes. */
  certificate?: { level: CertificateLevel; number?: string; obtainedOn: PlainDate; registeredOn?: PlainDate };
};

/** The sign that hangs there: its text, and the logos beside it by name. */
export type HungSign = { text: string; logos: string[]; places: SignPlace[] };

/** What was found at a station; `items` in free words, `shows` what documents may ask for. */
export type Premises = {
  station: string;
  areaM2?: number;
  items?: string[];
  shows?: StationItem[];
  sign?: HungSign;
};

/** Somebody of a station was lent to other work (抽调). */
export type Borrowing = { worker: string; by: string; work: string; until?: PlainDate };
/** Known beforehand that somebody goes; `lastDay` is the last one in service. */
export type Leaving = { worker: string; lastDay: PlainDate; reason: string };

export type StaffCommands = {
  'start-project': { note?: string };
  'place-worker': Placement;
  /** The wage agreed, a month. */
  'record-labour-contract': { worker: string; monthlyWageFen?: Fen };
  'record-certificate': {
    worker: string;
    level: CertificateLevel;
    number?: string;
    registeredOn?: PlainDate;
  };
  'record-training': { worker: string; hours: number; year: number };
  'record-leaving': Leaving;
  'record-worker-borrowed': Borrowing;
  'remove-worker': { worker: string; reason: string };
  'apply-consequence': { worker: string; measure: Consequence; note?: string };
  'confirm-premises': Premises;
  'confirm-deployment': { note?: string };
  'record-handover': { to: string; note?: string };
};

export type StaffFacts = {
  'project-started': { note?: string };
  'worker-hired': Placement;
  'worker-started': { worker: string; station: string; role: WorkerRole; employer: 'contractor' | 'township' };
  'worker-placed': { worker: string; station: string; role: WorkerRole };
  'labour-contract-recorded': { worker: string; monthlyWageFen?: Fen };
  'certificate-recorded': {
    worker: string;
    level: CertificateLevel;
    number?: string;
    registeredOn?: PlainDate;
  };
  'training-recorded': { worker: string; hours: number; year: number };
  'leaving-recorded': Leaving;
  'worker-borrowed': Borrowing;
  /** The worker is older than the rule allows to serve on: `age` in whole years that day. */
  'age-limit-passed': { worker: string; age: number; max: number };
  'worker-removed': { worker: string; station: string; reason: string };
  'certification-breached': { worker: string; due: PlainDate };
  'consequence-applied': { worker: string; measure: Consequence; note?: string };
  'premises-confirmed': Premises;
  'deployment-confirmed': { note?: string };
  'station-below-minimum': { station: string; have: number; need: number };
  'station-refilled': { station: string; have: number };
  'handover-recorded': { to: string; note?: string };
};
