import type { PlainDate } from '../domain/calendar/plain-date.js';
import { formatFen } from '../domain/money/format.js';
import {
  type Asking,
  type OverBudget,
  overBudget,
  type StationTwice,
  stationsTwice,
} from '../domain/programme/beside.js';
import { perYear } from '../domain/programme/lot-line.js';
import { BESIDE_TEXTS as SAY } from '../texts/zh-CN/beside.js';
import type { Asked } from './gateway-ports.js';
import type { Reads } from './reads.js';

/** How an opening stands beside the other purchases of its county; nothing of it refuses. */
export type Beside = { stationsTwice: StationTwice[]; overBudget: OverBudget | null };

const NOTHING: Beside = { stationsTwice: [], overBudget: null };

/** Looks for stations covered twice, and for lots that cost more than the money of their programme. */
export async function besideOf(
  reads: Pick<Reads, 'lots'>,
  { request, caller, today }: Asked & { today: PlainDate },
): Promise<Beside> {
  const asking = askingOf(request);
  if (asking === null) return NOTHING;
  const lots = await reads.lots(caller.code);
  return { stationsTwice: stationsTwice(asking, lots, today), overBudget: overBudget(asking, lots) ?? null };
}

function askingOf(request: Asked['request']): Asking | null {
  if (request.kind !== 'open-cycle' && request.kind !== 'adopt-cycle') return null;
  const { programmeId, lot, stations, estimateFen, years, predecessor } = request.data;
  const firstYearFen = estimateFen === undefined ? null : perYear(estimateFen, years);
  return { programmeId, lot, stations, firstYearFen, ...(predecessor !== undefined && { predecessor }) };
}

/** The same in words, a line each. */
export function besideTexts({ stationsTwice: twice = [], overBudget: over = null }: Partial<Beside>): string[] {
  return [
    ...twice.map(({ station, cycleId, programmeId, lot }) =>
      SAY.twice({ name: station.name, township: station.township, cycleId, programmeId, lot }),
    ),
    ...(over === null
      ? []
      : [
          SAY.over({ ...over, sum: formatFen(over.sum), budget: formatFen(over.budget) }),
          ...(over.withoutSum > 0 ? [SAY.without(over.withoutSum)] : []),
        ]),
  ];
}
