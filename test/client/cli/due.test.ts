import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Command, CommanderError } from 'commander';
import { dueCommand } from '../../../client/cli/due.js';
import type { CliIo } from '../../../client/cli/io.js';
import { SHIPPED_POLICIES } from '../../domain/calendar/shipped.js';

type Ran = { code: number | undefined; out: string; err: string; thrown: string | undefined };

let home: string;

beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'caigou-due-'));
  mkdirSync(join(home, 'profiles'));
  writeFileSync(join(home, 'profiles', '222401-延吉市@2021-02-01.yaml'), '');
});

afterAll(() => rmSync(home, { recursive: true }));

function run(args: string, policyRoots: readonly string[] = [SHIPPED_POLICIES, home]): Ran {
  const ran: Ran = { code: undefined, out: '', err: '', thrown: undefined };
  const io: CliIo = {
    out: (text) => {
      ran.out += text;
    },
    err: (text) => {
      ran.err += text;
    },
    exit: (code) => {
      ran.code = code;
    },
    save: () => undefined,
    colours: false,
    policyRoots,
  };
  const program = new Command('caigou').exitOverride();
  dueCommand(program, io);
  try {
    program.parse(['due', ...args.split(' ')], { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    ran.thrown = error.code;
  }
  return ran;
}

function due(args: string) {
  const { code, out, err } = run(`${args} --json`);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  return JSON.parse(out);
}

describe('caigou due', () => {
  test.each([
    ['--from 2021-08-31 --working-days 15', '2021-09-22'],
    ['--from 2026-09-22 --working-days 7', '2026-10-09'],
    ['--from 2026-09-22 --working-days 2', '2026-09-24'],
    ['--from 2024-08-30 --working-days 10', '2024-09-13'],
    ['--from 2024-08-30 --working-days 10 --policy 222401', '2024-09-19'],
    ['--from 2024-08-30 --working-days 10 --policy 222400', '2024-09-19'],
    ['--from 2021-04-30 --months 1', '2021-05-31'],
    ['--from 2021-04-30 --months 1 --roll none', '2021-05-30'],
    ['--from 2022-08-30 --months 1 --before', '2022-07-29'],
    ['--from 2026-09-05 --days 30 --roll none', '2026-10-05'],
    ['--from 2026-09-05 --days 30', '2026-10-08'],
    ['--from 2026-10-09 --working-days 7 --before', '2026-09-22'],
    ['--from 2021-05-31 --years 2', '2023-05-31'],
  ])('%s is %s, final', (args, date) => {
    expect(due(args)).toMatchObject({ due: date, earliest: date, latest: date, certainty: 'final' });
  });

  test('answers exactly the fields other programs rely on', () => {
    const answer = due('--from 2021-09-15 --working-days 5');
    expect(Object.keys(answer).sort()).toEqual(['certainty', 'due', 'earliest', 'latest', 'proof']);
    expect(answer.proof).toContainEqual({
      kind: 'holiday',
      day: '2021-09-20',
      effect: 'skipped',
      noticeId: '000000/2021@2020-11-25',
      note: '中秋节',
    });
    for (const line of answer.proof)
      expect(line).toMatchObject({ kind: expect.any(String), day: expect.any(String), effect: expect.any(String) });
  });

  test('in an unannounced year is provisional with both ends', () => {
    expect(due('--from 2027-01-25 --working-days 10')).toMatchObject({
      due: '2027-02-04',
      certainty: 'provisional',
      earliest: '2027-02-04',
      latest: '2027-02-16',
    });
  });

  test('becomes final when the notice is put into the second folder', () => {
    const folder = join(home, 'calendars', '000000');
    mkdirSync(folder, { recursive: true });
    const notice = { title: '国务院办公厅关于2027年部分节假日安排的通知', date: '2026-12-01' };
    const rest = [{ name: '春节', from: '2027-02-05', to: '2027-02-12' }];
    const file = { code: '000000', year: 2027, kind: 'annual', notice, rest, work: ['2027-01-31', '2027-02-14'] };
    writeFileSync(join(folder, '2027@2026-12-01.json'), JSON.stringify(file));
    try {
      expect(due('--from 2027-01-25 --working-days 10')).toMatchObject({ due: '2027-02-14', certainty: 'final' });
    } finally {
      rmSync(join(home, 'calendars'), { recursive: true });
    }
  });

  test('for people shows the date, each step and the notices in Chinese', () => {
    const { code, out } = run('--from 2026-09-22 --working-days 7');
    expect(code).toBe(0);
    expect(out).toContain('到期日：2026-10-09（星期五）');
    expect(out).toContain('自 2026-09-22 起 7 个工作日');
    expect(out).toContain('2026-10-01（星期四）  国庆节放假，跳过 [1]');
    expect(out).toContain('[1] 国务院办公厅关于2026年部分节假日安排的通知（国办发明电〔2025〕7号，2025-11-04）');
    expect(out).toContain('《民法典》第二百零一条');
  });

  test('for people says what is provisional, and the latest day', () => {
    const { out } = run('--from 2026-12-25 --working-days 4');
    expect(out).toContain('到期日（暂定）：2026-12-29（星期二），最晚不过 2027-01-04（星期一）');
  });

  test('for people shows a notice without a number by its date', () => {
    expect(run('--from 2024-08-30 --working-days 10 --policy 222401').out).toContain(
      '2024年州庆放假的通告（2024-08-16）',
    );
  });
});

describe('bad input to caigou due', () => {
  test.each([
    ['--from 2026-02-30 --days 3', '--from', '没有这一天'],
    ['--from 2026/09/22 --days 3', '--from', 'YYYY-MM-DD'],
    ['--days 3', '--from', 'YYYY-MM-DD'],
    ['--from 2026-09-22', '--working-days | --days | --months | --years', '恰好选一个'],
    ['--from 2026-09-22 --days 3 --months 1', '--working-days | --days | --months | --years', '恰好选一个'],
    ['--from 2026-09-22 --working-days -3', '--working-days', '整数'],
    ['--from 2026-09-22 --days 1.5', '--days', '整数'],
    ['--from 2026-09-22 --days 99999', '--days', '不能超过'],
    ['--from 2026-09-22 --days 3 --roll up', '--roll', 'forward'],
    ['--from 2026-09-22 --days 3 --policy 999999', '--policy', '没有这个代码'],
    ['--from 2026-09-22 --days 3 --policy Yanji', '--policy', '六位'],
    ['--from 2013-12-31 --days 3', '--from', '2014-01-01'],
    ['--from 2014-01-02 --days 3 --before', '--from', '2014-01-01'],
    ['--from 2055-01-01 --years 10', '--from', '2060-12-31'],
  ])('%s ends with 2 and names %s', (args, field, expected) => {
    const { code, out, err } = run(`${args} --json`);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    const { code: refusal, problems } = JSON.parse(err);
    expect(refusal).toBe('bad-input');
    expect(problems).toHaveLength(1);
    expect(problems[0].field).toBe(field);
    expect(problems[0].expected).toContain(expected);
    expect(problems[0].hint.length).toBeGreaterThan(5);
  });

  test.each([
    ['--from 2026-09-22 --days 3 --colour', 'commander.unknownOption', '--colour：没有这个选项'],
    ['--from 2026-09-22 --days', 'commander.optionMissingArgument', '--days <N>：缺少值'],
    ['--from 2026-09-22 --days 3 4', 'commander.excessArguments', '不接受多余的参数'],
  ])('%s ends with 2 in our words', (args, thrown, text) => {
    const ran = run(args);
    expect(ran).toMatchObject({ code: 2, out: '', thrown });
    expect(ran.err).toContain(text);
    expect(ran.err).toContain('caigou due --help');
  });

  test('names every field that is wrong at once', () => {
    const { problems } = JSON.parse(run('--from 2026-02-30 --days x --roll up --json').err);
    expect(problems.map(({ field }: { field: string }) => field)).toEqual(['--from', '--days', '--roll']);
  });

  test('help is no mistake', () => {
    const ran = run('--help');
    expect(ran).toMatchObject({ code: 0, err: '', thrown: 'commander.helpDisplayed' });
    expect(ran.out).toContain('--working-days <N>');
  });
});

describe('a calendar that cannot be trusted', () => {
  test('gives no date: a damaged file ends with 1 and is named', () => {
    const damaged = mkdtempSync(join(tmpdir(), 'caigou-due-'));
    const file = join(damaged, 'calendars', '000000', '2027@2026-12-01.yaml');
    mkdirSync(join(file, '..'), { recursive: true });
    writeFileSync(file, 'code: "000000"');
    const ran = run('--from 2026-09-22 --days 3 --json', [SHIPPED_POLICIES, damaged]);
    rmSync(damaged, { recursive: true });
    expect(ran).toMatchObject({ code: 1, out: '' });
    expect(JSON.parse(ran.err)).toMatchObject({ code: 'calendar-file' });
    expect(ran.err).toContain('2027@2026-12-01.yaml');
  });

  test('gives no date: without any calendar it ends with 1', () => {
    expect(run('--from 2026-09-22 --days 3', [home])).toMatchObject({ code: 1, out: '' });
  });
});
