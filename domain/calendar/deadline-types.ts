import type { PlainDate } from './plain-date.js';
import type { NoticeId } from './year-data.js';

/** `backward` moves a rest day to the working day before it, `forward` to the one after it. */
export type Roll = 'forward' | 'backward' | 'none';

/** How far a deadline lies from its trigger. `amount` is a whole number, zero or more, of `unit`. */
export type DeadlineLimit = {
  amount: number;
  unit: 'workingDay' | 'calendarDay' | 'month' | 'year';
  direction: 'after' | 'before';
  roll: Roll;
};

/** A span in which a clock stands still; both ends included. `note`: what stopped it, for texts to turn into words. */
export type Pause = { from: PlainDate; to: PlainDate; note?: string };

/**
 * One step of a proof.
 * - `start` the trigger day, not counted (民法典 201)
 * - `workingDays` a run of ordinary working days counted, `day` to `to` whichever way the count goes; `presumedWorking`
 *   the same where no notice speaks for them yet; `calendarDays` a run of days counted whatever they are
 * - `weekend`, `holiday`, `regionalRest` rest days skipped; `makeUp` a rest day that counts as working
 * - `statutoryRest` a statutory festival of a year whose notice is not out; `assumedWorking`, `assumedRest` what the
 *   cautious reading takes such a day for; `expectedRest` a regional day off whose notice is not out
 * - `paused` days in which the clock stood still (`note` says what stopped it)
 * - `step` a minimum period of a backward chain (`note` is its id, `limit` its length, `basis` what it rests on)
 * - `periodEnd` the day the period of `limit` ends before any roll; `roll` the move off a rest day, from `day` to `to`
 * - `provisional` the first day touched that no notice speaks for
 * - `end` the due day; `basis` the calendar version or the clause (`note`)
 */
export type ProofKind =
  | 'start'
  | 'workingDays'
  | 'presumedWorking'
  | 'calendarDays'
  | 'weekend'
  | 'holiday'
  | 'regionalRest'
  | 'makeUp'
  | 'statutoryRest'
  | 'assumedWorking'
  | 'assumedRest'
  | 'expectedRest'
  | 'paused'
  | 'step'
  | 'periodEnd'
  | 'roll'
  | 'provisional'
  | 'end'
  | 'extended'
  | 'basis';

/** What a step did to the count. */
export type ProofEffect = 'excluded' | 'skipped' | 'counted' | 'extended' | 'reached' | 'rolled' | 'open' | 'cited';

/** One line of a deadline proof. `note` is a name or a short code for texts to turn into a sentence. */
export type ProofLine = {
  kind: ProofKind;
  day: PlainDate;
  to?: PlainDate;
  effect: ProofEffect;
  noticeId?: NoticeId;
  note?: string;
  /** How many days a run counts. */
  days?: number;
  limit?: Pick<DeadlineLimit, 'amount' | 'unit'>;
  basis?: string;
};

/**
 * A due day and how it was reached. `provisional` when an unannounced day was touched: the true day then lies in
 * `earliest`…`latest`, `due` is `earliest`, and lateness may be judged only after `latest`. `proof` leads to `due`;
 * `latestProof` leads to `latest` and is there only while the date is provisional.
 */
export type Deadline = {
  due: PlainDate;
  certainty: 'final' | 'provisional';
  earliest: PlainDate;
  latest: PlainDate;
  proof: ProofLine[];
  latestProof?: ProofLine[];
};
