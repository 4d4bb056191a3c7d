import { type PlainDate, yearOf } from '../domain/calendar/plain-date.js';
import type { CycleId } from '../domain/ids.js';
import { sumFen } from '../domain/money/fen.js';
import { type Purchase, type Splitting, splittingsIn } from '../domain/programme/splitting.js';
import type { CommandRequest } from '../schemas/request.js';
import type { Asked } from './gateway-ports.js';
import type { Reads } from './reads.js';

type Opening = Extract<CommandRequest, { kind: 'open-cycle' | 'adopt-cycle' }>;
type Ports = Pick<Reads, 'lots' | 'policyInForce'>;

/** Commands that say what a purchase costs, in a cycle that is open. */
const SAYS_COST: readonly string[] = [
  'draft-plan',
  'record-budget',
  'change-budget',
  'sign-contract',
  'amend-contract',
];

/** An opening that is only asked for, as splitting looks at it. */
export function purchaseOf({ kind, data }: Pick<Opening, 'kind' | 'data'>, today: PlainDate): Purchase {
  const { programmeId, lot, regime, method, estimateFen = null } = data;
  const base = { cycleId: null, programmeId, lot, regime, method };
  if (kind !== 'adopt-cycle' || !('contracts' in data)) return { ...base, boughtIn: yearOf(today), fen: estimateFen };
  const [first] = data.contracts.toSorted((a, b) => a.year - b.year);
  const fen = estimateFen ?? sumFen(data.contracts.map((each) => each.fen));
  return { ...base, boughtIn: yearOf(first?.signedOn ?? today), fen };
}

/** What looks like splitting once these openings are there, in the years they are bought in. */
export async function splittingsAround(
  reads: Ports,
  code: Asked['caller']['code'],
  { fresh, today }: { fresh: readonly Purchase[]; today: PlainDate },
): Promise<Splitting[]> {
  const policy = fresh.length === 0 ? null : await reads.policyInForce(code, today);
  if (policy === null) return [];
  const isFresh = ({ programmeId, lot }: Pick<Purchase, 'programmeId' | 'lot'>) =>
    fresh.some((each) => each.programmeId === programmeId && each.lot === lot);
  // A lot that is on record by now is not counted beside itself.
  const kept = (await reads.lots(code)).filter((each) => !isFresh(each));
  const years = new Set(fresh.map(({ boughtIn }) => boughtIn));
  return splittingsIn([...kept, ...fresh], policy).filter(
    (found) => years.has(found.year) && found.together.some(isFresh),
  );
}

/** The warning that goes with the answer to one command; none for commands that say nothing of cost. */
export async function splittingsWith(
  reads: Ports,
  { request, caller, cycleId, today }: Asked & { cycleId?: CycleId; today: PlainDate },
): Promise<Splitting[]> {
  const { code } = caller;
  if (request.kind === 'open-cycle' || request.kind === 'adopt-cycle')
    return splittingsAround(reads, code, { fresh: [purchaseOf(request, today)], today });
  if (cycleId === undefined || !SAYS_COST.includes(request.kind)) return [];
  const own = (await reads.lots(code)).find((each) => each.cycleId === cycleId);
  if (own === undefined) return [];
  const stated = request.kind === 'draft-plan' && own.fen === null ? request.data.fen : own.fen;
  return splittingsAround(reads, code, { fresh: [{ ...own, fen: stated }], today });
}
