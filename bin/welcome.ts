import type { DemoLogin } from '../client/identity/types.js';
import type { DirectorySnapshot } from '../domain/directory/types.js';

/** What the first lines say: where it is, as whom one may act, how to go on. */
export function welcome(
  url: string,
  home: string,
  directories: readonly DirectorySnapshot[],
  logins: readonly DemoLogin[],
): string {
  const people = directories.flatMap(({ code, name, people: each }) => [
    `  ${name}（${code}）`,
    ...each.map((person) => `    --as ${person.id}  ${person.name}`),
  ]);
  const demo = logins.map(({ account, password, title }) => `  ${account}  ${password}  ${title}`);
  return [
    `采购周期管理已启动：${url}`,
    `数据目录：${home}（访问令牌在其中的 token 文件，信件在 mailbox 中）`,
    ...(demo.length > 0 ? ['在浏览器中打开上述地址，用演示账号登录（账号、密码、岗位）：', ...demo] : []),
    ...(people.length > 0 ? ['命令行可以用以下身份办理：', ...people] : ['尚未登记组织']),
    '例如：npx caigou todo --as officer；npx caigou cycle list --as officer',
    '按 Ctrl-C 停止，数据不会丢失。',
  ].join('\n');
}
