import {
  isGrpcCancelledError,
  isGrpcDeadlineError,
  ServiceError,
  WorkflowNotFoundError,
  WorkflowUpdateFailedError,
  WorkflowUpdateRPCTimeoutOrCancelledError,
} from '@temporalio/client';
import type { Refusal } from '../domain/refusal.js';
import { refusalIn } from '../workflows/messages.js';

/**
 * What a failed call to the engine means for the caller. `refused`: the rules said no. `gone`: there is no running
 * workflow. `unknown`: the command may or may not have been taken.
 */
export type EngineAnswer = { kind: 'refused'; refusal: Refusal } | { kind: 'gone' } | { kind: 'unknown' };

/** Reads an error of the engine's client. @throws the error itself when it is none the engine is known to give */
export function engineAnswer(error: unknown): EngineAnswer {
  const refusal = refusalIn(error);
  if (refusal !== undefined) return { kind: 'refused', refusal };
  if (error instanceof WorkflowNotFoundError) return { kind: 'gone' };
  if (isUnanswered(error)) return { kind: 'unknown' };
  throw error;
}

/** The run that had accepted the update ended before it could answer; the next run has the command on record. */
function isUnanswered(error: unknown): boolean {
  return (
    error instanceof WorkflowUpdateRPCTimeoutOrCancelledError ||
    error instanceof WorkflowUpdateFailedError ||
    error instanceof ServiceError ||
    isGrpcDeadlineError(error) ||
    isGrpcCancelledError(error)
  );
}
