import type { CommandData, CommandKind } from '../domain/commands.js';
import { approvalBodies } from './commands/approval.js';
import { contractBodies } from './commands/contract.js';
import { correctionBodies } from './commands/correction.js';
import { evaluationBodies } from './commands/evaluation.js';
import { paymentBodies } from './commands/payment.js';
import { planBodies } from './commands/plan.js';
import { programmeBodies } from './commands/programme.js';
import { reportBodies } from './commands/report.js';
import { staffBodies } from './commands/staff.js';
import { tenderBodies } from './commands/tender.js';
import { yearEndBodies } from './commands/year-end.js';
import type { Exactly } from './exactly.js';

const BODIES = {
  ...planBodies,
  ...tenderBodies,
  ...contractBodies,
  ...staffBodies,
  ...reportBodies,
  ...evaluationBodies,
  ...paymentBodies,
  ...yearEndBodies,
  ...programmeBodies,
  ...correctionBodies,
  ...approvalBodies,
} as const;

/** The body of each command kind, strict: a field nobody knows is an error. */
export const COMMAND_BODIES = BODIES satisfies Exactly<CommandData, typeof BODIES>;

/** All command kinds, in the order of the chapters. */
export const COMMAND_KINDS = Object.keys(COMMAND_BODIES).filter(isCommandKind);

/** Kinds only the system itself gives, or gives together with what they record; nobody outside can ask for them. */
export const SYSTEM_KINDS = [
  'apply-calendar',
  'join-programme',
  'mirror-programme-fact',
  're-resolve',
  'record-engine-repair',
] as const satisfies readonly CommandKind[];
export type SystemKind = (typeof SYSTEM_KINDS)[number];

/** Kinds a person may give. */
export const OUTSIDE_KINDS = COMMAND_KINDS.filter(
  (kind): kind is Exclude<CommandKind, SystemKind> => !SYSTEM_KINDS.some((system) => system === kind),
);

/** True for a kind the product knows. */
export function isCommandKind(text: string): text is CommandKind {
  return Object.hasOwn(COMMAND_BODIES, text);
}
