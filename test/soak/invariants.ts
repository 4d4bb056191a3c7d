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
import { openTasks } from '../../domain/approval/tasks.js';
import type { Approval } from '../../domain/approval/types.js';
import { foldUses } from '../../domain/approval/uses.js';
import { owedNotices } from '../../domain/notices/owed.js';
import type { CompiledRule } from '../../domain/policy/types.js';
import { THREE_STEPS, type World, worldOf } from '../domain/approval/world.js';
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
  const decided = tasksOf(entry)
    .flatMap(({ decision }) => [decision?.by, decision?.actingFor])
    .filter((person) => person !== undefined);
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

const ONCE = { beforeWd: [2], atTrigger: false, shortClockWd: 3, overdueEveryWd: 5, escalateAfterWd: null };
const REMINDERS: CompiledRule = {
  id: 'reminder-plan',
  kind: 'reminders',
  appliesTo: ['act', 'belowThreshold', 'nonAct'],
  force: 'soft',
  transition: 'byTrigger',
  authority: 'assumed',
  basis: 'test',
  plans: { law: ONCE, policy: ONCE, internal: ONCE },
  sendAt: '09:00',
  quietFrom: '18:00',
  quietTo: '08:30',
  escalateTo: 'headOfOffice',
};

/** Whoever has an open task is owed word of it, and once its limit has passed, of that. */
export function unreminded(world: World): string[] {
  const judging = world.judging();
  const policy = { ...judging.policy, rules: { ...judging.policy.rules, 'reminder-plan': REMINDERS } };
  const owed = owedNotices(world.state, { ...judging, policy });
  return openTasks(world.state).flatMap(({ task, holder, due }) => {
    const own = owed.filter(
      ({ about, audience }) =>
        about.kind === 'task' && about.task === task && 'person' in audience && audience.person === holder,
    );
    const told = own.map(({ occurrence }) => occurrence);
    const late = judging.today > due.latest && !told.includes('task-overdue');
    return [
      ...(told.includes('task') ? [] : [`${holder} is owed no word of ${task}`]),
      ...(late ? [`${holder} is not told that the limit of ${task} has passed`] : []),
    ];
  });
}
