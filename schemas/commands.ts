import type { z } from 'zod';
import type { CommandData, CommandKind } from '../domain/commands.js';
import { approvalBodies } from './commands/approval.js';
import { contractBodies } from './commands/contract.js';
import { correctionBodies } from './commands/correction.js';
import { evaluationBodies } from './commands/evaluation.js';
import { paymentBodies } from './commands/payment.js';
import { planBodies } from './commands/plan.js';
import { reportBodies } from './commands/report.js';
import { staffBodies } from './commands/staff.js';
import { tenderBodies } from './commands/tender.js';
import { yearEndBodies } from './commands/year-end.js';

const BODIES = {
  ...planBodies,
  ...tenderBodies,
  ...contractBodies,
  ...staffBodies,
  ...reportBodies,
  ...evaluationBodies,
  ...paymentBodies,
  ...yearEndBodies,
  ...correctionBodies,
  ...approvalBodies,
} as const;

type Plain<T> = T extends string | number | boolean | null | undefined ? T : { [K in keyof T]: Plain<T[K]> };
type Same<A, B> = (<T>() => T extends Plain<A> ? 1 : 2) extends <T>() => T extends Plain<B> ? 1 : 2 ? true : false;
/** Assignable is not enough: a schema could forget an optional field. A kind that differs is `never`, and named. */
type Exactly<Bodies extends Record<CommandKind, z.ZodType>> = {
  [K in CommandKind]: Same<z.output<Bodies[K]>, CommandData[K]> extends true ? z.ZodType<CommandData[K]> : never;
};

/** The body of each command kind, strict: a field nobody knows is an error. */
export const COMMAND_BODIES = BODIES satisfies Exactly<typeof BODIES>;

/** All command kinds, in the order of the chapters. */
export const COMMAND_KINDS = Object.keys(COMMAND_BODIES).filter(isCommandKind);

/** Kinds only the system itself may give; nobody outside can ask for them. */
export const SYSTEM_KINDS = [
  'apply-calendar',
  'mirror-programme-fact',
  're-resolve',
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
