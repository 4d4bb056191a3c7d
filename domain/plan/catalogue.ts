import type { Broken, Judging } from '../cycle/chapter.js';
import { breaks, regimeOf } from '../cycle/checks.js';
import type { CycleState } from '../cycle/state.js';
import type { ServiceDomain } from '../policy/buying.js';
import { ruleFor } from '../policy/lookup.js';
import type { Recipient } from '../policy/vocabulary.js';

/** Services a plan, contract or amendment names: fields of service, and items beyond the list (目录外事项). */
export type Services = { domains?: ServiceDomain[]; extraItems?: string[] };

/** Who must approve services beyond the list here, where a document says so. */
export function scopeApprover(state: CycleState, { policy }: Judging): Recipient | undefined {
  return ruleFor(policy, 'scope-extension', 'gate', regimeOf(state))?.approver;
}

/** What is bought stays within the list of the profile, unless its approver has widened it; some tasks nobody buys. */
export function servicesBroken(
  state: CycleState,
  judging: Judging,
  { domains = [], extraItems = [] }: Services,
): Broken[] {
  const listed = ruleFor(judging.policy, 'service-catalogue', 'gate', regimeOf(state))?.domains;
  const widened = widenings(state, judging);
  const outside = domains.filter(
    (each) => listed?.includes(each) === false && !widened.some((by) => by.domains?.includes(each)),
  );
  const extra = extraItems.filter((each) => !widened.some(({ items }) => items.includes(each)));
  return [
    ...neverInScope(state, judging, extraItems),
    ...(outside.length === 0
      ? []
      : breaks(state, judging, 'service-catalogue', 'outside-catalogue', { domains: outside.join(',') })),
    ...extraBroken(state, judging, extra),
  ];
}

/** Tasks that government must do itself, and others of the negative list: no approval brings them into scope. */
export function neverInScope(state: CycleState, judging: Judging, items: readonly string[]): Broken[] {
  const words = ruleFor(judging.policy, 'government-only', 'gate', regimeOf(state))?.excludes ?? [];
  const banned = items.filter((item) => words.some((word) => item.includes(word)));
  if (banned.length === 0) return [];
  return breaks(state, judging, 'government-only', 'never-in-scope', { items: banned.join('、') });
}

/** Items beyond the list need its approver; where no document names one, they are simply not on the list. */
function extraBroken(state: CycleState, judging: Judging, extra: readonly string[]): Broken[] {
  if (extra.length === 0) return [];
  const items = extra.join('、');
  const approver = scopeApprover(state, judging);
  return approver === undefined
    ? breaks(state, judging, 'service-catalogue', 'outside-catalogue', { items })
    : breaks(state, judging, 'scope-extension', 'needs-approval', { items, approver });
}

/** Extensions that count here: approved, and by who has the say. */
function widenings(state: CycleState, judging: Judging) {
  const approver = scopeApprover(state, judging);
  return state.plan.scopeDecisions.filter((each) => each.approved && (approver === undefined || each.by === approver));
}
