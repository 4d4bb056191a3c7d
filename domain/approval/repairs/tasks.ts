import { isPlainDate } from '../../calendar/plain-date.js';
import { draft } from '../../cycle/chapter.js';
import type { PersonCard } from '../../people.js';
import { isNo, type No, no } from '../../refusal.js';
import { isLive, isPending, placeOf, type TaskPlace } from '../find.js';
import { personOf } from '../handlers/passing-on.js';
import { newcomer } from '../standing.js';
import type { Approval } from '../types.js';
import type { Does, Ground } from './types.js';

/** Repairs of one task: somebody else gets it, or more time. */

/** Gives a pending task to somebody else for good: same task, same due day. */
export const reassign: Does<'repair-reassign'> = (ground, { task: id, to, reason }) => {
  const { acting, approval } = ground;
  const at = pendingAt(approval, id);
  if (isNo(at)) return at;
  const card = placed(ground, to);
  if (isNo(card)) return card;
  const from = at.task.owner;
  const handed = { task: id, from, to, toPerson: personOf(card), why: 'reassign' as const, reason };
  return {
    facts: [draft('handed', { approval: approval.id, via: acting.via, ...handed })],
    change: { task: id, from, to },
  };
};

/** Moves the inner limit of an open task; a day of law is never touched by it. */
export const extendLimit: Does<'repair-extend-limit'> = ({ acting, approval }, { task: id, to }) => {
  const at = pendingAt(approval, id);
  if (isNo(at)) return at;
  const { status, due } = at.task;
  if (status !== 'open' || due === undefined) return no('task-not-open', { status });
  if (!isPlainDate(to) || to <= due.on || to <= acting.judging.today)
    return no('bad-input', { field: 'to', due: due.on });
  const moved = { on: to, certainty: 'final' as const, earliest: to, latest: to };
  const tasks = [{ task: id, due: moved }];
  const limits = { approval: approval.id, via: acting.via, calendarVersion: acting.state.calendar, tasks };
  return { facts: [draft('limits-moved', limits)], change: { task: id, from: due.on, to } };
};

function pendingAt(approval: Approval, id: string): TaskPlace | No {
  const at = placeOf(approval, id);
  if (at === undefined) return no('unknown-subject', { task: id });
  const { status, dropped } = at.task;
  return isLive(at.entry) && isPending(at.task) ? at : no('task-not-open', { status: dropped ?? status });
}

/** Who a repair brings in: fit for the step, and not who wants the repair. */
export function placed({ acting, approval, people, proposer }: Ground, id: string): PersonCard | No {
  const { state, judging } = acting;
  const card = newcomer(state, { people }, approval, id, judging);
  return isNo(card) || !proposer.includes(id) ? card : no('separated', { person: card.name, duty: 'proposed-repair' });
}
