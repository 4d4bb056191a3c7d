import { legalDay } from '../../domain/calendar/instant.js';
import { personOf } from '../../domain/directory/lookup.js';
import type { CycleId } from '../../domain/ids.js';
import type { Post } from '../../domain/people.js';
import type { Owner } from '../../domain/policy/vocabulary.js';
import type { BoardFilter } from '../../store/views/obligations.js';
import { OWNER_OF_POST } from '../../store/views/todo.js';
import type { Caller } from '../callers.js';
import type { DutyMatter, LinkPorts } from './types.js';

const LIVE = ['waiting', 'open', 'suspended', 'breached'] as const;

/** The duty, while it lives and is still the caller's: another contractor's, or one that ended, is not there. */
export async function dutyMatter(
  ports: LinkPorts,
  caller: Caller,
  { cycleId, obligation }: { cycleId: CycleId; obligation: string },
): Promise<DutyMatter | null> {
  const [found] = await dutiesOf(ports, caller, { ...mineOf(caller), statuses: LIVE, cycleId, id: obligation });
  return found ?? null;
}

/** Duties of a county with the calendar that says how much time is left; none where there is no calendar yet. */
export async function dutiesOf(
  { reads, newestCalendar, now }: LinkPorts,
  caller: Caller,
  filter: Omit<BoardFilter, 'today'>,
): Promise<DutyMatter[]> {
  const at = now();
  const calendar = await newestCalendar(caller.code);
  if (calendar === null) return [];
  const { obligations } = await reads.obligations(caller.code, { ...filter, today: legalDay(at) });
  return obligations.map((line) => ({ kind: 'duty', caller, line, calendar, at }));
}

/** Which duties of a county are the caller's own. */
export function mineOf({ card, directory }: Caller): {
  owners: Owner[];
  mine: NonNullable<BoardFilter['mine']>;
} {
  const owners = card.posts.flatMap((post: Post) => OWNER_OF_POST[post] ?? []);
  return { owners, mine: { person: card.id, party: personOf(directory, card.id)?.partyId ?? null, unnamed: true } };
}
