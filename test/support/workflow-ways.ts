import { restartFromRecord } from '../../activities/restart-from-record.js';
import type { CycleId } from '../../domain/ids.js';
import { policyRef } from '../../domain/policy/lookup.js';
import { calendarRef } from '../../store/registry/refs.js';
import { cycleWorkflowId, MAIL_ROOM_WORKFLOW, mailRoomWorkflowId, wakeUpSignal } from '../../workflows/messages.js';
import type { RunOfChain } from './workflow-history.js';
import { freshCycleId, opening, remark, shippedJudging } from './workflow-office.js';
import { approvedPlan, PLAN } from './workflow-plan.js';
import { restingChain } from './workflow-saved.js';
import { adopting, IN_SERVICE } from './workflow-service.js';
import { fastForward } from './workflow-time.js';
import { eventually, type World } from './workflow-world.js';

/** Ways through the workflows: each is walked on the server and gives the run that shows it. */
export const WAYS: Record<string, (world: World) => Promise<RunOfChain | undefined>> = {
  'approval-of-a-plan': async (world) => {
    const cycleId = freshCycleId();
    await world.open(cycleId);
    await approvedPlan(world, cycleId);
    return (await chainOfCycle(world, cycleId)).at(-1);
  },
  'command-known-to-the-archive': async (world) => {
    const cycleId = freshCycleId();
    await world.open(cycleId);
    const command = remark(cycleId, '久远的一件');
    await world.submit(command);
    const state = await world.state(cycleId);
    await terminate(world, cycleId);
    await world.start(cycleId, { state, handledCommands: [] });
    await world.submit(command);
    return (await chainOfCycle(world, cycleId)).at(-2);
  },
  'continued-run': async (world) => {
    const cycleId = freshCycleId();
    await world.open(cycleId, { limits: { events: 20 } });
    for (let no = 0; no < 8; no += 1) await world.submit(remark(cycleId, `第${no}件`));
    return (await chainOfCycle(world, cycleId)).at(-2);
  },
  'lead-of-a-programme': async (world) => {
    const { lead } = await programmeOfTwo(world);
    return (await chainOfCycle(world, lead)).at(-1);
  },
  'lot-of-a-programme': async (world) => {
    const { lot } = await programmeOfTwo(world);
    return (await chainOfCycle(world, lot)).at(-1);
  },
  'mail-room': async (world) => {
    const workflowId = mailRoomWorkflowId(world.taskQueue);
    const { taskQueue } = world;
    const call = { workflowId, taskQueue, args: [{ clockOffsetMs: 0 }], signal: wakeUpSignal, signalArgs: [] as [] };
    const room = await world.client.signalWithStart(MAIL_ROOM_WORKFLOW, call);
    await room.signal(wakeUpSignal);
    return (await restingChain(world, workflowId)).at(-1);
  },
  'rebuilt-run': async (world) => {
    const cycleId = freshCycleId();
    await world.open(cycleId);
    await terminate(world, cycleId);
    await restart(world, cycleId);
    await world.submit(remark(cycleId, '重启之后'));
    return (await chainOfCycle(world, cycleId)).at(-1);
  },
  reminders: async (world) => {
    const cycleId = freshCycleId();
    await world.open(cycleId, { limits: { events: 1000 } });
    await approvedPlan(world, cycleId);
    await fastForward(world.connection, cycleWorkflowId(cycleId), 30);
    return (await chainOfCycle(world, cycleId)).at(-1);
  },
  'running-contract': async (world) => (await chainOfCycle(world, await runningContract(world))).at(-1),
};

/** A contract taken over in mid-year: money, people and a departure from what was agreed, so that many slices are full. */
async function runningContract(world: World): Promise<CycleId> {
  const cycleId = freshCycleId();
  await world.start(cycleId, { limits: { events: 1000 } });
  await world.submit(adopting(cycleId));
  for (const asked of IN_SERVICE) await world.give(cycleId, asked);
  return cycleId;
}

/** A lead cycle with a plan on record, and another lot that has it, too. */
async function programmeOfTwo(world: World): Promise<{ lead: CycleId; lot: CycleId }> {
  const [lead, lot] = [freshCycleId(), freshCycleId()];
  await world.open(lead);
  await world.give(lead, PLAN);
  await world.start(lot);
  await world.submit(opening(lot, { leadCycle: lead }));
  await eventually(async () => {
    const { joined, mirrored } = (await world.state(lot)).programme;
    return joined !== null && mirrored.length > 0 ? true : null;
  }, 'the lot has no plan');
  return { lead, lot };
}

function chainOfCycle(world: World, cycleId: CycleId): Promise<RunOfChain[]> {
  return restingChain(world, cycleWorkflowId(cycleId));
}

/** The engine loses a cycle. */
export async function terminate(world: World, cycleId: CycleId): Promise<void> {
  await world.client.getHandle(cycleWorkflowId(cycleId)).terminate('test');
}

/** The engine gets it back from its facts. */
export function restart(world: World, cycleId: CycleId): Promise<void> {
  const { policy, calendar } = shippedJudging();
  return restartFromRecord(world.ports, { cycleId, policy: policyRef(policy), calendar: calendarRef(calendar) });
}
