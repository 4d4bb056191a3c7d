import { draft } from '../../cycle/chapter.js';
import type { FactDraft } from '../../facts.js';
import type { PersonCard } from '../../people.js';
import { isNo, type No, no } from '../../refusal.js';
import type { ApprovalCommands } from '../commands.js';
import { approvalIdOf, tasksOf } from '../find.js';
import { type Acting, pretend } from '../pretend.js';
import { settle } from '../settle.js';
import { runningOf } from '../standing.js';
import type { Approval } from '../types.js';
import { isHisToMan } from './grave.js';
import { jump } from './jump.js';
import { closeVote, fromSuperior, replaceSeat } from './seats.js';
import { extendLimit, reassign } from './tasks.js';
import type { Does, RepairKind, SecondReason } from './types.js';

/** What each repair does. */
const DOES: { [K in RepairKind]: Does<K> } = {
  'repair-reassign': reassign,
  'repair-jump': jump,
  'repair-replace-seat': replaceSeat,
  'repair-close-vote': closeVote,
  'repair-extend-limit': extendLimit,
  'repair-from-superior': fromSuperior,
};

/**
 * A repair as it is asked for, with the cards of those it names. `proposer`: all ids of who wants it; `rev`: the directory as
 * who gives it knows it.
 */
export type Repair = {
  [K in RepairKind]: { kind: K; data: ApprovalCommands[K] };
}[RepairKind] & { people: readonly PersonCard[]; proposer: readonly string[]; rev?: number };

/** What a repair comes to: all that would be on record, and why it needs a second person, if it does. */
export type Effect = { facts: FactDraft[]; why: SecondReason[]; approval: string };

/** The approval a repair is about. */
function targetOf({ data }: Pick<Repair, 'data'>): string {
  return 'task' in data ? approvalIdOf(data.task) : data.approval;
}

/** Works a repair out on the approval as it stands. `second`: who agreed, when it was asked. */
export function effectOf(acting: Acting, repair: Repair, second?: string): Effect | No {
  const approval = runningOf(acting.state.approvals, targetOf(repair));
  if (isNo(approval)) return approval;
  // What the second person decides is not to be repaired by the first.
  if (approval.subject.kind === 'repair') return no('required-by-law', { step: approval.route.steps[0]?.title ?? '' });
  const { reason, previewVersion } = repair.data;
  if (previewVersion !== approval.version) return no('preview-stale', { version: approval.version });
  const { people, proposer } = repair;
  const does = DOES[repair.kind] as Does<RepairKind>;
  const done = does({ acting, approval, people, proposer }, repair.data as never);
  if (isNo(done)) return done;
  const repaired = draft('repaired', {
    approval: approval.id,
    via: acting.via,
    repair: repair.kind,
    reason,
    previewVersion,
    ...(second === undefined ? {} : { second }),
    change: { ...done.change, proposer: proposer[0] ?? '', ...revisionOf(repair) },
  });
  const facts = settle(acting, approval.id, [repaired, ...done.facts]);
  const after = pretend(acting, [repaired, ...done.facts]).running[approval.id] ?? approval;
  return { facts, why: reasons(repair.kind, approval, after, proposer), approval: approval.id };
}

/** Revision of the directory the repair was made on, where a card tells it. */
function revisionOf({ rev }: Repair): { directoryRev?: number } {
  return rev === undefined ? {} : { directoryRev: rev };
}

const WHO_DECIDES: readonly RepairKind[] = ['repair-reassign', 'repair-replace-seat', 'repair-from-superior'];

function reasons(kind: RepairKind, before: Approval, after: Approval, proposer: readonly string[]): SecondReason[] {
  const stands = new Set(decisionsOf(after));
  const voids = decisionsOf(before).some((seq) => !stands.has(seq));
  const skips = jumpedIn(after) > jumpedIn(before);
  return [
    ...(voids ? ['voids-decision' as const] : []),
    ...(skips ? ['skips-step' as const] : []),
    ...(WHO_DECIDES.includes(kind) && !isHisToMan(before, proposer) ? ['who-decides' as const] : []),
    ...(kind === 'repair-close-vote' ? ['ends-vote' as const] : []),
  ];
}

function decisionsOf({ entries }: Approval): number[] {
  const standing = entries.filter(({ status }) => status !== 'cancelled');
  return standing.flatMap(tasksOf).flatMap(({ decision }) => (decision === undefined ? [] : [decision.seq]));
}

function jumpedIn({ entries }: Approval): number {
  return entries.filter(({ status }) => status === 'jumped').length;
}
