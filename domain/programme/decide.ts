import type { CommandOf } from '../commands.js';
import { type Answer, draft, type Handlers } from '../cycle/chapter.js';
import { SYSTEM } from '../cycle/posts.js';
import type { CycleState } from '../cycle/state.js';
import { type CycleId, regionOf } from '../ids.js';
import { no } from '../refusal.js';
import type { ProgrammeState } from './fold.js';
import { contentOf, isOfProgramme } from './scope.js';
import type { ProgrammeCommands } from './types.js';

/** Another lot of the same programme is taken in once; what a lead has recorded before, it will get too. */
function join(state: CycleState, { data: { lot, programmeId } }: CommandOf<'join-programme'>): Answer {
  const { opening } = state.plan;
  if (state.programme.lots[lot] !== undefined) return { facts: [] };
  const isOurs =
    opening?.leadCycle === null &&
    opening.programmeId === programmeId &&
    lot !== state.cycleId &&
    regionOf(lot) === state.code;
  return isOurs ? { facts: [draft('lot-joined', { lot })] } : no('wrong-cycle', { cycle: state.cycleId });
}

/**
 * A programme's plan, budget and intention are recorded once, in the lead cycle, and mirrored into the other lots: each
 * once and in the order they have there. One that comes too early is asked for again once those before it are here.
 */
function mirror(state: CycleState, { data }: CommandOf<'mirror-programme-fact'>): Answer {
  const { fact, fromCycle, seq, after } = data;
  const { mirrored } = state.programme;
  if (mirrored.some((each) => each.fromCycle === fromCycle && each.seq === seq)) return { facts: [] };
  if (state.plan.opening?.leadCycle !== fromCycle) return no('wrong-cycle', { cycle: fromCycle });
  if (!isOfProgramme(fact)) return no('bad-input', { field: 'fact.kind', kind: fact.kind });
  const last = mirrored.at(-1)?.seq ?? 0;
  if (last < after) return no('retry-soon', { after });
  if (seq < last) return no('bad-input', { field: 'seq' });
  const told = toldHere(fact, fromCycle, state.programme);
  return { facts: [draft('programme-fact-mirrored', { fromCycle, seq, kind: fact.kind, data: told }, fact.on)] };
}

type Content = { kind: string; data: Record<string, unknown> };

/** Ids and numbers of the lead cycle are named after it, beside the lot's own. */
function toldHere({ kind, data }: Content, fromCycle: CycleId, programme: ProgrammeState): Record<string, unknown> {
  if (kind === 'filing-submitted') return { ...data, filing: `${fromCycle}/${data.filing}` };
  if (kind === 'plan-approved' || kind === 'plan-reopened')
    return { ...data, approval: `${fromCycle}/${data.approval}` };
  const corrected = kind === 'fact-corrected' ? contentOf(data) : undefined;
  if (corrected === undefined) return data;
  const seq = programme.mirrored.find((each) => each.seq === data.seq)?.as ?? 0;
  return { ...data, seq, data: toldHere(corrected, fromCycle, programme) };
}

export const programmeHandlers: Handlers<ProgrammeCommands> = {
  'join-programme': { authority: SYSTEM, decide: join },
  'mirror-programme-fact': { authority: SYSTEM, decide: mirror },
};
