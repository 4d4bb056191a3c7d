import { mayNotUndo } from '../../domain/approval/handlers/undo.js';
import type { ApprovalSubject } from '../../domain/approval/types.js';
import type { CycleState } from '../../domain/cycle/state.js';
import type { CycleId } from '../../domain/ids.js';
import type { No } from '../../domain/refusal.js';
import { cyclesDeciding } from '../../store/views/directory-reach.js';
import { type HandedApproval, handedOver } from '../../store/views/hand-overs.js';
import { mayNotGive } from '../authority.js';
import type { Asked } from '../gateway-ports.js';
import type { Refused } from '../refusals.js';
import type { HandOverParts } from './hand-over.js';

export type UndoHandOverAsked = Pick<Asked, 'caller' | 'via'> & {
  data: { from: string; to: string };
  confirm: boolean;
};

/** One approval: it goes back, or somebody acted on it since and it stays. */
export type UndoneApproval = { approval: string; subject: Pick<ApprovalSubject, 'kind' | 'ref'> } & (
  | { outcome: 'wouldGoBack' | 'wentBack' }
  | { outcome: 'stays'; refusal: Refused }
);
export type UndoHandOverCase = { cycleId: CycleId; title: string; approvals: UndoneApproval[] };
export type UndoHandOverReport = { from: string; to: string; confirmed: boolean; cases: UndoHandOverCase[] };

const KIND = 'undo-repair';

/**
 * Takes a hand-over back, approval by approval: what nobody acted on since is as it was, the rest stays and is told with
 * the reason. One command an approval, so that one that is refused does not hold up the others.
 */
export async function undoHandOver(
  parts: HandOverParts,
  asked: UndoHandOverAsked,
): Promise<UndoHandOverReport | Refused> {
  const { caller, data, confirm } = asked;
  const forbidden = mayNotGive(caller, KIND);
  if (forbidden !== undefined) return refused(forbidden);
  const cycles = new Map((await cyclesDeciding(parts.db, caller.code)).map((each) => [each.cycleId, each]));
  const cases = new Map<CycleId, UndoHandOverCase>();
  for (const handed of await handedOver(parts.db, [...cycles.keys()], data)) {
    const cycle = cycles.get(handed.cycleId);
    if (cycle === undefined) continue;
    const one = await taken(parts, asked, cycle.state, handed);
    if (one === null) continue;
    const { cycleId, title } = cycle;
    cases.set(cycleId, { cycleId, title, approvals: [...(cases.get(cycleId)?.approvals ?? []), one] });
  }
  return { ...data, confirmed: confirm, cases: [...cases.values()] };
}

/** Null for an approval that has ended: there is nothing to go back to. */
async function taken(
  { gateway }: HandOverParts,
  { caller, via, confirm }: UndoHandOverAsked,
  state: CycleState,
  { cycleId, approval: id, seq }: HandedApproval,
): Promise<UndoneApproval | null> {
  const approval = state.approvals.running[id];
  if (approval === undefined) return null;
  const { kind, ref } = approval.subject;
  const line = { approval: id, subject: { kind, ref } };
  const acted = mayNotUndo(state, approval, seq);
  if (acted !== undefined) return { ...line, outcome: 'stays', refusal: refused(acted) };
  if (!confirm) return { ...line, outcome: 'wouldGoBack' };
  const request = { kind: KIND, data: { approval: id, seq } } as const;
  const answer = await gateway.submit({ request, caller, via, cycleId });
  return 'code' in answer ? { ...line, outcome: 'stays', refusal: answer } : { ...line, outcome: 'wentBack' };
}

function refused({ refused: code, why }: No): Refused {
  return { code, tried: KIND, why, allowedNow: [] };
}
