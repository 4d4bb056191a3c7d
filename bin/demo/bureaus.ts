import type { PartyRef } from '../../domain/cycle/common.js';
import { directoryPerPost } from '../../domain/directory/per-post.js';
import type { DirectorySnapshot } from '../../domain/directory/types.js';
import { isRegionCode, type RegionCode } from '../../domain/ids.js';
import { type DemoCase, type DemoGround, demoCases } from './cases.js';
import { neighbourCases } from './neighbour-cases.js';
import { demoDirectory, PURCHASER } from './parties.js';

/** A bureau of the demo: its people, who of them has a log-in under which name, and its cycles. */
export type DemoBureau = {
  directory: DirectorySnapshot;
  logins: readonly { account: string; person: string }[];
  /** Who buys in its cycles; null for a bureau that has none. */
  purchaser: PartyRef | null;
  cases(ground: DemoGround): DemoCase[];
};

/** The county of the demo: Yanji under Yanbian under Jilin, whose three layers of rules the product ships. */
export const DEMO = region('222401');
/** The address by which the county knows the prefecture: whoever has it there receives what the county files. */
const RECEIVER = 'city@caigou.example';

const yanji = demoDirectory(DEMO);
const tumen = beside('222402', '图们市民政局（演示）', 'tumen');
const yanbian = beside('222400', '延边州民政局（演示）', 'yanbian');

/** The county everything is shown in, a county beside it, and the prefecture's bureau above both. */
export const DEMO_BUREAUS: readonly DemoBureau[] = [
  {
    directory: yanji,
    logins: yanji.people.map(({ id }) => ({ account: id.toLowerCase(), person: id })),
    purchaser: PURCHASER,
    cases: demoCases,
  },
  {
    directory: tumen,
    logins: [{ account: 'tumen', person: 'tumen-officer' }],
    purchaser: { ...PURCHASER, name: '图们市民政局' },
    cases: neighbourCases,
  },
  {
    directory: receiving(yanbian, 'yanbian-officer'),
    logins: [{ account: 'yanbian', person: 'yanbian-officer' }],
    purchaser: null,
    cases: () => [],
  },
];

/** One person a post, whose id says of which bureau he is, so that `--as officer` means one person; a bureau above is the same to both counties. */
function beside(code: string, name: string, mark: string): DirectorySnapshot {
  const base = directoryPerPost(region(code));
  const own = (id: string) => `${mark}-${id}`;
  return {
    ...base,
    name,
    people: base.people.map((each) => ({
      ...each,
      id: own(each.id),
      email: each.party === 'superior' ? each.email : `${mark}.${each.email}`,
    })),
    holdings: base.holdings.map((each) => ({ ...each, person: own(each.person) })),
  };
}

/** Of a bureau above only those are there who look down; one of them is whom the counties file with. */
function receiving(directory: DirectorySnapshot, receiver: string): DirectorySnapshot {
  const people = directory.people
    .filter(({ party }) => party === 'bureau')
    .map((each) => (each.id === receiver ? { ...each, email: RECEIVER } : each));
  const ids = people.map(({ id }) => id);
  return { ...directory, people, holdings: directory.holdings.filter(({ person }) => ids.includes(person)) };
}

function region(code: string): RegionCode {
  if (!isRegionCode(code)) throw new RangeError(code);
  return code;
}
