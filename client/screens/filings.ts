import type { PlainDate } from '../../domain/calendar/plain-date.js';
import type { Database } from '../../store/database.js';
import { currentCalendar } from '../../store/registry/calendars.js';
import { boardPage } from '../../store/views/lists/board.js';
import { partyActs } from '../../store/views/lists/party-cycles.js';
import type { Caller, Directories } from '../callers.js';
import { whoThere } from '../who-there.js';
import { daysOf } from './days.js';
import { type BoardLine, boardLine, ownDuties } from './deadlines.js';
import { type CountyName, countiesOf } from './looking.js';
import type { MineAct } from './mine.js';

/** What was filed with the caller and waits for a receipt (回执), in every county that has him as a receiver. */
export type Filings = {
  counties: CountyName[];
  /** The first 200 of each county, the most urgent first. */
  waiting: (BoardLine & { code: CountyName['code'] })[];
  /** The last 100 things the caller put on record in each county, the newest first. */
  acts: MineAct[];
};

const SHOWN = 200;
const RULE = 'filing-receipt';

export async function filingsOf(
  db: Database,
  directories: Directories,
  { caller, today }: { caller: Caller; today: PlainDate },
): Promise<Filings> {
  const below = await countiesOf(directories, caller);
  const known = await Promise.all(below.map(({ code }) => whoThere(directories, caller, { code, today })));
  const receivers = known.filter((each) => each !== null);
  const lists = await Promise.all(receivers.map((each) => waitingIn(db, each, today)));
  const acts = await Promise.all(receivers.map((each) => actsIn(db, each)));
  return {
    counties: receivers.map(({ code, directory: { name } }) => ({ code, name })),
    waiting: lists.flat().sort((a, b) => ((a.due ?? '9999') < (b.due ?? '9999') ? -1 : 1)),
    acts: acts.flat(),
  };
}

async function waitingIn(db: Database, receiver: Caller, today: PlainDate): Promise<Filings['waiting']> {
  const { code } = receiver;
  const owned = ownDuties(receiver);
  if (owned.owners.length === 0 || (await currentCalendar(db, code)) === null) return [];
  const days = await daysOf(db, code, today);
  const { rows } = await boardPage(db, code, days.near, { owned, rules: [RULE], limit: SHOWN });
  return rows.map((row) => ({ ...boardLine(row, days), code }));
}

async function actsIn(db: Database, { code, card }: Caller): Promise<MineAct[]> {
  return (await partyActs(db, code, { people: [card.id] })).map((each) => ({ code, ...each }));
}
