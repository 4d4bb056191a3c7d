import type { Judging } from '../../cycle/chapter.js';
import type { CycleState } from '../../cycle/state.js';
import { idsOf, type PersonCard } from '../../people.js';
import { isNo } from '../../refusal.js';
import type { ApprovalCommands } from '../commands.js';
import { INITIATOR, isPending, liveEntry, tasksOf } from '../find.js';
import { mayNotUndo } from '../handlers/undo.js';
import { asking } from '../pretend.js';
import { mayReopen, reopenable, reopenedFacts } from '../reopening.js';
import { compileRoute } from '../route.js';
import { runningFor } from '../subjects.js';
import type { Approval, Entry } from '../types.js';
import { carriedOut } from './agreed.js';
import { isHisToMan } from './grave.js';
import { effectOf } from './repair.js';
import { isClosableVote, isReplaceable } from './seats.js';

type Possible = { kind: keyof ApprovalCommands; task?: string };

/** Repairs of this approval that somebody fit could give now with a valid body. */
export function repairsOn(state: CycleState, approval: Approval, card: PersonCard, judging: Judging): Possible[] {
  const entry = liveEntry(approval);
  const repairs = card.posts.some((post) => post === 'administrator' || post === 'superior');
  if (!repairs || entry === undefined) return [];
  const undo = mayNotUndo(state, approval, undefined) === undefined ? [{ kind: 'undo-repair' as const }] : [];
  if (approval.subject.kind === 'repair') return undo;
  const seconds = mayAskSecond(state, approval.id, judging);
  const mans = seconds || isHisToMan(approval, idsOf(card));
  const told = (kind: keyof ApprovalCommands, holds: boolean): Possible[] => (holds ? [{ kind }] : []);
  return [
    ...ofTasks(entry, mans),
    ...told('repair-jump', jumps(state, approval, card, judging, seconds)),
    ...told('repair-replace-seat', mans && entry.status !== 'resolving' && entry.seats.some(isReplaceable)),
    ...told('repair-close-vote', seconds && isClosableVote(approval, entry)),
    ...told('repair-from-superior', mans && entry.status === 'unmanned'),
    ...undo,
  ];
}

function ofTasks(entry: Entry, mans: boolean): Possible[] {
  return tasksOf(entry)
    .filter(isPending)
    .flatMap(({ id: task, status }) => [
      ...(mans ? [{ kind: 'repair-reassign' as const, task }] : []),
      ...(status === 'open' ? [{ kind: 'repair-extend-limit' as const, task }] : []),
    ]);
}

/** There is a step to go to, alone or with a second person where one can be asked. */
function jumps(state: CycleState, approval: Approval, card: PersonCard, judging: Judging, seconds: boolean): boolean {
  const acting = asking(state, judging);
  const targets = [INITIATOR, ...approval.route.steps.map(({ key }) => key)];
  const body = { approval: approval.id, reason: '', previewVersion: approval.version };
  return targets.some((to) => {
    const repair = { kind: 'repair-jump' as const, data: { ...body, to }, people: [card], proposer: idsOf(card) };
    const effect = effectOf(acting, repair);
    return !isNo(effect) && (seconds || effect.why.length === 0);
  });
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
    const anew = reopenedFacts(asking(state, judging), { approval: id, step: INITIATOR, reason: '' });
    return !isNo(anew) && (old.status !== 'approved' || mayAskSecond(state, id, judging));
  });
  return may ? [{ kind: 'reopen' }] : [];
}

/** True while what a second person is asked about can still be carried out; of any other approval, always. */
export function canStillAgree(state: CycleState, approval: Approval, card: PersonCard, judging: Judging): boolean {
  return approval.subject.kind !== 'repair' || !isNo(carriedOut(asking(state, judging), approval, card.id));
}
