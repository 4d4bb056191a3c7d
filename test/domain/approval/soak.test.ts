import { beforeAll, describe, expect, test } from '@jest/globals';
import { complaintsAbout } from '../../oracle/naive-approval.js';
import { actsTwice, neverEnds, notTakenBack, notUndone } from '../../soak/afterwards.js';
import { unlikeItsRecord, unreminded, unsound } from '../../soak/invariants.js';
import { randomOf } from '../../soak/random.js';
import { type Run, runOf } from '../../soak/run.js';
import { toldOtherwise } from '../../soak/told.js';
import { PAIRS, PEOPLE, VERBS } from './moves.js';
import { LEGAL_PLACES } from './verb-table.js';
import type { Office } from './world.js';

/** `npm run soak` makes more runs, from a seed of its own. */
const RUNS = Number(process.env.CAIGOU_SOAK_RUNS ?? 1_500);
const SEED = Number(process.env.CAIGOU_SEED ?? 20_261_127);
/** Of each legal verb in each kind of step; ten thousand runs must come to ten times as many. */
const LEAST = RUNS >= 10_000 ? 200 : 20;
const PATIENCE_MS = 3_600_000;

const REPAIRS = VERBS.filter((verb) => verb.startsWith('repair-'));
const CHANGES_COURSE = ['return', 'take-back', 'add-signer', 'remove-signer', 'repair-replace-seat'];

/** What was accepted over all runs, and what is wrong with any of them, each with the seed that shows it again. */
type Soaked = { faults: string[]; accepted: number; turned: number; counts: Map<string, number> };

function soaked(): Soaked {
  const all: Soaked = { faults: [], accepted: 0, turned: 0, counts: new Map() };
  for (let seed = SEED; seed < SEED + RUNS; seed += 1) {
    const { run, faults } = judged(seed);
    all.faults.push(...faults.map((fault) => `seed ${seed}: ${fault}`));
    all.accepted += run.accepted.length;
    all.turned += Number(run.accepted.some(({ verb }) => CHANGES_COURSE.includes(verb)));
    for (const { verb, place } of run.accepted) {
      all.counts.set(`${verb} ${place}`, (all.counts.get(`${verb} ${place}`) ?? 0) + 1);
    }
  }
  return all;
}

function judged(seed: number): { run: Run; faults: string[] } {
  const faults = new Set<string>();
  const told = (found: readonly string[]) => {
    for (const each of found) faults.add(each);
  };
  const run = runOf(seed, (world, before, code) => {
    told(unsound(world));
    if (code !== 'ok' && JSON.stringify(world.state) !== before) faults.add(`${code} changed something`);
  });
  const random = randomOf(seed + 1);
  const people = { who: random.pick(PEOPLE), to: random.pick(PEOPLE) };
  const details = { pick: random.upTo(21), straight: random.oneIn(2), where: random.upTo(3), day: false };
  const { world } = run;
  told(complaintsAbout(world.facts, PAIRS));
  told(unlikeItsRecord(world));
  told(unreminded(world));
  const inHand = world.tasks().find(({ status }) => status === 'open')?.holder as Office | undefined;
  // Whoever it is, and in turn whose task it is, who carries the case, and who repairs.
  const inTurn: Office[] = [inHand ?? people.to, 'officer', 'administrator'];
  const asked = new Set<Office>([people.who, inTurn[seed % inTurn.length] ?? people.to]);
  for (const who of asked) told(toldOtherwise(world, who));
  told(notTakenBack(world, random.pick(['approve', 'return'])));
  told(notUndone(world, { verb: random.pick(REPAIRS), ...people, ...details }));
  told(actsTwice(world));
  told(neverEnds(world));
  return { run, faults: [...faults] };
}

describe(`whatever people do on a route of one to four steps, ${RUNS} times`, () => {
  let all: Soaked;
  beforeAll(() => {
    all = soaked();
  }, PATIENCE_MS);

  test('nothing that must hold of approvals is broken; a seed that breaks it is named', () => {
    expect(all.faults.slice(0, 20)).toEqual([]);
  });

  test.each(Object.entries(LEGAL_PLACES).flatMap(([verb, places]) => places.map((place) => [verb, place] as const)))(
    '%s was accepted often enough: %s',
    (verb, place) => {
      expect(all.counts.get(`${verb} ${place}`) ?? 0).toBeGreaterThanOrEqual(LEAST);
    },
  );

  test('nothing was accepted where it is not legal', () => {
    const legal = Object.entries(LEGAL_PLACES).flatMap(([verb, places]) => places.map((place) => `${verb} ${place}`));
    expect([...all.counts.keys()].filter((each) => !legal.includes(each)).sort()).toEqual([]);
  });

  test('runs do much, and many of them leave the straight way', () => {
    expect(all.accepted / RUNS).toBeGreaterThanOrEqual(8);
    expect(all.turned / RUNS).toBeGreaterThanOrEqual(0.3);
  });
});
