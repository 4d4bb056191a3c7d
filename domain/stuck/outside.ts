import type { PlainDate } from '../calendar/plain-date.js';
import type { Obligation } from '../obligations/types.js';
import { isParty } from './limits.js';
import { cautiousDue, dutyThing, fromDay, isBroken, isOwed, openPlaces, taskThing } from './look.js';
import type { Detector, FailedDelivery, Found, Seen } from './types.js';

/** The day the contractor says it will be done, where that is after the one by which it must be. */
function lateUntil(
  state: Seen['state'],
  { id }: Obligation,
  due: PlainDate,
): { until: PlainDate; on: PlainDate } | null {
  const answer = state?.correction.answers[id];
  if (answer?.answer !== 'late' || answer.until === null || answer.until <= due) return null;
  return { until: answer.until, on: answer.on };
}

/**
 * The contractor owes something, or has to decide something, since a day that is over; or says beforehand that a duty
 * will be done only after its day.
 */
export const waitsContractor: Detector = ({ state, obligations, today }) => [
  ...obligations.flatMap((duty): Found[] => {
    const due = cautiousDue(duty);
    if (duty.owner !== 'contractor' || !isOwed(duty) || due === null) return [];
    const late = lateUntil(state, duty, due);
    if (due >= today && late === null) return [];
    const since = late !== null && late.on < due ? late.on : due;
    return [
      {
        about: dutyThing(duty),
        detail: late === null ? { due } : { due, until: late.until },
        since: fromDay(since),
        repair: [{ way: 'call' }, { command: 'extend-obligation', data: { obligation: duty.id } }],
      },
    ];
  }),
  ...openPlaces(state).flatMap((place): Found[] => {
    const due = place.task.due?.on;
    if (!isParty(place) || due === undefined || due >= today) return [];
    const urge = { command: 'urge' as const, data: { task: place.task.id } };
    return [{ about: taskThing(place), detail: { due }, since: fromDay(due), repair: [urge, { way: 'call' }] }];
  }),
];

/** A filing left, and its receipt did not come within the days the policy gives the receiver (`filing-receipt`). */
export const waitsReceipt: Detector = ({ obligations, today }) =>
  obligations
    .filter((duty) => duty.rule === 'filing-receipt' && isBroken(duty, today))
    .map((duty): Found => {
      const filing = duty.subject;
      return {
        about: dutyThing(duty),
        detail: { filedOn: duty.trigger.on, due: duty.due ?? duty.trigger.on },
        since: fromDay(duty.trigger.on),
        repair: [
          { way: 'call' },
          { command: 'record-receipt', data: { filing } },
          { command: 'refile', data: { filing } },
        ],
      };
    });

/** What a letter is about still asks for something. */
function isOpenAbout(about: string, { state, obligations }: Pick<Seen, 'state' | 'obligations'>): boolean {
  const duty = obligations.find(({ id }) => id === about);
  return duty === undefined ? openPlaces(state).some(({ task }) => task.id === about) : isOwed(duty);
}

/** A letter failed for good or came back, nobody corrected the address since, and what it told is still to be done. */
export const badAddress: Detector = (seen) => {
  const standing = seen.deliveries.filter(
    (each) => each.address === each.currentAddress && isOpenAbout(each.about, seen),
  );
  const byRecipient = new Map<string, FailedDelivery>();
  for (const each of standing) {
    const first = byRecipient.get(each.recipient);
    if (first === undefined || each.at < first.at) byRecipient.set(each.recipient, each);
  }
  return [...byRecipient.values()].map(({ recipient, address, at, why }) => ({
    about: { kind: 'address', recipient, address },
    detail: { why },
    since: at,
    repair: [{ way: 'correct-address' }, { way: 'resend-letters' }],
  }));
};
