import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Command, CommanderError } from 'commander';
import type { CliParts } from '../../../client/cli/parts.js';
import { policyCommand } from '../../../client/cli/policy.js';
import { RULE_IDS } from '../../../domain/policy/rule-ids.js';
import { readYamlFile } from '../../../store/registry/yaml-file.js';
import { SHIPPED_POLICIES } from '../../domain/calendar/shipped.js';

type Ran = { code: number | undefined; out: string; err: string };

let home: string;

beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'caigou-policy-'));
  mkdirSync(join(home, 'profiles'));
});
afterAll(() => rmSync(home, { recursive: true }));

function run(args: string, policyRoots: readonly string[] = [SHIPPED_POLICIES]): Ran {
  const ran: Ran = { code: undefined, out: '', err: '' };
  const io: CliParts = {
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
    api: () => ({ missing: 'address' }),
    postSignedIn: () => ({ missing: 'address' }),
    firstAccount: () => Promise.reject(new Error('no store in this test')),
    readBytes: () => ({ problem: '没有这个文件' }),
    writeFile: () => null,
    readData: (path) => {
      const read = readYamlFile(path);
      return 'value' in read ? read.value : null;
    },
  };
  const program = new Command('caigou').exitOverride();
  policyCommand(program, io);
  try {
    program.parse(['policy', ...args.split(' ')], { from: 'user' });
  } catch (error) {
    // Commander has already reported it through io; anything else is a fault of ours.
    if (!(error instanceof CommanderError)) throw error;
  }
  return ran;
}

function put(name: string, text: string): readonly string[] {
  writeFileSync(join(home, 'profiles', name), text);
  return [SHIPPED_POLICIES, home];
}

const SHIPPED_CODES = [...new Set(readdirSync(join(SHIPPED_POLICIES, 'profiles')).map((file) => file.slice(0, 6)))];
const RULES = new Set<string>(Object.values(RULE_IDS).flat());

/** Words in Latin letters that are no id of a rule, no id of a document or policy, and no rating such as 3A. */
function internalNames(text: string): string[] {
  const plain = text.replaceAll(/\d{6}@\S+/g, '');
  return (plain.match(/[A-Za-z][A-Za-z0-9-]*/g) ?? []).filter((word) => !RULES.has(word) && !/^[A-Z0-9-]+$/.test(word));
}

describe('what people read of a policy', () => {
  test.each(SHIPPED_CODES)('is in Chinese, without an internal name of the program: %s', (code) => {
    expect(internalNames(run(`explain ${code}`).out)).toEqual([]);
    expect(internalNames(run(`diff 000000 ${code}`).out)).toEqual([]);
  });

  test('a name of the program among it would be found', () => {
    expect(internalNames('政策 222401@2026-01-01#ab12\n  staffing 人员：3A，JL-2021-2，minPerStation 2')).toEqual([
      'minPerStation',
    ]);
  });

  test('the fields a check names are in Chinese', () => {
    const lines = run('check')
      .out.split('\n')
      .filter((line) => /^(错误|说明) /.test(line));
    expect(lines.length).toBeGreaterThan(10);
    expect(internalNames(lines.join('\n'))).toEqual([]);
  });
});

describe('policy list', () => {
  test('names every jurisdiction with its versions and the layers that are missing', () => {
    const { out, code } = run('list');
    expect(code).toBe(0);
    expect(out).toMatch(/^000000 {2}全国 {2}2021-01-01（\d+ 条）、2025-06-01（\d+ 条）$/m);
    expect(out).toMatch(/^640402 {2}固原市原州区 {2}.* {2}缺层级 640400$/m);
  });

  test('as JSON', () => {
    const { profiles } = JSON.parse(run('list --json').out);
    expect(profiles.map(({ code }: { code: string }) => code)).toEqual([
      '000000',
      '110000',
      '130000',
      '130731',
      '140000',
      '141000',
      '220000',
      '222400',
      '222401',
      '410000',
      '610000',
      '610099',
      '640000',
      '640402',
    ]);
    expect(profiles[8]).toMatchObject({
      code: '222401',
      name: '延吉市',
      versions: [{ effectiveFrom: '2021-02-01', hash: expect.stringMatching(/^[0-9a-f]{64}$/) }],
      missing: [],
    });
  });
});

describe('policy explain', () => {
  test('a preference that may break the law is marked, and check names it', () => {
    expect(run('explain 640402').out).toContain(
      '    法律风险：可能违反中华人民共和国政府采购法实施条例（国务院令第658号） 第20条；只作提示，不参与评分\n',
    );
    expect(run('explain 222401').out).not.toContain('法律风险');
    expect(run('check').out).toMatch(/说明 {2}640402 .*local-preference 可能违反上位法.*：3A以上社会组织、/);
  });

  test('says of each parameter where it comes from and whether it is assumed', () => {
    const { out, code } = run('explain 222401');
    expect(code).toBe(0);
    const planFiling = out.slice(out.indexOf('  plan-filing  '), out.indexOf('  documents-on-offer  '));
    expect(planFiling).toContain('吉林省乡镇（街道）社会工作服务站设立工作方案（吉民发〔2021〕2号） 六（一）');
    expect(planFiling).toContain('期限：10 个工作日  ［暂按］  吉林省');
    expect(out).toContain(
      '流程：科室审核（2 个工作日） → 分管副局长审批（2 个工作日） → 局长审定（3 个工作日）  ［暂按］  延吉市',
    );
    expect(out).toMatch(/contract-contents[\s\S]*应有内容：.*全国＋吉林省/);
  });

  test('takes the version of the day that is asked for, else the newest', () => {
    expect(JSON.parse(run('explain 222401 --on 2021-03-01 --json').out).layers[0].version).toBe('2021-01-01');
    expect(JSON.parse(run('explain 222401 --json').out).layers[0].version).toBe('2025-06-01');
  });

  test('names missing layers and, as JSON, the documents that are cited', () => {
    const found = JSON.parse(run('explain 640402 --json').out);
    expect(found.missing).toEqual(['640400']);
    expect(run('explain 640402').out).toContain('640400 未编制，按上一层执行');
    const ids = found.sources.map(({ id }: { id: string }) => id);
    expect(ids).toContain('YZ-2021');
    expect(ids).not.toContain('JL-2021-2');
  });

  test('one rule shows what every layer says of each field, and where that is written', () => {
    const { out, code } = run('explain 222401 contract-contents');
    expect(code).toBe(0);
    expect(out).toMatch(
      / {6}合并 {2}全国：服务内容、.*［文件未定，暂按］政府购买服务管理办法（财政部令第102号） 合同内容\n/,
    );
    expect(out).toMatch(/ {6}采用 {2}吉林省：服务项目、.*［文件规定］吉林省.*（吉民发〔2021〕2号） 五（二）\n/);
    expect(out).not.toContain('contract-signing');
    expect(JSON.parse(run('explain 222401 contract-contents --json').out).rules).toHaveLength(1);
  });

  test('a county nobody has written a policy for is told that it goes by its province', () => {
    const { out, code } = run('explain 410122');
    expect(code).toBe(0);
    expect(out).toContain('410122 未编制，按上一层执行');
    expect(out).toMatch(/county-report-quarterly[\s\S]*河南省/);
    expect(JSON.parse(run('explain 410122 --json').out).missing).toEqual(['410100', '410122']);
  });

  test.each([
    ['explain 22', '六位数字'],
    ['explain 410022', '没有 410022 在这一天适用的政策'],
    ['explain 999999', '没有 999999 在这一天适用的政策'],
    ['explain 222401 --on 2021-02-30', 'YYYY-MM-DD'],
    ['explain 222401 --on 2021-01-15', '没有 222401 在这一天适用的政策'],
    ['explain', '缺少参数'],
    ['explain 222401 contract-signin', '是不是 contract-signing？'],
    ['explain 222401 contract-signing x', '不接受多余的参数'],
    ['explain 222401 --onn 2021-03-01', '没有这个选项'],
    ['explain 222401 --on', '缺少值'],
  ])('%s is a usage mistake with what was expected', (args, expected) => {
    const { code, out, err } = run(args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(expected);
  });

  test('a usage mistake as JSON has a code, a field and a hint', () => {
    expect(JSON.parse(run('explain 999999 --json').err)).toEqual({
      code: 'bad-input',
      problems: [{ field: '代码', expected: expect.any(String), hint: '运行 caigou policy list 查看全部代码和版本' }],
    });
  });
});

describe('policy check', () => {
  test('the shipped profiles have notes but no error', () => {
    const { code, out } = run('check');
    expect(code).toBe(0);
    expect(out).toMatch(/共 15 个文件，0 处错误，\d+ 处说明\n$/);
    expect(out).toContain('说明  640400 640400  未编制，按上一层执行');
    expect(JSON.parse(run('check --json').out)).toMatchObject({ ok: true });
  });

  test('a county looser than the law is an error and the exit code says so', () => {
    const roots = put(
      '330000-zhejiang@2021-01-01.yaml',
      `
code: "330000"
name: 浙江省
effectiveFrom: "2021-01-01"
rules:
  - id: contract-filing-finance
    kind: clock
    authority: stated
    basis: [{ source: CN-GPA, clause: 第47条 }]
    limit: { by: count, amount: 15, unit: workingDay, direction: after, roll: forward }
`,
    );
    const { code, out } = run('check', roots);
    expect(code).toBe(1);
    expect(out).toMatch(/^错误 {2}330000 浙江省 {2}contract-filing-finance 的规定比法律宽，仍按法律：期限$/m);
    expect(JSON.parse(run('check --json', roots).out)).toMatchObject({ ok: false });
    expect(run('explain 330000', roots).out).toMatch(
      /冲突：\n {2}contract-filing-finance：浙江省的规定比法律宽，仍按法律（期限）/,
    );
  });

  test('a file with a mistake is named with its place, and nothing is answered from the others', () => {
    const roots = put(
      '330000-zhejiang@2021-01-01.yaml',
      'code: "330000"\nname: 浙江省\neffectiveFrom: "2021-01-01"\nrulez: []\n',
    );
    const { code, out, err } = run('list', roots);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toContain('rulez：没有这个字段。是不是 rules？');
    expect(JSON.parse(run('list --json', roots).err)).toMatchObject({
      code: 'policy-file',
      problems: expect.any(Array),
    });
  });
});

describe('policy diff', () => {
  test('shows what two jurisdictions do differently', () => {
    const { out, code } = run('diff 222401 640402');
    expect(code).toBe(0);
    expect(out).toMatch(/^ {2}plan-filing：只有甲有$/m);
    expect(out).toMatch(/^ {2}work-plan-filing：只有乙有$/m);
    expect(out).toMatch(/ {2}cycle-length\n[\s\S]*? {4}上限：3 → 2\n/);
  });

  test('shows what two versions do differently', () => {
    const found = JSON.parse(run('diff 222401@2021-03-01 222401 --json').out);
    expect(found.rules.map(({ rule }: { rule: string }) => rule)).toEqual([
      'contract-change-notice',
      'invoice-payment',
      'sme-payment',
      'overdue-disclosure',
    ]);
    expect(found.a).toMatchObject({ id: '222401', version: '2021-02-01' });
    expect(found.b).toMatchObject({ id: '222401', version: '2025-06-01' });
  });

  test('plays a scenario under both and tells which day, status and refusal would be otherwise', () => {
    const file = join(SHIPPED_POLICIES, 'scenarios', '222401-late-signing.yaml');
    const { out, code } = run(`diff 222401 640402 --scenario ${file}`);
    expect(code).toBe(0);
    expect(out).toMatch(/期限 报送年度实施计划备案（整个采购项目）：\d{4}-\d\d-\d\d（已办结） → 没有这一事项\n/);
    expect(out).toMatch(/第 1 项命令“启动采购周期”：办理 → 拒绝（/);
    const { cycles } = JSON.parse(run(`diff 222401 222401 --scenario ${file} --json`).out);
    expect(cycles).toEqual([{ cycle: file, duties: [], refusals: [], violations: [], stage: null }]);
  });

  test('cycles on record need the server that has them', () => {
    const { code, err } = run('diff 222401 640402 --all');
    expect(code).toBe(2);
    expect(err).toContain('CAIGOU_URL');
  });

  test('a policy does not differ from itself', () => {
    expect(run('diff 222401 222401').out).toContain('没有差别');
  });

  test.each([
    'diff 222401',
    'diff 222401 99',
    'diff 22 222401',
    'diff 222401@2021-02-30 222401',
    'diff 222401@2026-01-01@x 222401',
  ])('%s is a usage mistake', (args) => expect(run(args).code).toBe(2));
});
