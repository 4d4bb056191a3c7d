import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { cutPoints, killPoints, type Point } from '../support/crash-points.js';
import { type Outcome, type Running, runPoints } from '../support/crash-run.js';
import { describePostgres } from '../support/postgres.js';
import { quietRuntime } from '../support/workflow-runtime.js';

const HAS_POSTGRES = process.env.CAIGOU_TEST_POSTGRES !== undefined;
const PATIENCE_MS = 1_800_000;
/** Recoveries are mostly waiting, so several installations go on side by side. */
const LANES = { embedded: 3, postgres: HAS_POSTGRES ? 3 : 0 };
const FIRST_CASE = 1000;

const STACK_KILLS = killPoints('embedded');
const WORKER_KILLS = killPoints('postgres');
const CUTS = cutPoints();
const ON_POSTGRES = HAS_POSTGRES ? [...WORKER_KILLS, ...CUTS] : [];

describe('whatever dies, nothing is lost and nothing is doubled', () => {
  let running: Running;
  beforeAll(() => {
    quietRuntime();
    running = runPoints([...STACK_KILLS, ...ON_POSTGRES], LANES, FIRST_CASE);
  });
  afterAll(() => running.end(), PATIENCE_MS);

  async function killedAndWell(point: Point): Promise<Outcome> {
    const outcome = await running.outcomeOf(point);
    expect(outcome.found.problems).toEqual([]);
    expect(outcome.signal).toBe('SIGKILL');
    expect(outcome.at).toEqual({ effect: point.trap.effect, moment: point.trap.moment });
    expect(outcome.after).not.toBe(outcome.before);
    expect(outcome.found.facts).toBeGreaterThan(0);
    return outcome;
  }

  describe('the whole embedded stack is killed', () => {
    test.each(STACK_KILLS)(
      '$name',
      async (point) => {
        const { found } = await killedAndWell(point);
        // The mailbox recognises a repeat, whatever was unknown.
        expect(found.twice).toBe(0);
      },
      PATIENCE_MS,
    );
  });

  describePostgres('the worker on PostgreSQL is killed', () => {
    test.each(WORKER_KILLS)(
      '$name',
      async (point) => {
        const { found } = await killedAndWell(point);
        expect(found.twice).toBeLessThanOrEqual(found.unknown);
      },
      PATIENCE_MS,
    );
  });

  describePostgres('every connection to PostgreSQL is cut', () => {
    test.each(CUTS)(
      '$name',
      async (point) => {
        const { found, before, after } = await running.outcomeOf(point);
        expect(found.problems).toEqual([]);
        expect(after).toBe(before);
      },
      PATIENCE_MS,
    );
  });
});
