import { setTimeout as pause } from 'node:timers/promises';
import type { Gateway, GatewayPorts } from '../../client/gateway-ports.js';
import { legalDay } from '../../domain/calendar/instant.js';
import { initialState } from '../../domain/cycle/fold.js';
import type { CycleState } from '../../domain/cycle/state.js';
import type { DirectorySnapshot } from '../../domain/directory/types.js';
import { commandOf } from '../../domain/drive/command.js';
import type { ScenarioCommand } from '../../domain/drive/scenario.js';
import type { CycleId } from '../../domain/ids.js';
import type { PersonCard } from '../../domain/people.js';
import { isNo } from '../../domain/refusal.js';
import type { CommandRequest } from '../../schemas/request.js';
import type { DemoBureau } from './bureaus.js';
import type { DemoCase } from './cases.js';

/** The doors the demo goes through are those of everybody: nothing is written past the gateway. */
export type DemoWorld = {
  gateway: Gateway;
  ports: GatewayPorts;
  say: (text: string) => void;
  /** Ends the playing between two steps. */
  signal: AbortSignal;
};
type CountyWorld = DemoWorld & { directory: DirectorySnapshot };

/** Two minutes: a machine that also builds and tests is slow. */
const TRIES = 1200;
const TRY_MS = 100;

/**
 * Plays the demo into an empty installation, its counties at the same time. Command ids are fixed, so a seeding that was
 * cut off goes on where it stopped. @throws Error when a step is refused (the demo then contradicts its own rules), or
 * when told to end.
 */
export async function seedDemo(world: DemoWorld, bureaus: readonly DemoBureau[]): Promise<void> {
  const played = await Promise.allSettled(bureaus.map((each) => seedBureau(world, each)));
  // None is left playing when the others are over.
  const failed = played.find(({ status }) => status === 'rejected');
  if (failed !== undefined && 'reason' in failed) throw failed.reason;
}

async function seedBureau(world: DemoWorld, { directory, purchaser, cases }: DemoBureau): Promise<void> {
  if (purchaser === null) return;
  const { ports } = world;
  const today = legalDay(ports.now());
  const policy = await ports.judging.policyInForce(directory.code, today);
  const calendar = await ports.judging.newestCalendar(directory.code);
  if (policy === null || calendar === null) throw new Error(`演示县 ${directory.code} 没有政策或日历`);
  const own = cases({ today, policy, calendar, purchaser });
  for (const [at, each] of own.entries())
    await seedCase({ ...world, directory }, each, { number: at + 1, of: own.length });
}

async function seedCase(
  world: CountyWorld,
  { opening, entries }: DemoCase,
  { number, of }: { number: number; of: number },
): Promise<void> {
  world.signal.throwIfAborted();
  const cycleId = await open(world, opening, `demo-${number}-open`);
  world.say(`演示采购周期 ${number}/${of}：${cycleId}`);
  for (const [at, entry] of entries.entries()) await enter(world, cycleId, entry, `demo-${number}-${at + 1}`);
}

async function open(
  { gateway, ports, directory }: CountyWorld,
  opening: ScenarioCommand,
  commandId: string,
): Promise<CycleId> {
  const command = commandOf(
    initialState(`${directory.code}-2000-001` as CycleId),
    opening,
    ports.now(),
    directory,
    commandId,
  );
  if (isNo(command)) throw refusedStep(commandId, command);
  const answer = await gateway.open({
    request: requestOf(command),
    caller: callerOf(command.actor, directory),
    via: 'cli',
  });
  if ('code' in answer) throw refusedStep(commandId, answer);
  return answer.cycleId;
}

/** A task opens a moment after the step before it closed; until then the entry waits. */
async function enter(world: CountyWorld, cycleId: CycleId, entry: ScenarioCommand, commandId: string): Promise<void> {
  const { gateway, ports, directory, signal } = world;
  for (let tried = 1; ; tried += 1) {
    signal.throwIfAborted();
    if ((await ports.record.ackOf(cycleId, commandId)) !== null) return;
    const command = commandOf(await stateOf(ports, cycleId), entry, ports.now(), directory, commandId);
    if (!isNo(command)) {
      const asked = {
        request: requestOf(command),
        caller: callerOf(command.actor, directory),
        via: 'cli' as const,
        cycleId,
      };
      const answer = await gateway.submit(asked);
      if (!('code' in answer)) return;
      throw refusedStep(commandId, answer);
    }
    if (tried >= TRIES) throw refusedStep(commandId, command);
    await pause(TRY_MS, undefined, { signal });
  }
}

async function stateOf(ports: GatewayPorts, cycleId: CycleId): Promise<CycleState> {
  return (await ports.record.stateOf(cycleId)) ?? initialState(cycleId);
}

type Given = {
  commandId: string;
  kind: string;
  on: string;
  data: unknown;
  actor: { person: PersonCard } | { system: string };
};

/** The body as a person would have sent it. The scenario's types vouch for kind and data together. */
function requestOf({ commandId, kind, on, data }: Given): CommandRequest {
  return { commandId, kind, on, data } as CommandRequest;
}

function callerOf(actor: Given['actor'], directory: DirectorySnapshot) {
  if ('system' in actor) throw new Error('the demo gives no command of the system');
  return { code: directory.code, card: actor.person, directory };
}

function refusedStep(step: string, answer: unknown): Error {
  return new Error(`演示数据的步骤 ${step} 被拒绝：${JSON.stringify(answer)}`);
}
