import type { DeadlineLimit } from '../../../domain/calendar/deadline-types.js';
import type { ClockLimit, MethodLimit, Periodic } from '../../../domain/policy/types.js';
import { type Case, d, fork } from '../../support/case.js';
import { awarded, INTENTION, issue, judged, MEDIUM, planned, serving, signed, tendered } from '../../support/course.js';
import { answer, dates, duties, type FieldOf, moveWith, type Settings, set, told, under } from './setting.js';

const PUBLICATION = 'contract-publication@y1#1';
const publication = (change: Record<string, unknown>) => ({
  from: () => signed(),
  flip: set('contract-publication', change),
});

/** Documents are ready to go out, with a deadline that comes too soon. */
function ready(): Case {
  const c = planned();
  c.to('2023-01-19');
  c.ok('publish-intention', INTENTION);
  c.to('2023-02-20');
  c.approved('tender-documents', 'lot', { title: '磋商文件' });
  return c;
}

const published = (c: Case) => {
  c.to('2023-03-21');
  c.ok('publish-contract', { year: 1, medium: MEDIUM });
  return dates(c, PUBLICATION);
};

/** What a profile says of a clock. */
export const CLOCK: Settings<FieldOf<'clock'>> = {
  title: { people: 'a name' },
  basis: { people: 'where it is written' },
  assumed: { people: 'which fields are assumptions' },
  legalRisk: { people: 'shown by policy check and explain' },
  onBreach: { people: 'what the law attaches to a breach; nothing is done by itself' },
  appliesTo: { ...publication({ appliesTo: ['nonAct'] }), see: (c) => dates(c, PUBLICATION) },
  force: {
    from: ready,
    flip: set('bid-window', { force: 'soft' }),
    see: (c) => answer(c, 'issue-tender', issue({ bidDeadline: d('2023-02-27') })),
  },
  transition: {
    ...publication({ transition: 'byOpening' }),
    see: moveWith('contract-publication', { owner: 'agent' }),
  },
  authority: {
    from: () => signed(),
    flip: set('deployment', { authority: 'law' }),
    see: (c) => answer(c, 'extend-obligation', { obligation: 'deployment@lot#1', to: d('2023-05-30'), reason: '略' }),
  },
  effect: {
    from: () => tendered(),
    flip: set('bid-window', { effect: 'due' }),
    see: (c) => dates(c, 'bid-window@lot#1'),
  },
  scope: { ...publication({ scope: 'lot' }), see: (c) => duties(c, 'contract-publication') },
  trigger: { ...publication({ trigger: { event: 'service-ended' } }), see: (c) => dates(c, PUBLICATION) },
  orTriggers: {
    ...publication({ orTriggers: [{ event: 'service-ended' }] }),
    see: (c) => duties(c, 'contract-publication'),
  },
  periodic: {
    ...publication({
      scope: 'period',
      periodic: { period: 'year', periodBasis: 'contract', firstPeriod: 'skip', minServiceMonths: 0 },
    }),
    see: (c) => duties(c, 'contract-publication'),
  },
  limit: {
    ...publication({ limit: { by: 'monthDay', month: 6, day: 1, yearOffset: 0 } }),
    see: (c) => dates(c, PUBLICATION),
  },
  also: {
    from: () => awarded(),
    flip: set('contract-signing', { also: [] }),
    see: (c) => dates(c, 'contract-signing@y1#1'),
  },
  owner: { ...publication({ owner: 'contractor' }), see: (c) => told(c, 'contract-publication') },
  metBy: { ...publication({ metBy: { any: [{ event: 'receipt-recorded' }] } }), see: published },
  severity: { ...publication({ severity: 'internal' }), see: (c) => told(c, 'contract-publication') },
};

const REPORT = { period: 'year', periodBasis: 'calendar', firstPeriod: 'partial', minServiceMonths: 3 } as const;
const reporting = (change: Partial<Periodic>, from: () => Case = () => serving()) => ({
  from,
  flip: set('contractor-report-yearly', { periodic: { ...REPORT, ...change } }),
  see: (c: Case) => duties(c, 'contractor-report-yearly'),
});

/** One report of the whole contract is received; each of its two recipients says so. */
const received = (c: Case) => {
  c.skip('2024-01-08');
  const of = { report: 'yearly', period: 'p:2023' } as const;
  c.ok('submit-report', { ...of, to: ['county', 'prefecture'] }, { as: 'contractor' });
  for (const by of ['county', 'prefecture'] as const) c.ok('receive-report', { ...of, by });
  return dates(c, 'contractor-report-yearly@p:2023#1');
};

/** A cycle of one year, whose contract is known to be the last. */
const lastYear = () => {
  const c = under(serving(), set('contractor-report-yearly', { periodic: REPORT }));
  const { opening } = c.state.plan;
  if (opening === null) throw new Error('not open');
  c.state = { ...c.state, plan: { ...c.state.plan, opening: { ...opening, years: 1 } } };
  return c;
};

export const PERIODIC: Settings<keyof Periodic> = {
  period: reporting({ period: 'half' }),
  periodBasis: reporting({ periodBasis: 'contract' }),
  firstPeriod: reporting({ firstPeriod: 'skip' }),
  lastPeriod: reporting({ lastPeriod: 'partial' }, lastYear),
  minServiceMonths: reporting({ minServiceMonths: 12 }),
  per: { ...reporting({ per: 'station' }), see: received },
};

/** Twelve calendar days from Monday 20 March 2023: Saturday 1 April. */
const SPAN = { by: 'count', amount: 12, unit: 'calendarDay', direction: 'after', roll: 'none' } as const;
const spanned = (change: Partial<DeadlineLimit>) => ({
  from: () => under(signed(), set('contract-publication', { limit: SPAN })),
  flip: set('contract-publication', { limit: { ...SPAN, ...change } }),
  see: (c: Case) => dates(c, PUBLICATION),
});

export const SPAN_SETTINGS: Settings<keyof DeadlineLimit> = {
  amount: spanned({ amount: 13 }),
  unit: spanned({ unit: 'workingDay' }),
  direction: spanned({ direction: 'before' }),
  roll: spanned({ roll: 'forward' }),
};

/** The renewal is decided, so that the signing of year 2 is due before year 1 ends. */
const renewing = () => {
  const c = judged();
  c.skip('2024-02-19');
  c.approved('renewal', 'y1', { decision: 'renew' });
  c.ok('decide-renewal', { year: 1, decision: 'renew', reason: '年度评估合格' });
  return c;
};

const ordering = () => {
  const c = fork(serving());
  c.ok('report-drift', { year: 1, what: '服务时长不足', serious: false });
  return c;
};

const ORDERED = { year: 1, what: '补足服务时长', withinWd: 15 };
const windows = (limits: Partial<Record<string, MethodLimit>>) => ({
  from: () => tendered(),
  flip: set('bid-window', { limit: { by: 'method', limits } }),
});
const CONSULTATION = { amount: 10, unit: 'calendarDay', direction: 'after', roll: 'none' } as const;

/** Each way to count. */
export const LIMIT: Settings<ClockLimit['by'] | 'method.authority' | 'monthDay.day' | 'monthDay.yearOffset'> = {
  count: spanned({ amount: 5 }),
  serviceEnd: {
    from: renewing,
    flip: set('yearly-contract-signing', { limit: { ...SPAN, by: 'serviceEnd', amount: 20, direction: 'before' } }),
    see: (c) => duties(c, 'yearly-contract-signing'),
  },
  method: {
    ...windows({ competitiveConsultation: { ...CONSULTATION, amount: 15 } }),
    see: (c) => dates(c, 'bid-window@lot#1'),
  },
  'method.authority': { people: 'how sure one of several periods is' },
  chain: {
    from: () => signed(),
    flip: set('annual-result', { limit: SPAN }),
    see: (c) => dates(c, 'annual-result@y1#1'),
  },
  order: {
    from: ordering,
    flip: set('correction', { limit: { by: 'order', atMostWd: 14 } }),
    see: (c) => answer(c, 'order-correction', ORDERED),
  },
  monthDay: monthDay({ month: 7 }),
  'monthDay.day': monthDay({ day: 2 }),
  'monthDay.yearOffset': monthDay({ yearOffset: 1 }),
};

function monthDay(change: Record<string, number>) {
  const limit = { by: 'monthDay', month: 6, day: 1, yearOffset: 0 };
  return {
    from: () => under(signed(), set('contract-publication', { limit })),
    flip: set('contract-publication', { limit: { ...limit, ...change } }),
    see: (c: Case) => dates(c, PUBLICATION),
  };
}
