import type { CommandOf } from '../../commands.js';
import { type Answer, draft, type Handler, type Judging } from '../../cycle/chapter.js';
import type { CycleState } from '../../cycle/state.js';
import type { PersonCard } from '../../people.js';
import { isNo, type No, no } from '../../refusal.js';
import type { ResolvedPerson } from '../facts.js';
import { isVote } from '../find.js';
import { knownPerson } from '../resolved-seat.js';
import { cardOf, newcomer, notToday, type Standing, taskAt } from '../standing.js';
import { MAX_TRANSFERS } from '../verb-rules.js';
import { ANYBODY } from './decisions.js';
import { outOfDate, stand, wordless } from './on-task.js';

export const transfer: Handler<'transfer'> = { authority: ANYBODY, decide: passOn };
export const delegate: Handler<'delegate'> = { authority: ANYBODY, decide: lend };
export const giveBack: Handler<'give-back'> = { authority: ANYBODY, decide: comeBack };
export const recall: Handler<'recall'> = { authority: ANYBODY, decide: callBack };

function passOn(state: CycleState, command: CommandOf<'transfer'>, judging: Judging): Answer {
  const { to, reason } = command.data;
  const at = bySuperior(state, command, judging) ?? stand(state, command, judging, reason);
  if (isNo(at)) return at;
  if (at.task.handed >= MAX_TRANSFERS) return no('too-many-transfers', { max: MAX_TRANSFERS });
  return moved(state, command, at, to, 'transfer', judging);
}

function lend(state: CycleState, command: CommandOf<'delegate'>, judging: Judging): Answer {
  const found = taskAt(state.approvals, command.data.task);
  const lentBy =
    !isNo(found) && found.task.holder !== found.task.owner && 'person' in command.actor ? found.task.owner : null;
  if (lentBy !== null && 'person' in command.actor && command.actor.person.id === lentBy) {
    return no('already-delegated', { task: command.data.task });
  }
  const at = stand(state, command, judging, command.data.reason);
  return isNo(at) ? at : moved(state, command, at, command.data.to, 'delegate', judging);
}

function moved(
  state: CycleState,
  command: CommandOf<'transfer' | 'delegate'>,
  at: Pick<Standing, 'approval' | 'seat' | 'task'>,
  to: string,
  why: 'transfer' | 'delegate',
  judging: Judging,
): Answer {
  const card = newcomer(state, command, at.approval, to, judging);
  if (isNo(card)) return card;
  const { approval, seat, task } = at;
  const { reason } = command.data;
  const handed = {
    approval: approval.id,
    via: command.via,
    task: task.id,
    from: task.owner,
    to,
    toPerson: personOf(card, seat.post),
    why,
    reason,
  };
  return { facts: [draft('handed', handed)] };
}

/** Somebody as a fact names him: by the post that was asked, where he holds it. */
export function personOf({ id, name, posts, party }: PersonCard, asked?: string): ResolvedPerson {
  return { id, name, post: posts.find((post) => post === asked) ?? posts[0] ?? party };
}

/**
 * A superior who was told that the limit passed may transfer the task, but only inside the post it was asked of.
 * Undefined when the actor is no such superior: then he must hold the task himself.
 */
function bySuperior(
  state: CycleState,
  command: CommandOf<'transfer'>,
  judging: Judging,
): Pick<Standing, 'approval' | 'seat' | 'task'> | No | undefined {
  const at = taskAt(state.approvals, command.data.task);
  const card = cardOf(command);
  if (isNo(at) || isNo(card) || card.id === at.task.owner) return undefined;
  const { task, seat, entry, approval } = at;
  if (task.escalatedTo === undefined || !(card.posts as string[]).includes(task.escalatedTo)) return undefined;
  if (task.status !== 'open') return no('task-not-open', { status: task.status });
  if (isVote(approval, entry)) return no('not-in-vote', { step: entry.step });
  const to = command.people.find(({ id }) => id === command.data.to);
  const inPost = seat.post !== undefined && (to?.posts as string[] | undefined)?.includes(seat.post);
  if (!inPost) return no('not-eligible', { person: command.data.to, post: seat.post ?? '' });
  return notToday(command, judging) ?? outOfDate(command.data, at) ?? wordless(command.data.reason) ?? at;
}

function comeBack(state: CycleState, command: CommandOf<'give-back'>, judging: Judging): Answer {
  const at = stand(state, command, judging, command.data.opinion);
  return isNo(at) ? at : { facts: [home(state, command, at, 'giveBack', command.data.opinion)] };
}

function callBack(state: CycleState, command: CommandOf<'recall'>, judging: Judging): Answer {
  const at = stand(state, command, judging, undefined);
  return isNo(at) ? at : { facts: [home(state, command, at, 'recall', '')] };
}

/** The task goes from the delegate to its owner. */
function home(
  { approvals }: CycleState,
  { via }: Pick<CommandOf<'recall'>, 'via'>,
  { approval, task }: Standing,
  why: 'giveBack' | 'recall',
  reason: string,
) {
  const toPerson = knownPerson(approvals, task.owner);
  return draft('handed', {
    approval: approval.id,
    via,
    task: task.id,
    from: task.holder,
    to: task.owner,
    toPerson,
    why,
    reason,
  });
}
