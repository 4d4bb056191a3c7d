import type { CommandOf } from '../../commands.js';
import type { Answer, Handler, Judging } from '../../cycle/chapter.js';
import type { CycleState } from '../../cycle/state.js';
import { idsOf, type Post } from '../../people.js';
import { isNo, type No } from '../../refusal.js';
import { cardsOf, type Proposed, proposalFacts } from '../repairs/proposal.js';
import { type Effect, effectOf, type Repair } from '../repairs/repair.js';
import type { RepairKind } from '../repairs/types.js';
import { actingOf, cardOf, notToday } from '../standing.js';
import { wordless } from './on-task.js';

/** Who frees what is stuck: the administrator, and where the own bureau cannot, the superior's. */
export const REPAIRERS: { posts: readonly Post[] } = { posts: ['administrator', 'superior'] };

/** The handler of one repair; all of them are one act with different hands. */
export function repairing<K extends RepairKind>(): Handler<K> {
  return { authority: REPAIRERS, decide: (state, command, judging) => repair(state, command, judging) };
}

/** Carried out at once, or proposed to a second person where it needs one. */
function repair(state: CycleState, command: CommandOf<RepairKind>, judging: Judging): Answer {
  const card = cardOf(command);
  if (isNo(card)) return card;
  const effect = repairEffect(state, command, judging);
  if (isNo(effect)) return effect;
  if (effect.why.length === 0) return { facts: effect.facts };
  const second = 'second' in command.data ? command.data.second : undefined;
  const named = ['to', 'person'].map((field) => String(Reflect.get(command.data, field)));
  const proposed = {
    command: command.kind,
    data: command.data,
    people: cardsOf(command.people, named),
    directoryRev: card.directoryRev,
  } as Proposed;
  const proposal = { proposer: card, target: effect.approval, proposed, ...(second === undefined ? {} : { second }) };
  const facts = proposalFacts(actingOf(state, command, judging), proposal, command.people);
  return isNo(facts) ? facts : { facts };
}

/** What the repair would do to the approval as it stands, whoever has to agree to it. */
export function repairEffect(state: CycleState, command: CommandOf<RepairKind>, judging: Judging): Effect | No {
  const card = cardOf(command);
  if (isNo(card)) return card;
  const refused = notToday(command, judging) ?? wordless(command.data.reason);
  if (refused !== undefined) return refused;
  const { kind, data, people } = command;
  return effectOf(actingOf(state, command, judging), {
    kind,
    data,
    people,
    proposer: idsOf(card),
    rev: card.directoryRev,
  } as Repair);
}
