import { setTimeout as sleep } from 'node:timers/promises';
import { nextItem, resolvedDrafts } from '../domain/cycle/agenda.js';
import { fold } from '../domain/cycle/fold.js';
import type { CycleState } from '../domain/cycle/state.js';
import { resolveSeats } from '../domain/directory/resolve.js';
import type { DirectorySnapshot } from '../domain/directory/types.js';
import type { Scene } from '../domain/drive/scenario.js';
import type { Database } from '../store/database.js';
import { factsPage } from '../store/views/facts.js';
import { machineMs } from './clock.js';

/** Most steps are on record within milliseconds; of one that takes longer it is asked less often. */
const FIRST_PAUSE_MS = 4;
const LONGEST_PAUSE_MS = 32;
const GROWTH = 1.25;
/** Long enough for a worker that died to be back and its tasks to be given out again. */
const PATIENCE_MS = 120_000;

/** The state with all folded that was put on record since. */
async function followed(db: Database, state: CycleState): Promise<CycleState> {
  let current = state;
  for (let more = true; more; ) {
    const { code, cycleId, seq } = current;
    const page = await factsPage(db, code, { cycleId, afterSeq: seq });
    current = page.facts.reduce(fold, current);
    more = page.nextAfterSeq !== null;
  }
  return current;
}

/**
 * Follows the record until the cycle owes nothing at this moment. `scene` is asked anew each time, for time goes on.
 * @throws Error naming what the cycle owes when it does not come to rest
 */
export async function untilAtRest(
  db: Database,
  directory: DirectorySnapshot,
  scene: () => Scene,
  take: (state: CycleState) => void,
): Promise<void> {
  const until = machineMs() + PATIENCE_MS;
  let owed: Owed | undefined;
  let pause = FIRST_PAUSE_MS;
  for (;;) {
    const state = await followed(db, scene().state);
    // What is owed stays owed until there is news; asking again and again would take the engine's time.
    if (owed?.seq !== state.seq) {
      take(state);
      owed = owedBy(scene(), directory);
      if (owed === undefined) return;
      pause = FIRST_PAUSE_MS;
    }
    if (machineMs() > until) throw new Error(`the cycle does not come to rest: it owes ${owed.kind}`);
    await sleep(pause);
    pause = Math.min(pause * GROWTH, LONGEST_PAUSE_MS);
  }
}

type Owed = { seq: number; kind: string };

/** A look-up whose outcome has no facts lets the workflow rest, and is owed by nobody. */
function owedBy({ state, judging }: Scene, directory: DirectorySnapshot): Owed | undefined {
  const item = nextItem(state, judging);
  if (item === null) return undefined;
  const { seq } = state;
  if (item.kind !== 'resolve') return { seq, kind: item.kind };
  const found = resolveSeats(item.request, directory, judging.today);
  return resolvedDrafts(state, item.request, found, judging).length === 0 ? undefined : { seq, kind: item.kind };
}
