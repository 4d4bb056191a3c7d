import { describe, expect, test } from '@jest/globals';
import { OPENING, SIGNING } from '../../schemas/samples.js';
import { caigou } from './terminal.js';

const opening = { kind: 'open-cycle', on: '2026-01-05', data: { ...OPENING, agentUsed: false } };
const budget = { year: 1, source: 'generalBudget', fen: 40_000_000, approvedOn: '2026-01-06' };
const SCENARIO = {
  policy: '222401',
  commands: [opening, { kind: 'record-budget', on: '2026-01-07', data: budget }],
  until: '2026-01-31',
};
const from = (scenario: unknown) => ({
  own: { readData: () => scenario, api: () => ({ missing: 'person' as const }) },
});
const asked = ['obligations', '--scenario', 'a.yaml', '--json'];

describe('obligations from files alone', () => {
  test('a scenario gives its facts and its duties with what other programs rely on', async () => {
    const said = await caigou(asked, from(SCENARIO));
    expect(said).toMatchObject({ err: '', code: 0 });
    const { facts, obligations } = JSON.parse(said.out);
    expect(facts.map(({ kind }: { kind: string }) => kind)).toEqual(
      expect.arrayContaining(['cycle-opened', 'budget-approved']),
    );
    const filing = obligations.find(({ rule }: { rule: string }) => rule === 'implementation-plan-filing');
    expect(filing).toMatchObject({
      id: 'implementation-plan-filing@programme#1',
      subject: 'programme',
      owner: 'officer',
      trigger: { kind: 'budget-approved', on: '2026-01-06' },
      authority: 'assumed',
      certainty: 'final',
    });
    expect(Object.keys(filing)).toEqual(expect.arrayContaining(['due', 'status', 'basis']));
  });

  test('asked for a day, what comes later has not happened', async () => {
    const factsOn = async (day: string) =>
      JSON.parse((await caigou([...asked, '--on', day], from(SCENARIO))).out).facts;
    expect((await factsOn('2026-01-06')).map(({ kind }: { kind: string }) => kind)).not.toContain('budget-approved');
    expect((await factsOn('2026-01-08')).map(({ kind }: { kind: string }) => kind)).toContain('budget-approved');
  });

  test('the same question is answered the same', async () => {
    const [one, two] = [await caigou(asked, from(SCENARIO)), await caigou(asked, from(SCENARIO))];
    expect(one).toEqual(two);
  });

  test('without a scenario a county that does its work is played', async () => {
    const said = await caigou([
      'obligations',
      '--policy',
      '222401',
      '--from',
      '2026-01-05',
      '--on',
      '2026-02-10',
      '--json',
    ]);
    expect(said).toMatchObject({ err: '', code: 0 });
    const { obligations } = JSON.parse(said.out);
    expect(obligations.length).toBeGreaterThan(0);
    expect(obligations.filter(({ status }: { status: string }) => status === 'breached')).toEqual([]);
  });

  test('a county nobody has written a policy for is played by its province, and that is said', async () => {
    const argv = ['obligations', '--policy', '410122', '--from', '2026-01-05', '--on', '2026-02-10'];
    const said = await caigou([...argv, '--json']);
    expect(said).toMatchObject({ err: '', code: 0 });
    const { obligations, missing } = JSON.parse(said.out);
    expect(missing).toEqual(['410100', '410122']);
    const filing = obligations.find(({ rule }: { rule: string }) => rule === 'plan-filing');
    expect(filing.basis).toContain('HN-2021');
    expect((await caigou(argv)).err).toContain('410122 没有自己的政策，按上一层执行');
  });

  test('a command the rules refuse is told, and the exit code says so', async () => {
    const early = { kind: 'sign-contract', on: '2026-01-08', data: SIGNING };
    const said = await caigou(asked, from({ ...SCENARIO, commands: [opening, early] }));
    expect(said.code).toBe(3);
    expect(said.err).toContain('第 2 项命令“签订合同”未被接受');
    expect(JSON.parse(said.out).refusals).toHaveLength(1);
  });

  test('a person reads a table without a column of cycle ids', async () => {
    const said = await caigou(['obligations', '--scenario', 'a.yaml'], from(SCENARIO));
    expect(said.out).toMatch(/^ 义务 +对象 +责任人/);
    expect(said.out).toContain('向财政部门备案采购实施计划');
  });

  test.each<[string, string[], unknown, string]>([
    [
      'a field of a command',
      asked,
      { ...SCENARIO, commands: [{ ...opening, data: { ...OPENING, years: 0 } }] },
      'commands[0].data.years',
    ],
    ['an unknown field', asked, { ...SCENARIO, untill: '2026-01-31' }, 'untill'],
    ['no policy', asked, { ...SCENARIO, policy: undefined }, '--policy'],
    ['a region without files', [...asked, '--policy', '999999'], SCENARIO, '--policy'],
    ['a day that does not exist', [...asked, '--on', '2026-02-30'], SCENARIO, '--on'],
    ['nothing to begin with', ['obligations', '--policy', '222401', '--json'], null, '--from'],
  ])('%s is named, and nothing is played', async (_what, argv, scenario, field) => {
    const said = await caigou(argv, from(scenario));
    expect([said.out, said.code]).toEqual(['', 2]);
    expect(JSON.parse(said.err).issues[0].field).toBe(field);
  });

  test('a file that cannot be read says why', async () => {
    const own = {
      readData: () => {
        throw new Error('ENOENT: a.yaml');
      },
    };
    const said = await caigou(asked, { own });
    expect(said).toMatchObject({ out: '', err: expect.stringContaining('ENOENT: a.yaml'), code: 2 });
  });
});

describe('the published schemas', () => {
  test.each(['commands', 'facts', 'scenario', 'profile', 'calendar', 'directory'])(
    '%s is a JSON Schema',
    async (name) => {
      const said = await caigou(['schema', name]);
      expect(said).toMatchObject({ err: '', code: 0 });
      expect(JSON.parse(said.out).$schema).toBe('https://json-schema.org/draft/2020-12/schema');
    },
  );

  test('another name is a mistake that lists the right ones', async () => {
    expect(await caigou(['schema', 'contracts'])).toMatchObject({
      out: '',
      err: expect.stringContaining('scenario'),
      code: 2,
    });
  });
});
