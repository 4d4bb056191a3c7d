import type { Judging } from '../../cycle/chapter.js';
import type { CycleState } from '../../cycle/state.js';
import type { PersonCard } from '../../people.js';
import { isNo } from '../../refusal.js';
import type { ApprovalCommands } from '../commands.js';
import { INITIATOR, isPending, liveEntry, tasksOf } from '../find.js';
import { mayNotUndo } from '../handlers/undo.js';
import type { Acting } from '../pretend.js';
import { mayReopen, reopenable } from '../reopening.js';
import { compileRoute } from '../route.js';
import { runningFor } from '../subjects.js';
import type { Approval, Entry } from '../types.js';
import { carriedOut } from './agreed.js';
import { jump } from './jump.js';
import { isClosableVote, isReplaceable } from './seats.js';

type Possible = { kind: keyof ApprovalCommands; task?: string };

/** Repairs of this approval that somebody fit could give now with a valid body. */
export function repairsOn(state: CycleState, approval: Approval, card: PersonCard, judging: Judging): Possible[] {
  const entry = liveEntry(approval);
  const repairs = card.posts.some((post) => post === 'administrator' || post === 'superior');
  if (!repairs || entry === undefined) return [];
  const undo = mayNotUndo(approval, undefined) === undefined ? [{ kind: 'undo-repair' as const }] : [];
  if (approval.subject.kind === 'repair') return undo;
  const seconds = mayAskSecond(state, approval.id, judging);
  return [
    ...ofTasks(entry),
    ...(jumps(state, approval, card, judging) ? [{ kind: 'repair-jump' as const }] : []),
    ...(entry.status !== 'resolving' && entry.seats.some(isReplaceable)
      ? [{ kind: 'repair-replace-seat' as const }]
      : []),
    ...(seconds && isClosableVote(approval, entry) ? [{ kind: 'repair-close-vote' as const }] : []),
    ...(entry.status === 'unmanned' ? [{ kind: 'repair-from-superior' as const }] : []),
    ...undo,
  ];
}

function ofTasks(entry: Entry): Possible[] {
  return tasksOf(entry)
    .filter(isPending)
    .flatMap(({ id: task, status }) => [
      { kind: 'repair-reassign' as const, task },
      ...(status === 'open' ? [{ kind: 'repair-extend-limit' as const, task }] : []),
    ]);
}

/** There is a step to go to: what stands still can always be begun again, but for too many rounds. */
function jumps(state: CycleState, approval: Approval, card: PersonCard, judging: Judging): boolean {
  const acting = pretended(state, judging);
  const ground = { acting, approval, people: [card], proposer: card.id };
  const targets = [INITIATOR, ...approval.route.steps.map(({ key }) => key)];
  const body = { approval: approval.id, reason: '', previewVersion: approval.version };
  return targets.some((to) => !isNo(jump(ground, { ...body, to })));
}

/** A second person can be asked: there is a route for it, and nobody is being asked about this approval. */
function mayAskSecond(state: CycleState, ref: string, judging: Judging): boolean {
  const route = compileRoute(state, { kind: 'repair', ref }, judging);
  return route !== undefined && runningFor(state, 'repair', ref) === undefined;
}

/** Finished approvals this person may ask anew. */
export function reopens(state: CycleState, card: PersonCard, judging: Judging): Possible[] {
  const may = Object.keys(state.approvals.closed).some((id) => {
    const old = reopenable(state, id, judging);
    if (isNo(old) || mayReopen(old, card) !== undefined) return false;
    return old.status !== 'approved' || mayAskSecond(state, id, judging);
  });
  return may ? [{ kind: 'reopen' }] : [];
}

/** True while what a second person is asked about can still be carried out; of any other approval, always. */
export function canStillAgree(state: CycleState, approval: Approval, card: PersonCard, judging: Judging): boolean {
  return approval.subject.kind !== 'repair' || !isNo(carriedOut(pretended(state, judging), approval, card.id));
}

function pretended(state: CycleState, judging: Judging): Acting {
  return { state, judging, via: 'system', on: judging.today, actor: { system: 'possible' }, commandId: 'possible' };
}
