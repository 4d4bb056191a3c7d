import type { Fact, FactDraft } from '../facts.js';
import type { OwedNotice } from '../notices/types.js';
import { effectSealing, nextItem, queuedDrafts, resolvedDrafts, successorDrafts, wakeSealing } from './agenda.js';
import type { AgendaItem, Resolution, ResolveRequest } from './agenda-types.js';
import type { Judging } from './chapter.js';
import { type Sealing, seal } from './seal.js';
import type { CycleState } from './state.js';

/** What one moment added: the state after it, its facts, and the notices handed over. */
export type Turn = { state: CycleState; facts: Fact[]; notices: OwedNotice[] };

/** Looks the people of a step up; pure where a directory snapshot stands in for the registry. */
export type Resolve = (request: ResolveRequest) => Resolution;

/**
 * Does all that a cycle owes at this moment, one thing at a time, as its workflow would, where effects always work.
 * An outcome without facts would be owed again for ever: it ends the turn, as it makes the workflow rest.
 */
export function settleAgenda(state: CycleState, judging: Judging, resolve: Resolve): Turn {
  const turn: Turn = { state, facts: [], notices: [] };
  for (let item = nextItem(state, judging); item !== null; item = nextItem(turn.state, judging)) {
    const { drafts, sealing } = outcomeOf(turn.state, item, judging, resolve);
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
  resolve: Resolve,
): { drafts: FactDraft[]; sealing: Sealing } {
  switch (item.kind) {
    case 'wake':
      return { drafts: item.facts, sealing: wakeSealing(judging) };
    case 'resolve': {
      const drafts = resolvedDrafts(state, item.request, resolve(item.request), judging);
      return { drafts, sealing: effectSealing(state, judging, 'directory') };
    }
    case 'notify':
      return { drafts: queuedDrafts(item.notices), sealing: effectSealing(state, judging, 'notices') };
    case 'successor':
      return { drafts: successorDrafts(item.successor), sealing: effectSealing(state, judging, 'engine') };
  }
}
