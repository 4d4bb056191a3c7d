import type { Fact, FactDraft } from '../facts.js';
import type { CycleId } from '../ids.js';
import type { OwedNotice } from '../notices/types.js';
import { joinDrafts, shareDrafts } from '../programme/share.js';
import type { RefusalCode } from '../refusal.js';
import { effectSealing, nextItem, queuedDrafts, resolvedDrafts, successorDrafts, wakeSealing } from './agenda.js';
import type { AgendaItem, Resolution, ResolveRequest } from './agenda-types.js';
import type { Judging } from './chapter.js';
import { type Sealing, seal } from './seal.js';
import type { CycleState } from './state.js';

/** What one moment added: the state after it, its facts, and the notices handed over. */
export type Turn = { state: CycleState; facts: Fact[]; notices: OwedNotice[] };

/** Looks the people of a step up; pure where a directory snapshot stands in for the registry. */
export type Resolve = (request: ResolveRequest) => Resolution;

/** The other cycles of a programme: what a lead answers to a lot (null for yes), and which lots are closed. */
export type Others = {
  join(item: Extract<AgendaItem, { kind: 'join' }>): RefusalCode | null;
  share(item: Extract<AgendaItem, { kind: 'share' }>): CycleId[];
};

/** A cycle played by itself: whatever lead it names, there is none. */
const NO_OTHERS: Others = { join: () => 'unknown-cycle', share: () => [] };

/**
 * Does all that a cycle owes at this moment, one thing at a time, as its workflow would, where effects always work.
 * An outcome without facts would be owed again for ever: it ends the turn, as it makes the workflow rest.
 */
export function settleAgenda(state: CycleState, judging: Judging, resolve: Resolve, others: Others = NO_OTHERS): Turn {
  const turn: Turn = { state, facts: [], notices: [] };
  for (let item = nextItem(state, judging); item !== null; item = nextItem(turn.state, judging)) {
    const { drafts, sealing } = outcomeOf(turn.state, item, judging, { resolve, ...others });
    if (drafts.length === 0) return turn;
    const sealed = seal(turn.state, drafts, sealing);
    turn.state = sealed.state;
    turn.facts.push(...sealed.facts);
    if (item.kind === 'notify') turn.notices.push(...item.notices);
  }
  return turn;
}

function outcomeOf(
  state: CycleState,
  item: AgendaItem,
  judging: Judging,
  around: Others & { resolve: Resolve },
): { drafts: FactDraft[]; sealing: Sealing } {
  switch (item.kind) {
    case 'wake':
      return { drafts: item.facts, sealing: wakeSealing(judging) };
    case 'resolve': {
      const drafts = resolvedDrafts(state, item.request, around.resolve(item.request), judging);
      return { drafts, sealing: effectSealing(state, judging, 'directory') };
    }
    case 'notify':
      return { drafts: queuedDrafts(item.notices), sealing: effectSealing(state, judging, 'notices') };
    case 'successor':
      return { drafts: successorDrafts(item.successor), sealing: effectSealing(state, judging, 'engine') };
    case 'join':
      return { drafts: joinDrafts(item, around.join(item)), sealing: effectSealing(state, judging, 'programme') };
    case 'share':
      return { drafts: shareDrafts(item, around.share(item)), sealing: effectSealing(state, judging, 'programme') };
  }
}
