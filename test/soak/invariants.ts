import type { ApprovalCommands } from '../../domain/approval/commands.js';
import { approvalHandlers } from '../../domain/approval/decide.js';
import {
  INITIATOR,
  inForce,
  isLive,
  isPending,
  liveEntry,
  stepIndex,
  stepOf,
  tasksOf,
} from '../../domain/approval/find.js';
import { foldApproval } from '../../domain/approval/fold.js';
import { seatVerdict, tallyOf } from '../../domain/approval/tally.js';
import type { Approval } from '../../domain/approval/types.js';
import { foldUses } from '../../domain/approval/uses.js';
import { approvalVerbsFor } from '../../domain/approval/verbs-for.js';
import { addDays } from '../../domain/calendar/plain-date.js';
import { POSTS, type Post } from '../../domain/people.js';
import { isNo } from '../../domain/refusal.js';
import { OFFICES, type Office, THREE_STEPS, type World, worldOf } from '../domain/approval/world.js';
import { isSame } from './same.js';

/** What must hold of approvals whatever people do, said as complaints in plain text; none: all is well. */

const LARGEST = 16_384;

/** Of every state a run comes to: entries, seats, tasks, the way back, the size. */
export function unsound({ state: { approvals } }: World): string[] {
  const both = Object.keys(approvals.running).filter((id) => id in approvals.closed);
  return [
    ...both.map((id) => `${id} runs and has ended`),
    ...Object.values(approvals.running).flatMap((approval) =>
      [...courseOf(approval), ...seatsOf(approval), ...wayBackOf(approval)].map((what) => `${approval.id}: ${what}`),
    ),
  ];
}

function courseOf(approval: Approval): string[] {
  const live = approval.entries.filter(isLive).length;
  const left = approval.entries
    .filter((entry) => !isLive(entry))
    .flatMap(tasksOf)
    .filter(isPending);
  const forced = Object.values(inForce(approval)).filter(
    ({ status }) => !['passed', 'carried', 'jumped'].includes(status),
  );
  return [
    ...(live === 1 ? [] : [`${live} live entries`]),
    ...left.map(({ id }) => `${id} waits in an entry that has ended`),
    ...forced.map(({ step, status }) => `${step} counts, and is ${status}`),
    ...(sizeOf({ ...approval, undo: null }) < LARGEST ? [] : ['larger than 16 KB']),
    ...(sizeOf(approval.undo ?? null) < LARGEST ? [] : ['what a repair could be undone to is larger than 16 KB']),
  ];
}

function sizeOf(value: unknown): number {
  return JSON.stringify(value).length;
}

function seatsOf(approval: Approval): string[] {
  const entry = liveEntry(approval);
  if (entry?.status !== 'open') return [];
  const tally = stepOf(approval, entry.step)?.tally;
  const open = tasksOf(entry).filter(({ status }) => status === 'open');
  const holders = open.map(({ holder }) => holder);
  const decided = tasksOf(entry).flatMap(({ decision }) => decision?.by ?? []);
  const crowded = entry.seats.filter(
    (seat) => seat.tasks.filter(({ status }) => status === 'open').length !== Number(seatVerdict(seat) === 'undecided'),
  );
  return [
    ...(tally === undefined || tallyOf(entry, tally) === 'undecided' ? [] : ['open, and decided by its votes']),
    ...crowded.map(({ post }) => `the seat of ${post} has not the one open task it should have`),
    ...repeated(holders).map((holder) => `${holder} holds two open tasks`),
    ...repeated(decided).map((who) => `${who} decided twice`),
    ...open
      .filter(({ due, openedOn }) => due === undefined || openedOn === undefined || due.on <= openedOn)
      .map(({ id }) => `${id} is not due after it opened`),
  ];
}

/** Steps to come straight back to fall towards the top, and all lie ahead. */
function wayBackOf(approval: Approval): string[] {
  const here = stepIndex(approval, liveEntry(approval)?.step ?? INITIATOR);
  const order = [...approval.resume.map((key) => stepIndex(approval, key)), here];
  const falling = order.every((at, no) => no === 0 || at < (order[no - 1] ?? 0));
  return falling ? [] : [`the way back does not fall: ${approval.resume.join()}`];
}

function repeated(all: readonly string[]): string[] {
  return all.filter((each, at) => all.indexOf(each) !== at);
}

/** Of the record as a whole: folded anew it gives the same, and it survives being written down. */
export function unlikeItsRecord({ state, facts }: World): string[] {
  const again = facts.reduce(
    (slice, fact) => foldUses(foldApproval(slice, fact), fact),
    worldOf(THREE_STEPS).state.approvals,
  );
  return [
    ...(isSame(again, state.approvals) ? [] : ['the record folded anew is another state']),
    ...(isSame(JSON.parse(JSON.stringify(state)), state) ? [] : ['the state does not survive JSON']),
  ];
}

type Verb = keyof ApprovalCommands;
const ON_TASK = ['approve', 'reject', 'abstain', 'repair-extend-limit'] as const;
const REASON = '长期病假';

/** What a person is told he may do is exactly what is accepted from him with a valid body. */
export function toldOtherwise(world: World, who: Office): string[] {
  const told = approvalVerbsFor(world.state, world.card(who), world.judging());
  const accepts = (kind: Verb, bodies: object[]) => bodies.some((body) => !isNo(world.answer(who, kind, body)));
  const wholes = bodiesOf(world)
    .filter(([kind]) => mayGive(kind, who))
    .filter(([kind, bodies]) => told.some((each) => each.kind === kind) !== accepts(kind, bodies))
    .map(([kind]) => `${who} is told otherwise of ${kind}`);
  const later = { to: addDays(world.today, 90) };
  const tasks = world.tasks().flatMap(({ id }) =>
    ON_TASK.filter((kind) => mayGive(kind, who))
      .filter((kind) => {
        const accepted = accepts(kind, [{ task: id, ...(kind === 'repair-extend-limit' ? later : {}) }]);
        return told.some((each) => each.kind === kind && each.task === id) !== accepted;
      })
      .map((kind) => `${who} is told otherwise of ${kind} on ${id}`),
  );
  return [...wholes, ...tasks];
}

function bodiesOf({ state: { approvals } }: World): [Verb, object[]][] {
  const running = Object.values(approvals.running);
  const whole = running.map(({ id }) => ({ approval: id, reason: REASON }));
  return [
    ['withdraw', whole],
    ['take-back', whole],
    ['undo-repair', running.map(({ id, undo }) => ({ approval: id, seq: undo?.seq ?? 0 }))],
    ['repair-jump', running.flatMap(jumpsOf)],
    ['repair-close-vote', running.map(closingOf)],
    ['object-to-paper', paperIn(approvals).map((task) => ({ task, reason: REASON }))],
    ['reopen', Object.keys(approvals.closed).map((approval) => ({ approval, step: INITIATOR }))],
  ];
}

/** The gateway's question, before any other: does the post allow the verb at all? */
function mayGive(kind: Verb, who: Office): boolean {
  const { authority } = approvalHandlers[kind];
  const held: readonly Post[] = OFFICES[who];
  if (!('posts' in authority) || authority.posts.length === POSTS.length) return true;
  return authority.posts.some((post) => held.includes(post));
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
  const targets = [INITIATOR, ...route.steps.map(({ key }) => key)];
  return targets.map((to) => ({ approval, to, previewVersion, reason: REASON }));
}

function closingOf(approval: Approval): object {
  const entry = liveEntry(approval)?.no ?? 0;
  return { approval: approval.id, entry, previewVersion: approval.version, reason: REASON };
}
