import type { Instant } from '../../../domain/calendar/instant.js';
import type { PlainDate } from '../../../domain/calendar/plain-date.js';
import type { Preview } from '../../../domain/cycle/preview-types.js';
import type { Stage } from '../../../domain/cycle/stage.js';
import type { Obligation } from '../../../domain/obligations/types.js';
import type { Problem } from './problem.js';

/** What the server answers to the start of a cycle and to its overview; test/screens holds it against the server. */

/** A command that is not ready (暂存); `about` is the cycle, or `new`. */
export type Draft = { about: string; kind: string; data: Record<string, unknown>; at: Instant };
export type DraftsAnswer = { drafts: Draft[] };
export type DraftSaved = { saved: string; at: Instant };

/** The preview of an opening; `problem`: in words, why it would be refused. */
export type OpeningPreview = Preview & {
  problem?: Problem;
  words?: { warnings: string[]; dates: { of: string; title: string; lines: string[] }[] };
};

/** By when buying must begin so that the service before is followed without a gap. */
export type PlanBack = {
  due: PlainDate;
  certainty: 'final' | 'provisional';
  latest: PlainDate;
  today: PlainDate;
  steps: { id: string; startBy: PlainDate; endBy: PlainDate }[];
  lines: string[];
};

export type Bar = { from: PlainDate | null; to: PlainDate | null };
type StageBar = { stage: Stage; year: number | null; planned: Bar; actual: Bar };
export type Milestone = {
  due: PlainDate | null;
  certainty: Obligation['certainty'] | null;
  /** The duty whose proof says how the day was reached. */
  obligation: string | null;
  /** As the server judged it: a provisional day is late only after its latest reading. */
  late: boolean;
  doneOn: PlainDate | null;
};
/** One cycle as a Gantt shows it (周期总览). */
export type CycleTimeline = {
  stages: StageBar[];
  payments: (Milestone & { year: number; tranche: number; allocatedFen: number; paidFen: number })[];
  evaluations: (Milestone & {
    year: number;
    slot: string;
    scoreHundredths: number | null;
    pass: boolean | null;
    stations: { name: string; scoreHundredths: number }[];
  })[];
  nextDecision: {
    obligation: string;
    rule: Obligation['rule'];
    subject: string;
    due: PlainDate | null;
    certainty: Obligation['certainty'];
    late: boolean;
  } | null;
  closedOn: PlainDate | null;
  today: PlainDate;
};
