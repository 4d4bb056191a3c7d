import { legalDay } from '../../domain/calendar/instant.js';
import { isCycleId } from '../../domain/ids.js';
import { parseCommandRequest } from '../../schemas/request.js';
import {
  endPart,
  type Job,
  type JobPart,
  openParts,
  type PartOutcome,
  setParts,
} from '../../store/registry/jobs/queue.js';
import type { Caller } from '../callers.js';
import { problemOf } from '../http/problem.js';
import { badInput, type Refused } from '../refusals.js';
import { importSheet, type SheetAsked } from '../sheet/import.js';
import type { SheetProblem } from '../sheet/problem.js';
import type { ImportReport, LotReport } from '../sheet/report-types.js';
import type { JobPorts } from './types.js';

/** Asked between two parts: holds the work longer, and tells whether it is still ours to go on with. */
type GoesOn = () => Promise<boolean>;

/** How long one look at a sheet opens cycles before its progress is told. */
const SLICE_MS = 5_000;
const TRIES = 4;
const PAUSE_MS = 1_000;
const ASK_AGAIN = 503;

/** Works a job off, part by part. Every part may be done twice and is then done once. @returns whether it is over */
export async function workOff(ports: JobPorts, job: Job, caller: Caller, goesOn: GoesOn): Promise<boolean> {
  return job.kind === 'import' ? importAll(ports, job, caller, goesOn) : eachPart(ports, job, caller, goesOn);
}

async function eachPart(ports: JobPorts, job: Job, caller: Caller, goesOn: GoesOn): Promise<boolean> {
  for (const part of await openParts(ports.db, job.id)) {
    if (!(await goesOn())) return false;
    const outcome = await tried(ports, `job ${job.id} part ${part.n}`, () => doPart(ports, job, part, caller));
    await endPart(ports.db, job.id, { n: part.n, ...outcome }, ports.now());
  }
  return true;
}

async function doPart(ports: JobPorts, job: Job, part: JobPart, caller: Caller): Promise<PartOutcome> {
  if (job.kind === 'rebuild') {
    if (part.cycleId !== null) await ports.rebuild(part.cycleId);
    return { outcome: 'done', result: null };
  }
  const { cycleId, request } = { cycleId: '', request: null, ...part.asked };
  const parsed = parseCommandRequest(request);
  if ('issues' in parsed) return refusedPart(badInput('command', parsed.issues));
  if (!isCycleId(cycleId))
    return refusedPart({ code: 'unknown-cycle', tried: parsed.value.kind, why: { cycle: cycleId }, allowedNow: [] });
  const answer = await ports.gateway.submit({ request: parsed.value, caller, via: job.via, cycleId });
  return 'code' in answer ? refusedPart(answer) : { outcome: 'done', result: answer };
}

/** What does not answer in time, or breaks, is tried again a few times; then that is what became of it. */
async function tried(ports: JobPorts, where: string, act: () => Promise<PartOutcome>): Promise<PartOutcome> {
  for (let nth = 1; ; nth += 1) {
    const found = await act().catch((error: unknown) => {
      ports.onFault(error, where);
      return null;
    });
    const again = found === null || (found.outcome === 'refused' && isForLater(found.result));
    if (!again || nth === TRIES) return found ?? { outcome: 'failed', result: null };
    await ports.pause(nth * PAUSE_MS);
  }
}

function isForLater(result: object | null): boolean {
  return result !== null && 'status' in result && result.status === ASK_AGAIN;
}

/** A refusal as it is kept: the problem it would have been answered with. */
export function refusedPart(refused: Refused): PartOutcome {
  return { outcome: 'refused', result: problemOf(refused) };
}

/** Opens cycles for some seconds at a time; the lots that are there already are not opened again. */
async function importAll(ports: JobPorts, job: Job, caller: Caller, goesOn: GoesOn): Promise<boolean> {
  for (;;) {
    if (!(await goesOn())) return false;
    let report: ImportReport | null = null;
    const whole = await tried(ports, `job ${job.id}`, async () => {
      const found = await importSheet(ports, sheetOf(ports, job, caller));
      if ('code' in found) return refusedPart(found);
      report = found;
      return { outcome: 'done', result: null };
    });
    const read = reportIn(report);
    if (read === null) {
      await endUnread(ports, job, whole);
      return true;
    }
    await setParts(ports.db, job, partsOf(read), ports.now());
    if (read.lots.every(({ outcome }) => outcome !== 'waiting')) return true;
  }
}

/** A sheet of which no lot was read. */
const WHOLE: JobPart = { n: 1, cycleId: null, title: '', asked: null };

/** The sheet could not be read, or not any more: that is what became of every lot that has no outcome. */
async function endUnread({ db, now }: JobPorts, job: Job, whole: PartOutcome): Promise<void> {
  const open = await openParts(db, job.id);
  if (open.length === 0) await setParts(db, job, [{ ...WHOLE, ...whole }], now());
  for (const { n } of open) await endPart(db, job.id, { n, ...whole }, now());
}

function reportIn(report: ImportReport | null): ImportReport | null {
  return report;
}

/** Its lots as parts. Of one that is wrong, what is wrong with its rows goes along. */
function partsOf({ lots, problems }: ImportReport): (JobPart & Partial<PartOutcome>)[] {
  return lots.map((lot, at) => {
    const own = problems.filter(({ row }) => row !== null && lot.rows.includes(row));
    return { ...partOf(lot, own), n: at + 1 };
  });
}

function sheetOf(ports: JobPorts, job: Job, caller: Caller): SheetAsked {
  const bytes = new Uint8Array(Buffer.from(job.file ?? '', 'base64'));
  const { sheet, onlyValid } = { sheet: 'start', onlyValid: false, ...job.asked };
  const kind = sheet === 'adopt' ? 'adopt' : 'start';
  const today = legalDay(ports.now());
  return { bytes, kind, caller, via: job.via, today, confirm: true, onlyValid, withinMs: SLICE_MS };
}

const OUTCOMES = { opened: 'done', already: 'done', refused: 'refused', invalid: 'refused' } as const;

function partOf(lot: LotReport, problems: SheetProblem[]): JobPart & Partial<PartOutcome> {
  const { programmeId, lot: number, cycleId, outcome } = lot;
  const part = { ...WHOLE, cycleId, title: `${programmeId} ${number}` };
  if (outcome === 'waiting' || outcome === 'ready') return part;
  return { ...part, outcome: OUTCOMES[outcome], result: problems.length === 0 ? lot : { ...lot, problems } };
}
