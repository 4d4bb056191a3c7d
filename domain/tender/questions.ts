import { daysBetween, maxDate, type PlainDate } from '../calendar/plain-date.js';
import type { TenderState } from './fold.js';

/** An enquiry (询问), challenge (质疑) or complaint (投诉) on record; `from` is the id of who asked. */
export type QuestionOnRecord = {
  kind: 'enquiry' | 'challenge' | 'complaint';
  from: string;
  on: PlainDate;
  mayChangeResult: boolean;
  answeredOn: PlainDate | null;
};

/** A time in which the purchase stands still; `challenge`: what stopped it, null where the office itself did. */
export type Suspension = { challenge: string | null; from: PlainDate; to: PlainDate | null };

type Slice = TenderState;

/** A new question under its number. */
export function withQuestion(
  slice: Slice,
  kind: QuestionOnRecord['kind'],
  { challenge, from, mayChangeResult }: { challenge: string; from: { id: string }; mayChangeResult: boolean },
  on: PlainDate,
): Slice {
  const asked: QuestionOnRecord = { kind, from: from.id, on, mayChangeResult, answeredOn: null };
  return { ...slice, challenges: { ...slice.challenges, [challenge]: asked } };
}

/** The question is answered. */
export function answered(slice: Slice, id: string, on: PlainDate): Slice {
  const old = slice.challenges[id];
  return old === undefined
    ? slice
    : { ...slice, challenges: { ...slice.challenges, [id]: { ...old, answeredOn: on } } };
}

/** The purchase stands still from that day. */
export function suspended(slice: Slice, challenge: string | null, from: PlainDate): Slice {
  return { ...slice, suspensions: [...slice.suspensions, { challenge, from, to: null }] };
}

/** What this source stopped goes on; the day it is lifted is the last that does not count. */
export function resumed(slice: Slice, challenge: string | null, on: PlainDate): Slice {
  return withEnd(slice, (each) => each.challenge === challenge, on);
}

/** A void tender leaves nothing that could stand still. */
export function allResumed(slice: Slice, on: PlainDate): Slice {
  return withEnd(slice, () => true, on);
}

function withEnd(slice: Slice, which: (each: Suspension) => boolean, on: PlainDate): Slice {
  const suspensions = slice.suspensions.map((each) =>
    each.to === null && which(each) ? { ...each, to: maxDate(each.from, on) } : each,
  );
  return { ...slice, suspensions };
}

/** Suspensions that last. */
export function openSuspensions({ suspensions }: Slice): Suspension[] {
  return suspensions.filter((each) => each.to === null);
}

/** Days this source has stopped the purchase for so far, ended suspensions only. */
export function pausedDaysBy({ suspensions }: Slice, challenge: string): number {
  return suspensions
    .filter((each) => each.challenge === challenge)
    .reduce((sum, { from, to }) => sum + (to === null ? 0 : daysBetween(from, to) + 1), 0);
}
