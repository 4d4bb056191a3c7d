import type { PlainDate } from '../calendar/plain-date.js';
import { liveObligations } from '../obligations/derive.js';
import { extensionBarred } from '../obligations/fixed.js';
import { type No, no } from '../refusal.js';
import { draft, type Judging } from './chapter.js';
import { consequencesOf } from './preview.js';
import type { Preview } from './preview-types.js';
import type { CycleState } from './state.js';

/** What an extension would move, once it is approved: this duty, and every other day that hangs on it. */
export type ExtensionEffect = { from: PlainDate; to: PlainDate } & Pick<Preview, 'dates' | 'limits'>;

/** The effect of an extension nobody has asked for yet, or why there can be none. Changes nothing. */
export function extensionEffect(
  state: CycleState,
  { obligation, to }: { obligation: string; to: PlainDate },
  judging: Judging,
): ExtensionEffect | No {
  const found = liveObligations(state, judging).find(({ id }) => id === obligation);
  if (found === undefined) return no('unknown-subject', { subject: obligation });
  if (found.due === null) return no('bad-input', { field: 'obligation' });
  if (to <= found.due) return no('bad-input', { field: 'until', due: found.due });
  const barred = extensionBarred(found, to);
  if (barred !== undefined) return barred;
  const extended = draft('obligation-extended', { obligation, from: found.due, to, reason: '' });
  const { dates, limits } = consequencesOf(state, [extended], judging);
  return { from: found.due, to, dates, limits };
}
