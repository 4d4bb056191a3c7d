import type { Due } from '../approval/types.js';
import type { Instant } from '../calendar/instant.js';
import type { PlainDate } from '../calendar/plain-date.js';
import type { BridgeOffer } from '../contract/bridge-offer.js';
import type { MoveCause } from '../correction/types.js';
import type { Obligation } from '../obligations/types.js';
import type { Post } from '../people.js';
import type { ResolvedOwner, SubjectKind } from '../policy/vocabulary.js';

/** The due day that was told before, and why it is another one now. */
export type MovedFrom = { from: PlainDate; why: MoveCause; reason?: string };

/** Who was reminded and says it is not his; whose it is, in his words. */
export type RedirectedBy = { by: string; to: string; note?: string };

/** Who was reminded and says that he will be late, and until when. */
export type LateAnswer = { by: string; until: PlainDate; note?: string };

export type TaskAbout = {
  kind: 'task';
  task: string;
  approval: string;
  /** Title of the step, or `initiator` for a revision. */
  step: string;
  subject: { kind: SubjectKind; ref: string };
  due: Due;
  holder: string;
  moved?: MovedFrom;
};

/** What a notice says of the thing it is about; filled when it is owed, rendered when it is sent. */
export type NoticeAbout =
  | {
      kind: 'obligation';
      obligation: Obligation;
      moved?: MovedFrom;
      bridge?: BridgeOffer;
      redirected?: RedirectedBy;
      lateAnswer?: LateAnswer;
    }
  | TaskAbout;

/** Which of the notices about one thing this is. */
export type Occurrence =
  | 'trigger' // the clock started
  | 'moved' // the date moved
  | `before-${number}` // working days before the due day
  | 'due' // the due day itself
  | `overdue-${number}` // ordinal of the overdue reminder
  | 'escalation' // to the superior inside the own bureau
  | `redirected-${number}` // to the officer: who was reminded says it is another's; the seq of that fact
  | `late-answer-${number}` // to the officer: who was reminded says he will be late; the seq of that fact
  | 'task' // a task was opened
  | 'task-overdue'
  | 'withdrawn' // what was told is no longer to be done
  | 'done' // it was done: only its day is taken out of the calendar
  | 'stuck' // what is stuck, each working morning
  | 'stuck-urgent'; // what is stuck and breaks a limit within days

/** Who gets it: holders of a post or owner role, or one person. Resolved to addresses when it is queued. */
export type Audience = { owner: Exclude<ResolvedOwner, 'none'> } | { post: Post } | { person: string };

/** A notice (通知) that must exist. `key` is what makes it the only one: about / occurrence / revision. */
export type OwedNotice = {
  key: string;
  occurrence: Occurrence;
  /** Rises when the date moves: a moved date is told again, once. */
  revision: string;
  audience: Audience;
  /** Not before this moment: 09:00 of a working day, outside quiet hours. Of one that rides: of no use after it. */
  sendAt: Instant;
  slot: PlainDate;
  /** No letter is written for it: it goes along with the next one to its reader. */
  rides?: true;
  about: NoticeAbout;
};
