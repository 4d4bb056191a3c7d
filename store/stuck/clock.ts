import { sql } from 'kysely';
import { type Instant, legalDay } from '../../domain/calendar/instant.js';
import type { PlainDate } from '../../domain/calendar/plain-date.js';
import type { RegionCode } from '../../domain/ids.js';
import { NOTHING_SEEN, stuckOf } from '../../domain/stuck/detect.js';
import type { ClockView, QueueView } from '../../domain/stuck/types.js';
import { directoryCodes } from '../registry/directory-now.js';
import type { Database } from '../tables.js';
import { saveStuck } from './save.js';

const REASONS = ['secondClockStopped'] as const;

/**
 * Puts down whether the second clock runs: a row for each county, with the nearest day of a law that nobody may be
 * reminded of. `queues`: where no worker is, rounds are not missed for themselves.
 */
export async function saveClock(
  db: Database,
  { clock, queues, now }: { clock: ClockView; queues: readonly QueueView[]; now: Instant },
): Promise<void> {
  const stood = await standing(db);
  const found = stuckOf({ ...NOTHING_SEEN, clock: sinceThen(clock, stood), queues }, now, REASONS);
  const codes = found.length === 0 ? stood.map(({ code }) => code) : await directoryCodes(db);
  for (const code of codes) {
    const breaksOn = found.length === 0 ? null : await nearestBreak(db, code, legalDay(now));
    const told = found.map((stuck) => ({ ...stuck, breaksOn }));
    await saveStuck(db, { code, cycle: null }, REASONS, { found: told });
  }
}

type Standing = { code: RegionCode; since: Instant };

function standing(db: Database): Promise<Standing[]> {
  return db
    .selectFrom('stuck')
    .select(['code', 'since'])
    .where('reason', 'in', [...REASONS])
    .execute();
}

/** What was missed before is missed until a round comes, whoever looks: another watch, too, which began later. */
function sinceThen(clock: ClockView, stood: readonly Standing[]): ClockView {
  const [expectedSince = clock.expectedSince] = [clock.expectedSince, ...stood.map(({ since }) => since)].sort();
  return { ...clock, expectedSince };
}

async function nearestBreak(db: Database, code: RegionCode, today: PlainDate): Promise<PlainDate | null> {
  const cautious = sql<PlainDate>`least(due, earliest)`;
  const row = await db
    .selectFrom('obligations')
    .select(sql<PlainDate | null>`min(${cautious})`.as('day'))
    .where('code', '=', code)
    .where('status', '=', 'open')
    .where('severity', '=', 'law')
    .where('due', 'is not', null)
    .where(cautious, '>=', today)
    .executeTakeFirst();
  return row?.day ?? null;
}
