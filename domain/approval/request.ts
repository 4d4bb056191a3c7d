import type { Resolution, ResolveRequest, StandingSeat } from '../cycle/agenda-types.js';
import { draft, type Judging } from '../cycle/chapter.js';
import type { CycleState } from '../cycle/state.js';
import type { FactDraft } from '../facts.js';
import { isNo } from '../refusal.js';
import { interestedIn } from './eligible.js';
import { INITIATOR, inForce, isPending, isVote, liveEntry, stepIndex, stepOf, tasksOf } from './find.js';
import type { Acting } from './pretend.js';
import { agreed } from './repairs/agreed.js';
import { asResolved } from './resolved-seat.js';
import { ledgerInForce, separationPairs } from './route.js';
import { settle } from './settle.js';
import type { Approval, Entry, Seat } from './types.js';

/** Steps whose people are to be looked up in the directory, oldest approval first. */
export function pendingResolutions(state: CycleState, judging: Judging): ResolveRequest[] {
  return Object.values(state.approvals.running).flatMap((approval) => {
    const entry = liveEntry(approval);
    return entry !== undefined && isAsked(entry) ? [requestOf(state, approval, entry, judging)] : [];
  });
}

function isAsked(entry: Entry): boolean {
  return entry.status === 'resolving' || entry.recheck !== undefined;
}

/** What the directory is asked for one entry. */
export function requestOf(state: CycleState, approval: Approval, entry: Entry, judging: Judging): ResolveRequest {
  const step = stepOf(approval, entry.step);
  const tally = step?.tally;
  const { kind, ref } = approval.subject;
  return {
    approval: approval.id,
    entry: entry.no,
    subject: { kind, ref },
    who: step?.who ?? { by: 'initiator', post: approval.initiatorPost },
    mode: tally?.mode ?? 'any',
    weights: tally?.mode === 'vote' ? tally.weights : {},
    veto: tally?.mode === 'vote' ? tally.veto : [],
    initiators: interestedIn(approval),
    previous: decidersBefore(approval, entry),
    chosen: entry.chosen ?? [],
    contractor: state.contract.contractor?.id ?? state.tender.award?.contractor.id ?? null,
    standing: isVote(approval, entry) || entry.seats.length === 0 ? [] : entry.seats.map(standing),
    ledger: ledgerInForce(state, judging),
    pairs: separationPairs(state, judging),
  };
}

function standing(seat: Seat): StandingSeat {
  const people = seat.tasks
    .filter(({ status }) => status !== 'dropped')
    .map((task) => ({
      id: task.owner,
      undecided: isPending(task),
      added: task.origin === 'added',
      ...(task.placed === undefined ? {} : { placed: task.placed }),
    }));
  const vacant = seat.tasks.filter((task) => task.vacant === true).length;
  return {
    ...(seat.post === undefined ? {} : { post: seat.post }),
    weight: seat.weight,
    people,
    ...(vacant === 0 ? {} : { vacant }),
  };
}

/** Whose heads a chain goes up from: who decided the step before, or who submitted when this is the first. */
function decidersBefore(approval: Approval, entry: Entry): string[] {
  if (entry.step === INITIATOR) return [];
  const at = stepIndex(approval, entry.step);
  const before = Object.values(inForce(approval)).findLast((each) => stepIndex(approval, each.step) < at);
  const deciders = before === undefined ? [] : tasksOf(before).flatMap(({ decision }) => decision?.by ?? []);
  return deciders.length > 0 ? deciders : approval.initiators;
}

/**
 * Puts what the directory answered on record, with the tasks that open by it. Empty when the entry did not wait any
 * more: the answer came too late to matter.
 */
export function resolvedDrafts(
  state: CycleState,
  request: ResolveRequest,
  resolution: Resolution,
  judging: Judging,
): FactDraft[] {
  const approval = state.approvals.running[request.approval];
  const entry = approval && liveEntry(approval);
  if (approval === undefined || entry?.no !== request.entry || !isAsked(entry)) return [];
  const acting: Acting = {
    state,
    judging,
    via: 'system',
    on: judging.today,
    actor: { system: 'directory' },
    commandId: 'resolve',
  };
  const { directoryRev, seats, excluded } = resolution;
  const found = { approval: approval.id, via: 'system' as const, entry: entry.no, directoryRev, excluded };
  // The electorate of a vote is fixed once it is manned; a later look-up changes nothing.
  const fixed = isVote(approval, entry) && entry.seats.length > 0;
  const kept = fixed ? entry.seats.map((seat) => asResolved(state.approvals, seat)) : seats;
  const drafts = settle(acting, approval.id, [draft('seats-resolved', { ...found, seats: kept })]);
  const carriedOut = agreed(acting, drafts);
  // Nobody is there who could be told no: what was agreed and can't be done any more is left undone.
  return isNo(carriedOut) ? drafts : carriedOut;
}
