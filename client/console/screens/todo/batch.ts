import { BATCH } from '../../../../texts/zh-CN/console/batch.js';
import { subjectText } from '../../../../texts/zh-CN/subjects.js';
import type { ApprovalAnswer, TaskLine } from '../../api/answers.js';
import { send } from '../../api/call.js';
import { giveInBatch } from '../../api/commands.js';
import { problemIn } from '../../api/problem.js';
import { kindName } from '../../parts/words.js';
import { stepName } from './step-name.js';

/** What became of one task. `stopped`: it was not begun. */
export type Outcome = { line: TaskLine } & ({ result: 'done' | 'stopped' } | { result: 'failed'; error: unknown });

/** One line of the list, for ever the same. */
export function keyOf({ cycleId, task }: Pick<TaskLine, 'cycleId' | 'task'>): string {
  return `${cycleId}/${task}`;
}

/** True for a task that may be approved together with others. */
export function isTickable({ batch }: Pick<TaskLine, 'batch'>): boolean {
  return batch;
}

/** The ticked lines that are still there and still may be, in the order of the list. */
export function picked(lines: readonly TaskLine[], chosen: readonly string[]): TaskLine[] {
  return lines.filter((line) => isTickable(line) && chosen.includes(keyOf(line)));
}

/** What a task is about: the cycle, and what of it. */
export function matterOf({ cycleTitle, subject }: Pick<TaskLine, 'cycleTitle' | 'subject'>): string {
  return `${cycleTitle} ${kindName(subject.kind)}（${subjectText(subject.ref)}）`;
}

/** What the tick box of a line is called. */
export function tickName(line: TaskLine): string {
  return BATCH.tick(matterOf(line), stepName(line));
}

/** How many there are and how many are on record. */
export function summaryOf(lines: readonly TaskLine[], outcomes: readonly Outcome[]): string {
  return BATCH.summary(outcomes.filter(({ result }) => result === 'done').length, lines.length);
}

type Going = { opinion: string; isStopped: () => boolean; onOutcome: (outcome: Outcome) => void };

/** Approves one after the other; one that is refused holds up no other. Once it is stopped, none is begun. */
export async function approveAll(lines: readonly TaskLine[], { opinion, isStopped, onOutcome }: Going): Promise<void> {
  for (const line of lines) onOutcome(isStopped() ? { line, result: 'stopped' } : await approveOne(line, opinion));
}

/** What it decides on is opened and sealed one by one: whatever moves on in between is refused like at any other door. */
async function approveOne(line: TaskLine, opinion: string): Promise<Outcome> {
  const said = opinion.trim();
  try {
    const seal = await sealOf(line);
    const data = { task: line.task, ...seal, ...(said !== '' && { opinion: said }) };
    await giveInBatch(line.cycleId, { kind: 'approve', data });
    return { line, result: 'done' };
  } catch (error) {
    return { line, result: 'failed', error };
  }
}

async function sealOf({ cycleId, approval, version, contentHash }: TaskLine): Promise<ApprovalAnswer['seal']> {
  const cycle = encodeURIComponent(cycleId);
  try {
    const path = `/api/cycles/${cycle}/approvals/${encodeURIComponent(approval)}/read`;
    return (await send<ApprovalAnswer>('POST', path)).seal;
  } catch (error) {
    if (problemIn(error).code !== 'unknown-subject') throw error;
    // What runs no more is left to the rules, which say who decided it, and when.
    return { ifVersion: version, contentHash };
  }
}
