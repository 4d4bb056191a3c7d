import { join } from 'node:path';
import { setFromFiles } from '../../client/cli/offline-play.js';
import type { PlainDate } from '../../domain/calendar/plain-date.js';
import type { Fact } from '../../domain/facts.js';
import { type Simulation, type SimulationInput, simulate } from '../../domain/simulate.js';
import type { OnCommand } from '../../rehearsal/play.js';
import { type Rehearsal, rehearse } from '../../rehearsal/rehearse.js';
import { ROOT } from '../../scripts/setup/paths.mjs';
import { d, region } from './cycle-world.js';
import { temporalBinary } from './temporal.js';

/** The same cycle twice: on the real engine, and on paper. */
export type Both = { rehearsed: Rehearsal; played: Simulation };

const FROM = d('2026-01-05');

/** A county that does everything in time, from the files alone, as the commands play it. */
function countyOf(code: string, on?: PlainDate): SimulationInput {
  const play = { code: region(code), scenario: null, from: FROM, ...(on === undefined ? {} : { on }) };
  const set = setFromFiles([join(ROOT, 'policies')], play);
  if ('damaged' in set) throw new Error(set.damaged);
  return set;
}

/** Rehearses the county with the compiled worker, and plays it offline. */
export async function both(code: string, on?: PlainDate, onCommand?: OnCommand): Promise<Both> {
  const input = countyOf(code, on);
  const { cycleId: _given, ...rest } = input;
  const rehearsed = await rehearse({
    ...rest,
    from: FROM,
    engine: { binary: temporalBinary() },
    workerProgram: join(ROOT, 'dist', 'rehearsal', 'worker.js'),
    ...(onCommand === undefined ? {} : { onCommand }),
  });
  return { rehearsed, played: simulate(input) };
}

/** A fact without its moment, what is made of the moment (hashes, the id of a wake), and the directory's revision. */
export function comparable({ at: _at, hash: _hash, prevHash: _prev, ...fact }: Fact): unknown {
  const commandId = fact.commandId.replace(/^wake\/.*/, 'wake');
  return JSON.parse(JSON.stringify({ ...fact, commandId }), (key, value) => (key === 'directoryRev' ? 0 : value));
}

/** The facts of a timeline, in its order. */
export function factsIn({ timeline }: Rehearsal): Fact[] {
  return timeline.flatMap((entry) => {
    if (entry.entry !== 'fact') return [];
    const { entry: _kind, runId: _run, eventId: _event, ...fact } = entry;
    return [fact as Fact];
  });
}
