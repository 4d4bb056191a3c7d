import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Client, Connection, type WorkflowClient } from '@temporalio/client';
import type { Ack, Fact } from '../../domain/facts.js';
import type { CycleId } from '../../domain/ids.js';
import { type Database, openDatabase } from '../../store/database.js';
import { factsOf } from '../../store/ledger/facts.js';
import { verifyChain } from '../../store/ledger/verify.js';
import { migrate } from '../../store/migrate.js';
import { CYCLE_WORKFLOW, type CycleInput, cycleStart, cycleWorkflowId } from '../../workflows/messages.js';
import { untilAnswered } from '../support/crash-patience.js';
import { createDatabase, describePostgres, type TestDatabase } from '../support/postgres.js';
import { type Door, doorOf, endPrograms, type Program, startProgram } from '../support/program.js';
import { temporalAddress } from '../support/temporal.js';
import { chainOf, count } from '../support/workflow-history.js';
import { freshCycleId, inputOf, opening, remark } from '../support/workflow-office.js';
import { publish, submit } from '../support/workflow-world.js';

const PATIENCE_MS = 1_200_000;
const ASK_MS = 240_000;
const COMMANDS = 100;
const IN_FLIGHT = 4;

describePostgres('one command, one fact, one answer: two API processes and a worker on PostgreSQL', () => {
  const taskQueue = `once-${process.pid}`;
  let folder: string;
  let own: TestDatabase;
  let db: Database;
  let connection: Connection;
  let client: WorkflowClient;
  let worker: Program;
  let doors: [Door, Door];

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'caigou-once-'));
    own = await createDatabase();
    db = await openDatabase({ kind: 'postgres', url: own.url });
    await migrate(db);
    await publish(db);
    connection = await Connection.connect({ address: temporalAddress() });
    client = new Client({ connection }).workflow;
    worker = program('worker', 'worker');
    doors = await startDoors();
  }, PATIENCE_MS);
  afterAll(async () => {
    await endPrograms();
    await connection?.close();
    await db?.destroy();
    await own?.drop();
    rmSync(folder, { recursive: true, force: true });
  }, PATIENCE_MS);

  /** A process of its own, with a home of its own as on another machine. */
  function program(command: 'worker' | 'api', name: string): Program {
    const shared = { DATABASE_URL: own.url, TEMPORAL_ADDRESS: temporalAddress(), CAIGOU_TASK_QUEUE: taskQueue };
    return startProgram([command], { ...shared, CAIGOU_HOME: join(folder, name), CAIGOU_HTTP_PORT: '0' });
  }

  async function startDoors(): Promise<[Door, Door]> {
    const [one, two] = [program('api', 'api-1'), program('api', 'api-2')];
    return [await doorOf(one, 'jingban'), await doorOf(two, 'jingban')];
  }

  /** Opens a cycle by hand, so that its runs can be made to leave early. */
  async function opened(limits?: CycleInput['limits']): Promise<CycleId> {
    const cycleId = freshCycleId();
    const input = { ...inputOf(cycleId), ...(limits === undefined ? {} : { limits }) };
    await client.start(CYCLE_WORKFLOW, { ...cycleStart(input, taskQueue), workflowTaskTimeout: 2000 });
    await untilAnswered(() => submit(client, opening(cycleId)), ASK_MS, 'the cycle was not opened');
    return cycleId;
  }

  type Accepted = { cycleId: CycleId; commandId: string } & Ack;
  const request = (commandId: string) => ({
    commandId,
    kind: 'record-deviation',
    data: { what: commandId, reason: '说明' },
  });

  /** Asks with the same id until the answer is known, as the interface tells its callers to. */
  function give(door: Door, path: string, body: object): Promise<Accepted> {
    return untilAnswered(
      async () => {
        const answer = await door.ask('POST', path, body);
        if (answer.status === 503) return null;
        if (answer.status >= 300) throw Object.assign(new Error(JSON.stringify(answer)), { final: true });
        return answer.body as Accepted;
      },
      ASK_MS,
      `${path} was not answered`,
    );
  }

  const remarkOn = (door: Door, cycleId: CycleId, commandId: string): Promise<Accepted> =>
    give(door, `/api/cycles/${cycleId}/commands`, request(commandId));

  async function factsUnder(cycleId: CycleId, commandId: string): Promise<Fact[]> {
    return (await factsOf(db, cycleId)).filter((fact) => fact.commandId === commandId);
  }

  test(
    'given eight times at once, four times through each process',
    async () => {
      const cycleId = await opened();
      const all = await Promise.all(
        [...doors, ...doors, ...doors, ...doors].map((door) => remarkOn(door, cycleId, 'at-once-1')),
      );
      const facts = await factsUnder(cycleId, 'at-once-1');
      expect(facts).toHaveLength(1);
      const answer = { cycleId, commandId: 'at-once-1', seq: facts[0]?.seq, hash: facts[0]?.hash };
      expect(all).toEqual(all.map(() => answer));
    },
    PATIENCE_MS,
  );

  test(
    'the same opening through both processes at once opens one cycle',
    async () => {
      const { data } = opening(freshCycleId());
      const body = { commandId: 'opened-once', kind: 'open-cycle', data };
      const [one, two] = await Promise.all(doors.map((door) => give(door, '/api/cycles', body)));
      expect(two).toEqual(one);
      const rows = await db.selectFrom('facts').select('cycle_id').where('command_id', '=', 'opened-once').execute();
      expect(rows).toEqual([{ cycle_id: one?.cycleId }]);
    },
    PATIENCE_MS,
  );

  test(
    'given again after worker and API processes were killed and started anew',
    async () => {
      const cycleId = await opened();
      const first = await remarkOn(doors[0], cycleId, 'kept-over');
      const dead = worker.pid;
      await endPrograms();
      worker = program('worker', 'worker');
      doors = await startDoors();
      expect(worker.pid).not.toBe(dead);
      expect(await remarkOn(doors[1], cycleId, 'kept-over')).toEqual(first);
      expect(await factsUnder(cycleId, 'kept-over')).toHaveLength(1);
      // Past the record, straight to the engine: its run knows the id, too.
      const direct = remark(cycleId, 'kept-over', 'kept-over');
      expect(await submit(client, direct)).toEqual({ seq: first.seq, hash: first.hash });
    },
    PATIENCE_MS,
  );

  test(
    'given again after its run has continued as new',
    async () => {
      const cycleId = await opened({ events: 12 });
      const first = await remarkOn(doors[0], cycleId, 'early-one');
      for (let no = 0; no < 4; no += 1) await remarkOn(doors[1], cycleId, `later-one-${no}`);
      expect((await chainOf(client, cycleWorkflowId(cycleId))).length).toBeGreaterThan(1);
      for (const door of doors) expect(await remarkOn(door, cycleId, 'early-one')).toEqual(first);
      const direct = remark(cycleId, 'early-one', 'early-one');
      expect(await submit(client, direct)).toEqual({ seq: first.seq, hash: first.hash });
      expect(await factsUnder(cycleId, 'early-one')).toHaveLength(1);
    },
    PATIENCE_MS,
  );

  test(
    'a hundred commands, four in flight from each process, while the run continues every twenty events',
    async () => {
      const cycleId = await opened({ events: 20 });
      const ids = Array.from({ length: COMMANDS }, (_, no) => `command-${no}`);
      const given = await Promise.all(
        doors.map((door, at) =>
          sendAll(
            door,
            cycleId,
            ids.filter((_id, no) => no % doors.length === at),
          ),
        ),
      );
      const answers = given.flat();
      expect(answers).toHaveLength(COMMANDS);

      const facts = await factsOf(db, cycleId);
      expect(facts.map(({ seq }) => seq)).toEqual(facts.map((_, at) => at + 1));
      expect((await verifyChain(db, cycleId)).faults).toEqual([]);
      const recorded = facts.filter(({ kind }) => kind === 'deviation-recorded');
      expect(recorded.map(({ commandId }) => commandId).sort()).toEqual([...ids].sort());
      const onRecord = new Map(recorded.map(({ commandId, seq, hash }) => [commandId, { seq, hash }]));
      for (const { commandId, seq, hash } of answers) expect({ seq, hash }).toEqual(onRecord.get(commandId));

      const chain = await chainOf(client, cycleWorkflowId(cycleId));
      expect(chain.length).toBeGreaterThanOrEqual(10);
      const left = chain.filter((run) => count(run, 'workflowExecutionContinuedAsNewEventAttributes') === 1);
      expect(left).toHaveLength(chain.length - 1);
    },
    PATIENCE_MS,
  );

  async function sendAll(door: Door, cycleId: CycleId, ids: readonly string[]): Promise<Accepted[]> {
    const answers: Accepted[] = [];
    const left = [...ids];
    const lane = async (): Promise<void> => {
      for (let id = left.shift(); id !== undefined; id = left.shift()) answers.push(await remarkOn(door, cycleId, id));
    };
    await Promise.all(Array.from({ length: IN_FLIGHT }, lane));
    return answers;
  }
});
