import type { CommandOf } from '../../commands.js';
import { type Answer, draft, type Handler, type Judging } from '../../cycle/chapter.js';
import type { CycleState } from '../../cycle/state.js';
import type { FactDraft } from '../../facts.js';
import type { PersonCard } from '../../people.js';
import { isNo, type No, no } from '../../refusal.js';
import { INITIATOR, liveEntry, tasksOf } from '../find.js';
import { settle } from '../settle.js';
import { actingOf, cardOf, notToday, proxyRefusal, runningOf } from '../standing.js';
import type { Approval, Entry, Seat, Task } from '../types.js';
import { ANYBODY, staleContent } from './decisions.js';
import { tooManyRounds } from './rounds.js';

export const takeBack: Handler<'take-back'> = { authority: ANYBODY, decide: back };

/** The last act of a person that could be taken back, and where it stands. */
type Last = { seq: number; by: string; actingFor?: string; file?: string; entry: Entry; seat: Seat; task: Task };

function back(state: CycleState, command: CommandOf<'take-back'>, judging: Judging): Answer {
  const card = cardOf(command);
  if (isNo(card)) return card;
  const approval = runningOf(state.approvals, command.data.approval);
  if (isNo(approval)) return approval;
  const last = lastActOf(approval, card.id);
  const refused = mayNotTakeBack({ state, approval, last }, card, judging) ?? notToday(command, judging);
  if (refused !== undefined || last === undefined) return refused ?? no('not-your-task', { approval: approval.id });
  if (command.data.ifVersion !== approval.version) return no('view-changed', { version: approval.version });
  const of = { approval: approval.id, via: command.via };
  const facts = [...cancelledAfter(approval, last.entry, of), draft('taken-back', { ...of, seq: last.seq })];
  return { facts: settle(actingOf(state, command, judging), approval.id, facts) };
}

/** Whether this person could take something back here now. */
export function takeBackRefusal(
  state: CycleState,
  approval: Approval,
  card: PersonCard,
  judging: Judging,
): No | undefined {
  return mayNotTakeBack({ state, approval, last: lastActOf(approval, card.id) }, card, judging);
}

type Taking = { state: CycleState; approval: Approval; last: Last | undefined };

function mayNotTakeBack({ state, approval, last }: Taking, card: PersonCard, judging: Judging): No | undefined {
  if (last === undefined) return no('not-your-task', { approval: approval.id });
  if (last.file !== undefined) return no('paper-not-allowed', { file: last.file });
  // The principal always may; who stood in for him only while he still does.
  const stoodIn = last.actingFor !== undefined && last.actingFor !== card.id;
  if (stoodIn && card.actingFor?.person !== last.actingFor) return no('proxy-dates', { for: last.actingFor ?? '' });
  const dates = stoodIn ? proxyRefusal(card, approval, judging) : undefined;
  if (dates !== undefined) return dates;
  if (nextActed(approval, last)) return no('next-acted', { step: last.entry.step });
  return tooManyRounds(approval, last.entry.step) ?? redrafted(state, approval);
}

/** While it lies with the initiator it may be changed: the step it came from must not get back what nobody there read. */
function redrafted(state: CycleState, approval: Approval): No | undefined {
  return liveEntry(approval)?.step === INITIATOR ? staleContent(state, approval) : undefined;
}

/** What this person decided or returned last, himself or by a proxy; undefined: nothing that counts. */
export function lastActOf({ entries }: Approval, person: string): Last | undefined {
  const mine = (act: { by: string; actingFor?: string }) => act.by === person || act.actingFor === person;
  const acts = entries
    .filter(({ status }) => status !== 'cancelled')
    .flatMap((entry) => entry.seats.flatMap((seat) => seat.tasks.flatMap((task) => actOf(entry, seat, task))))
    .filter(mine);
  return acts.sort((a, b) => b.seq - a.seq)[0];
}

function actOf(entry: Entry, seat: Seat, task: Task): Last[] {
  const { returned } = entry;
  const place = { entry, seat, task };
  if (task.decision !== undefined) return [{ ...task.decision, ...place }];
  if (returned === undefined || returned.task !== task.id) return [];
  const { seq, by, actingFor } = returned;
  return [{ seq, by, ...(actingFor === undefined ? {} : { actingFor }), ...place }];
}

/** Somebody built on it: a later signer of the same seat, or anybody in a later entry. */
function nextActed({ entries }: Approval, { entry, seat, task, seq }: Last): boolean {
  // Who returned the matter ended the step with all that had been decided in it.
  if (entry.returned !== undefined && entry.returned.seq > seq) return true;
  const behind = seat.tasks.slice(seat.tasks.indexOf(task) + 1);
  const later = entries.filter(({ no: number, status }) => number > entry.no && status !== 'cancelled');
  const acted = (other: Task) => actedSince(other, seq);
  const moved = (each: Entry) => each.returned !== undefined || revised(each) || tasksOf(each).some(acted);
  // A vote that was closed was built on as it stood.
  return entry.voteClosed === true || behind.some(acted) || later.some(moved);
}

/** Decided, handed on, or its signers changed since. */
function actedSince({ decision, movedSeq }: Task, seq: number): boolean {
  return Math.max(decision?.seq ?? 0, movedSeq ?? 0) > seq;
}

function revised({ step, status }: Entry): boolean {
  return step === INITIATOR && status === 'passed';
}

/** Entries that opened since are cancelled; what they asked of people is dropped. */
export function cancelledAfter(
  approval: Approval,
  entry: Entry,
  of: { approval: string; via: CommandOf<'take-back'>['via'] },
): FactDraft[] {
  return approval.entries
    .filter((each) => each.no > entry.no && each.status !== 'cancelled')
    .map((each) => draft('step-closed', { ...of, entry: each.no, outcome: 'cancelled' }));
}
