import type { CommandOf } from '../../commands.js';
import { type Answer, draft, type Handler, type Judging } from '../../cycle/chapter.js';
import type { CycleState } from '../../cycle/state.js';
import type { PersonCard } from '../../people.js';
import { isNo, type No, no } from '../../refusal.js';
import { isLive, stepOf, tasksOf } from '../find.js';
import { settle } from '../settle.js';
import { actingOf, cardOf, newcomer, notToday, type Standing, taskAt } from '../standing.js';
import { MAX_SIGNERS } from '../verb-rules.js';
import { ANYBODY } from './decisions.js';
import { outOfDate, stand } from './on-task.js';
import { personOf } from './passing-on.js';

export const addSigner: Handler<'add-signer'> = { authority: ANYBODY, decide: add };
export const removeSigner: Handler<'remove-signer'> = { authority: ANYBODY, decide: remove };

function add(state: CycleState, command: CommandOf<'add-signer'>, judging: Judging): Answer {
  const { where, persons, reason } = command.data;
  const at = stand(state, command, judging, reason);
  if (isNo(at)) return at;
  const refused = wrongPlace(at, where) ?? tooMany(at, persons);
  if (refused !== undefined) return refused;
  const cards: PersonCard[] = [];
  for (const id of persons) {
    const card = newcomer(state, command, at.approval, id, judging);
    if (isNo(card)) return card;
    if (cards.some((each) => each.id === id)) return no('already-here', { person: card.name });
    cards.push(card);
  }
  const { approval, task } = at;
  const added = {
    approval: approval.id,
    via: command.via,
    task: task.id,
    where,
    persons: cards.map((card) => personOf(card)),
    reason,
  };
  return { facts: settle(actingOf(state, command, judging), approval.id, [draft('signers-added', added)]) };
}

/** A new seat beside the own one has no meaning where people sign one after the other. */
function wrongPlace({ approval, entry }: Standing, where: string): No | undefined {
  const mode = stepOf(approval, entry.step)?.tally.mode;
  return where === 'beside' && mode === 'sequential' ? no('use-before-or-after', { step: entry.step }) : undefined;
}

/** Removed signers count too: the way a task was spread stays readable. */
export function signersOf({ entry, task }: Pick<Standing, 'entry' | 'task'>): number {
  return tasksOf(entry).filter(({ addedAt }) => addedAt === task.id).length;
}

function tooMany(at: Standing, persons: readonly string[]): No | undefined {
  if (persons.length === 0) return no('bad-input', { field: 'persons' });
  return signersOf(at) + persons.length > MAX_SIGNERS ? no('too-many-signers', { max: MAX_SIGNERS }) : undefined;
}

function remove(state: CycleState, command: CommandOf<'remove-signer'>, judging: Judging): Answer {
  const card = cardOf(command);
  if (isNo(card)) return card;
  const at = taskAt(state.approvals, command.data.task);
  if (isNo(at)) return at;
  const refused = notRemovable(at, card) ?? notToday(command, judging) ?? outOfDate(command.data, at);
  if (refused !== undefined) return refused;
  const fact = draft('signer-removed', { approval: at.approval.id, via: command.via, task: at.task.id });
  return { facts: settle(actingOf(state, command, judging), at.approval.id, [fact]) };
}

/** Who added a signer may take him out again while he has not decided; a seat of the route only a repair can change. */
export function notRemovable({ task, entry }: Pick<Standing, 'task' | 'entry'>, card: PersonCard): No | undefined {
  if (task.origin !== 'added') return no('route-seat', { task: task.id });
  if (task.addedBy !== card.id) return no('not-your-task', { addedBy: task.addedBy ?? '' });
  if (task.decision !== undefined) return no('already-decided', { by: task.decision.by, at: task.decision.at });
  // Whoever left has no say any more; the one he added may by now be the one who has the seat.
  const adder = tasksOf(entry).find(({ id }) => id === task.addedAt);
  if (adder?.dropped === 'left') return no('route-seat', { task: task.id });
  return isLive(entry) && task.status !== 'dropped'
    ? undefined
    : no('task-not-open', { status: task.dropped ?? task.status });
}
