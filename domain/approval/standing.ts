import type { CommandEnvelope } from '../commands.js';
import type { Judging } from '../cycle/chapter.js';
import { factActor } from '../cycle/seal.js';
import type { CycleState } from '../cycle/state.js';
import { idsOf, isActive, type PersonCard } from '../people.js';
import { isNo, type No, no } from '../refusal.js';
import { isAskedHimself, stillAsked } from './asked-himself.js';
import { interestedIn, type SeparationGround, separatedBy } from './eligible.js';
import { approvalIdOf, entryIdOf, INITIATOR, isLive, isVote, placeOf, type TaskPlace, tasksOf } from './find.js';
import type { Acting } from './pretend.js';
import { ledgerInForce, separationPairs } from './route.js';
import { SUBJECTS } from './subjects.js';
import type { Approval, ApprovalState, Decision, Entry, Task } from './types.js';
import type { VerbRule } from './verb-rules.js';

/** A person at a task: whose card it is, and for whom he stands there, if not for himself. */
export type Standing = TaskPlace & { approval: Approval; card: PersonCard; principal: string | null };

/** The person who gives the command; the system gives none of these. */
export function cardOf({ actor }: Pick<CommandEnvelope, 'actor'>): PersonCard | No {
  return 'person' in actor ? actor.person : no('not-authorised', { post: 'person' });
}

/** The facts of this command and what follows from them. */
export function actingOf(state: CycleState, command: CommandEnvelope, judging: Judging): Acting {
  const { via, on, actor, commandId } = command;
  return { state, judging, via, on, actor: factActor(actor), commandId };
}

/** Only paper may be dated back: every other act happens when it is recorded. */
export function notToday({ on }: Pick<CommandEnvelope, 'on'>, { today }: Judging): No | undefined {
  return on === today ? undefined : no('bad-input', { field: 'on', expected: today, given: on });
}

/** The running approval of that id. */
export function runningOf(slice: ApprovalState, id: string): Approval | No {
  const ended = slice.closed[id];
  if (ended !== undefined) return no('closed', { approval: id, outcome: ended.status, on: ended.closedOn });
  return slice.running[id] ?? no('unknown-subject', { approval: id });
}

/** The task and the approval it stands in. Who comes second to a closed step learns who was first, and when. */
export function taskAt(slice: ApprovalState, id: string): (TaskPlace & { approval: Approval }) | No {
  const approval = runningOf(slice, approvalIdOf(id));
  if (isNo(approval)) {
    const first = slice.closed[approvalIdOf(id)]?.decisions.findLast(({ task }) => entryIdOf(task) === entryIdOf(id));
    return first === undefined ? approval : stepDecided(slice, first);
  }
  const place = placeOf(approval, id);
  return place === undefined ? no('unknown-subject', { task: id }) : { approval, ...place };
}

function stepDecided({ people }: ApprovalState, { by, at, value }: Decision): No {
  return no('step-decided', { by: people[by]?.name ?? by, at, value });
}

/** Whether the verb may be given by this person on this task now, apart from what the body of the command says. */
export function standingAt(
  state: CycleState,
  card: PersonCard,
  taskId: string,
  rule: VerbRule,
  judging: Judging,
): Standing | No {
  const at = taskAt(state.approvals, taskId);
  if (isNo(at)) return at;
  const principal = inHand(at.task, card, rule, at.approval, judging);
  if (isNo(principal)) return principal;
  const standing = { ...at, card, principal: principal.for };
  return (
    notOpen(state.approvals, standing) ??
    unruly(standing, rule) ??
    halted(state, standing, rule, judging) ??
    (rule.decides ? mayNotDecide(state, standing, judging) : undefined) ??
    standing
  );
}

/** Who must have the task in hand for the verb: its owner, the delegate, or the owner while it is delegated. */
function inHand(
  task: Task,
  card: PersonCard,
  { by }: VerbRule,
  approval: Approval,
  judging: Judging,
): { for: string | null } | No {
  const delegated = task.holder !== task.owner;
  const wanted = by === 'delegate' ? task.holder : task.owner;
  const own = card.id === wanted;
  const standsFor = card.actingFor?.person === wanted;
  if (!own && !standsFor) {
    return delegated && card.id === task.holder
      ? no('delegated-away', { owner: task.owner })
      : no('not-your-task', { task: task.id });
  }
  if (by === 'delegate' && !delegated) return no('not-your-task', { task: task.id });
  if (by === 'owner' && !delegated) return no('not-your-task', { task: task.id });
  if (by === 'holder' && delegated) return no('delegated-away', { holder: task.holder });
  if (own) return { for: null };
  return proxyRefusal(card, approval, judging) ?? { for: wanted };
}

/** A proxy acts in his dates and for the kinds of subject he was given. */
export function proxyRefusal(
  { actingFor }: PersonCard,
  { subject }: Pick<Approval, 'subject'>,
  { today }: Judging,
): No | undefined {
  if (actingFor === undefined) return undefined;
  const { from, to, subjects } = actingFor;
  if (today < from || today > to) return no('proxy-dates', { from, to });
  return subjects.includes(subject.kind) ? undefined : no('proxy-may-not', { subject: subject.kind });
}

function notOpen(slice: ApprovalState, { entry, task }: Standing): No | undefined {
  if (task.status === 'open') return undefined;
  if (task.decision !== undefined) return no('already-decided', { by: task.decision.by, at: task.decision.at });
  const first = tasksOf(entry).findLast(({ decision }) => decision !== undefined)?.decision;
  const decided = task.dropped === 'decided' && first !== undefined;
  return decided && !isLive(entry)
    ? stepDecided(slice, first)
    : no('task-not-open', { status: task.dropped ?? task.status });
}

function unruly({ approval, entry, task, principal }: Standing, rule: VerbRule): No | undefined {
  const vote = isVote(approval, entry);
  if (rule.vote === 'no' && vote) return no('not-in-vote', { step: entry.step });
  if (rule.vote === 'only' && !vote) return no('not-in-vote', { step: entry.step });
  const revise = entry.step === INITIATOR;
  if (rule.revise === 'only' ? !revise : rule.revise === 'no' && revise)
    return no('task-not-open', { step: entry.step });
  if (!rule.proxy && principal !== null) return no('proxy-may-not', { for: principal });
  return !rule.added && task.origin === 'added' ? no('proxy-may-not', { added: task.owner }) : undefined;
}

/** What moves the approval on, either way, waits while its subject stands still; passing it on, words and withdrawing do not. */
function halted(state: CycleState, { approval }: Standing, rule: VerbRule, judging: Judging): No | undefined {
  const { kind, ref } = approval.subject;
  return rule.decides || rule.revise === 'only' ? SUBJECTS[kind].halted?.(state, ref, judging) : undefined;
}

/** One decision a person and entry, in any capacity; and neither who acts nor for whom he acts may be separated. */
function mayNotDecide(state: CycleState, standing: Standing, judging: Judging): No | undefined {
  const { approval, entry, card, principal } = standing;
  const people = behind(card, principal);
  const asked = stillAsked(approval, entry, standing.seat);
  if (principal !== null && isAskedHimself(asked, idsOf(card))) return no('already-here', { person: card.name });
  for (const { id, sameAs } of people) {
    const before = decidedIn(entry, idsOf({ id, sameAs }));
    if (before !== undefined) return no('already-decided', { by: id, at: before.at });
  }
  const ground = groundOf(state, approval, judging);
  for (const { id, sameAs } of people) {
    const duty = separatedBy(id, ground, sameAs);
    if (duty === null) continue;
    const why = { person: id, duty };
    return no('separated', separatedBy(id, ground) === null ? { ...why, sameAs: sameAs.join('、') } : why);
  }
  return undefined;
}

/** Whoever acts, and for whom he acts, each with the other entries the directory has of him. */
function behind({ id, sameAs = [], actingFor }: PersonCard, principal: string | null) {
  const own = { id, sameAs };
  return principal === null ? [own] : [own, { id: principal, sameAs: actingFor?.sameAs ?? [] }];
}

/** What this person decided in the entry, or had decided in his place: he has one decision there in any capacity. */
export function decidedIn(entry: Entry, ids: readonly string[]): Decision | undefined {
  const decisions = tasksOf(entry).flatMap(({ decision }) => decision ?? []);
  return decisions.find(
    ({ by, actingFor }) => ids.includes(by) || (actingFor !== undefined && ids.includes(actingFor)),
  );
}

/** What separation is judged by for this approval. */
export function groundOf(
  state: CycleState,
  approval: Pick<Approval, 'subject' | 'initiators' | 'proposal'>,
  judging: Judging,
): SeparationGround {
  const { subject } = approval;
  const initiators = interestedIn(approval);
  return { subject, initiators, ledger: ledgerInForce(state, judging), pairs: separationPairs(state, judging) };
}

/** A person somebody wants to bring in: known, in service, not separated, not in the entry yet. */
export function newcomer(
  state: CycleState,
  { people }: { people: readonly PersonCard[] },
  approval: Approval,
  id: string,
  judging: Judging,
): PersonCard | No {
  const card = people.find((each) => each.id === id);
  if (card === undefined) return no('not-eligible', { person: id });
  if (!isActive(card, judging.today)) return no('person-inactive', { person: card.name });
  const duty = separatedBy(id, groundOf(state, approval, judging), card.sameAs);
  if (duty !== null) return no('not-eligible', { person: card.name, duty });
  // Whoever agrees to a repair could have made it: nobody else is brought in for that.
  const seconds = card.posts.some((post) => post === 'administrator' || post === 'superior');
  if (approval.subject.kind === 'repair' && !seconds) return no('not-eligible', { person: card.name });
  const live = approval.entries.find(isLive);
  const ids = idsOf(card);
  const here =
    live !== undefined &&
    tasksOf(live).some(
      ({ status, owner, holder }) => status !== 'dropped' && (ids.includes(owner) || ids.includes(holder)),
    );
  return here ? no('already-here', { person: card.name }) : card;
}
