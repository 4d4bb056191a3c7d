import { createGateway, type Gateway, gatewayPorts } from '../client/cycles.js';
import { fromMs, type Instant, instantAt, legalDay, toMs } from '../domain/calendar/instant.js';
import { yearOf } from '../domain/calendar/plain-date.js';
import type { Command } from '../domain/commands.js';
import type { Judging } from '../domain/cycle/chapter.js';
import { judgingAfter } from '../domain/cycle/decide.js';
import { initialState } from '../domain/cycle/fold.js';
import type { CycleState } from '../domain/cycle/state.js';
import { commandOf } from '../domain/drive/command.js';
import { fillMove } from '../domain/drive/fill-move.js';
import type { ScenarioCommand, Scene } from '../domain/drive/scenario.js';
import { type CycleId, isCycleId } from '../domain/ids.js';
import { isNo, type Refusal } from '../domain/refusal.js';
import { cycleWorkflowId } from '../workflows/messages.js';
import { nextStop, type Playing } from './ahead.js';
import { machineMs, type VirtualClock, virtualClock } from './clock.js';
import { untilAtRest } from './follow.js';
import { handIn, type Taken } from './hand-in.js';
import { fastForward, workflowTimeMs } from './time-skipping.js';
import type { Furnishing, World } from './world.js';

/** A command that was not accepted; what follows goes on without it. */
export type Refused = { no: number; at: Instant; kind: string; refusal: Refusal };

/** Hears of each command before it is given, and which process works then. */
export type OnCommand = (no: number, asked: ScenarioCommand, workerPid: number | undefined) => void;

/** A cycle being played on the engine, as far as its record is known here. */
export type Play = {
  input: Playing & Furnishing & { onCommand?: OnCommand };
  world: World;
  clock: VirtualClock;
  /** Null until the first command: only then is it known when the cycle's time begins. */
  engine: { gateway: Gateway; clockOffsetMs: number } | null;
  state: CycleState;
  judged: Pick<Judging, 'policy' | 'calendar'>;
  refusals: Refused[];
  played: number;
};

/** The play before its first command. */
export function newPlay(input: Play['input'], world: World): Play {
  const { policy, calendar, directory, from } = input;
  const clock = virtualClock(instantAt(from, '00:00'));
  // The gateway gives the number: in a new store that of the first cycle.
  const state = initialState(firstCycleOf(directory.code, yearOf(from)));
  return { input, world, clock, engine: null, state, judged: { policy, calendar }, refusals: [], played: 0 };
}

function firstCycleOf(code: string, year: number): CycleId {
  const id = `${code}-${year}-001`;
  if (!isCycleId(id)) throw new RangeError(`not a cycle id: ${id}`);
  return id;
}

/** What is so at this moment, as far as it is on record. */
export function sceneOf({ state, judged, clock }: Play): Scene {
  const at = clock.now();
  return { state, judging: { ...judged, at, today: legalDay(at) } };
}

/** From stop to stop until nothing more is to be played. */
export async function playOut(play: Play): Promise<void> {
  for (;;) {
    await rest(play);
    const stop = nextStop(play.input, sceneOf(play), play.played);
    if (stop === null) return;
    if (stop.at > play.clock.now()) await moveTo(play, stop.at);
    // A script whose command is refused would ask it for ever.
    else if (stop.asked === null || !(await give(play, stop.asked))) return;
  }
}

/** Until the engine has done all that is owed by now, and all of it is known here. */
async function rest(play: Play): Promise<void> {
  if (play.engine === null) return;
  const { world, input } = play;
  await untilAtRest(
    world.db,
    input.directory,
    () => sceneOf(play),
    (state) => {
      play.state = state;
    },
  );
}

/** A cycle that is not open yet, or is closed, has no clock of its own. */
async function moveTo({ clock, engine, state, world }: Play, at: Instant): Promise<void> {
  if (engine === null || state.yearEnd.closedOn !== null) return clock.set(at);
  const { client, namespace } = world;
  const skipped = { client, namespace, workflowId: cycleWorkflowId(state.cycleId) };
  await fastForward(skipped, toMs(at) - engine.clockOffsetMs);
  clock.set(fromMs((await workflowTimeMs(skipped)) + engine.clockOffsetMs));
}

/** Gives one command; false when the play ends with its refusal. */
async function give(play: Play, asked: ScenarioCommand): Promise<boolean> {
  const { input, world, clock } = play;
  play.played += 1;
  input.onCommand?.(play.played, asked, world.worker.pid());
  const answer = await answerTo(play, asked);
  if (!('code' in answer)) return true;
  play.refusals.push({ no: play.played, at: clock.now(), kind: asked.kind, refusal: answer });
  return play.played <= (input.commands?.length ?? 0);
}

async function answerTo(play: Play, asked: ScenarioCommand): Promise<Taken | Refusal> {
  const { input, state, clock, played } = play;
  const { directory, versions = [] } = input;
  const filled = fillMove(asked, play.judged.policy, versions);
  const defaultId = `scenario-${String(played).padStart(4, '0')}`;
  const command = isNo(filled) ? filled : commandOf(state, filled, clock.now(), directory, defaultId);
  if (isNo(command)) return { code: command.refused, tried: asked.kind, why: command.why, allowedNow: [] };
  play.engine ??= engineFor(play);
  const taken = await handIn(play.engine.gateway, directory, command, state.seq === 0);
  if (!('code' in taken)) accepted(play, command, taken);
  return taken;
}

/** The cycle's time is that of the server, moved by so much that it begins now. */
function engineFor({ world, clock }: Play): NonNullable<Play['engine']> {
  const clockOffsetMs = toMs(clock.now()) - machineMs();
  const { client, taskQueue } = world;
  const ports = gatewayPorts(world.db, { client, taskQueue }, { now: clock.now, clockOffsetMs });
  return { gateway: createGateway(ports), clockOffsetMs };
}

function accepted(play: Play, command: Command, { cycleId }: Taken): void {
  if (play.state.seq === 0) play.state = initialState(cycleId);
  const { policy, calendar } = judgingAfter(command, sceneOf(play).judging);
  play.judged = { policy, calendar };
}
