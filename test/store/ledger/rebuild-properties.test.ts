import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { sql } from 'kysely';
import { instant } from '../../../domain/calendar/instant.js';
import { addDays } from '../../../domain/calendar/plain-date.js';
import { driver } from '../../../domain/drive/course.js';
import { drivePlan } from '../../../domain/drive/plan.js';
import type { Fact } from '../../../domain/facts.js';
import type { CycleId } from '../../../domain/ids.js';
import { simulate } from '../../../domain/simulate.js';
import { archiveFacts } from '../../../store/ledger/archive.js';
import { DERIVED_TABLES, rebuild } from '../../../store/ledger/rebuild.js';
import { verifyChain } from '../../../store/ledger/verify.js';
import { publishCalendar } from '../../../store/registry/calendars.js';
import { publishPolicy } from '../../../store/registry/policies.js';
import type { Database } from '../../../store/tables.js';
import { cycleNo, cycleWorld, d } from '../../support/cycle-world.js';
import { embeddedDatabase, type OwnDatabase } from '../../support/database.js';

const CODES = ['222401', '640402'] as const;
const FROM = d('2026-01-05');
const worlds = new Map(CODES.map((code) => [code, cycleWorld(code, FROM)]));

/** A cycle of its own each time: one county, played so far, archived in pieces that are cut anywhere. */
const plays = fc.record({
  code: fc.constantFrom(...CODES),
  days: fc.constantFrom(60, 130, 300),
  lateSigning: fc.constantFrom(0, 3),
  contractorLate: fc.constantFrom(0, 4),
  cuts: fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 12 }),
});
type Play = typeof plays extends fc.Arbitrary<infer T> ? T : never;

let own: OwnDatabase;
beforeAll(async () => {
  own = await embeddedDatabase();
  const at = instant('2026-01-01T00:00:00.000Z');
  for (const { policy, calendar } of worlds.values()) {
    await publishPolicy(own.db, { compiled: policy, effectiveFrom: FROM, published: '', at });
    await publishCalendar(own.db, calendar, at);
  }
});
afterAll(() => own.close());

function factsOf(cycleId: CycleId, { code, days, ...wishes }: Play): Fact[] {
  const world = worlds.get(code);
  if (world === undefined) throw new Error(code);
  const { cuts: _cuts, ...drive } = wishes;
  const script = driver(drivePlan(FROM, drive));
  return simulate({ ...world, cycleId, from: FROM, script, until: addDays(FROM, days) }).facts;
}

function* pieces(facts: Fact[], cuts: readonly number[]): Generator<Fact[]> {
  for (let at = 0, n = 0; at < facts.length; n += 1) {
    const size = cuts[n % cuts.length] ?? 1;
    yield facts.slice(at, at + size);
    at += size;
  }
}

async function derived(db: Database, cycleId: CycleId): Promise<Record<string, string[]>> {
  const tables = DERIVED_TABLES.map(async (table) => {
    const rows = await sql<{ row: string }>`
      select to_jsonb(t)::text as row from ${sql.table(table)} t where cycle_id = ${cycleId} order by 1`.execute(db);
    return [table, rows.rows.map(({ row }) => row)] as const;
  });
  return Object.fromEntries(await Promise.all(tables));
}

test('whatever is archived and however it is cut, the tables kept on the way are those a rebuild makes from nothing', async () => {
  let number = 1;
  await fc.assert(
    fc.asyncProperty(plays, async (play) => {
      const cycleId = cycleNo(`${play.code}-2026-${String(number).padStart(3, '0')}`);
      number += 1;
      const facts = factsOf(cycleId, play);
      for (const piece of pieces(facts, play.cuts)) await archiveFacts(own.db, { cycleId, facts: piece });
      const kept = await derived(own.db, cycleId);
      expect(kept.cycles).toHaveLength(1);
      expect(kept.obligations?.length).toBeGreaterThan(0);
      for (const table of DERIVED_TABLES)
        await sql`delete from ${sql.table(table)} where cycle_id = ${cycleId}`.execute(own.db);
      await rebuild(own.db, cycleId);
      expect(await derived(own.db, cycleId)).toEqual(kept);
      expect((await verifyChain(own.db, cycleId)).faults).toEqual([]);
    }),
    { numRuns: 6 },
  );
});
