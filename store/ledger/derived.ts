import type { Instant } from '../../domain/calendar/instant.js';
import { legalDay } from '../../domain/calendar/instant.js';
import type { CycleState } from '../../domain/cycle/state.js';
import type { OwedNotice } from '../../domain/notices/types.js';
import type { Obligation } from '../../domain/obligations/types.js';
import { compiledCalendar } from '../registry/calendars.js';
import { compiledPolicy } from '../registry/policies.js';
import type { Database } from '../tables.js';
import type { Projection } from './projection.js';

/** Everything the rows of the derived tables are made of. */
export type Derived = {
  state: CycleState;
  obligations: Obligation[];
  notices: OwedNotice[];
  nextWake: Instant | null;
  /** When the last fact was put on record: the moment all of this is judged at. */
  at: Instant;
};

/**
 * What follows from a state, judged at the moment of its last fact and by the policy and calendar it names: so the
 * same facts give the same rows whenever this is asked.
 * @throws MissingVersion when policy or calendar are not in the registry
 */
export async function derive(
  db: Database,
  state: CycleState,
  at: Instant,
  { obligationsOf, owedNotices, nextWake }: Projection,
): Promise<Derived> {
  const policy = await compiledPolicy(db, state.policy);
  const calendar = await compiledCalendar(db, state.calendar);
  const judging = { policy, calendar, at, today: legalDay(at) };
  return {
    state,
    at,
    obligations: obligationsOf(state, judging),
    notices: owedNotices(state, judging),
    nextWake: nextWake(state, judging),
  };
}
