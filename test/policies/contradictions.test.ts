import { describe, expect, test } from '@jest/globals';
import { openTasks } from '../../domain/approval/tasks.js';
import type { PartyRef } from '../../domain/cycle/common.js';
import { risksOf } from '../../domain/cycle/legal-risks.js';
import { preview } from '../../domain/cycle/preview.js';
import { PARTIES } from '../../domain/drive/plan.js';
import { fen } from '../../domain/money/fen.js';
import { shortfallsOf } from '../../domain/payment/outlook.js';
import type { Post } from '../../domain/people.js';
import {
  CONTRACTOR_CONDITIONS,
  type ContractorKind,
  type PurchaserKind,
  type ServiceDomain,
} from '../../domain/policy/buying.js';
import { ruleFor } from '../../domain/policy/lookup.js';
import type { ClockRuleId } from '../../domain/policy/rule-ids.js';
import { type EvaluationSlot, type Expense, type Regime, STATION_ITEMS } from '../../domain/policy/vocabulary.js';
import { signOfStation } from '../../domain/staff/premises.js';
import type { Case } from '../support/case.js';
import { countyOn } from '../support/county.js';
import { opening, plan, signing, worker } from '../support/course.js';
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

const OPENED = '2026-01-06';
const REPORTED = '2026-03-10';
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

/** The bids are judged and the award has its signatures; what is left is to decide it. */
function awarding(code: string): Case {
  const c = countyOn(code, REPORTED);
  for (let [task] = openTasks(c.state); task !== undefined; [task] = openTasks(c.state)) {
    const { version = 0, subject } = c.state.approvals.running[task.approval] ?? {};
    const seen = { ifVersion: version, contentHash: subject?.hash ?? '' };
    c.ok('approve', { task: task.task, ...seen }, { as: task.holder as Post });
  }
  return c;
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

/** A budget of year 2 before the result of year 1 is marked for another reason. */
const isOfFund = (mark: string) => !mark.startsWith('evaluation-scheme');

describe('the purchase', () => {
  test('C1 how long a cycle may be: three years are refused in Yuanzhou alone', () => {
    const asked = (code: string) => {
      const c = countyOn(code, '2026-01-04');
      const [purchaserKind] = ruleFor(c.policy, 'purchaser-kinds', 'gate', 'act')?.purchasers ?? [];
      return c.ask('open-cycle', opening({ years: 3, purchaser: { ...PARTIES.purchaser, purchaserKind } }));
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

  test('C20 how fast stations spread: a share from a year on is a target of the county, dates bind no cycle', () => {
    const { layers } = shippedLayers();
    const targets = layers.flatMap(({ code, rules }) =>
      rules.flatMap((rule) => (rule.kind === 'limit' && rule.id === 'coverage' ? [[code, rule.by]] : [])),
    );
    expect(targets).toEqual([
      ['220000', { 2021: 30 }],
      ['410000', { 2022: 60 }],
    ]);
  });

  test('C17 who buys: the bureau, in Zhuolu the county government, in Henan also a township; a village outside the Act', () => {
    const as = (code: string, purchaserKind: PurchaserKind, regime: Regime = 'act') => {
      const c = countyOn(code, '2026-01-04');
      const kind = purchaserKind === 'villageCollective' ? 'collective' : 'government';
      const purchaser = { id: 'buyer', name: '购买主体', kind, purchaserKind } as const;
      const answer = c.ask('open-cycle', opening({ years: 1, purchaser, regime }));
      return Array.isArray(answer) ? answer.map((each) => each.kind).join() : answer.why.what;
    };
    for (const code of [JILIN, NINGXIA, LINFEN]) {
      expect([as(code, 'countyBureau'), as(code, 'countyGovernment')]).toEqual(['cycle-opened', 'wrong-purchaser']);
    }
    // The social-work department of the party took the work over after these documents: marked, never refused.
    for (const code of [JILIN, NINGXIA, LINFEN, ZHUOLU]) {
      expect(as(code, 'otherBody')).toBe('cycle-opened,violation-recorded');
    }
    expect(as(HENAN, 'otherBody')).toBe('cycle-opened');
    const firm = opening({ purchaser: { id: 'buyer', name: '某公司', kind: 'enterprise' } });
    expect(countyOn(JILIN, '2026-01-04').ask('open-cycle', firm)).toMatchObject({ why: { what: 'wrong-purchaser' } });
    // Shaanxi does not say who buys, and Henan only who mainly does.
    for (const code of [SHAANXI, HENAN]) {
      expect([as(code, 'countyBureau'), as(code, 'countyGovernment')]).toEqual(['cycle-opened', 'cycle-opened']);
    }
    expect([as(ZHUOLU, 'countyBureau'), as(ZHUOLU, 'countyGovernment')]).toEqual(['wrong-purchaser', 'cycle-opened']);
    expect([HENAN, JILIN, ZHUOLU].map((code) => as(code, 'township'))).toEqual([
      'cycle-opened',
      'only-outside-act',
      'only-outside-act',
    ]);
    for (const code of [JILIN, HENAN]) {
      const villages = (['act', 'belowThreshold', 'nonAct'] as const).map((r) => as(code, 'villageCollective', r));
      expect(villages).toEqual(['only-outside-act', 'only-outside-act', 'cycle-opened']);
    }
  });

  test('C18 who sells: social organisations, in Linfen also enterprises and institutions; no organ anywhere', () => {
    const won = (code: string, party: Partial<PartyRef>, registeredAs: ContractorKind) => {
      const c = awarding(code);
      const shown = [...CONTRACTOR_CONDITIONS];
      const { current } = c.state.tender;
      if (current === null) throw new Error(`${code}: no tender`);
      const bidders = (current.bidders ?? []).map((each, at) =>
        at === 0 ? { ...each, party: { ...each.party, ...party } } : each,
      );
      c.state = { ...c.state, tender: { ...c.state.tender, current: { ...current, bidders } } };
      const answer = c.ask('decide-award', { rank: 1, contractorProfile: { registeredAs, shown } });
      if (!Array.isArray(answer)) return answer.why.rule;
      return answer.flatMap((each) => (each.kind === 'violation-recorded' ? [each.data.rule] : [])).join() || 'fine';
    };
    const organisations = [JILIN, NINGXIA, HENAN, ZHUOLU];
    for (const code of [...organisations, LINFEN, SHAANXI]) {
      expect([code, won(code, {}, 'serviceAgency')]).toEqual([code, 'fine']);
    }
    for (const code of organisations) {
      expect([code, won(code, { kind: 'enterprise' }, 'enterprise')]).toEqual([code, 'contractor-kinds']);
    }
    expect(won(LINFEN, { kind: 'enterprise' }, 'enterprise')).toBe('fine');
    expect(won(LINFEN, { kind: 'institution' }, 'institutionII')).toBe('fine');
    expect([LINFEN, JILIN].map((code) => won(code, { kind: 'institution' }, 'institutionI'))).toEqual([
      'contractor-barred,contractor-kinds',
      'contractor-barred,contractor-kinds',
    ]);
  });

  test('C18 what a contractor must show differs, and what is not shown is on record', () => {
    const missing = (code: string) => {
      const c = awarding(code);
      c.ok('decide-award', { rank: 1, contractorProfile: { registeredAs: 'serviceAgency', shown: ['registered'] } });
      const found = c.facts.find((each) => each.kind === 'violation-recorded');
      return found?.kind === 'violation-recorded' ? found.data.values.conditions : undefined;
    };
    expect(missing(NINGXIA)).toBe('pastProjectPassed,governance,staffEnough,ruleSet');
    expect(missing(HENAN)).toBe('socialWorkInScope');
    expect(missing(ZHUOLU)).toBe('socialWorkInScope,financeAndTax,officeAndTeam,goodStanding');
    expect(missing(LINFEN)).toBe('facilities,governance,financeRules');
    expect([JILIN, SHAANXI].map(missing)).toEqual([undefined, undefined]);
  });

  test('C21 what is bought: five fields, seven in Yuanzhou, eight in Zhuolu, five and others in Linfen', () => {
    const domains = (code: string) =>
      ruleFor(countyOn(code, OPENED).policy, 'service-catalogue', 'gate', 'act')?.domains?.length;
    expect([JILIN, SHAANXI, HENAN, NINGXIA, ZHUOLU, LINFEN].map(domains)).toEqual([5, 5, 5, 7, 8, 8]);
    const planned = (code: string, domain: ServiceDomain) => {
      const c = countyOn(code, OPENED);
      const answer = c.ask('draft-plan', plan(2, { domains: ['elderlyCare', domain] }));
      return Array.isArray(answer) ? answer.map((each) => each.kind).join() : answer.why.what;
    };
    expect([NINGXIA, JILIN, SHAANXI].map((code) => planned(code, 'relocatedResidents'))).toEqual([
      'plan-drafted',
      'outside-catalogue',
      'plan-drafted,violation-recorded',
    ]);
    // The list of Linfen is open: beyond it is marked, not refused.
    expect(planned(LINFEN, 'relocatedResidents')).toBe('plan-drafted,violation-recorded');
    expect([ZHUOLU, LINFEN, HENAN].map((code) => planned(code, 'localJustice'))).toEqual([
      'plan-drafted',
      'plan-drafted',
      'outside-catalogue',
    ]);
  });

  test('C23 whom a document prefers is told where the award is decided, as a risk, and changes no rank', () => {
    const decided = (code: string) => {
      const c = awarding(code);
      const asked = {
        rank: 1,
        contractorProfile: { registeredAs: 'serviceAgency' as const, shown: [...CONTRACTOR_CONDITIONS] },
      };
      const { wouldAppend } = preview(c.state, c.command('decide-award', asked), c.judging());
      const lower = c.no('decide-award', { rank: 2 });
      return { told: risksOf(wouldAppend[0]?.data ?? {}).flatMap(({ prefers }) => prefers), lower: lower.why.what };
    };
    const lower = 'rank-passed-over';
    expect(decided(NINGXIA)).toEqual({ told: ['rated3A', 'partyBranch', 'localResidents'], lower });
    expect([HENAN, ZHUOLU].map(decided)).toEqual([
      { told: ['localBodies'], lower },
      { told: ['localBodies'], lower },
    ]);
    expect([JILIN, SHAANXI, LINFEN].map(decided)).toEqual([1, 2, 3].map(() => ({ told: [], lower })));
  });

  test('C24 handing a part on with consent is no assigning on; the one is recorded, the other refused everywhere', () => {
    for (const code of [JILIN, NINGXIA, SHAANXI, HENAN, ZHUOLU, LINFEN]) {
      const c = countyOn(code, SERVING);
      const to = PARTIES.second;
      const part = { year: 1, to, part: '心理测评', mainBody: false, fit: true, consentOn: c.today };
      expect([code, broken(c, () => c.ok('record-subcontract', part))]).toEqual([code, []]);
      const { why } = c.no('record-assignment', { year: 1, to, evidence: '抽查发现' });
      expect([code, why.rule, why.what]).toEqual([code, 'assignment-ban', 'assigned-on']);
    }
    const basis = (code: string) => ruleFor(countyOn(code, SERVING).policy, 'assignment-ban', 'gate', 'act')?.authority;
    expect([NINGXIA, ZHUOLU, JILIN, LINFEN].map(basis)).toEqual(['stated', 'stated', 'law', 'law']);
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

describe('where the money comes from', () => {
  const sum = fen(100_000_000);
  const year2 = (c: Case) => ({ year: 2, fen: sum, approvedOn: c.today });

  test('C9 the city gives 50,000 yuan a station in Henan alone; what is missing is shown', () => {
    const missing = (code: string, given: number) => {
      const c = countyOn(code, OPENED);
      if (given > 0) c.ok('record-budget', { ...year2(c), source: 'citySubsidy', fen: fen(given) });
      c.ok('record-budget', { ...year2(c), source: 'generalBudget' });
      return shortfallsOf(c.state, c.judging()).map(({ rule, shortFen }) => [rule, shortFen]);
    };
    expect(missing(HENAN, 5_000_000)).toEqual([]);
    expect(missing(HENAN, 4_999_999)).toEqual([['station-subsidy', 1]]);
    expect(missing(HENAN, 0)).toEqual([['station-subsidy', 5_000_000]]);
    expect(missing(SHAANXI, 0)).toEqual([]);
  });

  test('what the relief fund may buy in Yuanzhou and Henan, and the lottery fund in Henan; elsewhere open', () => {
    const asked = (code: string, source: 'hardshipRelief' | 'welfareLottery', expenses: Expense[]) => {
      const c = countyOn(code, OPENED);
      const answer = c.ask('record-budget', { ...year2(c), source, expenses });
      if (!Array.isArray(answer)) return `${answer.why.rule} ${answer.why.what}`;
      const marks = answer.flatMap((each) => (each.kind === 'violation-recorded' ? [each.data.rule] : []));
      return marks.includes('fund-source-scope') ? 'marked' : 'taken';
    };
    expect(asked(NINGXIA, 'hardshipRelief', ['equipment'])).toBe('marked');
    expect(asked(HENAN, 'hardshipRelief', ['equipment'])).toBe('marked');
    expect(asked(HENAN, 'welfareLottery', ['equipment'])).toBe('taken');
    expect(asked(HENAN, 'welfareLottery', ['staffCost'])).toBe('marked');
    for (const code of [JILIN, ZHUOLU, LINFEN]) expect(asked(code, 'hardshipRelief', ['equipment'])).toBe('taken');
  });

  test('money of a single source buys in Henan what that source may buy, and of two what either may', () => {
    const uses = (second: boolean) => {
      const c = countyOn(HENAN, UNSIGNED);
      const [own] = c.state.plan.budgets.y1 ?? [];
      const lottery = { ...year2(c), year: 1, source: 'welfareLottery' } as const;
      const budgets = [
        { ...lottery, on: c.today },
        ...(second && own !== undefined ? [{ ...own, source: 'generalBudget' as const }] : []),
      ];
      c.state = { ...c.state, plan: { ...c.state.plan, budgets: { y1: budgets } } };
      const { purchaser, contractor } = PARTIES;
      const service = { serviceFrom: d('2026-05-01'), serviceTo: d('2027-04-30') };
      c.approved('contract', 'y1', { fen: fen(545_000_000) });
      const data = signing(1, c.today, {
        purchaser,
        contractor,
        ...service,
        fen: fen(545_000_000),
        expenses: ['staffCost'],
      });
      return broken(c, () => c.ok('sign-contract', data)).filter((each) => each.startsWith('fund-source-scope'));
    };
    expect(uses(false)).toEqual(['fund-source-scope not-permitted']);
    expect(uses(true)).toEqual([]);
  });

  test('C16 a wage is a tenth above the minimum of the county in Zhuolu, by the minimum of the day', () => {
    const wage = (code: string, yuan: number) => {
      const c = countyOn(code, SERVING);
      const [own] = Object.keys(c.state.staff.workers);
      if (own === undefined) throw new Error('no worker');
      return broken(c, () => c.ok('record-labour-contract', { worker: own, monthlyWageFen: fen(yuan * 100) }));
    };
    expect(wage(ZHUOLU, 2200)).toEqual([]);
    expect(wage(ZHUOLU, 2199)).toEqual(['minimum-wage wage-too-low']);
    expect(wage(JILIN, 1)).toEqual([]);
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

  test('C4 sixty class hours are another way in Henan alone, and meet the clock the day they are full', () => {
    const trained = (code: string) => {
      const c = countyOn(code, SERVING);
      newcomer(c, { role: 'resident', socialWorkDegree: false });
      const hours = (n: number) =>
        c.ok('record-training', { worker: 'w9', hours: n, year: 2026 }, { as: 'contractor' });
      hours(59);
      const before = c.state.closed['worker-certification@w:w9#1']?.verdict;
      hours(1);
      return [before, c.state.closed['worker-certification@w:w9#1']?.verdict];
    };
    expect(trained(HENAN)).toEqual([undefined, 'met']);
    expect(trained(ZHUOLU)).toEqual([undefined, undefined]);
  });

  test('C4 who must be qualified the first day: the manager in Henan; in Yuanzhou the supervisor, at a middle level', () => {
    const obtained = (level: 'assistant' | 'intermediate') => ({ level, obtainedOn: d('2020-10-10') });
    const found = (code: string, change: Parameters<typeof newcomer>[1]) =>
      newcomer(countyOn(code, SERVING), { socialWorkDegree: false, ...change });
    expect(found(HENAN, { role: 'manager' })).toEqual(['staffing not-qualified']);
    expect(found(HENAN, { role: 'manager', certificate: obtained('assistant') })).toEqual([]);
    expect(found(ZHUOLU, { role: 'manager' })).toEqual([]);
    expect(found(NINGXIA, { role: 'supervisor', certificate: obtained('assistant') })).toEqual([
      'staffing level-too-low',
    ]);
    expect(found(NINGXIA, { role: 'supervisor', certificate: obtained('intermediate') })).toEqual([]);
    expect(found(HENAN, { role: 'supervisor', certificate: obtained('assistant') })).toEqual([]);
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
    const split = (code: string, staff: number | null) => {
      const c = countyOn(code, UNSIGNED);
      const { purchaser, contractor } = PARTIES;
      const service = { serviceFrom: d('2026-05-01'), serviceTo: d('2027-04-30') };
      const sums = { fen: fen(545_000_000), ...(staff === null ? {} : { staffFen: fen(staff) }) };
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
    expect(split(ZHUOLU, null)).toEqual(['cost-split split-not-stated']);
    expect([JILIN, HENAN, LINFEN].map((code) => split(code, 1))).toEqual([[], [], []]);
    expect(split(JILIN, null)).toEqual([]);
  });

  test('C22 what the sign says: no logo, one or two, the name of the county or not, indoors or both', () => {
    const sign = (code: string) => {
      const c = countyOn(code, OPENED);
      const [station] = c.state.plan.opening?.stations ?? [];
      return station && signOfStation(c.state, c, station);
    };
    const logos = (code: string) => sign(code)?.logos.length;
    expect([JILIN, NINGXIA, HENAN, LINFEN, ZHUOLU].map(logos)).toEqual([0, 0, 1, 1, 2]);
    expect([NINGXIA, HENAN, ZHUOLU].map((code) => sign(code)?.texts)).toEqual([
      ['原州区甲镇社会工作服务站'],
      ['甲镇社会工作服务站'],
      ['涿鹿县甲镇社会工作服务站'],
    ]);
    expect(sign(SHAANXI)).toBeUndefined();
    const villageSign = (code: string) => {
      const c = countyOn(code, OPENED);
      return signOfStation(c.state, c, { id: 'v', name: '乙村', township: '甲镇', village: '乙村' })?.texts;
    };
    expect(villageSign(JILIN)).toEqual(['甲镇乙村社会工作服务点', '甲镇乙村社会工作服务室']);
    expect([HENAN, ZHUOLU].map(villageSign)).toEqual([['乙村社会工作服务室'], ['甲镇乙村社会工作室']]);
    expect([NINGXIA, LINFEN].map(villageSign)).toEqual([undefined, undefined]);
    const hung = { text: '甲镇社会工作服务站', logos: ['中国社会工作标识'], places: ['outdoors' as const] };
    const found = (code: string) => {
      const c = countyOn(code, SERVING);
      const shows = [...STATION_ITEMS];
      return broken(c, () => c.ok('confirm-premises', { station: 'a', shows, sign: hung }, { as: 'township' }));
    };
    expect(found(HENAN)).toEqual(['signage-text sign-place-missing']);
    expect(found(LINFEN)).toEqual(['signage-text wrong-sign', 'signage-text sign-place-missing']);
    expect(found(ZHUOLU)).toEqual(['signage-text wrong-sign', 'signage-text logo-missing']);
    expect(found(NINGXIA)).toEqual(['signage-text wrong-sign', 'signage-text sign-place-missing']);
    expect(found(JILIN)).toEqual(['signage-text wrong-sign']);
    expect(found(SHAANXI)).toEqual([]);
  });

  test('C22 what else a station must have: rules and a pledge, rules on the wall, an office, or water and heating', () => {
    const missing = (code: string) => {
      const c = countyOn(code, SERVING);
      broken(c, () => c.ok('confirm-premises', { station: 'a', shows: [], areaM2: 12 }, { as: 'township' }));
      const found = c.facts.findLast(
        (each) => each.kind === 'violation-recorded' && each.data.rule === 'station-items',
      );
      return found?.kind === 'violation-recorded' ? found.data.values.items : undefined;
    };
    expect(missing(NINGXIA)).toBe('rulesDisplayed');
    const office = 'desk,computer,printer,filingCabinet';
    const rules = 'personnelRules,financeRules,volunteerRules,venueRules,archiveRules';
    expect(missing(JILIN)).toBe(`${rules},clientDatabase,servicePledge`);
    expect(missing(HENAN)).toBe(`activitySpace,${office},${rules},servicePledge`);
    expect(missing(LINFEN)).toBe(`${office},${rules},servicePledge`);
    expect(missing(ZHUOLU)).toBe('personnelRules,volunteerRules,venueRules,archiveRules,water,power,heating');
    expect(missing(SHAANXI)).toBeUndefined();
  });
});
