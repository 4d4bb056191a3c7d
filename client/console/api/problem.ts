import type { FieldIssue } from '../../../schemas/issues.js';
import { SHELL } from '../../../texts/zh-CN/console/shell.js';

/** A no of the server (RFC 9457), in Chinese, with what is possible instead. */
export type Problem = {
  status: number;
  title: string;
  detail?: string;
  code?: string;
  tried?: string;
  why?: Readonly<Record<string, string | number>>;
  allowedNow?: readonly string[];
  issues?: readonly FieldIssue[];
};

/** An error that carries what the server said. */
type ProblemError = Error & { problem: Problem };

/** The problem as something to throw. */
export function problemError(problem: Problem): ProblemError {
  return Object.assign(new Error(problem.title), { problem });
}

function isProblemError(error: unknown): error is ProblemError {
  return error instanceof Error && 'problem' in error;
}

/** What to show of any error: the server's words, or that there was no answer at all. */
export function problemIn(error: unknown): Problem {
  if (isProblemError(error)) return error.problem;
  return { status: 0, title: SHELL.offline, detail: SHELL.offlineHelp };
}

/** Nobody is signed in, or no longer. */
export function isSignedOut(error: unknown): boolean {
  return isProblemError(error) && error.problem.status === 401;
}
