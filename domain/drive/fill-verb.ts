import type { ApprovalCommands } from '../approval/commands.js';
import { approvalHandlers } from '../approval/decide.js';
import { liveEntry, placeOf, tasksOf } from '../approval/find.js';
import { isRepair, type RepairKind } from '../approval/repairs/types.js';
import { runningFor } from '../approval/subjects.js';
import type { Approval, ApprovalState, Task } from '../approval/types.js';
import type { CommandData, CommandKind } from '../commands.js';
import type { CycleState } from '../cycle/state.js';
import { type No, no } from '../refusal.js';
import type { Located, ScenarioCommand } from './scenario.js';

type Verb = keyof ApprovalCommands;
type Pointer = Located & { task?: string; approval?: string; ifVersion?: number; contentHash?: string };

/** A body that is complete, and who has the task in hand it speaks of, if it speaks of one. */
export type FilledVerb = { data: CommandData[CommandKind]; holder?: string };

/** Fields of a verb's body by which it names what it is about. */
const BY_APPROVAL: readonly Verb[] = ['take-back', 'withdraw', 'copy', 'comment', 'reopen', 'undo-repair'];
const WHOLE: readonly Verb[] = ['submit-approval', 're-resolve', 'hand-over'];

/** True for a verb of an approval, whose body a scenario may leave open. */
function isVerb(kind: CommandKind): kind is Verb {
  return Object.hasOwn(approvalHandlers, kind);
}

/**
 * Fills what a scenario cannot know when it is written: the task of `{ subject, step, person }`, the version of the
 * approval and the hash of its content, as they stand. What is given is left as it is.
 */
export function fillVerb(state: CycleState, { kind, data }: ScenarioCommand): FilledVerb | No {
  const whole = { data: data as CommandData[CommandKind] };
  if (!isVerb(kind) || WHOLE.includes(kind)) return whole;
  const { subject: _subject, step: _step, person: _person, ...own } = data as Pointer;
  const approval = approvalOf(state, data as Pointer);
  if (approval === undefined) return no('unknown-subject', pointedAt(data as Pointer));
  if (BY_APPROVAL.includes(kind)) {
    const filled = { approval: approval.id, ...own, ...versionFor(kind, approval, own) };
    return { data: filled as unknown as CommandData[CommandKind] };
  }
  if (isRepair(kind)) return { data: repairBody(kind, approval, data as Pointer) };
  const task = taskOf(approval, data as Pointer);
  if (task === undefined) return no('task-not-open', pointedAt(data as Pointer));
  const seen = kind === 'urge' || kind === 'object-to-paper' ? {} : seenOf(approval, own);
  return { data: { task: task.id, ...own, ...seen } as unknown as CommandData[CommandKind], holder: task.holder };
}

/** A repair names a task, or the approval and mostly the entry that waits, and rests on the version as it stands. */
function repairBody(kind: RepairKind, approval: Approval, data: Pointer): CommandData[CommandKind] {
  const { subject: _subject, step: _step, person: _person, ...own } = data;
  const entry = liveEntry(approval)?.no;
  const onTask = kind === 'repair-reassign' || kind === 'repair-extend-limit';
  const onEntry = kind === 'repair-jump' ? {} : { entry };
  const at = onTask ? { task: taskOf(approval, data)?.id } : { approval: approval.id, ...onEntry };
  // `person` is whom the superior bureau sends, and no pointer, in one of them.
  const sent = kind === 'repair-from-superior' ? { person: data.person } : {};
  return { ...at, previewVersion: approval.version, ...sent, ...own } as unknown as CommandData[CommandKind];
}

function approvalOf({ approvals, ...state }: CycleState, at: Pointer): Approval | undefined {
  const id = at.approval ?? at.task?.split('.')[0];
  if (id !== undefined) return approvals.running[id] ?? closedAsRunning(approvals, id);
  return at.subject === undefined ? undefined : runningFor({ ...state, approvals }, at.subject.kind, at.subject.ref);
}

/** A closed approval is still spoken of (comment, reopen); of its course only the id matters then. */
function closedAsRunning({ closed }: ApprovalState, id: string): Approval | undefined {
  const found = closed[id];
  return found === undefined
    ? undefined
    : { ...found, status: found.status, version: 0, round: 1, resume: [], entries: [] };
}

function taskOf(approval: Approval, { task, step, person }: Pointer): Task | undefined {
  if (task !== undefined) return placeOf(approval, task)?.task;
  const entry = liveEntry(approval);
  if (entry === undefined || (step !== undefined && entry.step !== step)) return undefined;
  const mine = tasksOf(entry).filter(
    ({ owner, holder }) => person === undefined || owner === person || holder === person,
  );
  return mine.find(({ status }) => status === 'open') ?? mine[0];
}

function seenOf({ version, subject }: Approval, given: { ifVersion?: number; contentHash?: string }) {
  return { ifVersion: given.ifVersion ?? version, contentHash: given.contentHash ?? subject.hash };
}

function versionFor(kind: Verb, { version }: Approval, given: { ifVersion?: number }) {
  return kind === 'take-back' || kind === 'withdraw' ? { ifVersion: given.ifVersion ?? version } : {};
}

function pointedAt({ subject, step, person, task, approval }: Pointer): Record<string, string> {
  return {
    ...(subject === undefined ? {} : { subject: `${subject.kind} ${subject.ref}` }),
    ...(step === undefined ? {} : { step }),
    ...(person === undefined ? {} : { person }),
    ...(task === undefined ? {} : { task }),
    ...(approval === undefined ? {} : { approval }),
  };
}
