import {
  isGrpcCancelledError,
  isGrpcDeadlineError,
  ServiceError,
  WorkflowExecutionAlreadyStartedError,
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
  if (isGone(error)) return { kind: 'gone' };
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

/** There is no run of that workflow that could be ended. */
export function isGone(error: unknown): boolean {
  return error instanceof WorkflowNotFoundError;
}

/** Somebody started it before: what was wanted is the case. */
export function isStarted(error: unknown): boolean {
  return error instanceof WorkflowExecutionAlreadyStartedError;
}
