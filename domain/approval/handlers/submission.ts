import type { CommandOf } from '../../commands.js';
import { type Answer, draft, type Handler, type Judging } from '../../cycle/chapter.js';
import type { CycleState } from '../../cycle/state.js';
import type { Sha256 } from '../../ids.js';
import type { PersonCard } from '../../people.js';
import { isNo, type No, no } from '../../refusal.js';
import { compileRoute } from '../route.js';
import { lacksChosen, settle } from '../settle.js';
import { actingOf, cardOf, notToday, proxyRefusal } from '../standing.js';
import { approvedFor, runningFor, SUBJECTS, subjectHash } from '../subjects.js';
import type { ApprovalSubject, Route } from '../types.js';
import { ANYBODY, unfitChoice } from './decisions.js';

export const submitApproval: Handler<'submit-approval'> = { authority: ANYBODY, decide: submit };

type Submission = CommandOf<'submit-approval'>;

function submit(state: CycleState, command: Submission, judging: Judging): Answer {
  const card = cardOf(command);
  if (isNo(card)) return card;
  const { kind, ref } = command.data.subject;
  const refused =
    notToday(command, judging) ??
    mayNotAsk(card, kind, judging) ??
    askedAlready(state, command) ??
    unfitLink(state, command) ??
    SUBJECTS[kind].halted?.(state, ref, judging);
  if (refused !== undefined) return refused;
  const hash = subjectHash(state, kind, ref, command.data.proposal);
  if (hash === undefined) return no('contents-missing', { kind, ref });
  const barred = SUBJECTS[kind].barred?.(state, { ref, proposal: command.data.proposal }, judging);
  if (barred !== undefined) return barred;
  const route = compileRoute(state, { kind, ref }, judging);
  if (route === undefined) return no('no-route', { rule: `route-${kind}` });
  return opened(state, command, judging, card, { kind, ref, hash }, route);
}

function opened(
  state: CycleState,
  command: Submission,
  judging: Judging,
  card: PersonCard,
  subject: ApprovalSubject & { hash: Sha256 },
  route: Route,
): Answer {
  const id = `a${state.approvals.nextNo}`;
  const { proposal, chosen, reopens } = command.data;
  const initiators = card.actingFor === undefined ? [card.id] : [card.id, card.actingFor.person];
  const post = card.posts.find((each) => SUBJECTS[subject.kind].submitters.includes(each)) ?? '';
  const data = {
    approval: id,
    via: command.via,
    subject,
    route,
    initiators,
    people: [{ id: card.id, name: card.name, post }],
    ...(proposal === undefined ? {} : { proposal }),
    ...(reopens === undefined ? {} : { reopens }),
  };
  const facts = settle(actingOf(state, command, judging), id, [draft('approval-submitted', data)], chosen);
  const approval = { ...EMPTY, id, subject, route, initiators };
  const missing = lacksChosen(approval, facts);
  if (missing !== undefined) return no('choose-next', { step: missing });
  return unfitChoice(state, command, approval, chosen, judging) ?? { facts };
}

const EMPTY = {
  initiatorPost: '',
  status: 'running' as const,
  version: 0,
  round: 1,
  resume: [],
  entries: [],
  copied: [],
};

/** Who may ask: a holder of a post of that kind of subject, himself or by a proxy for that kind. */
function mayNotAsk(card: PersonCard, kind: ApprovalSubject['kind'], judging: Judging): No | undefined {
  const { submitters } = SUBJECTS[kind];
  if (!card.posts.some((post) => submitters.includes(post))) {
    return no('post-missing', { person: card.name, posts: submitters.join(',') });
  }
  return proxyRefusal(card, { subject: { kind, ref: '', hash: '' } }, judging);
}

/** An earlier request may be named when it came to nothing; an outcome in force is asked anew by reopening it. */
function unfitLink({ approvals }: CycleState, { data: { reopens, subject } }: Submission): No | undefined {
  if (reopens === undefined) return undefined;
  const old = approvals.closed[reopens];
  if (old?.subject.kind !== subject.kind || old.subject.ref !== subject.ref) {
    return no('unknown-subject', { approval: reopens });
  }
  return old.status === 'approved' ? no('already-recorded', { approval: old.id, on: old.closedOn }) : undefined;
}

/** One approval of a subject at a time; and what is approved as it stands is not asked again. */
function askedAlready(state: CycleState, { data }: Submission): No | undefined {
  const { kind, ref } = data.subject;
  const running = runningFor(state, kind, ref);
  if (running !== undefined) return no('already-running', { approval: running.id });
  const approved = approvedFor(state, kind, ref, data.proposal);
  return approved !== undefined && approved.usedBySeq === undefined
    ? no('already-recorded', { approval: approved.id, on: approved.closedOn })
    : undefined;
}
