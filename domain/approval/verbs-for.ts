import type { Judging } from '../cycle/chapter.js';
import type { CycleState } from '../cycle/state.js';
import type { PersonCard } from '../people.js';
import { SUBJECT_KINDS } from '../policy/vocabulary.js';
import { isNo } from '../refusal.js';
import type { ApprovalCommands } from './commands.js';
import { separatedBy } from './eligible.js';
import { INITIATOR, isPending, isVote, liveEntry, tasksOf } from './find.js';
import { objectableAfterEnd } from './handlers/objecting.js';
import { mayNotObject } from './handlers/paper.js';
import { targetsOf, tooManyRounds } from './handlers/rounds.js';
import { notRemovable, signersOf } from './handlers/signers.js';
import { takeBackRefusal } from './handlers/taking-back.js';
import { mayNotWithdraw } from './handlers/whole.js';
import { mayNotUrge, mayRead } from './handlers/words.js';
import { canStillAgree, reopens, repairsOn } from './repairs/possible.js';
import { compileRoute } from './route.js';
import { decidedIn, groundOf, proxyRefusal, type Standing, standingAt } from './standing.js';
import { SUBJECTS } from './subjects.js';
import type { Approval } from './types.js';
import { MAX_SIGNERS, MAX_TRANSFERS, TASK_VERBS, type TaskVerb, VERB_RULES } from './verb-rules.js';

export type PossibleVerb = { kind: keyof ApprovalCommands; task?: string };

/** The approval verbs this person could give now with a valid body, each task verb with its task. */
export function approvalVerbsFor(state: CycleState, card: PersonCard, judging: Judging): PossibleVerb[] {
  const submits = SUBJECT_KINDS.some((kind) => maySubmit(state, card, kind, judging));
  const running = Object.values(state.approvals.running).flatMap((approval) => verbsOn(state, approval, card, judging));
  const read = [...Object.values(state.approvals.running), ...Object.values(state.approvals.closed)];
  const speaks = read.some((approval) => mayRead(approval, card));
  return [
    ...(submits ? [{ kind: 'submit-approval' as const }] : []),
    ...running,
    ...(speaks ? [{ kind: 'copy' as const }, { kind: 'comment' as const }] : []),
    ...objectableAfterEnd(state, card.id, judging).map((task) => ({ kind: 'object-to-paper' as const, task })),
    ...handsOver(state, card),
    ...reopens(state, card, judging),
  ];
}

function maySubmit(
  state: CycleState,
  card: PersonCard,
  kind: (typeof SUBJECT_KINDS)[number],
  judging: Judging,
): boolean {
  const subject = { kind, ref: '', hash: '' };
  const holds = card.posts.some((post) => SUBJECTS[kind].submitters.includes(post));
  return (
    holds &&
    proxyRefusal(card, { subject }, judging) === undefined &&
    compileRoute(state, subject, judging) !== undefined
  );
}

function verbsOn(state: CycleState, approval: Approval, card: PersonCard, judging: Judging): PossibleVerb[] {
  const entry = liveEntry(approval);
  const tasks = entry === undefined ? [] : tasksOf(entry);
  const onTasks = tasks.flatMap((task) =>
    TASK_VERBS.filter((verb) => may(state, card, task.id, verb, judging)).map((kind) => ({ kind, task: task.id })),
  );
  const marks = tasks.flatMap((task): PossibleVerb[] => [
    ...(mayNotUrge(approval, task, card, judging) === undefined ? [{ kind: 'urge' as const, task: task.id }] : []),
    ...(entry !== undefined && notRemovable({ task, entry }, card) === undefined
      ? [{ kind: 'remove-signer' as const, task: task.id }]
      : []),
    ...(card.posts.includes('officer') && entry !== undefined && mayBePaper(state, { approval, entry, task }, judging)
      ? [{ kind: 'record-paper' as const, task: task.id }]
      : []),
  ]);
  return [
    ...onTasks,
    ...marks,
    ...onWhole(state, approval, card, judging),
    ...repairsOn(state, approval, card, judging),
  ];
}

/** Its owner could decide it himself, and the route takes paper. */
function mayBePaper(
  state: CycleState,
  { approval, entry, task }: Pick<Standing, 'approval' | 'entry' | 'task'>,
  judging: Judging,
): boolean {
  const { route, subject } = approval;
  if (!route.paper || entry.step === INITIATOR || task.status !== 'open' || task.holder !== task.owner) return false;
  if (SUBJECTS[subject.kind].halted?.(state, subject.ref, judging) !== undefined) return false;
  return (
    decidedIn(entry, [task.owner]) === undefined && separatedBy(task.owner, groundOf(state, approval, judging)) === null
  );
}

function onWhole(state: CycleState, approval: Approval, card: PersonCard, judging: Judging): PossibleVerb[] {
  const papers = approval.entries
    .flatMap((entry) => tasksOf(entry).map((task) => ({ approval, entry, task })))
    .filter((place) => mayNotObject(place, card.id, judging) === undefined);
  return [
    ...(takeBackRefusal(state, approval, card, judging) === undefined ? [{ kind: 'take-back' as const }] : []),
    ...(mayNotWithdraw(approval, card) === undefined ? [{ kind: 'withdraw' as const }] : []),
    ...papers.map(({ task }) => ({ kind: 'object-to-paper' as const, task: task.id })),
  ];
}

function may(state: CycleState, card: PersonCard, task: string, verb: TaskVerb, judging: Judging): boolean {
  const at = standingAt(state, card, task, VERB_RULES[verb], judging);
  if (isNo(at) || !roomFor(verb, at)) return false;
  return verb !== 'approve' || canStillAgree(state, at.approval, card, judging);
}

/** Some verbs are used up: too many transfers, signers or rounds. */
function roomFor(verb: TaskVerb, at: Standing): boolean {
  if (verb === 'transfer') return at.task.handed < MAX_TRANSFERS;
  if (verb === 'add-signer') return signersOf(at) < MAX_SIGNERS;
  if (verb !== 'return') return true;
  return targetsOf(at.approval, at.entry).some((to) => tooManyRounds(at.approval, to) === undefined);
}

function handsOver({ approvals }: CycleState, card: PersonCard): PossibleVerb[] {
  const holds = card.posts.includes('administrator') || card.posts.includes('superior');
  const waits = Object.values(approvals.running).some((approval) => {
    const entry = liveEntry(approval);
    return entry !== undefined && !isVote(approval, entry) && tasksOf(entry).some(isPending);
  });
  return holds && waits ? [{ kind: 'hand-over' }] : [];
}
