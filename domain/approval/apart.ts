import type { Command } from '../commands.js';
import type { Broken, Judging } from '../cycle/chapter.js';
import { breaks } from '../cycle/checks.js';
import { factActor, seal } from '../cycle/seal.js';
import type { CycleState } from '../cycle/state.js';
import type { FactDraft } from '../facts.js';
import { idsOf } from '../people.js';
import type { SeparationPair } from '../policy/types.js';
import type { Duty } from '../policy/vocabulary.js';
import { type CarriedDuty, dutiesOf, putsADuty } from './duties.js';
import { ledgerInForce, separationPairs } from './route.js';

/**
 * Duties outside of approvals that one person may not both carry (who wrote the documents evaluates no bids, who asked
 * for the payment does not pay it). A decision on an approval is judged where it is made.
 */
export function apartBroken(state: CycleState, command: Command, facts: FactDraft[], judging: Judging): Broken[] {
  const putting = facts.filter(({ kind }) => putsADuty(kind));
  const pairs = separationPairs(state, judging).filter(({ a, b }) => a !== 'approved' && b !== 'approved');
  if (putting.length === 0) return [];
  const { on, actor, commandId } = command;
  const sealed = seal(state, putting, { at: judging.at, on, actor: factActor(actor), commandId }).facts;
  const ledger = ledgerInForce(state, judging);
  const found = sealed.flatMap(dutiesOf).flatMap((carried) => {
    const before = entriesOf(command, carried.person).flatMap((id) => ledger[id] ?? []);
    const clash = pairs.map((pair) => clashOf(pair, carried, before)).find((duty) => duty !== null);
    return clash == null ? [] : [{ person: carried.person, duty: carried.duty, carried: clash }];
  });
  return found.flatMap((values) => breaks(state, judging, 'separation-of-duties', 'duties-clash', values));
}

/** All ids in the directory of somebody the command's cards speak of. */
function entriesOf({ actor, people }: Command, person: string): string[] {
  const actors = 'system' in actor ? [] : [actor.person];
  const principals = actors.flatMap(({ actingFor }) =>
    actingFor === undefined ? [] : [{ ...actingFor, id: actingFor.person }],
  );
  const card = [...actors, ...principals, ...people].find(({ id }) => id === person);
  return card === undefined ? [person] : idsOf(card);
}

function clashOf(
  { a, b, within }: SeparationPair,
  { duty, subject }: CarriedDuty,
  before: readonly { duty: Duty; subject: string }[],
): Duty | null {
  const other = otherOf(a, b, duty);
  return before.some((each) => each.duty === other && (within === 'cycle' || each.subject === subject)) ? other : null;
}

function otherOf(a: Duty, b: Duty, duty: Duty): Duty | null {
  if (duty === a) return b;
  return duty === b ? a : null;
}
