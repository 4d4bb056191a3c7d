import { legalDay } from '../../domain/calendar/instant.js';
import { addDays } from '../../domain/calendar/plain-date.js';
import { personOf } from '../../domain/directory/lookup.js';
import type { Caller } from '../callers.js';
import { samePartyCallers } from '../same-party.js';
import { dutiesOf, mineOf } from './duty.js';
import type { BoardMatter, DutyMatter, LinkPorts } from './types.js';

/** Of one county; whoever owes more has a list of one county only, and an account. */
const AT_MOST = 100;
/** What has not begun is shown when it is due so soon, in calendar days: a report of a period that still runs. */
const AHEAD_DAYS = 90;

/** What the caller's party has to do in every county where its letters reach the same address. */
export async function boardMatter(ports: LinkPorts, caller: Caller): Promise<BoardMatter | null> {
  const reader = personOf(caller.directory, caller.card.id);
  if (reader?.partyId == null) return null;
  const today = legalDay(ports.now());
  const callers = await samePartyCallers(ports.reads.directories, caller, today);
  const lists = await Promise.all(callers.map((each) => owedIn(ports, each)));
  return { kind: 'board', caller, duties: lists.flat() };
}

async function owedIn(ports: LinkPorts, caller: Caller): Promise<DutyMatter[]> {
  const { owners, mine } = mineOf(caller);
  if (!owners.includes('contractor')) return [];
  const statuses = ['waiting', 'open', 'suspended', 'breached'] as const;
  const duties = await dutiesOf(ports, caller, { owners: ['contractor'], mine, statuses, limit: AT_MOST });
  const soon = addDays(legalDay(ports.now()), AHEAD_DAYS);
  return duties.filter(({ line: { status, due } }) => status !== 'waiting' || (due !== null && due <= soon));
}
