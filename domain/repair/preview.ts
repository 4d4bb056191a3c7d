import { liveEntry, tasksOf } from '../approval/find.js';
import { repairEffect } from '../approval/handlers/repair.js';
import { reopenable, reopenedFacts } from '../approval/reopening.js';
import { isRepair, type SecondReason } from '../approval/repairs/types.js';
import { actingOf } from '../approval/standing.js';
import type { ApprovalState } from '../approval/types.js';
import type { Command, CommandOf } from '../commands.js';
import type { Judging } from '../cycle/chapter.js';
import type { CycleState } from '../cycle/state.js';
import type { FactDraft } from '../facts.js';
import { isNo } from '../refusal.js';
import type { Second, Undo } from './types.js';

/**
 * What a repair, or asking anew, comes to once all have agreed who must: the facts, why a second person is needed, and
 * how long it can be undone. Undefined for any other command, and for one that is refused.
 */
export type RepairOutlook = { facts: FactDraft[]; why: SecondReason[]; undo: Undo };

export function repairOutlook(state: CycleState, command: Command, judging: Judging): RepairOutlook | undefined {
  if (command.kind === 'reopen') return reopeningOutlook(state, command, judging);
  if (!isRepair(command.kind)) return undefined;
  const effect = repairEffect(state, command as CommandOf<typeof command.kind>, judging);
  if (isNo(effect)) return undefined;
  const closes = command.kind === 'repair-close-vote';
  return { ...effect, undo: { possible: !closes, until: closes ? 'never' : 'acted' } };
}

function reopeningOutlook(
  state: CycleState,
  command: CommandOf<'reopen'>,
  judging: Judging,
): RepairOutlook | undefined {
  const old = reopenable(state, command.data.approval, judging);
  const facts = reopenedFacts(actingOf(state, command, judging), command.data);
  if (isNo(old) || isNo(facts)) return undefined;
  const why: SecondReason[] = old.status === 'approved' ? ['was-approved'] : [];
  return { facts, why, undo: { possible: true, until: 'withdrawn' } };
}

/**
 * Who could agree, of those the directory finds for the proposal; `after`: the approvals with the proposal submitted
 * and its people found.
 */
export function secondOf(why: SecondReason[], before: ApprovalState, after: ApprovalState): Second {
  const asked = Object.values(after.running).filter(
    ({ id, subject }) => subject.kind === 'repair' && before.running[id] === undefined,
  );
  const eligible = asked.flatMap((each) => {
    const entry = liveEntry(each);
    return entry === undefined ? [] : tasksOf(entry).map(({ owner }) => owner);
  });
  return { required: why.length > 0, why, eligible };
}
