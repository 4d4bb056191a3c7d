import type { Due, Tally } from '../approval/types.js';
import type { ProofLine } from '../calendar/deadline-types.js';
import type { PlainDate } from '../calendar/plain-date.js';
import type { Absence } from '../directory/types.js';
import type { Fen } from '../money/fen.js';
import type { Authority } from '../policy/types.js';
import type { ConditionId, SubjectKind } from '../policy/vocabulary.js';

/** Somebody who may act for another on some of the days a task is open. */
export type StandIn = { id: string; name: string; from: PlainDate; to: PlainDate };

/** One person's part of a step that is still to come. */
export type ForecastTask = {
  person: string;
  name: string;
  post: string;
  opensOn: PlainDate;
  due: Due;
  /** The day the decision is counted on: the due day, or the last day somebody is there to decide. */
  decidesOn: PlainDate;
  /** Absences that meet the days of the task. */
  away: Omit<Absence, 'person'>[];
  /** Proxies for this kind of matter who are there and may decide. */
  standIns: StandIn[];
  /** Nobody is there to decide until after the due day: a proxy should be named. */
  unattended: boolean;
  /** Last day in service or in the post, where it comes before the due day. */
  leavesOn: PlainDate | null;
  /** Holidays and make-up days on the way to the due day. */
  days: ProofLine[];
  /** Leads to the due day. */
  proof: ProofLine[];
};

/** `carried`: approved before by the same person, so not asked. `nobody`: ownerless, the way ends here. */
export type ForecastOutcome = 'decided' | 'carried' | 'nobody' | 'notReached';

export type ForecastStep = {
  key: string;
  title: string;
  mode: Tally['mode'];
  limitWd: number;
  outcome: ForecastOutcome;
  /** People are named by who decides before: these are those one could choose from. */
  chosen: boolean;
  opensOn: PlainDate | null;
  endsOn: PlainDate | null;
  tasks: ForecastTask[];
  excluded: { person: string; why: string }[];
};

/** A day of law the way ahead is held against. `slackWd`: working days left, negative when it breaks. `proof` leads to it. */
export type ForecastLimit = {
  obligation: string;
  due: PlainDate;
  end: PlainDate;
  slackWd: number;
  breaks: boolean;
  proof: ProofLine[];
};

/** Who would decide on a matter, when, and when it would be through if everybody takes all the time he has. */
export type Forecast = {
  subject: { kind: SubjectKind; ref: string };
  authority: Authority;
  amount: Fen | null;
  from: PlainDate;
  directoryRev: number;
  initiators: { id: string; name: string }[];
  steps: ForecastStep[];
  /** Steps that are left out, with the condition that does not hold. */
  skipped: { key: string; title: string; when: ConditionId }[];
  /** Null where the way ends at a step nobody may decide. `latest`: while holiday notices are not out. */
  end: { on: PlainDate; certainty: 'final' | 'provisional'; latest: PlainDate } | null;
  limits: ForecastLimit[];
};
