import type { Command } from 'commander';
import type { ApiToken } from '../../store/registry/identity/tokens.js';
import { SCOPE_NAMES } from '../../texts/zh-CN/identity.js';
import { type AskOptions, askServer, MISSING } from './ask.js';
import type { CliParts } from './parts.js';
import { table, tell, tellUsage } from './report.js';
import { shared } from './shared-options.js';

const PATH = '/api/tokens';

type MakeOptions = AskOptions & { scope: string; days?: string; account?: string };

/** Adds `caigou token`: tokens of programs and of command lines that are not on the server's own machine. */
export function tokenCommand(program: Command, parts: CliParts): void {
  const token = program.command('token').description('访问令牌：供程序和命令行使用（CAIGOU_TOKEN）');
  shared(token.command('create <用途>').description('开立本人的访问令牌；只显示一次'))
    .option('--scope <权限>', 'read 查阅、write 办理、operate 管理', 'read')
    .option('--days <N>', '有效天数，不写则 90')
    .option('--account <账号>', '以账号登录后开立；密码由标准输入读取')
    .action((name: string, { scope, days, account, ...options }: MakeOptions) => {
      const asked = { name, scope, ...(days === undefined ? {} : { days: Number(days) }) };
      return account === undefined
        ? askServer(parts, options, (api) => api.post(PATH, asked), tokenText)
        : bySigningIn(parts, options, { account, asked });
    });
  shared(token.command('list').description('列出访问令牌；管理员看本地区全部')).action((options: AskOptions) =>
    askServer(parts, options, (api) => api.get(PATH), tokensText),
  );
  shared(token.command('revoke <编号>').description('吊销访问令牌，立即失效')).action(
    (id: string, options: AskOptions) =>
      askServer(
        parts,
        options,
        (api) => api.delete(`${PATH}/${encodeURIComponent(id)}`),
        () => `访问令牌 ${id} 已吊销\n`,
      ),
  );
}

/** Where there is no local token: signs in, makes the token, signs out again. */
async function bySigningIn(
  parts: CliParts,
  options: AskOptions,
  { account, asked }: { account: string; asked: object },
): Promise<void> {
  const read = parts.readBytes('-');
  if ('problem' in read) return tellUsage(parts, options.json === true, [NO_PASSWORD]);
  const password = new TextDecoder().decode(read.bytes).replace(/\r?\n$/, '');
  const reply = parts.postSignedIn({ account, password }, { path: PATH, body: asked });
  if ('missing' in reply) return tellUsage(parts, options.json === true, [MISSING[reply.missing]]);
  return tell(parts, await reply, { json: options.json === true, text: tokenText });
}

const NO_PASSWORD = {
  field: '--account',
  expected: { zh: '标准输入中的密码', en: 'the password on standard input' },
  mend: { zh: '例如 caigou token create … --account … < 密码文件', en: 'redirect a file to standard input' },
};

function tokenText({ token, id, expiresAt }: { token: string; id: string; expiresAt: string }): string {
  return `访问令牌（编号 ${id}，有效至 ${expiresAt.slice(0, 10)}，只显示这一次）：\n${token}\n`;
}

function tokensText({ tokens }: { tokens: ApiToken[] }): string {
  const rows = tokens.map(({ id, person, name, scope, expiresAt, seenAt, revokedAt }) => [
    ...[id, person, name, SCOPE_NAMES[scope], expiresAt.slice(0, 10), seenAt?.slice(0, 10) ?? ''],
    revokedAt === null ? '' : '已吊销',
  ]);
  return table(['编号', '人员', '用途', '权限', '有效至', '最近使用', '状态'], rows);
}
