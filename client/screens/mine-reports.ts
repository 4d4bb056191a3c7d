import type { Instant } from '../../domain/calendar/instant.js';
import type { PlainDate } from '../../domain/calendar/plain-date.js';
import type { RegionCode, Sha256 } from '../../domain/ids.js';
import { askedReport, REPORT_RULES } from '../../domain/report/asked.js';
import type { ReportCommands } from '../../domain/report/types.js';
import type { Database } from '../../store/database.js';
import { compiledPolicy } from '../../store/registry/policies.js';
import type { PartyCycle } from '../../store/views/lists/party-cycles.js';
import { partyReports } from '../../store/views/lists/party-reports.js';
import type { BoardLine } from './deadlines.js';
import type { CaseOfParty } from './mine-of-contractor.js';

type Due = BoardLine & { code: RegionCode };

/** A duty that a report ends; `asked`: the report as it is to be handed in, null where its case cannot say. */
export type MineReport = Due & { asked: ReportCommands['submit-report'] | null };

/** A report that was handed in: when it came, under which number and hash it is on record. */
export type MineReceipt = CaseOfParty &
  ReportCommands['submit-report'] & { on: PlainDate; at: Instant; seq: number; hash: Sha256 };

/** Those of the duties that a report ends. */
export function reportsOf(
  db: Database,
  deadlines: readonly Due[],
  cycles: readonly PartyCycle[],
): Promise<MineReport[]> {
  const ofReports = deadlines.filter(({ rule }) => REPORT_RULES.some((each) => each === rule));
  return Promise.all(ofReports.map((line) => reportOf(db, line, cycles)));
}

/** By the policy its case is pinned to, as at every other door. */
async function reportOf(db: Database, line: Due, cycles: readonly PartyCycle[]): Promise<MineReport> {
  const state = cycles.find((each) => each.state.cycleId === line.cycleId)?.state;
  if (state === undefined) return { ...line, asked: null };
  const policy = await compiledPolicy(db, state.policy);
  return { ...line, asked: askedReport(state, line, { policy }) ?? null };
}

export async function receiptsOf(
  db: Database,
  code: RegionCode,
  cycles: readonly PartyCycle[],
): Promise<MineReceipt[]> {
  const titles = new Map(cycles.map(({ title, state }) => [state.cycleId, title]));
  const facts = await partyReports(db, [...titles.keys()]);
  return facts.map(({ cycleId, seq, at, on, hash, data }) => {
    const cycleTitle = titles.get(cycleId) ?? cycleId;
    return { code, cycleId, cycleTitle, ...data, on, at, seq, hash };
  });
}
