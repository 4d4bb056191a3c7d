import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Caller } from '../../client/callers.js';
import { createGateway, type Gateway, gatewayPorts } from '../../client/cycles.js';
import type { Operator } from '../../client/operate.js';
import { isRefused } from '../../client/refusals.js';
import { liveEntry, tasksOf } from '../../domain/approval/find.js';
import { mapTasks } from '../../domain/approval/fold/slice.js';
import type { Approval, Task } from '../../domain/approval/types.js';
import { plainDate } from '../../domain/calendar/plain-date.js';
import { cardOf } from '../../domain/directory/lookup.js';
import type { DirectorySnapshot } from '../../domain/directory/types.js';
import type { CycleId } from '../../domain/ids.js';
import { parseCommandRequest } from '../../schemas/request.js';
import { verifyChain } from '../../store/ledger/verify.js';
import { cycleDetail } from '../../store/views/cycles.js';
import { operatorOn } from '../support/operator.js';
import { bureau, freshCycleId, remark, today, YANJI } from '../support/workflow-office.js';
import { submittedPlan } from '../support/workflow-plan.js';
import { terminate } from '../support/workflow-ways.js';
import { createWorld, eventually, type World } from '../support/workflow-world.js';

let world: World;
let gateway: Gateway;
let operator: Operator;
const directory = withAdministrators(bureau());

beforeAll(async () => {
  world = await createWorld({
    adapt: (ports) => ({ ...ports, registry: { ...ports.registry, directory: async () => directory } }),
  });
  const ports = gatewayPorts(world.db, { client: world.client, taskQueue: world.taskQueue });
  [gateway, operator] = [createGateway(ports), operatorOn(world, ports)];
});
afterAll(() => world.close());

/** The bureau with an administrator of its own and one of the superior bureau. */
function withAdministrators(plain: DirectorySnapshot): DirectorySnapshot {
  const from = plainDate('2020-01-01');
  const [one] = plain.people;
  if (one === undefined) throw new TypeError('an empty bureau');
  const posts = { guanliyuan: 'administrator', shangji: 'superior' } as const;
  const ids = ['guanliyuan', 'shangji'] as const;
  return {
    ...plain,
    people: [...plain.people, ...ids.map((id) => ({ ...one, id, name: id, email: null }))],
    holdings: [...plain.holdings, ...ids.map((person) => ({ post: posts[person], person, from, to: null }))],
  };
}

function caller(id: string): Caller {
  const card = cardOf(directory, id, today());
  if (card === undefined) throw new TypeError(id);
  return { code: YANJI, card, directory };
}

function asked(who: string, kind: string, data: object) {
  const parsed = parseCommandRequest({ kind, data });
  if ('issues' in parsed) throw new TypeError(JSON.stringify(parsed.issues));
  return { request: parsed.value, caller: caller(who), via: 'cli' as const };
}

/** The answer: `ok` or the code of the refusal. */
async function give(cycleId: CycleId, who: string, kind: string, data: object): Promise<string> {
  const answer = await gateway.submit({ ...asked(who, kind, data), cycleId });
  return 'code' in answer ? answer.code : 'ok';
}

async function recorded(cycleId: CycleId) {
  const found = await cycleDetail(world.db, YANJI, cycleId);
  if (found === null) throw new TypeError(cycleId);
  return found.state;
}

/** The approval, once somebody has it in hand. */
function inHand(cycleId: CycleId, id: string): Promise<{ approval: Approval; task: Task }> {
  return eventually(async () => {
    const approval = (await recorded(cycleId)).approvals.running[id];
    const entry = approval && liveEntry(approval);
    const task = entry && tasksOf(entry).find(({ status }) => status === 'open');
    return approval === undefined || task === undefined ? null : { approval, task };
  }, `nobody has ${id} in hand`);
}

/** A cycle whose yearly plan waits for the head of the office. */
async function planUnderApproval(): Promise<CycleId> {
  const cycleId = freshCycleId();
  await world.open(cycleId);
  await submittedPlan(world, cycleId);
  return cycleId;
}

/** All of an approval but the numbers of the facts it stands by, and those an undone repair has spent. */
function bare({ version: _version, spent: _spent, entries, ...rest }: Approval) {
  return { ...rest, entries: entries.map((entry) => mapTasks(entry, ({ since: _since, ...each }) => each)) };
}

describe('a repair on the real engine', () => {
  test('is previewed with the directory, agreed to by a second person, carried out, and undone', async () => {
    const cycleId = await planUnderApproval();
    const { approval } = await inHand(cycleId, 'a1');
    const data = { approval: 'a1', to: 'head', reason: '长期病假', previewVersion: approval.version };
    const seen = await gateway.preview({ ...asked('guanliyuan', 'repair-jump', data), cycleId });
    expect(seen).toMatchObject({
      second: { required: true, why: ['skips-step'], eligible: ['shangji'] },
      undo: { possible: true, until: 'acted' },
      tasks: { born: [{ step: 'head', holder: 'juzhang' }], ended: [{ holder: 'kezhang' }] },
    });
    expect(await give(cycleId, 'guanliyuan', 'repair-jump', data)).toBe('ok');
    const { approval: proposal, task } = await inHand(cycleId, 'a2');
    expect(proposal.subject).toMatchObject({ kind: 'repair', ref: 'a1' });
    const agree = { task: task.id, ifVersion: proposal.version, contentHash: proposal.subject.hash };
    expect(await give(cycleId, 'shangji', 'approve', agree)).toBe('ok');
    const jumped = await eventually(async () => {
      const now = await inHand(cycleId, 'a1');
      return now.task.owner === 'juzhang' ? now.approval : null;
    }, 'the head of the bureau has it not in hand');
    expect(await give(cycleId, 'guanliyuan', 'undo-repair', { approval: 'a1', seq: jumped.undo?.seq })).toBe('ok');
    const back = await inHand(cycleId, 'a1');
    expect(bare(back.approval)).toEqual(bare(approval));
  });
});

/** A restart as it is asked for. */
function restart(reason: string) {
  return { does: 'restart-from-record' as const, reason, via: 'cli' as const };
}

describe('a cycle restarted by the administrator', () => {
  test('has the state it had, whether its workflow ran or was gone', async () => {
    const cycleId = await planUnderApproval();
    await inHand(cycleId, 'a1');
    for (const gone of [false, true]) {
      if (gone) await terminate(world, cycleId);
      const before = await recorded(cycleId);
      const answer = await operator.carryOut(caller('guanliyuan'), cycleId, restart('引擎升级'));
      expect(answer).toMatchObject({
        kind: 'engine',
        does: 'restart-from-record',
        ended: !gone,
        seq: before.seq,
        recorded: 'yes',
      });
      const after = await eventually(async () => {
        const state = await world.state(cycleId);
        return state.seq === before.seq + 1 ? state : null;
      }, 'the cycle did not come back');
      const { seq, hash } = before;
      expect({ ...after, seq, hash }).toEqual(before);
      expect((await world.facts(cycleId)).at(-1)).toMatchObject({
        kind: 'engine-repaired',
        actor: { id: 'guanliyuan', post: 'administrator' },
        data: { repair: 'restart-from-record', reason: '引擎升级' },
      });
      await world.submit(remark(cycleId, '重启之后'));
    }
    expect((await verifyChain(world.db, cycleId)).faults).toEqual([]);
  });

  test('is told with the other repairs in one look: what would be done, and why the rest not', async () => {
    const cycleId = await planUnderApproval();
    await inHand(cycleId, 'a1');
    const told = await operator.offers(caller('guanliyuan'), cycleId);
    if (isRefused(told)) throw new TypeError(told.code);
    const codes = Object.fromEntries(told.repairs.map(({ does, refused }) => [does, refused?.code ?? 'offered']));
    expect(codes).toEqual({
      'restart-from-record': 'offered',
      'retry-now': 'nothing-to-repair',
      'rebuild-row': 'nothing-to-repair',
      'queue-reminders': 'nothing-to-repair',
      'resend-letters': 'nothing-to-repair',
    });
    for (const { does, refused } of told.repairs)
      expect(await operator.preview(caller('guanliyuan'), cycleId, does)).toMatchObject(refused ?? { does });
    expect(await operator.offers(caller('jingban'), cycleId)).toMatchObject({ code: 'post-missing' });
    expect(await operator.offers(caller('guanliyuan'), freshCycleId())).toMatchObject({ code: 'unknown-cycle' });
  });

  test('is offered as long as the engine does not say otherwise', async () => {
    const cycleId = await planUnderApproval();
    const ports = gatewayPorts(world.db, { client: world.client, taskQueue: world.taskQueue });
    const getHandle = () => ({ describe: () => Promise.reject(new Error('no answer')) });
    const engine = Object.create(ports.engine, { getHandle: { value: getHandle } });
    const told = await operatorOn(world, { ...ports, engine }).offers(caller('guanliyuan'), cycleId);
    expect(told).toMatchObject({
      repairs: expect.arrayContaining([
        { does: 'retry-now', refused: null },
        { does: 'rebuild-row', refused: expect.objectContaining({ code: 'nothing-to-repair' }) },
      ]),
    });
  });

  test('is shown first what that loses, and by nobody else', async () => {
    const cycleId = await planUnderApproval();
    expect(await operator.preview(caller('guanliyuan'), cycleId, 'restart-from-record')).toMatchObject({
      loses: expect.arrayContaining(['engine-history']),
    });
    expect(await operator.carryOut(caller('jingban'), cycleId, restart('试一试'))).toMatchObject({
      code: 'post-missing',
    });
    expect(await operator.preview(caller('guanliyuan'), freshCycleId(), 'restart-from-record')).toMatchObject({
      code: 'unknown-cycle',
    });
  });
});
