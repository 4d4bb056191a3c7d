import { describe, expect, test } from '@jest/globals';
import { forecastFor } from '../../../client/forecast.js';
import { plainDate } from '../../../domain/calendar/plain-date.js';
import type { DirectorySnapshot } from '../../../domain/directory/types.js';
import type { Forecast } from '../../../domain/forecast/types.js';
import type { CycleId } from '../../../domain/ids.js';
import { countyOn } from '../../support/county.js';
import { bureau, shippedJudging, YANJI } from '../../support/workflow-office.js';
import { appFor, emptyReads } from '../http/app-for-tests.js';
import { NOW } from '../world.js';
import { caigou, type Said } from './terminal.js';

const { policy, calendar } = shippedJudging();

function typed(line: string, directory: DirectorySnapshot = bureau(), as = 'jingban'): Promise<Said> {
  const played = countyOn('222401', '2026-03-20');
  const ports = {
    judging: {
      policyInForce: async () => policy,
      newestCalendar: async () => calendar,
      policy: async () => played.world.policy,
      calendar: async () => played.world.calendar,
    },
    record: { stateOf: async (id: CycleId) => (id === played.state.cycleId ? played.state : null) },
    now: () => NOW,
  };
  const app = appFor({
    reads: emptyReads({ directories: { codes: async () => [YANJI], of: async () => directory } }),
    forecast: (caller, asked) => forecastFor(ports as never, caller, asked),
  });
  return caigou([...line.split(' '), '--as', as], { app });
}

const ASKED = 'route-test --policy 222401 --subject payment --fen 8000000 --on 2027-02-12';

describe('caigou route-test', () => {
  test('says who would approve eighty thousand yuan on 12 February, and when it would be through', async () => {
    const { out, code } = await typed(ASKED);
    expect(code).toBe(0);
    expect(out).toContain('金额 80,000.00 元，2027-02-12 由 jingban 提交');
    expect(out).toContain('caiwu（民政局财务科）');
    expect(out).toContain('juzhang（局长）');
    expect(out).toMatch(/各环节都用足时限，2027-\d\d-\d\d 办完（暂定，最晚 2027-\d\d-\d\d）/);
  });

  test('the same as data, with the days each has and those on the way that are no working days', async () => {
    const forecast: Forecast = JSON.parse((await typed(`${ASKED} --json`)).out);
    expect(forecast.steps.map(({ key, tasks }) => [key, tasks.map(({ person }) => person)])).toEqual([
      ['finance', ['caiwu']],
      ['head', ['juzhang']],
    ]);
    expect(forecast.end?.certainty).toBe('provisional');
    expect(forecast.steps.map(({ endsOn, tasks }) => [endsOn, tasks[0]?.decidesOn])).toEqual(
      forecast.steps.map(({ tasks }) => [tasks[0]?.due.on, tasks[0]?.due.on]),
    );
    expect((await typed('route-test --subject payment --on 2026-09-28')).out).toContain('途经 国庆节、调休上班');
  });

  test('an approver who is away without a proxy is told, with the command that helps', async () => {
    const away = {
      ...bureau(),
      absences: [{ person: 'caiwu', from: plainDate('2026-03-01'), to: plainDate('2026-03-31'), reason: '休假' }],
    };
    const { out } = await typed('route-test --subject payment --on 2026-03-02', away);
    expect(out).toContain('2026-03-01 至 2026-03-31 不在岗（休假）；期限内无人办理');
    expect(out).toContain('npx caigou proxy add caiwu --by 代理人 --from 2026-03-01 --to 2026-03-31');
  });

  test('a route that ends at a step nobody may decide says so', async () => {
    const base = bureau();
    const empty = { ...base, holdings: base.holdings.filter(({ post }) => post !== 'bureauHead') };
    const { out, code } = await typed('route-test --subject payment --on 2026-03-02', empty);
    expect(code).toBe(0);
    expect(out).toContain('走不到头：“局长审定”无人可以审批');
    expect(out).toContain('局长 空缺');
  });

  test('of a cycle, it is held against the day the law gives', async () => {
    const played = countyOn('222401', '2026-03-20');
    const id = played.state.cycleId;
    const { out, code } = await typed(`route-test --cycle ${id} --subject contract --ref y1 --on 2026-03-20`);
    expect(code).toBe(0);
    expect(out).toMatch(/(将突破|不误)期限：/);
  });

  test('another county’s cycle is not there, and outside parties are not told who decides', async () => {
    expect(await typed('route-test --cycle 640402-2026-001 --subject payment')).toMatchObject({ code: 3 });
    const base = bureau();
    const [first] = base.people;
    if (first === undefined) throw new Error('nobody');
    const outside = { ...first, id: 'waibu', name: '承接主体', party: 'contractor' as const, partyId: 'party-1' };
    const directory = { ...base, people: [...base.people, outside] };
    expect(await typed('route-test --subject payment', directory, 'waibu')).toMatchObject({ code: 3 });
  });

  test('a kind of matter that is none and a sum that is none are told', async () => {
    expect((await typed('route-test --subject lunch')).code).toBe(2);
    expect((await typed('route-test --subject payment --fen 80000.5')).code).toBe(2);
    expect((await typed('route-test --subject payment --initiator nobody')).code).toBe(3);
  });
});
