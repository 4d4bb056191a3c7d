import type { ApprovalCommands } from '../../domain/approval/commands.js';
import { approvalHandlers } from '../../domain/approval/decide.js';
import { INITIATOR, liveEntry, tasksOf } from '../../domain/approval/find.js';
import type { Approval, Route } from '../../domain/approval/types.js';
import { approvalVerbsFor } from '../../domain/approval/verbs-for.js';
import { addDays } from '../../domain/calendar/plain-date.js';
import { POSTS, type Post } from '../../domain/people.js';
import { isNo } from '../../domain/refusal.js';
import { OFFICES, type Office, type World } from '../domain/approval/world.js';

type Verb = keyof ApprovalCommands;
/** A verb with every body it could have here; `task`: the one it is about. */
type Trial = { kind: Verb; task?: string; bodies: object[] };

const REASON = '长期病假';
/** Named apart: written out, a field of that name would look like a promise. */
const AFTERWARDS = 'then';
/** Whom a body may name: people without a post beside one who sits in many steps. */
const PEOPLE: readonly Office[] = ['clerk', 'adviser', 'finance'];
/** A no about whom the body names, and not about the verb: with somebody else it would be a yes. */
const OF_PERSON: readonly string[] = ['not-eligible', 'already-here', 'person-inactive', 'separated', 'post-missing'];

/** What a person is told he may do is exactly what is accepted from him with a valid body. */
export function toldOtherwise(world: World, who: Office): string[] {
  const told = approvalVerbsFor(world.state, world.card(who), world.judging());
  return [...ofTasks(world), ...ofWhole(world)]
    .filter(({ kind }) => mayGive(kind, who))
    .filter(({ kind, task, bodies }) => {
      const isTold = told.some((each) => each.kind === kind && (task === undefined || each.task === task));
      return isTold ? !mayBeTold(world, who, { kind, bodies }) : bodies.some((body) => isTaken(world, who, kind, body));
    })
    .map(({ kind, task }) => `${who} is told otherwise of ${kind}${task === undefined ? '' : ` on ${task}`}`);
}

function isTaken(world: World, who: Office, kind: Verb, body: object): boolean {
  return !isNo(world.answer(who, kind, body));
}

/** Accepted with one of the bodies; or refused for nobody but whom it names. */
function mayBeTold(world: World, who: Office, { kind, bodies }: Trial): boolean {
  if (bodies.some((body) => isTaken(world, who, kind, body))) return true;
  const answers = bodies.map((body) => world.answer(who, kind, body));
  return answers.some((answer) => isNo(answer) && OF_PERSON.includes(answer.refused));
}

/** The gateway's question, before any other: does the post allow the verb at all? */
function mayGive(kind: Verb, who: Office): boolean {
  const { authority } = approvalHandlers[kind];
  const held: readonly Post[] = OFFICES[who];
  if (!('posts' in authority) || authority.posts.length === POSTS.length) return true;
  return authority.posts.some((post) => held.includes(post));
}

function targetsOf({ steps }: Route): string[] {
  return [INITIATOR, ...steps.map(({ key }) => key)];
}

function ofTasks(world: World): Trial[] {
  const running = Object.values(world.state.approvals.running);
  const later = { to: addDays(world.today, 90) };
  return running.flatMap((approval) => {
    const entry = liveEntry(approval);
    return (entry === undefined ? [] : tasksOf(entry)).flatMap(({ id: task, owner }) => {
      const on = (kind: Verb, bodies: object[]): Trial => ({
        kind,
        task,
        bodies: bodies.map((each) => ({ task, ...each })),
      });
      const named = PEOPLE.map((to) => ({ to }));
      return [
        ...(['approve', 'reject', 'abstain', 'resubmit', 'give-back', 'recall'] as const).map((kind) => on(kind, [{}])),
        ...(['remove-signer', 'urge'] as const).map((kind) => on(kind, [{}])),
        on(
          'return',
          targetsOf(approval.route).map((to) => ({ to, [AFTERWARDS]: 'again' })),
        ),
        on('transfer', named),
        on('delegate', named),
        on(
          'add-signer',
          PEOPLE.map((person) => ({ where: 'before', persons: [person] })),
        ),
        on('record-paper', [{ decidedBy: owner, value: 'reject', opinion: REASON }]),
        on('repair-extend-limit', [later]),
      ];
    });
  });
}

function ofWhole({ state: { approvals } }: World): Trial[] {
  const running = Object.values(approvals.running);
  const whole = running.map(({ id }) => ({ approval: id, reason: REASON }));
  const all = [...running.map(({ id }) => id), ...Object.keys(approvals.closed)];
  const trials: [Verb, object[]][] = [
    ['withdraw', whole],
    ['take-back', whole],
    ['copy', all.map((approval) => ({ approval, persons: ['clerk'] }))],
    ['comment', all.map((approval) => ({ approval, text: REASON }))],
    ['undo-repair', running.map(({ id, undo }) => ({ approval: id, seq: undo?.seq ?? 0 }))],
    ['repair-jump', running.flatMap(jumpsOf)],
    ['repair-close-vote', running.map(closingOf)],
    ['repair-replace-seat', running.flatMap(replacingOf)],
    ['repair-from-superior', running.map((each) => ({ ...closingOf(each), person: 'superior' }))],
    ['repair-reassign', running.flatMap(reassigningOf)],
    ['object-to-paper', paperIn(approvals).map((task) => ({ task, reason: REASON }))],
    ['reopen', Object.keys(approvals.closed).map((approval) => ({ approval, step: INITIATOR }))],
  ];
  return trials.map(([kind, bodies]) => ({ kind, bodies }));
}

/** Every task that was decided on paper. */
function paperIn({ running, closed }: World['state']['approvals']): string[] {
  const waiting = Object.values(running).flatMap(({ entries }) => entries.flatMap(tasksOf));
  const ended = Object.values(closed).flatMap(({ decisions }) => decisions);
  return [
    ...waiting.filter(({ decision }) => decision?.file !== undefined).map(({ id }) => id),
    ...ended.filter(({ file }) => file !== undefined).map(({ task }) => task),
  ];
}

function jumpsOf({ id: approval, version: previewVersion, route }: Approval): object[] {
  return targetsOf(route).map((to) => ({ approval, to, previewVersion, reason: REASON }));
}

function closingOf(approval: Approval): object {
  const entry = liveEntry(approval)?.no ?? 0;
  return { approval: approval.id, entry, previewVersion: approval.version, reason: REASON };
}

function replacingOf(approval: Approval): object[] {
  const seats = liveEntry(approval)?.seats ?? [];
  return seats.flatMap((_seat, seat) => PEOPLE.map((to) => ({ ...closingOf(approval), seat, to })));
}

function reassigningOf(approval: Approval): object[] {
  const entry = liveEntry(approval);
  const body = { previewVersion: approval.version, reason: REASON };
  return (entry === undefined ? [] : tasksOf(entry)).flatMap(({ id: task }) =>
    PEOPLE.map((to) => ({ task, to, ...body })),
  );
}
