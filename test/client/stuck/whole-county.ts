import type { WorkflowClient } from '@temporalio/client';
import type { Hono } from 'hono';
import { smtpSender } from '../../../activities/adapters/smtp.js';
import { closeRound, type Pulse } from '../../../activities/second-clock/close-round.js';
import { watchEngine } from '../../../bin/engine-watch.js';
import type { Instant } from '../../../domain/calendar/instant.js';
import type { CycleId } from '../../../domain/ids.js';
import type { EngineRepairKind } from '../../../domain/repair/engine.js';
import type { Reason } from '../../../domain/stuck/types.js';
import type { StuckLine } from '../../../store/views/stuck.js';
import { keepSecondClock } from '../../../workers/second-clock.js';
import { secondClockId } from '../../../workflows/messages.js';
import { type PeerScript, smtpPeer } from '../../activities/adapters/smtp-peer.js';
import { offsetTo } from '../../support/second-clock.js';
import { aheadOfRest } from '../../support/workflow-office.js';
import { createWorld, type World } from '../../support/workflow-world.js';
import { caigou, type Said } from '../cli/terminal.js';
import { appOn, colleague, daysOn, enter, holding, rested, stuckIn } from './county.js';

/** In the evening of a working day: what a cycle tells waits for the morning, or for whoever empties the outbox. */
export const aheadMs = aheadOfRest('19:00');
/** Sixty days on nothing that waits today is in time any more. */
export const LATER = daysOn(60);
const from = { name: '采购', email: 'caigou@mz.example' };

/** A county with an administrator, one of the superior bureau, and a mail server that answers as `script` says. */
export async function createCounty(): Promise<County> {
  const script: PeerScript = {};
  const peer = await smtpPeer(script);
  const sender = smtpSender({ host: '127.0.0.1', port: peer.port, secure: false, from });
  const world = await createWorld({ aheadMs, adapt: (ports) => ({ ...ports, senders: { mail: sender } }) });
  await enter(world, '管理员到任', ({ people, holdings }) => ({
    people: [...people, colleague('guanli'), colleague('shangji', { party: 'superior' }), colleague('xinkezhang')],
    holdings: [...holdings, holding('administrator', 'guanli'), holding('superior', 'shangji')],
  }));
  // A round that came by itself would free what is to be seen stuck.
  await keepSecondClock(world.schedule, world.taskQueue);
  const clock = world.schedule.getHandle(secondClockId(world.taskQueue));
  await clock.pause('检修');
  return new County(world, script, async () => {
    await clock.delete();
    await world.close();
    await sender.close();
    await peer.close();
  });
}

/** Nobody waits for a sign of life. */
const ofNoWorker = (): Pulse => ({
  after: undefined,
  done: () => undefined,
  isOver: () => false,
  stop: () => undefined,
});

/** The county while it gets stuck and is freed. */
export class County {
  readonly app: Hono;
  /** The cycle each reason was produced in; of two variants of `noApprover`, too. */
  readonly of: Partial<Record<Reason | 'left' | 'allExcluded', CycleId>> = {};
  /** What takes the cause of a reason away. */
  readonly mend: Record<string, () => Promise<unknown>> = {};

  readonly world: World;
  readonly script: PeerScript;
  readonly close: () => Promise<void>;

  constructor(world: World, script: PeerScript, close: () => Promise<void>) {
    [this.world, this.script, this.close] = [world, script, close];
    this.app = appOn(world, { aheadMs });
  }

  /** One look of the watch over the engine. */
  async look(at: Instant, client: WorkflowClient = this.world.client): Promise<void> {
    const onFault = (error: unknown): never => {
      throw error;
    };
    const { db, schedule, taskQueue } = this.world;
    const watch = watchEngine({ db, client: { workflow: client, schedule }, taskQueue, now: () => at, onFault });
    await watch.look();
    await watch.stop();
  }

  /**
   * The end of a round of the second clock, sixty days on: what time has made stuck. A cycle that was just acted on is
   * let come to rest first: what it puts on record later is judged by the clock of today again.
   */
  async closedRound(acted?: CycleId): Promise<unknown> {
    if (acted !== undefined) await rested(this.world, acted);
    return closeRound(this.world.ports, ofNoWorker)({ clockOffsetMs: offsetTo(LATER) });
  }

  /** The row of that reason in the cycle it was produced in. */
  async stuck(reason: Reason): Promise<StuckLine | undefined> {
    const cycle = this.of[reason];
    const lines = await stuckIn(this.world);
    return lines.find((each) => each.reason === reason && (cycle === undefined || each.cycle === cycle));
  }

  cycleOf(reason: Reason): CycleId {
    const cycleId = this.of[reason];
    if (cycleId === undefined) throw new Error(`nothing was made to be ${reason}`);
    return cycleId;
  }

  /** A client whose engine takes its time to tell of a single workflow. */
  slowToDescribe(until: Promise<void>): WorkflowClient {
    const { client } = this.world;
    const getHandle: WorkflowClient['getHandle'] = (...args) => {
      const handle = client.getHandle(...args);
      const describe = async () => {
        await until;
        return handle.describe();
      };
      return Object.create(handle, { describe: { value: describe } });
    };
    return Object.create(client, { getHandle: { value: getHandle } });
  }

  /** An engine repair by the command line: tried out, then done. @returns what each said */
  async operated(does: EngineRepairKind, cycleId: CycleId): Promise<{ tried: Said; done: Said }> {
    const line = ['operate', does, '--cycle', cycleId, '--reason', '解除受阻', '--as', 'guanli'];
    const tried = await caigou([...line, '--dry-run'], { app: this.app });
    return { tried, done: await caigou(line, { app: this.app }) };
  }

  /** The trace an operator leaves on the record of a cycle. */
  async traceOf(cycleId: CycleId): Promise<unknown[]> {
    const facts = await this.world.facts(cycleId);
    return facts.filter(({ kind }) => kind === 'engine-repaired').map(({ data }) => data);
  }
}
