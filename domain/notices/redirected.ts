import type { Judging } from '../cycle/chapter.js';
import type { CycleState } from '../cycle/state.js';
import { liveObligations } from '../obligations/derive.js';
import type { CompiledOf } from '../policy/types.js';
import { sendMoment, workingSlot } from './slots.js';
import { revisionOf } from './told.js';
import type { OwedNotice } from './types.js';

/** Whoever was reminded of a duty and says that it is not his: the officer is told, once for each time it was said. */
export function redirectedNotices(state: CycleState, judging: Judging, rule: CompiledOf<'reminders'>): OwedNotice[] {
  const { redirected, moved } = state.correction;
  if (redirected === undefined) return [];
  return liveObligations(state, judging).flatMap((obligation): OwedNotice[] => {
    const said = redirected[obligation.id];
    if (said === undefined || obligation.due === null) return [];
    const occurrence = `redirected-${said.seq}` as const;
    const revision =
      toldRevision(state, `${obligation.id}/${occurrence}/`) ??
      revisionOf(obligation.due, moved[obligation.id]?.times ?? 0);
    const slot = workingSlot(said.on, judging.calendar);
    const { by, to, note } = said;
    const about = { by, to, ...(note === undefined ? {} : { note }) };
    return [
      {
        key: `${obligation.id}/${occurrence}/${revision}`,
        occurrence,
        revision,
        audience: { owner: 'officer' },
        sendAt: sendMoment(slot, rule),
        slot,
        about: { kind: 'obligation', obligation, redirected: about },
      },
    ];
  });
}

/** A day that moves later does not make it news again. */
function toldRevision({ notified }: CycleState, prefix: string): string | undefined {
  return Object.keys(notified)
    .find((key) => key.startsWith(prefix))
    ?.slice(prefix.length);
}
