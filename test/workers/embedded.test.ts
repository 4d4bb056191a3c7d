import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { Client, Connection } from '@temporalio/client';
import { factsOf } from '../../store/ledger/facts.js';
import { isLockedError } from '../../store/lock.js';
import { readConfig, type WorkerConfig } from '../../workers/config.js';
import { type Embedded, startEmbedded } from '../../workers/embedded.js';
import { CYCLE_WORKFLOW, cycleStart, secondClockId } from '../../workflows/messages.js';
import { temporalBinary, workflowBundle } from '../support/temporal.js';
import { freshCycleId, inputOf, opening, remark } from '../support/workflow-office.js';
import { quietRuntime } from '../support/workflow-runtime.js';
import { publish, submit } from '../support/workflow-world.js';

describe('the embedded stack', () => {
  let home: string;
  const running: Embedded[] = [];
  beforeEach(() => {
    quietRuntime();
    home = mkdtempSync(join(tmpdir(), 'caigou-embedded-'));
  });
  afterEach(async () => {
    for (const each of running.splice(0)) await each.stop();
    rmSync(home, { recursive: true, force: true });
  });

  function config(): WorkerConfig {
    return readConfig({ CAIGOU_HOME: home, TEMPORAL_CLI: temporalBinary() });
  }

  async function started(): Promise<Embedded> {
    const embedded = await startEmbedded(config(), { bundle: workflowBundle() });
    running.push(embedded);
    return embedded;
  }

  async function stop(embedded: Embedded): Promise<void> {
    running.splice(running.indexOf(embedded), 1);
    await embedded.stop();
  }

  async function withClient<T>(
    { temporal }: Embedded,
    use: (client: Client['workflow'], schedule: Client['schedule']) => Promise<T>,
  ): Promise<T> {
    const connection = await Connection.connect({ address: temporal.address });
    try {
      const { workflow, schedule } = new Client({ connection });
      return await use(workflow, schedule);
    } finally {
      await connection.close();
    }
  }

  test('takes commands, keeps the second clock, and after an orderly stop and a new start nothing is lost', async () => {
    const cycleId = freshCycleId();
    const [first, second] = [opening(cycleId), remark(cycleId, '第二次启动')];
    let embedded = await started();
    await publish(embedded.db);
    const { taskQueue } = embedded;
    const ack = await withClient(embedded, async (client) => {
      await client.start(CYCLE_WORKFLOW, cycleStart(inputOf(cycleId), taskQueue));
      return submit(client, first);
    });
    await stop(embedded);
    embedded = await started();
    await withClient(embedded, async (client, schedule) => {
      expect(await schedule.getHandle(secondClockId(taskQueue)).describe()).toMatchObject({ state: { paused: false } });
      expect(await submit(client, first)).toEqual(ack);
      expect(await submit(client, second)).toMatchObject({ seq: ack.seq + 1 });
    });
    expect(await factsOf(embedded.db, cycleId)).toHaveLength(2);
  });

  test('a second start on the same data says who holds it', async () => {
    await started();
    const refused: unknown = await startEmbedded(config(), { bundle: workflowBundle() }).catch((error) => error);
    expect(isLockedError(refused) && refused.pid).toBe(process.pid);
  });

  test('when the database of the engine is gone, open cycles come back from their facts', async () => {
    const cycleId = freshCycleId();
    let embedded = await started();
    await publish(embedded.db);
    const { taskQueue } = embedded;
    await withClient(embedded, async (client) => {
      await client.start(CYCLE_WORKFLOW, cycleStart(inputOf(cycleId), taskQueue));
      await submit(client, opening(cycleId));
    });
    await stop(embedded);
    for (const name of readdirSync(home).filter((each) => each.startsWith('temporal-'))) rmSync(join(home, name));
    embedded = await started();
    await withClient(embedded, async (client) => {
      expect(await submit(client, remark(cycleId, '恢复之后'))).toMatchObject({ seq: 2 });
    });
  });

  test('without the Temporal program the start says what to do', async () => {
    const without = { ...config(), devServer: { binary: undefined, port: undefined } };
    await expect(startEmbedded(without, { bundle: workflowBundle() })).rejects.toThrow(/TEMPORAL_CLI/);
  });
});
