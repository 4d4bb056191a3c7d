import { WorkflowExecutionAlreadyStartedError } from '@temporalio/client';
import { WorkflowNotFoundError } from '@temporalio/common';
import type { Ack, Fact } from '../domain/facts.js';
import { isArchiveConflict, isCommandAlreadyRecorded } from '../store/ledger/errors.js';

/**
 * Where errors of others become what this product says; nowhere else is one looked at. What is not known here goes on
 * as it is: the activity is tried again, and its failures show.
 * (The answers of mail peers are in adapters/known-answers.ts.)
 */

/** How an append ended. `known`: a command is on record already, with the answer it got then. */
export type ArchiveOutcome =
  | { kind: 'archived' }
  | { kind: 'known'; commandId: string; ack: Ack }
  | { kind: 'conflict'; seq: number; why: string };

/** What a failed append means for the run. `ackOf` is asked which of its commands is the known one. */
export async function archiveOutcomeOf(
  error: unknown,
  facts: readonly Fact[],
  ackOf: (commandId: string) => Promise<Ack | null>,
): Promise<ArchiveOutcome> {
  if (isArchiveConflict(error)) return { kind: 'conflict', seq: error.seq, why: error.why };
  if (!isCommandAlreadyRecorded(error)) throw error;
  for (const commandId of new Set(facts.map((fact) => fact.commandId))) {
    const ack = await ackOf(commandId);
    if (ack !== null) return { kind: 'known', commandId, ack };
  }
  throw error;
}

/** The workflow is not running: closed, or never started. */
export function isGone(error: unknown): boolean {
  return error instanceof WorkflowNotFoundError;
}

/** Somebody started it before: what was wanted is the case. */
export function isStarted(error: unknown): boolean {
  return error instanceof WorkflowExecutionAlreadyStartedError;
}
