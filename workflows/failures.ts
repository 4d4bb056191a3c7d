import { ApplicationFailure } from '@temporalio/common';
import type { Command } from '../domain/commands.js';
import type { Refusal, RefusalCode } from '../domain/refusal.js';

/**
 * Every failure that is expected, made in one place. A plain Error in a handler is a bug: it fails the workflow task,
 * which is tried again for ever while the caller only sees a time-out.
 */

/** The no of a rule: `type` is its code, the first detail the refusal itself. */
export function refused(refusal: Refusal): ApplicationFailure {
  return ApplicationFailure.nonRetryable(`refused: ${refusal.code}`, refusal.code, refusal);
}

/** Not now, and nothing was done: the same command with the same id is welcome again. */
export function retrySoon(tried: string): ApplicationFailure {
  return notYet('retry-soon', tried);
}

/** The facts are accepted but the archive cannot take them: whether they will stand is not known here. */
export function notYetRecorded(tried: string): ApplicationFailure {
  return notYet('not-yet-recorded', tried);
}

/** The id was taken by another command: its Ack would be no answer to this one. */
export function idReused({ kind, commandId }: Command): ApplicationFailure {
  return refused({ code: 'command-id-reused', tried: kind, why: { commandId }, allowedNow: [] });
}

function notYet(code: RefusalCode, tried: string): ApplicationFailure {
  return refused({ code, tried, why: {}, allowedNow: [] });
}
