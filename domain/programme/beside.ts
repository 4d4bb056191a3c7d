import type { PlainDate } from '../calendar/plain-date.js';
import type { Station } from '../cycle/common.js';
import type { CycleId } from '../ids.js';
import { type Fen, fen } from '../money/fen.js';
import type { LotLine } from './lot-line.js';

/** A purchase that is only asked for, as it is held against those of the county that run. */
export type Asking = Pick<LotLine, 'programmeId' | 'lot' | 'stations' | 'firstYearFen'> & {
  /** The cycle it takes over from: its stations are meant to be the same. */
  predecessor?: CycleId;
};

/** A station that a running cycle covers as well: paid twice, or a slip of the pen. */
export type StationTwice = {
  station: Pick<Station, 'id' | 'name' | 'township'>;
  cycleId: CycleId;
  programmeId: string;
  lot: string;
};

/** Lots of one programme whose first years together cost more than the money approved for it. */
export type OverBudget = {
  programmeId: string;
  lots: number;
  sum: Fen;
  budget: Fen;
  /** Lots whose cost nobody has said: the sum may be larger still. */
  withoutSum: number;
};

/** Stations of the asked purchase that another running cycle covers, in its order. Warnings: the office decides. */
export function stationsTwice(asking: Asking, lots: readonly LotLine[], today: PlainDate): StationTwice[] {
  const others = lots.filter(
    (each) => isRunning(each, today) && !isSame(each, asking) && each.cycleId !== asking.predecessor,
  );
  return asking.stations.flatMap(({ id, name, township }) =>
    others
      .filter((each) => stationsNow(each).some((other) => isOne(other, { id, name, township })))
      .map(({ cycleId, programmeId, lot }) => ({ station: { id, name, township }, cycleId, programmeId, lot })),
  );
}

/** What the lots of its programme add up to with the asked purchase, where that is more than the approved money. */
export function overBudget(asking: Asking, lots: readonly LotLine[]): OverBudget | undefined {
  const own = lots.filter((each) => each.programmeId === asking.programmeId && each.closedOn === null);
  const budget = own.reduce((sum, { budgetFen }) => sum + (budgetFen ?? 0), 0);
  const all = [asking, ...own.filter((each) => !isSame(each, asking))];
  const sum = all.reduce((total, { firstYearFen }) => total + (firstYearFen ?? 0), 0);
  if (budget === 0 || sum <= budget) return undefined;
  const withoutSum = all.filter(({ firstYearFen }) => firstYearFen === null).length;
  return { programmeId: asking.programmeId, lots: all.length, sum: fen(sum), budget: fen(budget), withoutSum };
}

const isSame = (a: Pick<LotLine, 'programmeId' | 'lot'>, b: Pick<LotLine, 'programmeId' | 'lot'>): boolean =>
  a.programmeId === b.programmeId && a.lot === b.lot;

/** A cycle whose last service is behind has only its papers left. */
function isRunning({ closedOn, service }: LotLine, today: PlainDate): boolean {
  return closedOn === null && (service.length === 0 || service.some(({ to }) => to >= today));
}

/** Those of the last contract, else those that are to be bought. */
function stationsNow({ service, stations }: LotLine): readonly Station[] {
  return service.at(-1)?.stations ?? stations;
}

/** Ids are the county's own and may have been given anew: in one township the same name is the same station, too. */
function isOne(a: Pick<Station, 'id' | 'name' | 'township'>, b: typeof a): boolean {
  return a.township === b.township && (a.id === b.id || a.name === b.name);
}
