import type { PlainDate } from '../../calendar/plain-date.js';
import { fen, sumFen } from '../../money/fen.js';
import type { Obligation } from '../../obligations/types.js';
import type { EventRef } from '../../policy/types.js';
import { askedReport } from '../../report/asked.js';
import { reportKey } from '../../report/fold.js';
import { MEDIUM } from '../plan.js';
import type { ScenarioCommand, Scene } from '../scenario.js';
import { missingFor, RECEIVER, stationFor, wantedOf } from './filing.js';

/** A report is handed in to all its recipients, then each of them receives it. */
export function report(duty: Obligation, _on: PlainDate, { state, judging }: Scene): ScenarioCommand | null {
  const asked = askedReport(state, duty, judging);
  const by = asked?.to[0];
  if (asked === undefined || by === undefined) return null;
  const { to, ...body } = asked;
  if (state.report.reports[reportKey(body)] === undefined)
    return { kind: 'submit-report', by: 'contractor', data: { ...body, to } };
  return { kind: 'receive-report', by: RECEIVER[by], data: { ...body, by } };
}

/** A report upward: to the first who is to get it, with copies to the others. */
export function reportUp(duty: Obligation, _on: PlainDate, scene: Scene): ScenarioCommand | null {
  const missing = missingFor(duty, scene);
  const kind = wantedOf(missing[0], 'report');
  const [to, ...copyTo] = missing.flatMap((each) => wantedOf(each, 'to') ?? []);
  if (kind === undefined || to === undefined) return null;
  const sender = kind === 'township' ? 'township' : 'officer';
  const body = { report: kind, period: duty.subject, ...ofStation(duty, missing[0], scene) };
  return { kind: 'send-report-up', by: sender, data: { ...body, to, copyTo } };
}

/** Where each station owes its own report, the station that is next. */
function ofStation(duty: Obligation, ref: EventRef | undefined, scene: Scene): { station?: string } {
  const station = stationFor(duty, ref, scene);
  return station === undefined ? {} : { station };
}

/** What was bought in the year, measured on the fund the budget named. */
export function trueUp({ trigger }: Obligation, _on: PlainDate, { state }: Scene): ScenarioCommand {
  const budgets = Object.values(state.plan.budgets).flat();
  const base = budgets.map((each) => each.fundBase ?? fen(0)).at(-1) ?? fen(0);
  const spent = sumFen(budgets.slice(-1).map((each) => each.fen));
  return { kind: 'true-up-fund', by: 'bureauFinance', data: { year: Number(trigger.on.slice(0, 4)), base, spent } };
}

/** What the contractor tells of itself for the year that ended. */
export function disclosed({ trigger }: Obligation): ScenarioCommand {
  const year = Number(trigger.on.slice(0, 4));
  return { kind: 'record-disclosure', by: 'contractor', data: { year, of: 'contractorYearly', medium: MEDIUM } };
}

/** What the bureau still owed at the end of the year; nothing is told too. */
export function debtsDisclosed({ trigger }: Obligation): ScenarioCommand {
  const year = Number(trigger.on.slice(0, 4));
  return { kind: 'record-disclosure', by: 'officer', data: { year, of: 'overduePayments', medium: MEDIUM } };
}
