import { createHash } from 'node:crypto';
import type { PlainDate } from '../../domain/calendar/plain-date.js';
import type { CycleId, Sha256 } from '../../domain/ids.js';
import type { LotLine } from '../../domain/programme/lot-line.js';
import { sha256 } from '../../schemas/fields.js';
import { mayNotGive } from '../authority.js';
import type { Caller } from '../callers.js';
import { deadlineIn, isPast } from '../clock.js';
import type { Asked, Gateway } from '../gateway-ports.js';
import type { Reads } from '../reads.js';
import { badInput, type Refused } from '../refusals.js';
import { purchaseOf, splittingsAround } from '../splitting-warnings.js';
import { countyProblems } from './check.js';
import type { SheetKind } from './columns.js';
import { type LotRows, lotsOf } from './lots.js';
import { issuesOf, type SheetProblem } from './problem.js';
import { readRows } from './read.js';
import { BY_ANOTHER, refusedRow, said } from './refused.js';
import type { ImportReport, LotReport } from './report-types.js';
import { type Opening, openingOf } from './requests.js';

type Ports = { gateway: Gateway; reads: Pick<Reads, 'lots' | 'openedBy' | 'policyInForce'> };
export type SheetAsked = {
  bytes: Uint8Array;
  kind: SheetKind;
  caller: Caller;
  via: Asked['via'];
  today: PlainDate;
  /** Writes; without it nothing is written. */
  confirm: boolean;
  /** Takes the lots that are right although others are not. */
  onlyValid: boolean;
  /** How long it may open cycles; what is left is told as waiting. */
  withinMs: number;
};

/** A lot on its way in. */
type Pending = { lot: LotRows; commandId: string; request: Opening | null; report: LotReport };

/**
 * Reads a sheet and opens one cycle a lot through the gateway, as if each were asked by hand. A command id is made of
 * the file and the row the lot begins in: the same file again opens nothing twice, and one that was cut off goes on.
 */
export async function importSheet(ports: Ports, asked: SheetAsked): Promise<ImportReport | Refused> {
  const { caller, kind, confirm, onlyValid } = asked;
  const tried = kind === 'adopt' ? 'adopt-cycle' : 'open-cycle';
  const forbidden = mayNotGive(caller, tried);
  if (forbidden !== undefined) return { code: forbidden.refused, tried, why: forbidden.why, allowedNow: [] };
  const file = sha256.parse(createHash('sha256').update(asked.bytes).digest('hex'));
  const read = await readRows(asked.bytes, kind);
  const { lots, problems: loose } = lotsOf(read, kind);
  const kept = await ports.reads.lots(caller.code);
  const { pending, problems: own } = await checked(ports, asked, { file, lots, kept });
  const problems = [...read.problems, ...loose, ...own].toSorted((a, b) => (a.row ?? 0) - (b.row ?? 0));
  if (confirm && problems.length > 0 && !onlyValid) return badInput(tried, issuesOf(problems));
  const fresh = pending.flatMap(({ request }) => (request === null ? [] : [purchaseOf(request, asked.today)]));
  const splittings = await splittingsAround(ports.reads, caller.code, { fresh, today: asked.today });
  if (confirm) await openAll(ports, asked, { pending, kept });
  return {
    ...{ kind, file, confirmed: confirm, rows: read.rows.length, emptyRows: read.emptyRows, problems, splittings },
    lots: pending.map(({ report }) => report),
  };
}

type Found = { file: Sha256; lots: readonly LotRows[]; kept: readonly LotLine[] };

/** Each lot with what is wrong with it; one that this file opened before is not looked at again. */
async function checked(
  { gateway, reads }: Ports,
  { kind, caller, via }: SheetAsked,
  { file, lots, kept }: Found,
): Promise<{ pending: Pending[]; problems: SheetProblem[] }> {
  const idOf = (lot: LotRows) => `import:${file}:${lot.told.row}`;
  const opened = await reads.openedBy(caller.code, lots.map(idOf));
  const problems: SheetProblem[] = [];
  const pending: Pending[] = [];
  for (const lot of lots) {
    const commandId = idOf(lot);
    const cycleId = opened.get(commandId) ?? null;
    const one: Pending = { lot, commandId, request: null, report: reportOf(lot, cycleId) };
    pending.push(one);
    if (cycleId !== null) continue;
    const own = [...lot.problems, ...countyProblems(lot, caller, kept)];
    const made = own.length > 0 ? { problems: own } : openingOf(lot, kind, { commandId });
    if ('problems' in made) {
      problems.push(...made.problems);
      continue;
    }
    const preview = await gateway.preview({ request: made.request, caller, via, cycleId: null });
    const refusal = 'code' in preview ? preview : preview.refusal;
    if (refusal === undefined)
      Object.assign(one, { request: made.request, report: { ...one.report, outcome: 'ready' } });
    else problems.push(refusedRow(lot, refusal, made.cellAt));
  }
  return { pending: withLeads(pending, kept), problems };
}

function reportOf({ programmeId, lot, rows, stations }: LotRows, cycleId: CycleId | null): LotReport {
  const outcome = cycleId === null ? 'invalid' : 'already';
  const base = { programmeId, lot, rows, stations: stations.length, outcome, cycleId } as const;
  return { ...base, leadCycle: null, leads: false, refusal: null };
}

/** The first lot of a programme leads it, unless a cycle on record does already. */
function withLeads(pending: readonly Pending[], kept: readonly LotLine[]): Pending[] {
  return pending.map((one) => {
    const { programmeId, cycleId } = one.report;
    const lead = leadOnRecord(kept, programmeId);
    const first = pending.find(({ report }) => report.programmeId === programmeId && report.outcome !== 'invalid');
    const leads = lead === null ? first === one : lead === cycleId;
    return { ...one, report: { ...one.report, leads, leadCycle: leads ? null : lead } };
  });
}

function leadOnRecord(kept: readonly LotLine[], programmeId: string): CycleId | null {
  const lead = kept.find(
    (each) => each.programmeId === programmeId && each.leadCycle === null && each.closedOn === null,
  );
  return lead?.cycleId ?? null;
}

type Prepared = { pending: readonly Pending[]; kept: readonly LotLine[] };

/** Lead first, then its lots. A programme whose lead has no number yet waits, for a lot must name it. */
async function openAll(ports: Ports, asked: SheetAsked, { pending, kept }: Prepared): Promise<void> {
  const deadline = deadlineIn(asked.withinMs);
  const leads = new Map<string, CycleId>();
  const stuck = new Set<string>();
  for (const { report, request, commandId } of pending) {
    if (request === null) continue;
    const { programmeId } = report;
    const leadCycle = leads.get(programmeId) ?? leadOnRecord(kept, programmeId);
    if (isPast(deadline) || stuck.has(programmeId)) {
      report.outcome = 'waiting';
      continue;
    }
    const opened = await openOne(ports, asked, { request: under(request, leadCycle), commandId });
    Object.assign(report, opened.cycleId === null ? opened : { ...opened, leadCycle });
    if (leadCycle !== null) continue;
    if (opened.cycleId === null) stuck.add(programmeId);
    else leads.set(programmeId, opened.cycleId);
  }
}

/** Two people with one file at the same time: what the other has opened meanwhile is there, not refused. */
async function openOne(
  { gateway, reads }: Ports,
  { caller, via }: SheetAsked,
  { request, commandId }: { request: Opening; commandId: string },
): Promise<Pick<LotReport, 'outcome' | 'cycleId' | 'refusal'>> {
  const answer = await gateway.open({ request, caller, via });
  if (!('code' in answer)) return { outcome: 'opened', cycleId: answer.cycleId, refusal: null };
  if (answer.code !== 'command-id-reused') return { outcome: 'refused', cycleId: null, refusal: said(answer) };
  const there = (await reads.openedBy(caller.code, [commandId])).get(commandId);
  if (there === undefined) return { outcome: 'refused', cycleId: null, refusal: BY_ANOTHER };
  return { outcome: 'already', cycleId: there, refusal: null };
}

function under(request: Opening, leadCycle: CycleId | null): Opening {
  return request.kind === 'open-cycle'
    ? { ...request, data: { ...request.data, leadCycle } }
    : { ...request, data: { ...request.data, leadCycle } };
}
