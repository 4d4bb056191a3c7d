import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Effect, Moment } from '../../activities/effects.js';
import { audit, type Findings, settled } from './crash-audit.js';
import { type Case, caseNo, PUBLISHED, STEPS, type Step } from './crash-course.js';
import { type Lane, openLane, type Stack } from './crash-lane.js';
import { mailboxPost, type Post, smtpPost } from './crash-mail.js';
import { bounded, untilAnswered } from './crash-patience.js';
import type { Point } from './crash-points.js';

const REACHED_MS = 180_000;
const WHOLE_MS = 900_000;

/**
 * What a point showed. `signal`: what ended the process, null where it lived on. `after`: the pid that went on; another
 * one unless the process was to live on.
 */
export type Outcome = {
  point: Point;
  before: number;
  after: number;
  signal: NodeJS.Signals | null;
  /** Where the trap sprang; null when everything was done before it could. */
  at: Sprung | null;
  found: Findings;
};
type Sprung = { effect: Effect; moment: Moment };

/** An installation with its mail. */
type House = { lane: Lane; post: Post };

/** Every point of a run, with the promise of what it showed. */
export type Running = { outcomeOf(point: Point): Promise<Outcome>; end(): Promise<void> };

/**
 * Works through the points on several installations side by side: most of a recovery is waiting for time-outs.
 * `firstNo` keeps the cases of one run apart from those of another on the same Temporal server.
 */
export function runPoints(points: readonly Point[], lanes: Record<Stack, number>, firstNo: number): Running {
  const promises = new Map<Point, Promise<Outcome>>();
  const resolvers = new Map<Point, (outcome: Outcome | Promise<never>) => void>();
  for (const point of points) {
    const promise = new Promise<Outcome>((resolve) => resolvers.set(point, resolve));
    promise.catch(() => undefined);
    promises.set(point, promise);
  }
  let ending = false;
  const left = points.map((point, at) => ({ point, no: firstNo + at }));
  const walk = async (stack: Stack, name: string): Promise<void> => {
    let house: House | null = null;
    for (;;) {
      const at = ending ? -1 : left.findIndex(({ point }) => point.stack === stack);
      const [next] = at < 0 ? [] : left.splice(at, 1);
      if (next === undefined) break;
      try {
        house ??= await openHouse(stack, `${name}-${next.no}`);
        const outcome = bounded(runPoint(house, next.point, next.no), WHOLE_MS, () => `${next.point.name} hangs`);
        resolvers.get(next.point)?.(await outcome);
      } catch (error) {
        resolvers.get(next.point)?.(Promise.reject(error));
        // What a failed point leaves behind must not be held against the next one.
        await closeHouse(house);
        house = null;
      }
    }
    await closeHouse(house);
  };
  const walks = (Object.keys(lanes) as Stack[]).flatMap((stack) =>
    Array.from({ length: lanes[stack] }, (_, lane) => walk(stack, `crash-${stack}-${lane}`)),
  );
  return {
    outcomeOf: (point) => promises.get(point) ?? Promise.reject(new Error(`${point.name} is not in this run`)),
    end: async () => {
      ending = true;
      await Promise.allSettled(walks);
    },
  };
}

async function openHouse(stack: Stack, taskQueue: string): Promise<House> {
  const post = stack === 'embedded' ? mailboxPost() : await smtpPost();
  const lane = await openLane(stack, taskQueue, post.url);
  try {
    await (await lane.now()).ask('publish', PUBLISHED);
    return { lane, post };
  } catch (error) {
    await closeHouse({ lane, post });
    throw error;
  }
}

async function closeHouse(house: House | null): Promise<void> {
  await house?.lane.close();
  await house?.post.close();
}

async function runPoint({ lane, post }: House, point: Point, no: number): Promise<Outcome> {
  const { trap, ready, steps } = point;
  const one = caseNo(lane, no);
  await walkSteps(one, ready);
  const before = await lane.now();
  await before.ask('arm', { wanted: trap });
  const walking = walkSteps(one, steps);
  walking.catch(() => undefined);
  const signal = trap.act === 'kill' ? await killed(lane, point, walking) : await cutOff(lane, point, walking);
  const after = await lane.now();
  await walking;
  const at = sprungIn(lane);
  return { point, before: before.pid, after: after.pid, signal, at, found: await audit(one, post) };
}

/** The process left word of it, because it could not say so any more. */
function sprungIn({ home }: Lane): Sprung | null {
  const file = join(home, 'sprung.json');
  if (!existsSync(file)) return null;
  const sprung: Sprung = JSON.parse(readFileSync(file, 'utf8'));
  rmSync(file);
  return sprung;
}

async function walkSteps(one: Case, steps: readonly Step[]): Promise<void> {
  for (const step of steps) {
    // What a run that is ended from outside has under way is not judged here: first it comes to rest.
    if (step === 'reopen') await settled(one);
    await STEPS[step](one);
  }
  await settled(one);
}

/** Waits until the process is gone and starts the next one. A random point after the end kills it from outside. */
async function killed(lane: Lane, { name, trap }: Point, walking: Promise<unknown>): Promise<NodeJS.Signals | null> {
  const victim = await lane.now();
  if (trap.effect === null) {
    const isDone = walking.then(() => process.kill(victim.pid, 'SIGKILL'));
    isDone.catch(() => undefined);
  }
  const signal = await bounded(victim.gone, REACHED_MS, () => `nothing came to pass ${name}`);
  await lane.restart();
  return signal;
}

async function cutOff(lane: Lane, { name, trap }: Point, walking: Promise<unknown>): Promise<null> {
  const { ask } = await lane.now();
  if (trap.effect === null) await walking;
  else await untilAnswered(async () => ((await ask('sprung')) === true ? true : null), REACHED_MS, `never ${name}`);
  return null;
}
