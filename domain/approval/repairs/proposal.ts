import { draft, type Judging } from '../../cycle/chapter.js';
import type { FactDraft } from '../../facts.js';
import { contentHash } from '../../hash.js';
import { isActive, type PersonCard } from '../../people.js';
import { type No, no } from '../../refusal.js';
import type { ApprovalCommands } from '../commands.js';
import { dueFrom } from '../due.js';
import { separatedBy } from '../eligible.js';
import type { Acting } from '../pretend.js';
import { compileRoute } from '../route.js';
import { settle } from '../settle.js';
import { groundOf } from '../standing.js';
import { runningFor, SUBJECTS } from '../subjects.js';
import type { Approval, Route } from '../types.js';
import type { RepairKind } from './types.js';

/**
 * What a second person is asked to agree to: the command as it will be carried out, who it names, and the revision of
 * the directory it was previewed on.
 */
export type Proposed =
  | {
      [K in RepairKind]: { command: K; data: ApprovalCommands[K]; people: PersonCard[]; directoryRev: number };
    }[RepairKind]
  | { command: 'reopen'; data: ApprovalCommands['reopen']; people: PersonCard[] };

/** Who proposes, what about which approval, and whom he would have agree; anybody fit when he names nobody. */
export type Proposal = { proposer: PersonCard; target: string; proposed: Proposed; second?: string };

/**
 * Asks a second person: an approval of subject `repair`, one at a time for each approval that is to be repaired. What
 * it agrees to is carried out with its last decision.
 */
export function proposalFacts(acting: Acting, proposal: Proposal, people: readonly PersonCard[]): FactDraft[] | No {
  const { state, judging, via } = acting;
  const { proposer, target, proposed, second } = proposal;
  const waiting = runningFor(state, 'repair', target);
  if (waiting !== undefined) return no('already-running', { approval: waiting.id });
  const compiled = compileRoute(state, { kind: 'repair', ref: target }, judging);
  if (compiled === undefined) return no('no-route', { rule: 'route-repair' });
  const content = { ...proposed } as Record<string, unknown>;
  const id = `a${state.approvals.nextNo}`;
  const hash = contentHash(SUBJECTS.repair.content(state, target, content));
  const subject = { kind: 'repair' as const, ref: target, hash };
  const asked = { subject, initiators: [proposer.id], proposal: content };
  const route = second === undefined ? compiled : askedOf(second, compiled);
  const unfit = second === undefined ? undefined : unfitSecond(acting, { second, route: compiled, asked }, people);
  if (unfit !== undefined) return unfit;
  const post =
    proposer.posts.find((each) => each === 'administrator' || each === 'superior') ?? proposer.posts[0] ?? '';
  const submitted = draft('approval-submitted', {
    approval: id,
    via,
    ...asked,
    route,
    people: [{ id: proposer.id, name: proposer.name, post }],
  });
  return settle(acting, id, [submitted]);
}

/** The route with that person in the place of the posts of its first step. */
function askedOf(second: string, route: Route): Route {
  const steps = route.steps.map((step, n) =>
    n === 0 ? { ...step, who: { by: 'named' as const, persons: [second] } } : step,
  );
  return { ...route, steps };
}

type Naming = { second: string; route: Route; asked: Pick<Approval, 'subject' | 'initiators' | 'proposal'> };

function unfitSecond(
  { state, judging }: Acting,
  { second, route, asked }: Naming,
  people: readonly PersonCard[],
): No | undefined {
  const card = people.find(({ id }) => id === second);
  if (card === undefined) return no('not-eligible', { person: second });
  if (!isActive(card, judging.today)) return no('person-inactive', { person: card.name });
  const who = route.steps[0]?.who;
  const posts: readonly string[] = who?.by === 'post' ? who.posts : [];
  if (posts.length > 0 && !card.posts.some((post) => posts.includes(post))) {
    return no('not-eligible', { person: card.name, post: posts.join(',') });
  }
  const duty = separatedBy(second, groundOf(state, asked, judging), card.sameAs);
  return duty === null ? undefined : no('not-eligible', { person: card.name, duty });
}

/** What this approval of subject `repair` would carry out. */
export function proposedBy({ proposal }: Pick<Approval, 'proposal'>): Proposed | undefined {
  return proposal?.command === undefined ? undefined : (proposal as Proposed);
}

/** The last day on which the second person can agree: from then on the case has to be looked at anew. */
export function lapsesOn({ entries, route }: Approval, { calendar, today }: Pick<Judging, 'calendar' | 'today'>) {
  return dueFrom(entries[0]?.openedOn ?? today, route.steps[0]?.limitWd ?? 1, calendar).latest;
}

/** Approvals of repairs nobody agreed to in time. */
export function isLapsed(approval: Approval, judging: Pick<Judging, 'calendar' | 'today'>): boolean {
  return approval.subject.kind === 'repair' && judging.today > lapsesOn(approval, judging);
}

/** Cards as they are kept in a proposal; those of people nobody knows are missing, and the rule that asks says so. */
export function cardsOf(people: readonly PersonCard[], ids: readonly string[]): PersonCard[] {
  return people.filter(({ id }) => ids.includes(id));
}
