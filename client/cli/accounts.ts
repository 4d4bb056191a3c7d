import type { Command } from 'commander';
import { problemOf } from '../http/problem.js';
import type { AccountLine, FirstPassword } from '../identity/types.js';
import type { Reply } from './api.js';
import { type AskOptions, askServer } from './ask.js';
import { dataOf } from './data.js';
import type { CliParts } from './parts.js';
import { table, tell, tellUsage } from './report.js';
import { shared } from './shared-options.js';

const PATH = '/api/accounts';

type AddOptions = AskOptions & { account?: string; first?: boolean; code?: string; directory?: string };

/** Adds `caigou account`: who may sign in. The first administrator's is made on the machine, without a server. */
export function accountCommand(program: Command, parts: CliParts): void {
  const account = program.command('account').description('账号：谁可以登录；由管理员管理');
  shared(account.command('list').description('列出账号')).action((options: AskOptions) =>
    askServer(parts, options, (api) => api.get(PATH), accountsText),
  );
  shared(account.command('add <人员>').description('为组织中的人员开立账号；初始密码只显示一次'))
    .option('--account <账号>', '账号名；不写则同人员编号')
    .option('--first', '在服务器上开立首位管理员的账号（直接打开数据库，须先停止内嵌服务）')
    .option('--code <代码>', '与 --first 同用：行政区划代码')
    .option('--directory <文件>', '与 --first 同用：该地区尚无通讯录时，先由这个 YAML 文件建立')
    .action((person: string, { account: name, first, code, directory, ...options }: AddOptions) =>
      first === true
        ? firstOne(parts, options, { person, account: name, code, directory })
        : askServer(parts, options, (api) => api.post(PATH, { person, account: name }), passwordText),
    );
  shared(account.command('reset <账号>').description('重置密码，重新启用；其全部登录立即失效')).action(
    (name: string, options: AskOptions) =>
      askServer(parts, options, (api) => api.post(`${PATH}/${encodeURIComponent(name)}/reset`, {}), passwordText),
  );
  shared(account.command('disable <账号>').description('停用账号；其全部登录和访问令牌立即失效')).action(
    (name: string, options: AskOptions) =>
      askServer(
        parts,
        options,
        (api) => api.post(`${PATH}/${encodeURIComponent(name)}/disable`, {}),
        () => `账号 ${name} 已停用\n`,
      ),
  );
}

type First = { person: string; account: string | undefined; code: string | undefined; directory: string | undefined };

async function firstOne(parts: CliParts, { json = false }: AskOptions, { directory, code, ...given }: First) {
  if (code === undefined) return tellUsage(parts, json, [NO_CODE]);
  const read = directory === undefined ? { value: null } : dataOf(parts, `@${directory}`);
  if ('issues' in read)
    return tellUsage(
      parts,
      json,
      read.issues.map((issue) => ({ ...issue, field: '--directory' })),
    );
  const made = await parts.firstAccount({ ...given, code, directory: read.value });
  const reply: Reply = 'code' in made ? { kind: 'refused', problem: problemOf(made) } : { kind: 'done', body: made };
  return tell(parts, reply, { json, text: passwordText });
}

const NO_CODE = {
  field: '--code',
  expected: { zh: '行政区划代码，六位', en: 'a region code, six digits' },
  mend: { zh: '例如 --first --code 222401', en: 'for example --first --code 222401' },
};

function passwordText({ account, person, password }: FirstPassword): string {
  return `人员 ${person} 的账号：${account}\n初始密码：${password}\n（只显示这一次；首次登录须修改）\n`;
}

function accountsText({ accounts }: { accounts: AccountLine[] }): string {
  const rows = accounts.map(({ account, person, name, mustChange, demo, disabledAt }) => [
    ...[account, person, name ?? '（已不在组织中）'],
    [
      ...(disabledAt === null ? [] : ['已停用']),
      ...(mustChange ? ['待改初始密码'] : []),
      ...(demo ? ['演示'] : []),
    ].join('、'),
  ]);
  return table(['账号', '人员', '姓名', '状态'], rows);
}
