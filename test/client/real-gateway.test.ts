import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Caller } from '../../client/callers.js';
import { createGateway, type Gateway, gatewayPorts } from '../../client/cycles.js';
import { cardOf } from '../../domain/directory/lookup.js';
import { isCycleId } from '../../domain/ids.js';
import { type CommandRequest, parseCommandRequest } from '../../schemas/request.js';
import { factsOf } from '../../store/ledger/facts.js';
import { verifyChain } from '../../store/ledger/verify.js';
import { noteCycleNumber } from '../../store/registry/cycle-numbers.js';
import { directoryOf } from '../../store/registry/directory.js';
import { OPENING } from '../schemas/samples.js';
import { freshCycleId, YANJI } from '../support/workflow-office.js';
import { createWorld, type World } from '../support/workflow-world.js';
import { TODAY } from './world.js';

let world: World;
let officer: Caller;
/** Two processes: each with a gateway of its own over the same record and engine. */
let [one, two]: Gateway[] = [];

beforeAll(async () => {
  world = await createWorld();
  const directory = await directoryOf(world.db, YANJI);
  const card = directory === null ? undefined : cardOf(directory, 'jingban', TODAY);
  if (directory === null || card === undefined) throw new Error('no directory');
  officer = { code: YANJI, card, directory };
  // The server is shared by all test files: the numbers of this one begin where nobody else's do.
  await noteCycleNumber(world.db, freshCycleId());
  const { client, taskQueue } = world;
  [one, two] = [1, 2].map(() => createGateway(gatewayPorts(world.db, { client, taskQueue })));
});
afterAll(() => world.close());

function gateways(): [Gateway, Gateway] {
  if (one === undefined || two === undefined) throw new Error('not started');
  return [one, two];
}

function asked(input: unknown) {
  const parsed = parseCommandRequest(input);
  if ('issues' in parsed) throw new TypeError(JSON.stringify(parsed.issues));
  const request: CommandRequest = parsed.value;
  return { request, caller: officer, via: 'api' as const };
}
const opening = (commandId: string) => asked({ kind: 'open-cycle', commandId, data: OPENING });
const extension = (reason: string, commandId?: string) =>
  asked({ kind: 'request-scope-extension', commandId, data: { items: ['目录外服务'], reason } });

async function opened(commandId: string) {
  const [first] = gateways();
  const answer = await first.open(opening(commandId));
  if ('code' in answer) throw new Error(JSON.stringify(answer));
  return answer;
}

describe('the gateway on the real engine', () => {
  test('the same opening at once from two processes opens one cycle', async () => {
    const answers = await Promise.all(gateways().map((gateway) => gateway.open(opening('open-at-once'))));
    const [first, second] = answers;
    expect(first).toHaveProperty('cycleId');
    expect(second).toEqual(first);
    const cycleId = first !== undefined && 'cycleId' in first ? first.cycleId : '';
    if (!isCycleId(cycleId)) throw new Error(cycleId);
    expect((await factsOf(world.db, cycleId)).filter(({ kind }) => kind === 'cycle-opened')).toHaveLength(1);
  });

  test('a command is on record before it is answered, once however often it is asked', async () => {
    const { cycleId } = await opened('open-for-repeat');
    const ask = (gateway: Gateway) => gateway.submit({ ...extension('一次', 'extend-once'), cycleId });
    const together = await Promise.all([...gateways(), ...gateways()].map(ask));
    const facts = await factsOf(world.db, cycleId);
    const own = facts.filter(({ commandId }) => commandId === 'extend-once');
    expect(own.map(({ kind }) => kind)).toEqual(['scope-extension-requested', 'violation-recorded']);
    const last = own.at(-1);
    expect(together).toEqual(
      together.map(() => ({ cycleId, commandId: 'extend-once', seq: last?.seq, hash: last?.hash })),
    );
    await world.restartWorker();
    expect(await ask(gateways()[1])).toEqual(together[0]);
    expect(await gateways()[1].submit({ ...extension('换了内容', 'extend-once'), cycleId })).toMatchObject({
      code: 'command-id-reused',
    });
  });

  test('a burst from two processes is taken whole, in a chain that verifies', async () => {
    const { cycleId } = await opened('open-for-burst');
    const burst = gateways().flatMap((gateway, process) =>
      Array.from({ length: 12 }, (_, at) => gateway.submit({ ...extension(`第 ${process}-${at} 项`), cycleId })),
    );
    const answers = await Promise.all(burst);
    const seqs = answers.flatMap((answer) => ('seq' in answer ? [answer.seq] : []));
    expect(new Set(seqs).size).toBe(24);
    expect(await verifyChain(world.db, cycleId)).toMatchObject({ cycles: 1, faults: [] });
  });

  test('what the rules refuse leaves nothing behind, and says what is allowed', async () => {
    const { cycleId } = await opened('open-for-refusal');
    const before = await factsOf(world.db, cycleId);
    const [gateway] = gateways();
    const answers = [
      await gateway.submit({
        ...asked({ kind: 'send-award-notice', data: { publishedOn: TODAY, medium: '采购网' } }),
        cycleId,
      }),
      await gateway.submit({ ...asked({ kind: 'close-cycle', on: '2045-12-31', data: { reason: '期满' } }), cycleId }),
      await gateway.submit({ ...opening('open-again'), cycleId }),
    ];
    expect(answers).toMatchObject([{ code: 'trigger-missing' }, { code: 'in-the-future' }, { code: 'already-open' }]);
    for (const answer of answers) expect(answer).toHaveProperty('allowedNow', expect.arrayContaining(['draft-plan']));
    expect(await factsOf(world.db, cycleId)).toEqual(before);
  });

  test('a cycle nobody opened is unknown', async () => {
    const [gateway] = gateways();
    expect(await gateway.submit({ ...extension('无'), cycleId: freshCycleId() })).toMatchObject({
      code: 'unknown-cycle',
    });
  });

  test('while no worker runs the caller is told that nothing is known, and later gets the answer under the same id', async () => {
    const { cycleId } = await opened('open-for-outage');
    const { client, taskQueue } = world;
    const hasty = createGateway(gatewayPorts(world.db, { client, taskQueue }, { waitMs: 1_500 }));
    await world.worker.stop();
    const request = { ...extension('停机时', 'extend-outage'), cycleId };
    expect(await hasty.submit(request)).toMatchObject({ code: 'not-yet-recorded' });
    await world.restartWorker();
    const answer = await gateways()[0].submit(request);
    expect(answer).toMatchObject({ cycleId, commandId: 'extend-outage' });
    const requested = (await factsOf(world.db, cycleId)).filter(({ kind }) => kind === 'scope-extension-requested');
    expect(requested).toHaveLength(1);
  });
});
