import { sql } from 'kysely';
import { type Instant, legalDay } from '../../domain/calendar/instant.js';
import { nextItem } from '../../domain/cycle/agenda.js';
import type { CycleId, RegionCode } from '../../domain/ids.js';
import { NOTHING_SEEN, ofCycle, stuckOf } from '../../domain/stuck/detect.js';
import { nearestLegalDay } from '../../domain/stuck/look.js';
import type { EngineView, QueueView, Reason } from '../../domain/stuck/types.js';
import { compiledCalendar } from '../registry/calendars.js';
import { compiledPolicy } from '../registry/policies.js';
import type { Database } from '../tables.js';
import { INSTALLATION, saveStuck } from './save.js';

/** What the watch over the engine looks for in one cycle. */
const ENGINE_REASONS = [
  'stepFailing',
  'workflowFailing',
  'workflowGone',
  'wakeLate',
] as const satisfies readonly Reason[];

/** An open cycle and when it should wake next. */
export type Watched = { cycleId: CycleId; code: RegionCode; nextWake: Instant | null };

/**
 * Open cycles to look at in the engine now: those that should have woken, those where the watch found something before,
 * and of the rest so many after that id, so that every cycle has its turn.
 */
export async function cyclesToWatch(
  db: Database,
  { now, after, count }: { now: Instant; after: string; count: number },
): Promise<{ cycles: Watched[]; after: string }> {
  const open = db
    .selectFrom('cycles')
    .select(['cycle_id as cycleId', 'code', 'next_wake as nextWake'])
    .where('closed_on', 'is', null)
    .where('seq', '>', 0);
  const turn = await open.where(sql<string>`cycle_id`, '>', after).orderBy('cycle_id').limit(count).execute();
  const pressing = await open
    .where((is) =>
      is.or([
        is('next_wake', '<', now),
        is(
          'cycle_id',
          'in',
          db
            .selectFrom('stuck')
            .select(sql<CycleId>`cycle_id`.as('id'))
            .where('reason', 'in', [...ENGINE_REASONS]),
        ),
      ]),
    )
    .limit(count)
    .execute();
  const cycles = [...new Map([...pressing, ...turn].map((each) => [each.cycleId, each])).values()];
  return { cycles, after: turn.length < count ? '' : (turn.at(-1)?.cycleId ?? '') };
}

/** Since when a cycle owes something it has not done; null when it owes nothing now, whatever its next wake was. */
export async function owesSince(db: Database, { cycleId, nextWake }: Watched, now: Instant): Promise<Instant | null> {
  if (nextWake === null || nextWake >= now) return null;
  const row = await db.selectFrom('cycles').select('state').where('cycle_id', '=', cycleId).executeTakeFirst();
  const state = row?.state ?? null;
  if (state === null) return null;
  const policy = await compiledPolicy(db, state.policy);
  const calendar = await compiledCalendar(db, state.calendar);
  return nextItem(state, { policy, calendar, at: now, today: legalDay(now) }) === null ? null : nextWake;
}

/** Puts down what the engine said of one cycle. `queues`: without workers no single cycle is late by itself. */
export async function saveEngineView(
  db: Database,
  { cycleId, code }: Pick<Watched, 'cycleId' | 'code'>,
  { engine, queues, now }: { engine: EngineView; queues: readonly QueueView[]; now: Instant },
): Promise<void> {
  const found = stuckOf({ ...NOTHING_SEEN, engine, queues }, now, ENGINE_REASONS).map(ofCycle(cycleId));
  const breaksOn = found.length === 0 ? null : await nearestBreak(db, cycleId, now);
  const told = found.map((stuck) => ({ ...stuck, breaksOn }));
  await saveStuck(db, { code, cycle: cycleId }, ENGINE_REASONS, { found: told });
}

async function nearestBreak(db: Database, cycleId: CycleId, now: Instant) {
  const rows = await db.selectFrom('obligations').select('obligation').where('cycle_id', '=', cycleId).execute();
  return nearestLegalDay(
    rows.map(({ obligation }) => obligation),
    legalDay(now),
  );
}

/** Puts down whether workers ask for work: one row for the installation. */
export async function saveQueues(db: Database, queues: readonly QueueView[], now: Instant): Promise<void> {
  const reasons = ['noPoller'] as const;
  await saveStuck(db, INSTALLATION, reasons, { found: stuckOf({ ...NOTHING_SEEN, queues }, now, reasons) });
}
