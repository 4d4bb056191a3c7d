import type { ApprovalCommands } from './approval/commands.js';
import type { Via } from './approval/facts.js';
import type { PlainDate } from './calendar/plain-date.js';
import type { ContractCommands } from './contract/types.js';
import type { CorrectionCommands } from './correction/types.js';
import type { EvaluationCommands } from './evaluation/types.js';
import type { CycleId } from './ids.js';
import type { PaymentCommands } from './payment/types.js';
import type { Actor, PersonCard } from './people.js';
import type { PlanCommands } from './plan/types.js';
import type { ProgrammeCommands } from './programme/types.js';
import type { ReportCommands } from './report/types.js';
import type { StaffCommands } from './staff/types.js';
import type { TenderCommands } from './tender/types.js';
import type { YearEndCommands } from './year-end/types.js';

/** Every command kind with its body. */
export type CommandData = PlanCommands &
  TenderCommands &
  ContractCommands &
  StaffCommands &
  ReportCommands &
  EvaluationCommands &
  PaymentCommands &
  YearEndCommands &
  ProgrammeCommands &
  CorrectionCommands &
  ApprovalCommands;

export type CommandKind = keyof CommandData;

/** What everybody's command carries beside its body. The gateway stamps actor, people and via. */
export type CommandEnvelope = {
  commandId: string;
  cycleId: CycleId;
  /** Legal day of the event: today = an act, earlier = a record of what happened. */
  on: PlainDate;
  actor: Actor;
  /** Cards of each person the body names. */
  people: PersonCard[];
  via: Via;
  /** Who confirmed a record that touches law or money; their card is in `people`. */
  secondPerson?: string;
};
export type CommandOf<K extends CommandKind> = CommandEnvelope & { kind: K; data: CommandData[K] };
export type Command = { [K in CommandKind]: CommandOf<K> }[CommandKind];
