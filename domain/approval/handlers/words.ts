import { nextWorkingDay } from '../../calendar/working-days.js';
import type { CommandOf } from '../../commands.js';
import { type Answer, draft, type Handler, type Judging } from '../../cycle/chapter.js';
import type { CycleState } from '../../cycle/state.js';
import type { PersonCard } from '../../people.js';
import { isNo, type No, no } from '../../refusal.js';
import { tasksOf } from '../find.js';
import { cardOf, notToday, taskAt } from '../standing.js';
import type { Approval, ApprovalState, ClosedApproval, Task } from '../types.js';
import { MAX_COPIES, MAX_URGES } from '../verb-rules.js';
import { ANYBODY } from './decisions.js';
import { wordless } from './on-task.js';

/** Words that are no acts: nobody's task moves by them. */
export const urge: Handler<'urge'> = { authority: ANYBODY, decide: press };
export const copy: Handler<'copy'> = { authority: ANYBODY, decide: send };
export const comment: Handler<'comment'> = { authority: ANYBODY, decide: remark };

function press(state: CycleState, command: CommandOf<'urge'>, judging: Judging): Answer {
  const card = cardOf(command);
  if (isNo(card)) return card;
  const at = taskAt(state.approvals, command.data.task);
  if (isNo(at)) return at;
  const refused = mayNotUrge(at.approval, at.task, card, judging) ?? notToday(command, judging);
  return refused ?? { facts: [draft('urged', { approval: at.approval.id, via: command.via, task: at.task.id })] };
}

/** The initiator, the case officer and the administrator may, once a working day and from the next one on. */
export function mayNotUrge(
  { initiators }: Approval,
  task: Task,
  card: PersonCard,
  judging: Pick<Judging, 'calendar' | 'today'>,
): No | undefined {
  const may = initiators.includes(card.id) || card.posts.includes('officer') || card.posts.includes('administrator');
  if (!may) return no('not-your-task', { task: task.id });
  if (task.status !== 'open' || task.openedOn === undefined)
    return no('task-not-open', { status: task.dropped ?? task.status });
  if ((task.urged?.count ?? 0) >= MAX_URGES) return no('urged-enough', { max: MAX_URGES });
  const next = nextWorkingDay(task.urged?.on ?? task.openedOn, judging.calendar);
  if (judging.today >= next) return undefined;
  const { urged, openedOn: opened } = task;
  return no('urged-today', urged === undefined ? { next, opened } : { next, urged: urged.on });
}

function send(state: CycleState, command: CommandOf<'copy'>, judging: Judging): Answer {
  const found = readable(state.approvals, command, command.data.approval);
  if (isNo(found)) return found;
  const dated = notToday(command, judging);
  if (dated !== undefined) return dated;
  const { persons } = command.data;
  if (persons.length === 0) return no('bad-input', { field: 'persons' });
  if (persons.length > MAX_COPIES) return no('too-long', { max: MAX_COPIES, length: persons.length });
  const stranger = persons.find((id) => !command.people.some((card) => card.id === id && isStaff(card)));
  if (stranger !== undefined) return no('not-allowed-to-read', { person: stranger });
  // Who has a copy needs no second one: repeating is no fault and changes nothing.
  const fresh = [...new Set(persons)].filter((id) => !found.copied.includes(id));
  return {
    facts: fresh.length === 0 ? [] : [draft('copied', { approval: found.id, via: command.via, persons: fresh })],
  };
}

function remark(state: CycleState, command: CommandOf<'comment'>, judging: Judging): Answer {
  const found = readable(state.approvals, command, command.data.approval);
  if (isNo(found)) return found;
  const { text } = command.data;
  return (
    notToday(command, judging) ??
    wordless(text) ?? { facts: [draft('commented', { approval: found.id, via: command.via, text })] }
  );
}

function readable(
  slice: ApprovalState,
  command: CommandOf<'copy' | 'comment'>,
  id: string,
): Approval | ClosedApproval | No {
  const card = cardOf(command);
  if (isNo(card)) return card;
  const found = slice.running[id] ?? slice.closed[id];
  if (found === undefined) return no('unknown-subject', { approval: id });
  return mayRead(found, card) ? found : no('not-allowed-to-read', { approval: id });
}

/** Staff of the offices may read; outside parties only where they have a part or were sent a copy. */
export function mayRead(approval: Approval | ClosedApproval, card: PersonCard): boolean {
  return (
    isStaff(card) ||
    approval.initiators.includes(card.id) ||
    approval.copied.includes(card.id) ||
    partOf(approval).includes(card.id)
  );
}

function isStaff({ party }: PersonCard): boolean {
  return party === 'bureau' || party === 'finance' || party === 'superior' || party === 'township';
}

function partOf(approval: Approval | ClosedApproval): string[] {
  if ('decisions' in approval)
    return approval.decisions.flatMap(({ by, actingFor }) => (actingFor === undefined ? [by] : [by, actingFor]));
  return approval.entries.flatMap(tasksOf).flatMap(({ owner, holder }) => [owner, holder]);
}
