import { describe, expect, test } from '@jest/globals';
import { PARTIES } from '../../domain/drive/plan.js';
import { fen } from '../../domain/money/fen.js';
import { ruleFor } from '../../domain/policy/lookup.js';
import type { ClockRuleId } from '../../domain/policy/rule-ids.js';
import type { EvaluationSlot } from '../../domain/policy/vocabulary.js';
import type { Case } from '../support/case.js';
import { countyOn } from '../support/county.js';
import { opening, signing, worker } from '../support/course.js';
import { d } from '../support/cycle-world.js';
import { shippedLayers } from './profiles/shipped.js';

/*
 * Where the documents contradict each other, two counties must answer differently: the same act, another due day,
 * refusal, verdict or recipient. A county of Henan and one of Linfen have no layer of their own.
 */
const JILIN = '222401';
const NINGXIA = '640402';
const SHAANXI = '610099';
const HENAN = '410122';
const ZHUOLU = '130731';
const LINFEN = '141024';

/** Contradictions no profile can answer yet, and what is missing for it. */
const LEFT_OUT = {
  C17: 'a purchaser is a name and a kind; no rule says which government or collective may buy',
  C18: 'no rule says which kinds of body may be contractor',
  C21: 'the fields of service are not listed anywhere',
  C23: 'policies carry no preference for contractors, so nothing is scored; the flag is not shown yet',
  C24: 'a subcontract with consent is not told apart from assigning on: neither has a command',
};

const OPENED = '2026-01-06';
const UNSIGNED = '2026-03-20';
const SIGNED = '2026-04-16';
const SERVING = '2026-06-12';

/** Rules that a command breaks without being refused. */
function broken(c: Case, give: () => void): string[] {
  const before = c.state.violations.length;
  give();
  return c.state.violations.slice(before).map((each) => `${each.rule} ${each.what}`);
}

function dueOf(c: Case, rule: ClockRuleId, subject: string): string | null {
  return c.obligations().find((each) => each.rule === rule && each.subject === subject)?.due ?? null;
}

/** Periods a duty covers up to the end of the first year of service. */
function periods(c: Case, rule: ClockRuleId): string[] {
  return c
    .obligations()
    .filter((each) => each.rule === rule)
    .map(({ subject }) => subject);
}

function newcomer(c: Case, change: Parameters<typeof worker>[2] = {}): string[] {
  return broken(c, () => c.ok('place-worker', worker('w9', c.today, change), { as: 'contractor' }));
}

test('what is left out is written down with what is missing', () => {
  expect(Object.values(LEFT_OUT).every((why) => why.length > 20)).toBe(true);
});

/** A budget of year 2 before the result of year 1 is marked for another reason. */
const isOfFund = (mark: string) => !mark.startsWith('evaluation-scheme');

describe('the purchase', () => {
  test('C1 how long a cycle may be: three years are refused in Yuanzhou alone', () => {
    const asked = (code: string) => {
      const c = countyOn(code, '2026-01-04');
      return c.ask('open-cycle', opening({ years: 3 }));
    };
    expect(asked(NINGXIA)).toMatchObject({ code: 'rule-broken', why: { rule: 'cycle-length', max: 2, years: 3 } });
    for (const code of [JILIN, SHAANXI, HENAN, ZHUOLU, LINFEN]) expect(asked(code)).toHaveLength(1);
  });

  test('C10 who approves more services: the province, or in Zhuolu the county', () => {
    const approver = (code: string) => {
      const c = countyOn(code, OPENED);
      c.ok('request-scope-extension', { items: ['助餐'], reason: '需求' });
      return c.last('violation-recorded').data.values.approver;
    };
    expect([JILIN, HENAN, LINFEN, ZHUOLU].map(approver)).toEqual(['province', 'province', 'province', 'county']);
    const silent = countyOn(NINGXIA, OPENED);
    expect(broken(silent, () => silent.ok('request-scope-extension', { items: ['助餐'], reason: '需求' }))).toEqual([]);
  });

  test('C20 how fast stations spread: shares and dates of past years bind no cycle', () => {
    const { layers } = shippedLayers();
    expect(layers.flatMap(({ rules }) => rules).filter(({ id }) => id === 'coverage')).toEqual([]);
  });

  test('C9 a share of one fund: a floor of this year, a ceiling of the year before, a ceiling of 2 %, or nothing', () => {
    const budget = (code: string, percent: number, baseYear: number) => {
      const c = countyOn(code, OPENED);
      const sum = fen(100_000_000);
      const fundBase = fen(Math.round((sum * 100) / percent));
      const data = { year: 2, source: 'hardshipRelief', fen: sum, approvedOn: c.today, fundBase, baseYear } as const;
      return broken(c, () => c.ok('record-budget', data)).filter(isOfFund);
    };
    expect(budget(HENAN, 2, 2026)).toEqual([]);
    expect(budget(HENAN, 2.5, 2026)).toEqual(['funding-ceiling above-ceiling']);
    expect(budget(ZHUOLU, 2.5, 2025)).toEqual([]);
    expect(budget(ZHUOLU, 3.5, 2025)).toEqual(['funding-ceiling above-ceiling']);
    expect(budget(ZHUOLU, 2.5, 2026)).toEqual(['funding-ceiling wrong-base-year']);
    expect(budget(NINGXIA, 3.5, 2026)).toEqual([]);
    expect(budget(NINGXIA, 3.5, 2025)).toEqual(['fund-floor wrong-base-year']);
    for (const code of [JILIN, SHAANXI, LINFEN]) expect(budget(code, 50, 2020)).toEqual([]);
  });

  test('C9 a ceiling speaks of its fund alone, and of none whose sum is not known', () => {
    const c = countyOn(HENAN, OPENED);
    const budget = { year: 2, fen: fen(100_000_000), approvedOn: c.today };
    const fundBase = fen(100_000_000);
    expect(
      broken(c, () => c.ok('record-budget', { ...budget, source: 'generalBudget', fundBase })).filter(isOfFund),
    ).toEqual([]);
    expect(broken(c, () => c.ok('record-budget', { ...budget, source: 'hardshipRelief' })).filter(isOfFund)).toEqual(
      [],
    );
    const more = { ...budget, source: 'hardshipRelief', fundBase, reason: '补充基数' } as const;
    expect(broken(c, () => c.ok('change-budget', more))).toEqual(['funding-ceiling above-ceiling']);
  });
});

describe('filings and reports', () => {
  test('C13 what is filed, and with whom', () => {
    const filed = (code: string) =>
      countyOn(code, SERVING)
        .facts.flatMap((each) => (each.kind === 'filing-submitted' ? [`${each.data.of} ${each.data.to}`] : []))
        .filter((each) => !each.endsWith('finance'))
        .toSorted();
    expect(filed(JILIN)).toEqual(['plan province']);
    expect(filed(NINGXIA)).toEqual(['workPlan city', 'workPlan province']);
    expect(filed(SHAANXI)).toEqual([]);
    expect(filed(HENAN)).toEqual(['contract city', 'plan city', 'staffing city']);
    expect(filed(ZHUOLU)).toEqual([]);
    expect(filed(LINFEN)).toEqual(['contract city', 'plan city', 'staffing city']);
  });

  test('C14 two clocks, two offices: finance in 7 working days everywhere, the city in 15 in Linfen', () => {
    const duties = (code: string) => {
      const c = countyOn(code, SIGNED);
      return [
        c.last('contract-signed').on,
        dueOf(c, 'contract-filing-finance', 'y1'),
        dueOf(c, 'contract-filing-city', 'y1'),
      ];
    };
    expect(duties(LINFEN)).toEqual(['2026-04-10', '2026-04-21', '2026-05-06']);
    expect(duties(JILIN)).toEqual(['2026-04-10', '2026-04-21', null]);
    const authority = (code: string) => countyOn(code, SIGNED).duty('contract-filing-city@y1#1').authority;
    expect([LINFEN, HENAN].map(authority)).toEqual(['stated', 'assumed']);
  });

  test('C11 how often the contractor reports, and to whom', () => {
    const monthly = (code: string) => periods(countyOn(code, SERVING), 'contractor-report-monthly').length;
    expect([NINGXIA, HENAN, LINFEN].map(monthly)).toEqual([12, 12, 12]);
    expect([JILIN, SHAANXI, ZHUOLU].map(monthly)).toEqual([0, 0, 0]);
    expect(periods(countyOn(SHAANXI, SERVING), 'contractor-report-quarterly')).toContain('p:2026-Q2');
    expect(periods(countyOn(JILIN, SERVING), 'contractor-report-yearly')).toContain('p:2026');
    const received = (code: string, by: 'county' | 'city' | 'township') => {
      const c = countyOn(code, SERVING);
      const report = { report: 'monthly', period: 'p:2026-06' } as const;
      c.ok('submit-report', { ...report, to: ['county'] }, { as: 'contractor' });
      c.ok('receive-report', { ...report, by: 'county' });
      const afterCounty = c.state.closed['contractor-report-monthly@p:2026-06#1'] !== undefined;
      if (by !== 'county') c.ok('receive-report', { ...report, by });
      return [afterCounty, c.state.closed['contractor-report-monthly@p:2026-06#1'] !== undefined];
    };
    expect(received(LINFEN, 'county')).toEqual([true, true]);
    expect(received(HENAN, 'city')).toEqual([false, true]);
    expect(received(NINGXIA, 'township')).toEqual([false, true]);
  });

  test('C12 how often the county reports upward', () => {
    const upward = (code: string) => {
      const c = countyOn(code, SERVING);
      const rules = ['county-report-quarterly', 'county-report-half-yearly', 'city-report-half-yearly'] as const;
      return rules.filter((rule) => periods(c, rule).length > 0);
    };
    expect(upward(JILIN)).toEqual([]);
    expect(upward(NINGXIA)).toEqual(['county-report-half-yearly']);
    expect(upward(SHAANXI)).toEqual(['county-report-quarterly']);
    expect(upward(HENAN)).toEqual(['county-report-quarterly', 'city-report-half-yearly']);
    expect(upward(ZHUOLU)).toEqual(['county-report-half-yearly']);
    expect(upward(LINFEN)).toEqual(['county-report-quarterly', 'city-report-half-yearly']);
    expect(countyOn(HENAN, SERVING).duty('city-report-half-yearly@p:2026-H1#1').owner).toBe('city');
  });
});

describe('workers', () => {
  test('C2 until when the certificate: hired, started, or the project begun; two years or three; or never', () => {
    const due = (code: string) => {
      const c = countyOn(code, SERVING);
      newcomer(c, { role: 'resident', hiredOn: d('2026-05-18'), startedOn: d('2026-05-19'), socialWorkDegree: false });
      return dueOf(c, 'worker-certification', 'w:w9');
    };
    expect(due(ZHUOLU)).toBe('2028-05-18');
    expect(due(NINGXIA)).toBe('2028-05-19');
    expect(due(LINFEN)).toBe('2029-05-21');
    expect(countyOn(HENAN, SERVING).state.staff.projectStartedOn).toBe('2026-05-09');
    expect(due(HENAN)).toBe('2028-05-09');
    expect([JILIN, SHAANXI].map(due)).toEqual([null, null]);
  });

  test('C3 what follows when it is missing: another post or person, dismissal, or nothing that is written', () => {
    const consequence = (code: string) => {
      const c = countyOn(code, SERVING);
      newcomer(c, { socialWorkDegree: false });
      c.put('certification-breached', { worker: 'w9', due: c.today });
      const allowed = (['repost', 'replace', 'dismiss'] as const).filter((measure) =>
        Array.isArray(c.ask('apply-consequence', { worker: 'w9', measure }, { as: 'contractor' })),
      );
      return { allowed, owed: dueOf(c, 'certification-consequence', 'w:w9') !== null };
    };
    expect(consequence(NINGXIA)).toEqual({ allowed: ['repost', 'replace'], owed: true });
    expect(consequence(ZHUOLU)).toEqual({ allowed: ['dismiss'], owed: true });
    expect(consequence(HENAN)).toEqual({ allowed: [], owed: false });
    expect(consequence(LINFEN)).toEqual({ allowed: [], owed: false });
  });

  test('C4 who is qualified: a degree is enough in Henan, not in Zhuolu; Linfen wants the certificate registered', () => {
    const owes = (code: string, socialWorkDegree: boolean) => {
      const c = countyOn(code, SERVING);
      newcomer(c, { role: 'resident', socialWorkDegree });
      return dueOf(c, 'worker-certification', 'w:w9') !== null;
    };
    expect([owes(HENAN, true), owes(HENAN, false)]).toEqual([false, true]);
    expect([owes(ZHUOLU, true), owes(ZHUOLU, false)]).toEqual([true, true]);
    const met = (code: string, registered: boolean) => {
      const c = countyOn(code, SERVING);
      newcomer(c, { role: 'resident', socialWorkDegree: false });
      const registration = registered ? { registeredOn: c.today } : {};
      c.ok('record-certificate', { worker: 'w9', level: 'assistant', ...registration }, { as: 'contractor' });
      return c.state.closed['worker-certification@w:w9#1']?.verdict;
    };
    expect([met(LINFEN, false), met(LINFEN, true), met(ZHUOLU, false), met(HENAN, false)]).toEqual([
      undefined,
      'met',
      'met',
      'met',
    ]);
  });

  test('C5 how old: 35, 40 or 45 at most, that age included, or any age', () => {
    const tooOld = (code: string, age: number) => {
      const c = countyOn(code, SERVING);
      return newcomer(c, { bornOn: d(`${2026 - age}-01-01`) }).includes('staffing too-old');
    };
    const oldest = { [ZHUOLU]: 35, [JILIN]: 40, [HENAN]: 45, [LINFEN]: 45 };
    for (const [code, age] of Object.entries(oldest)) {
      expect({ code, over: [tooOld(code, age), tooOld(code, age + 1)] }).toEqual({ code, over: [false, true] });
    }
    expect([NINGXIA, SHAANXI].map((code) => tooOld(code, 60))).toEqual([false, false]);
  });

  test('C6 how many a station: at least two, in Zhuolu at most five, elsewhere as agreed', () => {
    const short = (code: string) => {
      const c = countyOn(code, SERVING);
      c.ok('remove-worker', { worker: 'a-1', reason: '离职' }, { as: 'contractor' });
      return c.kinds().includes('station-below-minimum');
    };
    expect([HENAN, LINFEN, ZHUOLU].map(short)).toEqual([true, true, true]);
    expect([JILIN, NINGXIA, SHAANXI].map(short)).toEqual([false, false, false]);
    const crowded = (code: string) => {
      const c = countyOn(code, SERVING);
      const place = (id: string) => c.ok('place-worker', worker(id, c.today), { as: 'contractor' });
      return ['w3', 'w4', 'w5', 'w6'].map((id) => broken(c, () => place(id)).includes('staffing too-many-workers'));
    };
    expect(crowded(ZHUOLU)).toEqual([false, false, false, true]);
    expect(crowded(HENAN)).toEqual([false, false, false, false]);
  });

  test('C7 who employs the resident worker: the contractor, or in Yuanzhou the township', () => {
    const wrong = (code: string, employer: 'contractor' | 'township') =>
      newcomer(countyOn(code, SERVING), { role: 'resident', employer }).includes('staffing wrong-employer');
    for (const code of [JILIN, HENAN, ZHUOLU, LINFEN]) {
      expect([wrong(code, 'contractor'), wrong(code, 'township')]).toEqual([false, true]);
    }
    expect([wrong(NINGXIA, 'contractor'), wrong(NINGXIA, 'township')]).toEqual([true, false]);
  });

  test('C19 when the workers come: within a month, at once, or as nobody wrote', () => {
    const deployed = (code: string) => {
      const c = countyOn(code, SIGNED);
      return [c.duty('deployment@lot#1').due, ruleFor(c.policy, 'deployment', 'clock', 'act')?.authority];
    };
    expect(deployed(JILIN)).toEqual(['2026-05-11', 'stated']);
    expect(deployed(LINFEN)).toEqual(['2026-05-11', 'stated']);
    expect(deployed(NINGXIA)).toEqual(['2026-04-13', 'assumed']);
    expect(deployed(SHAANXI)).toEqual(['2026-05-11', 'assumed']);
  });
});

describe('evaluation and money', () => {
  test('C8 how often, by whom and until when the year is evaluated', () => {
    const slots = (code: string) => {
      const c = countyOn(code, SERVING);
      const tried = c.no('record-evaluation', {
        year: 1,
        slot: 'approval',
        station: 'a',
        evaluators: ['e1'],
        scoreHundredths: 8000,
      });
      return tried.why.slots;
    };
    expect([JILIN, HENAN].map(slots)).toEqual(['firstHalf,secondHalf', 'firstHalf,secondHalf']);
    expect([SHAANXI, ZHUOLU, LINFEN].map(slots)).toEqual(['annual', 'annual', 'annual']);
    expect(slots(NINGXIA)).toBe('midTerm,final');
    // Who evaluates: the county itself, or a third party that enters its own scores.
    const marks = (code: string, slot: EvaluationSlot) => {
      const said = countyOn(code, SERVING).ask('record-evaluation', {
        year: 1,
        slot,
        station: 'a',
        evaluators: ['e1'],
        scoreHundredths: 8000,
      });
      return Array.isArray(said)
        ? said.flatMap((each) => (each.kind === 'violation-recorded' ? [each.data.what] : []))
        : said;
    };
    expect(marks(NINGXIA, 'midTerm')).toEqual(['not-by-the-evaluator']);
    expect([marks(JILIN, 'firstHalf'), marks(SHAANXI, 'annual')]).toEqual([[], []]);
    expect(countyOn(NINGXIA, SERVING).duty('evaluation-final@y1#1').owner).toBe('evaluator');
    expect(countyOn(HENAN, SERVING).duty('evaluation-second-half@y1#1').owner).toBe('officer');
    expect(countyOn(ZHUOLU, SERVING).duty('evaluation-annual@y1#1').due).toBe('2026-12-31');
    expect(countyOn(LINFEN, SERVING).duty('evaluation-annual@y1#1')).toMatchObject({
      authority: 'assumed',
      due: countyOn(LINFEN, SERVING).duty('annual-result@y1#1').due,
    });
  });

  test('C15 what opens a payment: stages with 15 working days, an application with its papers, or what we assume', () => {
    const first = countyOn(NINGXIA, SIGNED).duty('payment-tranche-1@t1#1');
    expect([first.trigger.on, first.due, first.authority]).toEqual(['2026-04-10', '2026-05-06', 'stated']);
    const applied = (code: string) => {
      const c = countyOn(code, SIGNED);
      const paper = { sha256: 'a'.repeat(64) as never, name: '申请书.pdf', bytes: 1, mediaType: 'application/pdf' };
      return broken(c, () =>
        c.ok('apply-payment', { year: 1, tranche: 1, attachments: [paper] }, { as: 'contractor' }),
      );
    };
    const missing = ['payment-scheme attachments-missing'];
    expect([SHAANXI, HENAN].map(applied)).toEqual([missing, missing]);
    expect([JILIN, ZHUOLU, LINFEN].map(applied)).toEqual([[], [], []]);
    const sure = (code: string) =>
      ruleFor(countyOn(code, SIGNED).policy, 'payment-scheme', 'payment', 'act')?.authority;
    expect([SHAANXI, HENAN, JILIN, ZHUOLU, LINFEN].map(sure)).toEqual([
      'stated',
      'stated',
      'assumed',
      'assumed',
      'assumed',
    ]);
  });

  test('C16 how the sum is split: ninety to ten in Zhuolu, a point more or less; elsewhere as agreed', () => {
    const split = (code: string, staff: number) => {
      const c = countyOn(code, UNSIGNED);
      const { purchaser, contractor } = PARTIES;
      const service = { serviceFrom: d('2026-05-01'), serviceTo: d('2027-04-30') };
      const sums = { fen: fen(545_000_000), staffFen: fen(staff) };
      c.approved('contract', 'y1', { fen: sums.fen });
      const data = signing(1, c.today, { purchaser, contractor, ...service, ...sums });
      const found = broken(c, () => c.ok('sign-contract', data));
      return found.filter((each) => each.startsWith('cost-split'));
    };
    expect(split(ZHUOLU, 490_500_000)).toEqual([]);
    expect(split(ZHUOLU, 485_050_000)).toEqual([]);
    expect(split(ZHUOLU, 485_049_999)).toEqual(['cost-split wrong-split']);
    expect(split(ZHUOLU, 495_950_000)).toEqual([]);
    expect(split(ZHUOLU, 495_950_001)).toEqual(['cost-split wrong-split']);
    expect([JILIN, HENAN, LINFEN].map((code) => split(code, 1))).toEqual([[], [], []]);
  });

  test('C22 what the sign says: no logo, one or two, and the name of the county or not', () => {
    const sign = (code: string) => ruleFor(countyOn(code, OPENED).policy, 'signage-text', 'contents', 'act')?.text;
    const logos = (code: string) => sign(code)?.match(/标识/g)?.length ?? 0;
    expect([JILIN, NINGXIA, HENAN, LINFEN, ZHUOLU].map(logos)).toEqual([0, 0, 1, 1, 2]);
    expect(sign(NINGXIA)).toContain('原州区');
    expect(sign(SHAANXI)).toBeUndefined();
  });
});
