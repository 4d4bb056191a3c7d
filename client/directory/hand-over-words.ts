import { type Refused, refusalWords } from '../refusals.js';
import type { HandOverCase, HandOverReport } from './hand-over.js';
import type { UndoHandOverReport } from './undo-hand-over.js';

/** Why it stays, in words; null for what goes. */
type Told = { words: string | null };

function said(refused: Pick<Refused, 'code' | 'why'> | undefined, tried: string): Told {
  if (refused === undefined) return { words: null };
  const { no, help } = refusalWords({ ...refused, tried, allowedNow: [] });
  return { words: [no, help].filter((part) => part !== '').join('。') };
}

/** A hand-over with the reasons in words: whoever reads it has no table of refusals. */
export function toldHandOver({ cases, ...report }: HandOverReport) {
  const tell = (one: HandOverCase) => ({
    ...one,
    ...said('refusal' in one ? one.refusal : undefined, 'hand-over'),
    tasks: one.tasks.map((task) => ({ ...task, ...said(task.stays, 'hand-over') })),
  });
  return { ...report, cases: cases.map(tell) };
}

/** A hand-over taken back, told likewise. */
export function toldUndo({ cases, ...report }: UndoHandOverReport) {
  return {
    ...report,
    cases: cases.map(({ approvals, ...one }) => ({
      ...one,
      approvals: approvals.map((each) => ({
        ...each,
        ...said('refusal' in each ? each.refusal : undefined, 'undo-repair'),
      })),
    })),
  };
}
