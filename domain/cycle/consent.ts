import { approvedFor, underApproval } from '../approval/subjects.js';
import type { Command } from '../commands.js';
import { ruleFor } from '../policy/lookup.js';
import type { RuleId } from '../policy/rule-ids.js';
import type { SubjectKind } from '../policy/vocabulary.js';
import { type No, no } from '../refusal.js';
import type { Broken, Judging } from './chapter.js';
import { breaks, regimeOf } from './checks.js';
import type { CycleState } from './state.js';

/** The approval a step rests on; what is missing is a violation on a record of the past. */
export type Consent = { approval?: string; broken: Broken[] };

/**
 * A step that a route guards needs an approval of what it does, on the content as it stands. An act without one is
 * refused; a step taken on paper earlier is recorded with the violation. No route in the policy: nothing is asked.
 */
export function consentTo(
  state: CycleState,
  command: Command,
  kind: SubjectKind,
  ref: string,
  judging: Judging,
): Consent | No {
  const rule: RuleId = `route-${kind}`;
  if (ruleFor(judging.policy, rule, 'route', regimeOf(state)) === undefined) return { broken: [] };
  const approved = approvedFor(state, kind, ref);
  // What an approval allowed was done once it was used; doing it again is another decision.
  if (approved !== undefined && approved.usedBySeq === undefined) return { approval: approved.id, broken: [] };
  if (command.on === judging.today) return no('approval-needed', { kind, ref });
  return { broken: breaks(state, judging, rule, 'not-approved', { kind, ref }) };
}

/** What is under approval is frozen until the approval ends. */
export function frozen(state: CycleState, kind: SubjectKind, ref: string): No | undefined {
  const running = underApproval(state, kind, ref);
  return running === undefined ? undefined : no('under-approval', { approval: running.id, kind, ref });
}
