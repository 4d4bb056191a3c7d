import type { AgendaItem } from '../cycle/agenda-types.js';
import { draft } from '../cycle/chapter.js';
import type { CycleState } from '../cycle/state.js';
import type { Fact, FactDraft } from '../facts.js';
import type { CycleId } from '../ids.js';
import type { RefusalCode } from '../refusal.js';
import { isOfProgramme } from './scope.js';
import type { ProgrammeCommands } from './types.js';

type Join = Extract<AgendaItem, { kind: 'join' }>;
type Share = Extract<AgendaItem, { kind: 'share' }>;

/** A lot that names a lead cycle has not told it yet. */
export function joinOwed({ plan: { opening }, programme, yearEnd }: CycleState): Join | null {
  if (opening === null || opening.leadCycle === null || programme.joined !== null || yearEnd.closedOn !== null)
    return null;
  const { leadCycle: lead, programmeId, openedOn } = opening;
  return { kind: 'join', lead, programmeId, openedOn };
}

/** Lots that have not been given every programme fact recorded here; a cycle without other lots owes nothing. */
export function shareOwed({ programme: { newest, lots } }: CycleState): Share | null {
  const behind = Object.entries(lots).filter(([, lot]) => !lot.closed && lot.sharedUpTo < newest);
  if (behind.length === 0) return null;
  const owed = behind.map(([lot, { sharedUpTo }]) => ({ lot: lot as CycleId, after: sharedUpTo }));
  return { kind: 'share', upTo: newest, lots: owed };
}

/** What the lead cycle answered to a lot; null for yes. */
export function joinDrafts({ lead }: Join, refused: RefusalCode | null): FactDraft[] {
  return [
    refused === null ? draft('programme-joined', { lead }) : draft('programme-not-joined', { lead, why: refused }),
  ];
}

/** The fact that the lots' share is under way; the closed ones are not asked again. */
export function shareDrafts({ upTo, lots }: Share, closed: readonly CycleId[]): FactDraft[] {
  const open = lots.map(({ lot }) => lot).filter((lot) => !closed.includes(lot));
  return [draft('programme-facts-shared', { upTo, lots: open, closed: [...closed] })];
}

/** Every programme fact of a lead cycle as its other lots are told of it, each naming the one before. */
export function programmeFactsOf(lead: CycleId, facts: readonly Fact[]): ProgrammeCommands['mirror-programme-fact'][] {
  const own = facts.filter(({ kind, data }) => isOfProgramme({ kind, data: { ...data } }));
  return own.map(({ seq, kind, on, data }, at) => {
    const after = own[at - 1]?.seq ?? 0;
    return { fromCycle: lead, seq, after, fact: { kind, on, data: { ...data } } };
  });
}
