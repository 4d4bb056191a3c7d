import { draft, type Judging } from '../cycle/chapter.js';
import type { CycleState } from '../cycle/state.js';
import type { FactDraft } from '../facts.js';
import type { PersonCard } from '../people.js';
import { isNo, type No, no } from '../refusal.js';
import type { ApprovalCommands } from './commands.js';
import { INITIATOR } from './find.js';
import { type Acting, pretend } from './pretend.js';
import { knownPerson } from './resolved-seat.js';
import { compileRoute } from './route.js';
import { lacksChosen, openStep, settle } from './settle.js';
import { runningFor, SUBJECTS, subjectHash } from './subjects.js';
import type { ClosedApproval, ClosedDecision, Route } from './types.js';

/**
 * The finished approval when it can be asked anew: rejected, or approved and its outcome not used yet. What was
 * withdrawn or fell away is submitted anew; a repair is proposed anew.
 */
export function reopenable(state: CycleState, id: string, judging: Judging): ClosedApproval | No {
  const { running, closed } = state.approvals;
  if (running[id] !== undefined) return no('already-running', { approval: id });
  const old = closed[id];
  if (old === undefined) return no('unknown-subject', { approval: id });
  const { subject, status, usedBySeq, suspendedBy } = old;
  const ends = status === 'withdrawn' || status === 'void' || subject.kind === 'repair';
  if (ends) return no('closed', { approval: id, outcome: status, on: old.closedOn });
  if (suspendedBy !== undefined) return no('already-running', { approval: suspendedBy });
  if (usedBySeq !== undefined) return no('outcome-used', { seq: usedBySeq });
  const other = runningFor(state, subject.kind, subject.ref);
  if (other !== undefined) return no('already-running', { approval: other.id });
  return SUBJECTS[subject.kind].halted?.(state, subject.ref, judging) ?? old;
}

/** Who may ask for it: who decided last, who submitted, and the administrator. */
export function mayReopen({ id, decisions, initiators }: ClosedApproval, card: PersonCard): No | undefined {
  const last = lastOf(decisions);
  const may =
    initiators.includes(card.id) ||
    last?.by === card.id ||
    last?.actingFor === card.id ||
    card.posts.some((post) => post === 'administrator' || post === 'superior');
  return may ? undefined : no('not-your-task', { approval: id });
}

function lastOf(decisions: readonly ClosedDecision[]): ClosedDecision | undefined {
  return [...decisions].sort((a, b) => b.seq - a.seq)[0];
}

/** The new approval: as submitted once more by who submitted, with the steps before the chosen one carried over. */
export function reopenedFacts(acting: Acting, { approval: old, step }: ApprovalCommands['reopen']): FactDraft[] | No {
  const { state, judging, via } = acting;
  const ended = reopenable(state, old, judging);
  if (isNo(ended)) return ended;
  const { subject, proposal, initiators, initiatorPost } = ended;
  const { kind, ref } = subject;
  const hash = subjectHash(state, kind, ref, proposal);
  if (hash === undefined) return no('contents-missing', { kind, ref });
  const route = compileRoute(state, { kind, ref }, judging);
  if (route === undefined) return no('no-route', { rule: `route-${kind}` });
  const possible = reopenSteps(ended, route, hash);
  if (!possible.includes(step)) return no('return-target', { to: step, possible: possible.join(',') });
  const id = `a${state.approvals.nextNo}`;
  const submitted = draft('approval-submitted', {
    approval: id,
    via,
    subject: { kind, ref, hash },
    route,
    initiators,
    people: initiators.map((person) => ({ ...knownPerson(state.approvals, person), post: initiatorPost })),
    ...(proposal === undefined ? {} : { proposal }),
    reopens: old,
  });
  const before = route.steps.slice(0, step === INITIATOR ? 0 : route.steps.findIndex(({ key }) => key === step));
  const kept = before.flatMap(({ key }, n) => keptStep(acting, id, { entry: n + 1, step: key, from: ended }));
  const suspending = ended.status === 'approved' ? (SUBJECTS[kind].onReopened?.(state, ended) ?? []) : [];
  const facts = [submitted, ...kept, ...suspending];
  const opened = pretend(acting, facts).running[id];
  if (opened === undefined) return facts;
  const settled = settle(acting, id, [...facts, openStep(acting, opened, step)]);
  const missing = lacksChosen(opened, settled);
  return missing === undefined ? settled : no('choose-next', { step: missing });
}

function keptStep(
  { judging, via }: Acting,
  approval: string,
  { entry, step, from }: { entry: number; step: string; from: ClosedApproval },
): FactDraft[] {
  const fromSeq = Math.max(...approvals(from, step).map(({ seq }) => seq));
  return [
    draft('step-opened', { approval, via, entry, step }, judging.today),
    draft('carried', { approval, via, entry, fromSeq }),
    draft('step-closed', { approval, via, entry, outcome: 'carried' }),
  ];
}

function approvals({ decisions, subject }: ClosedApproval, step: string): ClosedDecision[] {
  return decisions.filter((each) => each.step === step && each.value === 'approve' && each.hash === subject.hash);
}

/**
 * Where a new approval may begin: at the initiator, at the first step, or at a later one while all before it were
 * passed on the same content. On money and in votes nothing is carried over.
 */
function reopenSteps(ended: ClosedApproval, route: Route, hash: string): string[] {
  const rejectedAt = ended.status === 'rejected' ? lastOf(ended.decisions.filter(isReject))?.step : undefined;
  const carries = ended.subject.hash === hash && !route.money;
  const stops = route.steps.findIndex(
    ({ key, tally }) => !carries || key === rejectedAt || tally.mode === 'vote' || approvals(ended, key).length === 0,
  );
  const reached = stops === -1 ? route.steps : route.steps.slice(0, stops + 1);
  return [INITIATOR, ...reached.map(({ key }) => key)];
}

function isReject({ value }: ClosedDecision): boolean {
  return value === 'reject';
}
