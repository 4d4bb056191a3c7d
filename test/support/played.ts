import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { firstDayOf, setFromFiles } from '../../client/cli/offline-play.js';
import type { PlainDate } from '../../domain/calendar/plain-date.js';
import type { Fact, FactKind, FactOf } from '../../domain/facts.js';
import { type Simulation, simulate } from '../../domain/simulate.js';
import { parseScenario } from '../../schemas/scenario.js';
import { ROOT } from '../../scripts/setup/paths.mjs';
import { keptOnDisk } from './kept-on-disk.js';

const POLICIES = join(ROOT, 'policies');

/** A scenario file the product ships, or one like it that ends on another day, as the commands play it. */
export function playedFile(name: string, until?: PlainDate): Simulation {
  return keptOnDisk(`played-${name}-${until ?? 'to-its-end'}`, () => play(name, until));
}

function play(name: string, until: PlainDate | undefined): Simulation {
  const read = parseScenario(parse(readFileSync(join(POLICIES, 'scenarios', `${name}.yaml`), 'utf8')));
  if ('issues' in read) throw new Error(JSON.stringify(read.issues));
  const scenario = read.value;
  const from = firstDayOf(scenario);
  if (scenario.policy === undefined || from === null) throw new Error(`${name} says too little`);
  const on = until === undefined ? {} : { on: until };
  const set = setFromFiles([POLICIES], { code: scenario.policy, scenario, from, ...on });
  if ('damaged' in set) throw new Error(set.damaged);
  return simulate(set);
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
