import { instantAt } from '../../domain/calendar/instant.js';
import type { PlainDate } from '../../domain/calendar/plain-date.js';
import type { BridgeOffer } from '../../domain/contract/bridge-offer.js';
import { completed } from '../../domain/cycle/fold.js';
import type { CycleId } from '../../domain/ids.js';
import type { Obligation } from '../../domain/obligations/types.js';
import { bridgeFor, keepsService } from '../../domain/year-end/slack.js';
import { compiledCalendar } from '../registry/calendars.js';
import { compiledPolicy } from '../registry/policies.js';
import type { Database } from '../tables.js';

type Line = { cycleId: CycleId } & Obligation;

/**
 * The same lines, and where the slack of a contract year is gone the bridge that is left. Worked out when asked, for it
 * changes with the day and not with the record; few duties are concerned.
 */
export async function withBridges<L extends Line>(
  db: Database,
  lines: readonly L[],
  today: PlainDate,
): Promise<(L & { bridge?: BridgeOffer })[]> {
  const cycles = new Set(lines.filter(mayNeedBridge).map(({ cycleId }) => cycleId));
  if (cycles.size === 0) return [...lines];
  const offered = await offersIn(db, [...cycles], today);
  return lines.map((line) => {
    const bridge = mayNeedBridge(line) ? offered.get(line.cycleId)?.(line) : undefined;
    return bridge === undefined ? line : { ...line, bridge };
  });
}

function mayNeedBridge(line: Line): boolean {
  return keepsService(line) && (line.status === 'breached' || line.status === 'open');
}

type Offer = (duty: Line) => BridgeOffer | undefined;

async function offersIn(db: Database, cycles: CycleId[], today: PlainDate): Promise<Map<CycleId, Offer>> {
  const rows = await db.selectFrom('cycles').select(['cycle_id', 'state']).where('cycle_id', 'in', cycles).execute();
  const offers = new Map<CycleId, Offer>();
  for (const { cycle_id: id, state: stored } of rows) {
    if (stored === null) continue;
    const state = completed(stored);
    const policy = await compiledPolicy(db, state.policy);
    const calendar = await compiledCalendar(db, state.calendar);
    const judging = { policy, calendar, at: instantAt(today, '12:00'), today };
    offers.set(id, (duty) => bridgeFor(state, judging, duty));
  }
  return offers;
}
