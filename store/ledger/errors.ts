import type { CycleId } from '../../domain/ids.js';
import { codeOf } from '../error-code.js';

/** What the archive holds against what it was given; `why` says which promise would break. */
export type ArchiveConflict = Error & {
  code: 'ARCHIVE_CONFLICT';
  why: 'different-fact' | 'gap' | 'broken-chain' | 'wrong-hash';
  cycleId: CycleId;
  seq: number;
};

/** The command was archived before, under other seqs: the run that offers it again has an outdated state. */
export type CommandAlreadyRecorded = Error & { code: 'COMMAND_ALREADY_RECORDED'; cycleId: CycleId };

export function archiveConflict(why: ArchiveConflict['why'], cycleId: CycleId, seq: number): ArchiveConflict {
  const message = `fact ${seq} of ${cycleId} cannot be archived: ${why}`;
  return Object.assign(new Error(message), { code: 'ARCHIVE_CONFLICT' as const, why, cycleId, seq });
}

export function commandAlreadyRecorded(cycleId: CycleId, detail: string): CommandAlreadyRecorded {
  const message = `a command of ${cycleId} is on record already: ${detail}`;
  return Object.assign(new Error(message), { code: 'COMMAND_ALREADY_RECORDED' as const, cycleId });
}

export function isArchiveConflict(error: unknown): error is ArchiveConflict {
  return codeOf(error) === 'ARCHIVE_CONFLICT';
}

export function isCommandAlreadyRecorded(error: unknown): error is CommandAlreadyRecorded {
  return codeOf(error) === 'COMMAND_ALREADY_RECORDED';
}

/** The name of the unique constraint a statement broke (SQLSTATE 23505), or null for any other error. */
export function brokenConstraint(error: unknown): string | null {
  if (typeof error !== 'object' || error === null || codeOf(error) !== '23505') return null;
  return 'constraint' in error ? String(error.constraint) : null;
}
