import type { CommandEnvelope, CommandOf } from '../../commands.js';
import { type Answer, draft, type Handler, type Judging } from '../../cycle/chapter.js';
import type { CycleState } from '../../cycle/state.js';
import type { FactDraft } from '../../facts.js';
import { POSTS } from '../../people.js';
import { isNo, type No, no } from '../../refusal.js';
import type { Acting } from '../pretend.js';
import { lacksChosen, settle } from '../settle.js';
import { actingOf, newcomer, type Standing } from '../standing.js';
import { subjectHash } from '../subjects.js';
import type { Approval } from '../types.js';
import { stand } from './on-task.js';

/** Anybody may give the verb, also who holds no post; whose task it is decides. */
export const ANYBODY = { posts: POSTS } as const;

export const approve: Handler<'approve'> = { authority: ANYBODY, decide: (...given) => decided('approve', ...given) };
export const reject: Handler<'reject'> = { authority: ANYBODY, decide: (...given) => decided('reject', ...given) };
export const abstain: Handler<'abstain'> = { authority: ANYBODY, decide: (...given) => decided('abstain', ...given) };

type Value = 'approve' | 'reject' | 'abstain';

function decided(value: Value, state: CycleState, command: CommandOf<Value>, judging: Judging): Answer {
  const { opinion } = command.data;
  const at = stand(state, command, judging, opinion);
  if (isNo(at)) return at;
  const stale = value === 'approve' ? staleContent(state, at.approval) : undefined;
  if (stale !== undefined) return stale;
  const chosen = 'chosen' in command.data ? command.data.chosen : undefined;
  const unfit = unfitChoice(state, command, at.approval, chosen, judging);
  if (unfit !== undefined) return unfit;
  const fact = draft('decided', {
    ...decisionOf(at, command, value),
    on: judging.today,
    ...(opinion === undefined ? {} : { opinion }),
    ...(chosen === undefined ? {} : { chosen }),
  });
  return withChoice(actingOf(state, command, judging), at.approval, [fact], chosen);
}

function decisionOf({ approval, task, card, principal }: Standing, { via }: CommandOf<Value>, value: Value) {
  const actingFor = principal === null ? {} : { actingFor: principal };
  return { approval: approval.id, via, task: task.id, value, hash: approval.subject.hash, by: card.id, ...actingFor };
}

/** The subject is frozen while it is under approval; should it differ all the same, nobody may approve it unseen. */
export function staleContent(state: CycleState, { subject, proposal }: Approval): No | undefined {
  const now = subjectHash(state, subject.kind, subject.ref, proposal);
  return now === subject.hash ? undefined : no('content-changed', { hash: now ?? '' });
}

/** People named for the next step must be known, in service and free of other duties. */
export function unfitChoice(
  state: CycleState,
  command: CommandEnvelope,
  approval: Approval,
  chosen: string[] | undefined,
  judging: Judging,
): No | undefined {
  // Who sits in this step may be chosen for the next one.
  const elsewhere = { ...approval, entries: [] };
  for (const id of chosen ?? []) {
    const card = newcomer(state, command, elsewhere, id, judging);
    if (isNo(card)) return card;
  }
  return undefined;
}

/** The facts with all that follows; a step whose people must be chosen does not open without them. */
export function withChoice(
  acting: Acting,
  approval: Approval,
  facts: FactDraft[],
  chosen: string[] | undefined,
): Answer {
  const settled = settle(acting, approval.id, facts, chosen);
  const missing = lacksChosen(approval, settled);
  return missing === undefined ? { facts: settled } : no('choose-next', { step: missing });
}
