import type { CycleId } from '../domain/ids.js';
import { obligationsOf } from '../domain/obligations/derive.js';
import type { Obligation } from '../domain/obligations/types.js';
import { type NoticeLine, noticesPage } from '../store/views/notices.js';
import { cycleWorkflowId } from '../workflows/messages.js';
import { endOf } from './ahead.js';
import { type TimelineEntry, timelineOf } from './history.js';
import { newPlay, type Play, playOut, type Refused, sceneOf } from './play.js';
import { furnish, openWorld, type WorldOptions } from './world.js';

export type RehearseOptions = Play['input'] & WorldOptions;

export type Rehearsal = {
  cycleId: CycleId;
  /** Commands and facts in the order of the engine's own history. */
  timeline: TimelineEntry[];
  /** Every notice of the outbox with its fate, in the order of sending. */
  notices: NoticeLine[];
  /** As they stand at the last moment played, the ended ones too. */
  obligations: Obligation[];
  refusals: Refused[];
};

/**
 * Plays a cycle on the real engine: commands through the gateway, the wakes of years by skipping time, facts, notices
 * and letters by the activities of production. Gives the same facts as `simulate` for the same input, apart from
 * moments, hashes and the directory's revision.
 * @throws Error when the engine cannot be started, or the cycle does not come to rest
 */
export async function rehearse(options: RehearseOptions): Promise<Rehearsal> {
  const world = await openWorld(options);
  try {
    const play = newPlay(options, world);
    await furnish(world.db, options, play.clock.now());
    await playOut(play);
    return await resultOf(play);
  } finally {
    await world.close();
  }
}

async function resultOf(play: Play): Promise<Rehearsal> {
  const { world, input, state, engine, refusals } = play;
  const { cycleId } = state;
  const { judging } = sceneOf(play);
  const timeline =
    engine === null ? [] : await timelineOf(world.client, cycleWorkflowId(cycleId), engine.clockOffsetMs);
  await world.drain(input.until === undefined ? judging.at : endOf(input));
  return {
    cycleId,
    timeline,
    notices: await allNotices(play),
    obligations: obligationsOf(state, judging),
    refusals,
  };
}

async function allNotices({ world, state }: Play): Promise<NoticeLine[]> {
  const notices: NoticeLine[] = [];
  for (let after: string | null | undefined; after !== null; ) {
    const place = after === undefined ? {} : { after };
    const page = await noticesPage(world.db, state.code, { cycleId: state.cycleId, limit: 500, ...place });
    notices.push(...page.notices);
    after = page.next;
  }
  return notices;
}
