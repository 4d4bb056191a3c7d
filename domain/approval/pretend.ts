import type { PlainDate } from '../calendar/plain-date.js';
import type { Judging } from '../cycle/chapter.js';
import type { CycleState } from '../cycle/state.js';
import type { Fact, FactDraft } from '../facts.js';
import { GENESIS_HASH } from '../hash.js';
import type { FactActor } from '../people.js';
import type { Via } from './facts.js';
import { foldApproval } from './fold.js';
import type { ApprovalState } from './types.js';

/** What the consequences of an act are worked out in: the state before it, and who acts through which door. */
export type Acting = {
  state: CycleState;
  judging: Judging;
  via: Via;
  on: PlainDate;
  actor: FactActor;
  commandId: string;
};

/** Nobody acts: it is only asked what would be possible. */
export function asking(state: CycleState, judging: Judging): Acting {
  return { state, judging, via: 'system', on: judging.today, actor: { system: 'possible' }, commandId: 'possible' };
}

/** The approvals as they will stand after these drafts: the fold itself, with the seqs they are going to get. */
export function pretend(acting: Acting, drafts: readonly FactDraft[]): ApprovalState {
  return drafts.reduce((slice, each, n) => foldApproval(slice, asFact(acting, each, n)), acting.state.approvals);
}

function asFact({ state, judging, on, actor, commandId }: Acting, { kind, data, on: own }: FactDraft, n: number): Fact {
  const envelope = {
    v: 1,
    cycleId: state.cycleId,
    seq: state.seq + n + 1,
    at: judging.at,
    on: own ?? on,
    actor,
    commandId,
    n,
    prevHash: GENESIS_HASH,
    hash: GENESIS_HASH,
  };
  return { ...envelope, kind, data } as Fact;
}
