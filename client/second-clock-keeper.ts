import { ScheduleOverlapPolicy } from '@temporalio/client';
import { type Instant, toMs } from '../domain/calendar/instant.js';
import { OPERATORS } from '../domain/cycle/posts.js';
import type { RegionCode, Sha256 } from '../domain/ids.js';
import { CLOCK_STEPS, type ClockRepair, type ClockStep, clockRepair } from '../domain/repair/engine.js';
import { CLOCK_REPAIR_TEXTS } from '../texts/zh-CN/repairs.js';
import { secondClockId } from '../workflows/messages.js';
import type { Caller } from './callers.js';
import { isRefused, type Refused } from './refusals.js';
import { type ClockAsked, type NotedUnder, onceUnderId } from './second-clock-once.js';
import { type ClockClient, type DescribedClock, describeClock } from './second-clock-view.js';

/** Starting the second clock: look first, then do it. It serves all counties, so an administrator of any may. */
export type ClockKeeper = {
  /** What it would do as things stand; nothing is done. Refused where the clock runs and a round is on its way. */
  preview(caller: Caller): Promise<ClockRepair | Refused>;
  /** Does it, once under its id; who and why is kept beside the Schedule and among the changes of his county's registers. */
  carryOut(caller: Caller, asked: ClockAsked): Promise<ClockRepair | Refused>;
};

export type ClockAct = { code: RegionCode; at: Instant; by: string; what: string; reason: string };

/** `keep`: makes the Schedule where there is none; `note`: keeps who did what, `known`: over what is noted under an id. */
export type ClockParts = {
  client: ClockClient;
  taskQueue: string;
  now(): Instant;
  keep(): Promise<void>;
  note(act: ClockAct, under?: NotedUnder): Promise<void>;
  known(code: RegionCode, commandId: string): Promise<Sha256 | null>;
};

const HOUR_MS = 3_600_000;
const DOES = 'start-second-clock';

/** The keeper of the second clock in the API process: it asks the engine itself, so it works while no worker does. */
export function clockKeeper(parts: ClockParts): ClockKeeper {
  const foreseen = async ({ card }: Caller): Promise<ClockRepair | Refused> => {
    const { posts } = OPERATORS;
    if (!posts.some((post) => card.posts.includes(post))) {
      return refused('post-missing', { person: card.name, posts: posts.join(',') });
    }
    const clock = await describeClock(parts.client, parts.taskQueue);
    return clockRepair(stepsFor(clock, parts.now())) ?? refused('nothing-to-repair', {});
  };
  const act = async (caller: Caller, reason: string, under?: NotedUnder): Promise<ClockRepair | Refused> => {
    const repair = await foreseen(caller);
    if (isRefused(repair)) return repair;
    const { card, code } = caller;
    await start(parts, repair.on, `${card.name}: ${reason}`);
    await parts.note({ code, at: parts.now(), by: card.id, what: CLOCK_REPAIR_TEXTS.name, reason }, under);
    return repair;
  };
  const once = onceUnderId(parts.known);
  return {
    preview: foreseen,
    carryOut: (caller, asked) => once(caller, asked, (under) => act(caller, asked.reason, under)),
  };
}

/** A round that lasts longer than the hour to the next one holds that up: it is ended, for the next one does all of it. */
function stepsFor({ status, roundSince }: DescribedClock, now: Instant): ClockStep[] {
  const hangs = roundSince !== null && toMs(now) - toMs(roundSince) > HOUR_MS;
  const needs: Record<ClockStep, boolean> = {
    create: status === 'gone',
    unpause: status === 'paused',
    'end-round': hangs,
    'begin-round': hangs || roundSince === null,
  };
  return CLOCK_STEPS.filter((step) => needs[step]);
}

async function start({ client, taskQueue, keep }: ClockParts, steps: readonly ClockStep[], note: string) {
  if (steps.includes('create')) await keep();
  const schedule = client.schedule.getHandle(secondClockId(taskQueue));
  // Also where it was not paused: who started it last, and why, stands beside it.
  await schedule.unpause(note);
  if (!steps.includes('begin-round')) return;
  const { SKIP, TERMINATE_OTHER } = ScheduleOverlapPolicy;
  await schedule.trigger(steps.includes('end-round') ? TERMINATE_OTHER : SKIP);
}

function refused(code: 'post-missing' | 'nothing-to-repair', why: Refused['why']): Refused {
  return { code, tried: DOES, why, allowedNow: [] };
}
