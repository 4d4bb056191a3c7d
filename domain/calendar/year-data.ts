import type { RegionCode } from '../ids.js';
import type { PlainDate } from './plain-date.js';

/** The whole country's layer in GB/T 2260. */
export const NATION = '000000';

/** Identity of a notice: `<code>/<year>@<date of the notice>`, which is also the place of its file. */
export type NoticeId = string;

/** The document that decided days. `number` is left out where it is not known for sure. */
export type CalendarNotice = { title: string; number?: string; date: PlainDate };

/** A run of rest days under one name; both ends included. */
export type RestRun = { name: string; from: PlainDate; to: PlainDate };

/**
 * Where a region is known to rest but its notice is not out: `days` rest days fall somewhere from `from` to `to`.
 * Ends are full days, or `MM-DD` for the same window of every year.
 */
export type ExpectedRest = { name: string; from: string; to: string; days: number };

/**
 * One notice as a file. `annual` announces a year (a nation) or its regional days; `change` alters a year that is
 * announced already. A later notice wins on the days it names, a lower layer wins over a higher one.
 */
export type CalendarFile = {
  code: RegionCode;
  year: number;
  kind: 'annual' | 'change';
  notice: CalendarNotice;
  rest: RestRun[];
  work: PlainDate[];
  expected?: ExpectedRest[];
  /** Notices this one takes back whole, as if they had never been given. */
  withdraws?: NoticeId[];
};

/** A resolved run of rest days and the notice that gave it. */
export type RestSpan = RestRun & { notice: NoticeId };

/**
 * The calendar of one region: plain JSON of a few KB that travels with a run and is pinned by `id@version#hash`.
 * `rest` is sorted and free of overlaps; plain weekends are in it only where a notice names them.
 */
export type CompiledCalendar = {
  id: RegionCode;
  /** Date of the newest notice in it. */
  version: string;
  /** SHA-256 over everything else in canonical form. */
  hash: string;
  /** Years whose notice is in it, without a gap: a year after a gap is left out. */
  announcedYears: number[];
  /** First and last day the notices settle; the days outside count as unannounced. */
  firstDay: PlainDate;
  lastDay: PlainDate;
  rest: RestSpan[];
  /** Make-up working days (调休上班) and the notice of each. */
  work: Record<string, NoticeId>;
  notices: Record<NoticeId, CalendarNotice & { region: RegionCode }>;
  expected: ExpectedRest[];
};

/** Why a day works or rests. `unannounced`: no notice speaks for it yet, the answer is the ordinary expectation. */
export type DayReason = 'weekday' | 'weekend' | 'holiday' | 'makeUp' | 'regionalRest' | 'unannounced';

/** What a day is. `name` is the festival's name where one is known. */
export type DayKind = {
  working: boolean;
  announced: boolean;
  why: DayReason;
  noticeId?: NoticeId;
  name?: string;
};
