import { setTimeout as sleep } from 'node:timers/promises';
import { nextItem } from '../domain/cycle/agenda.js';
import { fold } from '../domain/cycle/fold.js';
import type { CycleState } from '../domain/cycle/state.js';
import { settleAgenda } from '../domain/cycle/turn.js';
import { resolveSeats } from '../domain/directory/resolve.js';
import type { DirectorySnapshot } from '../domain/directory/types.js';
import type { Scene } from '../domain/drive/scenario.js';
import type { Database } from '../store/database.js';
import { factsPage } from '../store/views/facts.js';
import { machineMs } from './clock.js';

const PAUSE_MS = 4;
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
  for (;;) {
    take(await followed(db, scene().state));
    const owed = owedItem(scene(), directory);
    if (owed === undefined) return;
    if (machineMs() > until) throw new Error(`the cycle does not come to rest: it owes ${owed}`);
    await sleep(PAUSE_MS);
  }
}

/** An item whose outcome has no facts lets the workflow rest, and is owed by nobody. */
function owedItem({ state, judging }: Scene, directory: DirectorySnapshot): string | undefined {
  const item = nextItem(state, judging);
  if (item === null) return undefined;
  const turn = settleAgenda(state, judging, (request) => resolveSeats(request, directory, judging.today));
  return turn.facts.length === 0 ? undefined : item.kind;
}
