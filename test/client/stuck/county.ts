import type { Hono } from 'hono';
import { clockKeeperOn } from '../../../bin/operator-tools.js';
import { createGateway } from '../../../client/cycles.js';
import { directoryDesk } from '../../../client/directory/desk.js';
import { handOver } from '../../../client/directory/hand-over.js';
import { undoHandOver } from '../../../client/directory/undo-hand-over.js';
import { readsOn } from '../../../client/reads.js';
import { screensOn } from '../../../client/screens/screens.js';
import { openTasks } from '../../../domain/approval/tasks.js';
import type { Instant } from '../../../domain/calendar/instant.js';
import { fromMs, instantAt } from '../../../domain/calendar/instant.js';
import { addDays, type PlainDate } from '../../../domain/calendar/plain-date.js';
import type { DirectorySnapshot, Holding, Person } from '../../../domain/directory/types.js';
import type { CycleId } from '../../../domain/ids.js';
import type { Reason, Stuck } from '../../../domain/stuck/types.js';
import { changeDirectory } from '../../../store/registry/directory.js';
import type { StuckLine, StuckList } from '../../../store/views/stuck.js';
import { operatorOn, portsOn } from '../../support/operator.js';
import { tableRefuses } from '../../support/refusing-table.js';
import { freshCycleId, now, today, YANJI } from '../../support/workflow-office.js';
import { submittedPlan } from '../../support/workflow-plan.js';
import { eventually, type World } from '../../support/workflow-world.js';
import { appFor, ask, notHere } from '../http/app-for-tests.js';

/** The HTTP application over the real store of that world; `aheadMs`: as its cycles are. */
export function appOn(world: World, { aheadMs = 0 } = {}): Hono {
  const shown = (): Instant => fromMs(Date.now() + aheadMs);
  const { db, client: engine, schedule, taskQueue } = world;
  const ports = portsOn(world, { now: shown, clockOffsetMs: aheadMs });
  const gateway = createGateway(ports);
  const parts = { db, gateway, ports };
  return appFor({
    reads: readsOn(db, '/nonexistent'),
    screens: screensOn(db),
    now: shown,
    gateway,
    operator: operatorOn(world, ports),
    installation: {
      running: notHere,
      secondClock: clockKeeperOn({ db, client: { workflow: engine, schedule }, taskQueue, now: shown }),
    },
    handOver: (asked) => handOver(parts, asked),
    undoHandOver: (asked) => undoHandOver(parts, asked),
    directories: directoryDesk({ db, engine, taskQueue, now: shown, waitMs: 20_000 }),
  });
}

/** Nothing of that cycle is taken into the archive, as with a full disk. @returns what mends it */
export function archiveRefuses(world: World, cycleId: CycleId): Promise<() => Promise<void>> {
  return tableRefuses(world.db, 'facts', cycleId);
}

/** What the API says is stuck; of one cycle when it is named. */
export async function stuckIn(world: World, cycle?: string): Promise<StuckLine[]> {
  const response = await ask(appOn(world), 'GET', '/api/stuck', { person: 'jingban' });
  if (response.status !== 200) throw new Error(await response.text());
  const list: StuckList = JSON.parse(await response.text());
  return cycle === undefined ? list.stuck : list.stuck.filter((each) => each.cycle === cycle);
}

/** The one line of that reason, or undefined. */
export async function stuckFor(world: World, reason: Reason, cycle?: string): Promise<Stuck | undefined> {
  return (await stuckIn(world, cycle)).find((each) => each.reason === reason);
}

/** Ten o'clock of a working morning so many days from now. */
export function daysOn(days: number): Instant {
  return instantAt(addDays(today(), days), '10:00');
}

export function minutesOn(minutes: number): Instant {
  return fromMs(Date.now() + minutes * 60_000);
}

/** Waits until the cycle has put on record all it owes today: what comes later would be judged by the clock of today. */
export async function rested(world: World, cycleId: CycleId): Promise<void> {
  let known = -1;
  await eventually(async () => {
    const { length } = await world.facts(cycleId);
    const { seq, approvals } = await world.state(cycleId);
    const isLookedUp = Object.values(approvals.running)
      .flatMap(({ entries }) => entries)
      .every(({ status, recheck }) => status !== 'resolving' && recheck === undefined);
    const same = length === known && seq === length && isLookedUp;
    known = length;
    if (!same) await new Promise((resolve) => setTimeout(resolve, 400));
    return same ? true : null;
  }, 'the cycle does not come to rest');
}

/** A cycle whose plan waits for its first approver. */
export async function submitted(world: World): Promise<CycleId> {
  const cycleId = freshCycleId();
  await world.open(cycleId);
  await submittedPlan(world, cycleId);
  await eventually(async () => (openTasks(await world.state(cycleId)).length > 0 ? true : null), 'nobody was asked');
  await rested(world, cycleId);
  return cycleId;
}

/** The database takes no notice of that cycle into the outbox. @returns what mends it */
export function outboxRefuses(world: World, cycleId: CycleId): Promise<() => Promise<void>> {
  return tableRefuses(world.db, 'outbox', cycleId);
}

/** The administrator enters a change of the directory. */
export function enter(world: World, what: string, edit: (now: DirectorySnapshot) => Partial<DirectorySnapshot>) {
  return changeDirectory(world.db, YANJI, (before) => ({ ...before, ...edit(before) }), {
    at: now(),
    by: 'admin',
    what,
  });
}

/** A further person of the bureau. */
export function colleague(id: string, more: Partial<Person> = {}): Person {
  const from = '2020-01-01' as PlainDate;
  const email = `${id}@mz.example`;
  const base: Person = {
    id,
    name: id,
    party: 'bureau',
    partyId: null,
    email,
    phone: null,
    activeFrom: from,
    activeTo: null,
  };
  return { ...base, ...more };
}

export function holding(post: Holding['post'], person: string): Holding {
  return { post, person, from: '2020-01-01' as PlainDate, to: null };
}
