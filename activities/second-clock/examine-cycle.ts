import { legalDay } from '../../domain/calendar/instant.js';
import { isBehind } from '../../domain/cycle/agenda.js';
import type { Judging } from '../../domain/cycle/chapter.js';
import type { CycleId } from '../../domain/ids.js';
import { type Balance, balanceOf, type DueNotice } from '../../domain/notices/balance.js';
import { letterheadOf } from '../../domain/notices/letterhead.js';
import type { Standing } from '../../store/ledger/open-cycles.js';
import type { Ports } from '../ports.js';
import { type QueuePorts, queueNotices } from '../queue-notices.js';
import { restartFromRecord } from '../restart-from-record.js';
import { askPeople } from './ask-people.js';
import { type EngineRun, engineRunOf } from './engine-run.js';
import type { Look } from './moment.js';

/** What was found of one cycle, and done. `left`: late, and left alone for a reason that a new run does not cure. */
export type Finding = Pick<Balance, 'expected'> & {
  lost: number;
  late: number;
  run: 'well' | 'gone' | 'late' | 'left';
  restarted: boolean;
  /** Steps of it are looked up again, for days have passed. */
  asked: boolean;
};

/** May a run that is late be ended now? Each yes is counted by whoever answers. */
export type MayEnd = () => boolean;

/**
 * Holds one cycle against its record: queues the notices that are not in the outbox, brings its run back where it is
 * gone or late, and asks open steps again whose people have changed. The notices go first: the new run finds them there
 * and puts them on record before all else.
 */
export async function examineCycle(ports: Ports, cycleId: CycleId, look: Look, mayEnd: MayEnd): Promise<Finding> {
  const standing = await ports.ledger.snapshotOf(cycleId);
  if (standing === null) return { expected: 0, lost: 0, late: 0, run: 'well', restarted: false, asked: false };
  const judging = await judgingOf(ports, standing, look);
  const balance = await balanced(ports, standing, judging, look);
  const isLate = balance.late.length > 0 || isBehindIn(standing, judging, look);
  const run = await engineRunOf(ports.engine.client, cycleId);
  const restarted = await broughtBack(ports, { standing, isLate, run }, look, mayEnd);
  return {
    expected: balance.expected,
    lost: balance.lost.length,
    late: balance.late.length,
    run: runWord(standing, isLate, run, restarted),
    restarted,
    asked: (restarted || takesCommands(run)) && (await askPeople(ports, standing.state, judging)),
  };
}

/** One that a technician must see first would only gather what it is asked, day by day. */
function takesCommands({ kind }: EngineRun): boolean {
  return kind === 'idle' || kind === 'busy';
}

async function judgingOf({ registry }: BalancePorts, { state }: Standing, { at, today }: Look): Promise<Judging> {
  return { policy: await registry.policy(state.policy), calendar: await registry.calendar(state.calendar), at, today };
}

/** While facts come in, the cycle is at work, and what is not on record yet is its own to do. */
function isAtWork({ lastAt }: Standing, { settledAt }: Look): boolean {
  return lastAt > settledAt;
}

/** What holding the outbox against the record needs of the ports. */
export type BalancePorts = QueuePorts & Pick<Ports, 'ledger'>;

/** Queues what is missing of a cycle's notices at this moment, and nothing else. */
export async function queueMissing(ports: BalancePorts, cycleId: CycleId, look: Look): Promise<void> {
  const standing = await ports.ledger.snapshotOf(cycleId);
  if (standing !== null) await balanced(ports, standing, await judgingOf(ports, standing, look), look);
}

/** What is missing of a cycle's notices at this moment; nothing is done. None where nothing is on record of it. */
export async function missingOf(ports: BalancePorts, cycleId: CycleId, look: Look): Promise<DueNotice[]> {
  const standing = await ports.ledger.snapshotOf(cycleId);
  if (standing === null) return [];
  return (await weighed(ports, standing, await judgingOf(ports, standing, look), look)).missing;
}

async function weighed(ports: BalancePorts, standing: Standing, judging: Judging, look: Look): Promise<Balance> {
  const held = await ports.outbox.held(standing.state.cycleId);
  return balanceOf(standing.state, judging, held, isAtWork(standing, look) ? null : look.settledAt);
}

async function balanced(ports: BalancePorts, standing: Standing, judging: Judging, look: Look): Promise<Balance> {
  const { state } = standing;
  const balance = await weighed(ports, standing, judging, look);
  const notices = [...balance.lost, ...balance.late];
  const { today, clockOffsetMs } = look;
  if (notices.length > 0) {
    const { cycleId } = state;
    await queueNotices(ports)({ cycleId, ...letterheadOf(state), notices, today, clockOffsetMs });
  }
  return balance;
}

/**
 * True when time has made something due that is not on record. The planned wake alone does not tell: a wake that finds
 * nothing leaves no fact, and the plan on record stays behind it.
 */
function isBehindIn(standing: Standing, judging: Judging, look: Look): boolean {
  const { state, nextWake } = standing;
  const { settledAt } = look;
  if (isAtWork(standing, look) || nextWake === null || nextWake > settledAt) return false;
  return isBehind(state, { ...judging, at: settledAt, today: legalDay(settledAt) });
}

type Found = { standing: Standing; isLate: boolean; run: EngineRun };

function needsRun({ standing, isLate }: Omit<Found, 'run'>): boolean {
  return isLate || standing.state.yearEnd.closedOn === null;
}

async function broughtBack(ports: Ports, found: Found, look: Look, mayEnd: MayEnd): Promise<boolean> {
  const { run, isLate, standing } = found;
  if (run.kind === 'gone') {
    if (!needsRun(found)) return false;
  } else {
    if (!isLate || run.kind === 'busy' || run.kind === 'halted' || !mayEnd()) return false;
    await run.end('second clock: late by its own record');
  }
  const { cycleId, policy, calendar } = standing.state;
  await restartFromRecord(ports, { cycleId, policy, calendar }, look.clockOffsetMs);
  return true;
}

function runWord(standing: Standing, isLate: boolean, { kind }: EngineRun, restarted: boolean): Finding['run'] {
  if (kind === 'gone') return needsRun({ standing, isLate }) ? 'gone' : 'well';
  if (!isLate) return 'well';
  return restarted ? 'late' : 'left';
}
