import { condition } from '@temporalio/workflow';
import type { Command } from '../domain/commands.js';
import { isRefusal } from '../domain/cycle/decide.js';
import { STATE_VERSION } from '../domain/cycle/state.js';
import type { Ack } from '../domain/facts.js';
import { isOutdated, isOverfull } from './carry-over.js';
import { accept, ackOnRecord, handledBefore, isReused, judge } from './cycle-desk.js';
import { idReused, notYetRecorded, refused, retrySoon } from './failures.js';
import type { Run } from './run.js';

/**
 * Before a command is accepted: reads only, and what it throws leaves nothing in history. A known id passes, so that
 * its first answer can be given again; a run that must come to rest asks for patience.
 */
export function check({ input, desk, now }: Run, command: Command): void {
  // Only the handler may write the mark that lets an outdated run leave.
  if (input.stateVersion !== STATE_VERSION) return;
  const before = handledBefore(desk, command);
  if (before !== undefined && isReused(before, command)) throw idReused(command);
  if (before !== undefined) return;
  if (!desk.ready || isOverfull(input.limits)) throw retrySoon(command.kind);
  const answer = judge(desk, command, now());
  if (isRefusal(answer)) throw refused(answer);
}

/**
 * Takes a command: 1. its facts are on the desk before the first await, so that commands cannot interleave; 2. the
 * caller hears his Ack once they are archived; 3. where the archive knew better, he hears what it knows.
 * Throws ApplicationFailure only (failures.ts): anything else would fail the workflow task for ever.
 */
export async function take(run: Run, command: Command): Promise<Ack> {
  const { input, desk } = run;
  if (isOutdated(input)) {
    run.leaving = true;
    throw retrySoon(command.kind);
  }
  const ack = acceptOnce(run, command);
  await condition(() => desk.archivedSeq >= ack.seq || desk.overturned !== null);
  if (desk.archivedSeq >= ack.seq) return ack;
  const onRecord = ackOnRecord(desk, command.commandId);
  if (onRecord !== undefined) return onRecord;
  throw desk.overturned?.kind === 'conflict' ? notYetRecorded(command.kind) : retrySoon(command.kind);
}

function acceptOnce({ desk, now }: Run, command: Command): Ack {
  const before = handledBefore(desk, command);
  if (before !== undefined) return { seq: before.seq, hash: before.hash };
  const answer = accept(desk, command, now());
  if ('code' in answer) throw refused(answer);
  return answer;
}
