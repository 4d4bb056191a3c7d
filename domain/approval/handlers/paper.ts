import type { CommandOf } from '../../commands.js';
import { type Answer, draft, type Handler, type Judging } from '../../cycle/chapter.js';
import type { CycleState } from '../../cycle/state.js';
import { isNo, type No, no } from '../../refusal.js';
import { inForce, isLive } from '../find.js';
import { settle } from '../settle.js';
import { actingOf, cardOf, notToday, type Standing, standingAt, taskAt } from '../standing.js';
import type { Approval, Decision, Entry } from '../types.js';
import { VERB_RULES } from '../verb-rules.js';
import { ANYBODY, staleContent, unfitChoice, withChoice } from './decisions.js';
import { endedWith, mayNotObjectAfter, notHisPaper, objectedAfterEnd } from './objecting.js';
import { outOfDate, tooLong, wordless } from './on-task.js';
import { cancelledAfter } from './taking-back.js';

export const recordPaper: Handler<'record-paper'> = { authority: { posts: ['officer'] }, decide: fromPaper };
export const objectToPaper: Handler<'object-to-paper'> = { authority: ANYBODY, decide: object };

/** The case officer puts on record what somebody signed on paper: it is that person's decision, and judged as his. */
function fromPaper(state: CycleState, command: CommandOf<'record-paper'>, judging: Judging): Answer {
  const { decidedBy, task: id, value, opinion, chosen, file } = command.data;
  const officer = cardOf(command);
  if (isNo(officer)) return officer;
  const card = command.people.find((each) => each.id === decidedBy);
  if (card === undefined) return no('not-eligible', { person: decidedBy });
  const at = standingAt(state, card, id, VERB_RULES[value], judging);
  if (isNo(at)) return at;
  const words = value === 'reject' ? wordless(opinion) : tooLong(opinion);
  const stale = value === 'approve' ? staleContent(state, at.approval) : undefined;
  const unfit = unfitChoice(state, command, at.approval, chosen, judging);
  const refused = notOnPaper(command, at) ?? outOfDate(command.data, at) ?? words ?? stale ?? unfit;
  if (refused !== undefined) return refused;
  const decided = draft('decided', {
    approval: at.approval.id,
    via: 'paper',
    task: id,
    value,
    hash: at.approval.subject.hash,
    by: card.id,
    on: command.on,
    file,
    ...(opinion === undefined ? {} : { opinion }),
    ...(chosen === undefined ? {} : { chosen }),
  });
  return withChoice({ ...actingOf(state, command, judging), via: 'paper' }, at.approval, [decided], chosen);
}

/** Nobody signs for another by proxy on paper, nor before the task was there, nor when he had left. */
function notOnPaper(
  { on, data }: CommandOf<'record-paper'>,
  { approval, task, principal, card }: Standing,
): No | undefined {
  if (!approval.route.paper) return no('paper-not-allowed', { rule: approval.route.rule });
  if (principal !== null) return no('proxy-may-not', { for: principal });
  if (task.openedOn !== undefined && on < task.openedOn) return no('paper-date', { on, opened: task.openedOn });
  const served = card.activeFrom <= on && (card.activeTo === null || on <= card.activeTo);
  return served ? undefined : no('person-inactive', { person: data.decidedBy });
}

/** Whoever is said to have signed may say within a few working days that he did not, also once the approval has ended. */
function object(state: CycleState, command: CommandOf<'object-to-paper'>, judging: Judging): Answer {
  const card = cardOf(command);
  if (isNo(card)) return card;
  const { task, reason } = command.data;
  const ended = endedWith(state.approvals, task);
  const at = ended ?? taskAt(state.approvals, task);
  if (isNo(at)) return at;
  const may = 'ended' in at ? mayNotObjectAfter(state, at, card.id, judging) : mayNotObject(at, card.id, judging);
  const refused = may ?? notToday(command, judging) ?? wordless(reason);
  if (refused !== undefined) return refused;
  const acting = actingOf(state, command, judging);
  if ('ended' in at) {
    const anew = objectedAfterEnd(acting, at, reason);
    return isNo(anew) ? anew : { facts: anew };
  }
  const of = { approval: at.approval.id, via: command.via };
  const facts = [...cancelledAfter(at.approval, at.entry, of), draft('paper-objected', { ...of, task, reason })];
  return { facts: settle(acting, at.approval.id, facts) };
}

/** Whether this person could still object to paper entered for this task. */
export function mayNotObject(
  { approval, task, entry }: Pick<Standing, 'approval' | 'task' | 'entry'>,
  person: string,
  judging: Judging,
): No | undefined {
  const { decision } = task;
  const refused = notHisPaper(decision, task.id, person, judging);
  if (refused !== undefined || decision === undefined) return refused;
  return countsStill(approval, entry, decision) ? undefined : no('task-not-open', { task: task.id });
}

/**
 * Whether the step still rests on this decision. What a return overtook, or an earlier objection, counts no more; were
 * its step opened again, the approvals given beside it would pass for others of a content that was revised since.
 */
function countsStill(approval: Approval, entry: Entry, decision: Decision): boolean {
  if (isLive(entry)) return true;
  const force = inForce(approval)[entry.step];
  return force !== undefined && (force.no === entry.no || force.carriedFrom === decision.seq);
}
