import type { CommandOf } from '../../commands.js';
import type { Answer, Handler, Judging } from '../../cycle/chapter.js';
import type { CycleState } from '../../cycle/state.js';
import { isNo } from '../../refusal.js';
import { mayReopen, reopenable, reopenedFacts } from '../reopening.js';
import { proposalFacts } from '../repairs/proposal.js';
import { actingOf, cardOf, notToday } from '../standing.js';
import { ANYBODY } from './decisions.js';
import { wordless } from './on-task.js';

export const reopen: Handler<'reopen'> = { authority: ANYBODY, decide: askAnew };

/** What was approved is asked anew only when a second person agrees; what was rejected, at once. */
function askAnew(state: CycleState, command: CommandOf<'reopen'>, judging: Judging): Answer {
  const card = cardOf(command);
  if (isNo(card)) return card;
  const old = reopenable(state, command.data.approval, judging);
  if (isNo(old)) return old;
  const refused = mayReopen(old, card) ?? notToday(command, judging) ?? wordless(command.data.reason);
  if (refused !== undefined) return refused;
  const acting = actingOf(state, command, judging);
  const facts = reopenedFacts(acting, command.data);
  if (isNo(facts) || old.status !== 'approved') return isNo(facts) ? facts : { facts };
  const proposed = { command: 'reopen' as const, data: command.data, people: [] };
  const asked = proposalFacts(acting, { proposer: card, target: old.id, proposed }, command.people);
  return isNo(asked) ? asked : { facts: asked };
}
