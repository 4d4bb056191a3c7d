import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Point, randomPoints } from '../support/crash-points.js';
import { type Outcome, type Running, runPoints } from '../support/crash-run.js';
import { quietRuntime } from '../support/workflow-runtime.js';

const PATIENCE_MS = 3_000_000;
/** The same seed gives the same moments: `CAIGOU_SEED=… npm run test:crash`. */
const SEED = Number(process.env.CAIGOU_SEED ?? 20_260_303);
const COUNT = Number(process.env.CAIGOU_CRASH_POINTS ?? 10);
const LANES = { embedded: 2, postgres: 2 };
const FIRST_CASE = 5000;

const HAS_POSTGRES = process.env.CAIGOU_TEST_POSTGRES !== undefined;
const POINTS = randomPoints(SEED, COUNT).map((point) =>
  HAS_POSTGRES ? point : { ...point, stack: 'embedded' as const },
);

describe(`killed or cut off at any moment of a whole case, seed ${SEED}`, () => {
  let running: Running;
  const outcomes: Outcome[] = [];
  beforeAll(() => {
    quietRuntime();
    running = runPoints(POINTS, LANES, FIRST_CASE);
  });
  afterAll(async () => {
    await running.end();
    const { CAIGOU_CRASH_REPORT } = process.env;
    if (CAIGOU_CRASH_REPORT !== undefined) writeFileSync(CAIGOU_CRASH_REPORT, JSON.stringify({ seed: SEED, outcomes }));
  }, PATIENCE_MS);

  /** A failure must name what gives it again. */
  async function outcomeOf(point: Point): Promise<Outcome> {
    try {
      return await running.outcomeOf(point);
    } catch (error) {
      throw new Error(`CAIGOU_SEED=${SEED} CAIGOU_CRASH_POINTS=${COUNT}, point ${point.name}`, { cause: error });
    }
  }

  test.each(POINTS)(
    '$stack, $trap.act, $name',
    async (point) => {
      const outcome = await outcomeOf(point);
      outcomes.push(outcome);
      const { found, signal, before, after } = outcome;
      expect({ seed: SEED, problems: found.problems }).toEqual({ seed: SEED, problems: [] });
      expect(found.twice).toBeLessThanOrEqual(found.unknown);
      if (point.trap.act === 'kill') {
        expect(signal).toBe('SIGKILL');
        expect(after).not.toBe(before);
      } else expect(after).toBe(before);
    },
    PATIENCE_MS,
  );
});
