import type { ProofLine } from '../../domain/calendar/deadline-types.js';
import type { PlainDate } from '../../domain/calendar/plain-date.js';
import { type CycleId, type RegionCode, regionOf } from '../../domain/ids.js';
import { liveObligations } from '../../domain/obligations/derive.js';
import { type ChangedVersion, offeredMove } from '../../domain/policy/arrival.js';
import { allVersions } from '../../domain/policy/compile.js';
import type { CompiledPolicy, ProfileLayer } from '../../domain/policy/types.js';
import { policyMove } from '../../domain/what-if/move.js';
import { compiledCalendar } from '../../store/registry/calendars.js';
import { compiledPolicy } from '../../store/registry/policies.js';
import type { OpenCycle } from '../../store/views/calendar-reach.js';
import { openCyclesOf } from '../../store/views/policy-reach.js';
import { todayAt } from '../calendar/today.js';
import { wordedMove } from '../screens/policy-words.js';
import type { PolicyDeskParts } from './desk-parts.js';

/**
 * A cycle under way whose officer will be asked, from a day on, to move to the new version or to stay with the old one,
 * and what would differ for it if it moved. Publishing itself moves none.
 */
export type OfferedCycle = {
  cycleId: CycleId;
  title: string;
  policy: string;
  from: PlainDate;
  move: ProvenMove;
};

type WordedMove = ReturnType<typeof wordedMove>;
/** `proof` leads to the day a duty would have under the new version. */
type ProvenMove = Omit<WordedMove, 'duties'> & { duties: (WordedMove['duties'][number] & { proof: ProofLine[] })[] };

/** `total`: cycles under way in the jurisdictions; `examined`: how many of them were worked out, by number. */
export type Moves = { cycles: OfferedCycle[]; total: number; examined: number };

/** Each takes some milliseconds; a province has thousands, and nobody reads them. */
const MOST_CYCLES = 300;

/** What the changed versions would offer cycles under way, worked out on paper. */
export async function movesOf(
  parts: PolicyDeskParts,
  layers: readonly ProfileLayer[],
  changes: readonly ChangedVersion[],
): Promise<Moves> {
  const codes = [...new Set(changes.map(({ code }) => code))];
  const { cycles: open, total } = await openCyclesOf(parts.db, codes, MOST_CYCLES);
  const versions = new Map<RegionCode, CompiledPolicy[]>();
  const found: OfferedCycle[] = [];
  for (const cycle of open) {
    const code = regionOf(cycle.cycleId);
    const all = versions.get(code) ?? allVersions(layers, code).map(({ policy }) => policy);
    versions.set(code, all);
    const changed = changes.flatMap((each) => (each.code === code ? [each.after] : []));
    const offered = await offeredTo(parts, cycle, { all, changed });
    if (offered !== null) found.push(offered);
  }
  return { cycles: found, total, examined: open.length };
}

async function offeredTo(
  parts: PolicyDeskParts,
  { cycleId, title, state }: OpenCycle,
  { all, changed }: { all: readonly CompiledPolicy[]; changed: readonly CompiledPolicy[] },
): Promise<OfferedCycle | null> {
  const { db, now } = parts;
  const today = todayAt(parts);
  const pinned = await compiledPolicy(db, state.policy);
  const offered = offeredMove(state, pinned, all, { changed, today });
  if (offered === null) return null;
  const judging = { policy: pinned, calendar: await compiledCalendar(db, state.calendar), at: now(), today };
  const moved = { ...judging, policy: offered.policy };
  const move = wordedMove(policyMove({ state, judging }, { state, judging: moved }));
  const lines = new Map(
    move.duties.length === 0 ? [] : liveObligations(state, moved).map(({ id, proof }) => [id, proof]),
  );
  const duties = move.duties.map((duty) => ({ ...duty, proof: lines.get(duty.id) ?? [] }));
  return { cycleId, title, policy: state.policy, from: offered.from, move: { ...move, duties } };
}
