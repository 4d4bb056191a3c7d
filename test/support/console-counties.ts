import { instant } from '../../domain/calendar/instant.js';
import type { DirectorySnapshot } from '../../domain/directory/types.js';
import type { CycleId } from '../../domain/ids.js';
import { archiveFacts } from '../../store/ledger/archive.js';
import { publishCalendar } from '../../store/registry/calendars.js';
import { seedDirectory } from '../../store/registry/directory.js';
import { publishPolicy } from '../../store/registry/policies.js';
import type { Database } from '../../store/tables.js';
import { type Case, caseOf, d } from './case.js';
import { CENTRE, type Code, opening, plan, renewed, serving, signed } from './course.js';
import { cycleNo } from './cycle-world.js';

/** How far the older cycle of a county has come; the further, the longer it takes to play. */
const STAGES = { signed, serving, renewed };

/** The two cycles of a county: one under contract, one whose plan waits for its first approver. */
export type ConsoleCounty = { code: Code; old: Case; fresh: Case };

const AT = instant('2022-12-01T00:00:00.000Z');
/** The day the fresh plan was submitted, and a day some working days later. */
export const SUBMITTED = d('2023-01-10');
export const LATER = d('2023-01-13');

/**
 * Puts a county on record as the product itself would: its directory (one person a post, the contractor's of the party
 * that won), and two cycles played by real commands. Ids of people are the same in every county.
 */
export async function consoleCounty(
  db: Database,
  code: Code,
  reaches: keyof typeof STAGES = 'signed',
): Promise<ConsoleCounty> {
  const old = STAGES[reaches](code);
  const fresh = freshCycle(code, old);
  const { policy, calendar, directory } = old.world;
  await publishPolicy(db, { compiled: policy, effectiveFrom: d('2022-01-01'), published: '', at: AT });
  await publishCalendar(db, calendar, AT);
  await seedDirectory(db, withParty(directory), { at: AT, by: 'administrator', what: `建立 ${code} 组织` });
  for (const { state, facts } of [old, fresh]) await archiveFacts(db, { cycleId: state.cycleId, facts });
  return { code, old, fresh };
}

function withParty(directory: DirectorySnapshot): DirectorySnapshot {
  const people = directory.people.map((each) => (each.id === 'contractor' ? { ...each, partyId: CENTRE.id } : each));
  return { ...directory, people };
}

/** Its plan was submitted by the officer on 10 January, and the head of office has a copy of it. */
function freshCycle(code: Code, old: Case): Case {
  const fresh = caseOf(code, '2023-01-09', { ...old.world, cycleId: secondOf(code) });
  fresh.ok('open-cycle', opening({ programmeId: 'P2', title: '第二个 100% 采购', years: code === '222401' ? 3 : 2 }));
  fresh.to(SUBMITTED);
  fresh.ok('draft-plan', plan());
  fresh.ok('submit-approval', { subject: { kind: 'annual-plan', ref: 'y1' } });
  fresh.ok('copy', { approval: 'a1', persons: ['headOfOffice', 'deputyHead'] });
  return fresh;
}

/** The number of the second cycle of a county. */
export function secondOf(code: Code): CycleId {
  return cycleNo(`${code}-2023-002`);
}
