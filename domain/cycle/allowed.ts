import { approvalHandlers } from '../approval/decide.js';
import { approvalVerbsFor } from '../approval/verbs-for.js';
import type { CommandKind } from '../commands.js';
import { isActive, type PersonCard } from '../people.js';
import type { Judging } from './chapter.js';
import { HANDLERS } from './handlers.js';
import type { CycleState } from './state.js';

/** Command kinds this person could give now with valid data, in the order of the chapters. */
export function allowedNow(state: CycleState, card: PersonCard, judging: Judging): CommandKind[] {
  if (!isActive(card, judging.today)) return [];
  const verbs = new Set<string>(approvalVerbsFor(state, card, judging).map((each) => each.kind));
  return (Object.keys(HANDLERS) as CommandKind[]).filter((kind) =>
    kind in approvalHandlers ? verbAllowed(state, kind) && verbs.has(kind) : chapterAllows(state, card, kind),
  );
}

/** Approvals live as long as their cycle; a closed one may still be commented. */
function verbAllowed(state: CycleState, kind: CommandKind): boolean {
  return state.plan.opening !== null && (state.yearEnd.closedOn === null || kind === 'comment');
}

function chapterAllows(state: CycleState, card: PersonCard, kind: CommandKind): boolean {
  const { authority, possible } = HANDLERS[kind] as {
    authority: { posts?: readonly string[] };
    possible?: (state: CycleState) => boolean;
  };
  const opens = kind === 'open-cycle' || kind === 'adopt-cycle';
  if (opens !== (state.plan.opening === null) || state.yearEnd.closedOn !== null) return false;
  const holds = authority.posts?.some((post) => (card.posts as string[]).includes(post)) ?? false;
  return holds && (possible?.(state) ?? true);
}
