import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import type { PlainDate } from '../../domain/calendar/plain-date.js';
import { driver } from '../../domain/drive/course.js';
import { drivePlan } from '../../domain/drive/plan.js';
import type { ScenarioCommand } from '../../domain/drive/scenario.js';
import type { Fact, FactKind, FactOf } from '../../domain/facts.js';
import { type Simulation, simulate } from '../../domain/simulate.js';
import { parseScenario } from '../../schemas/scenario.js';
import { cycleWorld } from './cycle-world.js';

/** Plays a scenario file the product ships, or one like it that ends on another day. */
export function playedFile(name: string, until?: PlainDate): Simulation {
  const file = fileURLToPath(new URL(`../../policies/scenarios/${name}.yaml`, import.meta.url));
  const read = parseScenario(parse(readFileSync(file, 'utf8')));
  if ('issues' in read) throw new Error(JSON.stringify(read.issues));
  const { policy, drive, until: ownEnd } = read.value;
  const commands = read.value.commands.map((each): ScenarioCommand => {
    if (each.kind === 'move-to-policy') throw new Error(`${name} moves to a policy nobody looked up`);
    return each;
  });
  const from = commands[0]?.on ?? drive?.from;
  const end = until ?? ownEnd;
  if (policy === undefined || drive === undefined || from === undefined) throw new Error(`${name} says too little`);
  const script = driver(drivePlan(drive.from, drive));
  return simulate({
    ...cycleWorld(policy, from),
    from,
    commands,
    script,
    ...(end === undefined ? {} : { until: end }),
  });
}

/** Facts of one kind, in order. */
export function factsOf<K extends FactKind>({ facts }: { facts: Fact[] }, kind: K): FactOf<K>[] {
  return facts.filter((fact): fact is Extract<Fact, FactOf<K>> => fact.kind === kind);
}

/** How a duty ended: its verdict and its due day; `open` with the day while it lives. */
export function endOf({ state, obligations }: Simulation, id: string): { verdict: string; due: string | null } {
  const closed = state.closed[id];
  if (closed !== undefined) return { verdict: closed.verdict, due: closed.due };
  const live = obligations.find((each) => each.id === id);
  if (live === undefined) throw new Error(`${id} is not on record`);
  return { verdict: live.status, due: live.due };
}

/** How many duties ended in each way. */
export function verdicts({ state }: Simulation): Record<string, number> {
  const counted: Record<string, number> = {};
  for (const { verdict } of Object.values(state.closed)) counted[verdict] = (counted[verdict] ?? 0) + 1;
  return counted;
}

/** Ids of duties that have not ended. */
export function living({ state, obligations }: Simulation): string[] {
  return obligations.filter(({ id }) => state.closed[id] === undefined).map(({ id }) => id);
}
