import type { CommandOf } from '../../commands.js';
import { type Answer, draft, type Handler, type Judging } from '../../cycle/chapter.js';
import type { CycleState } from '../../cycle/state.js';
import type { FactDraft } from '../../facts.js';
import { idsOf } from '../../people.js';
import { no } from '../../refusal.js';
import type { Via } from '../facts.js';
import { isVote, liveEntry, placeOf } from '../find.js';
import { handOverLines } from '../hand-over.js';
import { HAND_OVER } from '../repairs/types.js';
import { notToday } from '../standing.js';
import type { Approval } from '../types.js';
import { wordless } from './on-task.js';
import { personOf } from './passing-on.js';

export const reResolve: Handler<'re-resolve'> = { authority: { system: true }, decide: lookAgain };
export const handOver: Handler<'hand-over'> = { authority: { posts: ['administrator', 'superior'] }, decide: handAll };

/** The directory changed: entries that wait for people are looked up again. */
function lookAgain(state: CycleState, command: CommandOf<'re-resolve'>): Answer {
  const { approvals, directoryRev } = command.data;
  return { facts: approvals.flatMap((id) => lookedUp(state.approvals.running[id], command.via, directoryRev)) };
}

/** The people of the entry that waits may be others by now. The electorate of a vote stays as it is. */
export function lookedUp(approval: Approval | undefined, via: Via, directoryRev: number): FactDraft[] {
  const entry = approval && liveEntry(approval);
  if (approval === undefined || entry === undefined || entry.status === 'resolving') return [];
  if (isVote(approval, entry) && entry.status !== 'unmanned') return [];
  return [draft('resolution-asked', { approval: approval.id, via, entry: entry.no, directoryRev })];
}

/** Steps that found nobody are looked up again: somebody may decide now who could not before. */
export function askedAgain({ approvals }: CycleState, via: Via, directoryRev: number): FactDraft[] {
  return Object.values(approvals.running).flatMap((approval) => {
    return liveEntry(approval)?.status === 'unmanned' ? lookedUp(approval, via, directoryRev) : [];
  });
}

/** It is on record as a repair as well, so that it can be undone like one until somebody acted. */
function undoable(
  { approvals }: CycleState,
  { via, actor, data: { reason } }: CommandOf<'hand-over'>,
  approval: string,
  change: Record<string, unknown>,
): FactDraft {
  const rev = 'person' in actor ? { directoryRev: actor.person.directoryRev } : {};
  const previewVersion = approvals.running[approval]?.version ?? 0;
  return draft('repaired', { approval, via, repair: HAND_OVER, reason, previewVersion, change: { ...change, ...rev } });
}

/** All that waits for one person goes to another (离职交接); what he may not decide on stays, and is seen to stay. */
function handAll(state: CycleState, command: CommandOf<'hand-over'>, judging: Judging): Answer {
  const { from, to, reason } = command.data;
  const refused = notToday(command, judging) ?? wordless(reason);
  if (refused !== undefined) return refused;
  const by = 'person' in command.actor ? { by: idsOf(command.actor.person) } : {};
  const card = command.people.find(({ id }) => id === to);
  if (card === undefined) return no('not-eligible', { person: to });
  const facts = handOverLines(state, command, { from, to, ...by }, judging).flatMap((line): FactDraft[] => {
    if ('stays' in line) return [];
    const { approval, task, moves } = line;
    const of = { approval, via: command.via };
    const toPerson = personOf(moves, seatPostOf(state.approvals.running[approval], task));
    const handed = { ...of, task, from, to, toPerson, why: 'leaver' as const, reason };
    return [undoable(state, command, approval, { task, from, to }), draft('handed', handed)];
  });
  return facts.length === 0 ? no('not-eligible', { from, to: card.name }) : { facts };
}

/** The post a task's seat was asked by. */
function seatPostOf(approval: Approval | undefined, task: string): string | undefined {
  return approval && placeOf(approval, task)?.seat.post;
}
