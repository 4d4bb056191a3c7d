import type { PlainDate } from '../calendar/plain-date.js';
import type { Judging } from '../cycle/chapter.js';
import type { CycleState } from '../cycle/state.js';
import { liveObligations } from '../obligations/derive.js';
import type { Obligation } from '../obligations/types.js';
import type { CompiledOf } from '../policy/types.js';
import { sendMoment, workingSlot } from './slots.js';
import { revisionOf } from './told.js';
import type { NoticeAbout, Occurrence, OwedNotice } from './types.js';

/** What somebody who was reminded of a duty said of it: when, and what the officer is told. */
type Reply = {
  occurrence: Extract<Occurrence, `redirected-${number}` | `late-answer-${number}`>;
  on: PlainDate;
  told: Pick<Extract<NoticeAbout, { kind: 'obligation' }>, 'redirected' | 'lateAnswer'>;
};

/**
 * Whoever was reminded of a duty says that it is not his, or that he will be late: the officer is told, once for each
 * time it was said. Of being late also where an extension is asked for: who decides on that need not be the officer,
 * and where the law fixes the day there is none to be asked.
 */
export function replyNotices(state: CycleState, judging: Judging, rule: CompiledOf<'reminders'>): OwedNotice[] {
  const { redirected, answers } = state.correction;
  if (redirected === undefined && Object.keys(answers).length === 0) return [];
  return liveObligations(state, judging).flatMap((obligation) =>
    obligation.due === null
      ? []
      : repliesTo(state, obligation).map((reply) => noticeOf(state, judging, rule, { obligation, reply })),
  );
}

function repliesTo({ correction, plan }: CycleState, { id }: Obligation): Reply[] {
  const said = correction.redirected?.[id];
  const late = correction.answers[id];
  const replies: Reply[] = [];
  if (said !== undefined) {
    const { by, to, note } = said;
    const redirected = { by, to, ...(note === undefined ? {} : { note }) };
    replies.push({ occurrence: `redirected-${said.seq}`, on: said.on, told: { redirected } });
  }
  if (late?.said !== undefined && late.until !== null && late.said.by !== plan.officer) {
    const { seq, name, note } = late.said;
    const lateAnswer = { by: name, until: late.until, ...(note === undefined ? {} : { note }) };
    replies.push({ occurrence: `late-answer-${seq}`, on: late.on, told: { lateAnswer } });
  }
  return replies;
}

function noticeOf(
  state: CycleState,
  { calendar }: Judging,
  rule: CompiledOf<'reminders'>,
  { obligation, reply: { occurrence, on, told } }: { obligation: Obligation; reply: Reply },
): OwedNotice {
  const { id, due } = obligation;
  const revision =
    toldRevision(state, `${id}/${occurrence}/`) ?? revisionOf(due ?? on, state.correction.moved[id]?.times ?? 0);
  const slot = workingSlot(on, calendar);
  return {
    key: `${id}/${occurrence}/${revision}`,
    occurrence,
    revision,
    audience: { owner: 'officer' },
    sendAt: sendMoment(slot, rule),
    slot,
    about: { kind: 'obligation', obligation, ...told },
  };
}

/** A day that moves later does not make it news again. */
function toldRevision({ notified }: CycleState, prefix: string): string | undefined {
  return Object.keys(notified)
    .find((key) => key.startsWith(prefix))
    ?.slice(prefix.length);
}
