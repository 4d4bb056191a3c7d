import type { DirectorySnapshot } from '../domain/directory/types.js';

/** What the first lines say: where it is, as whom one may act, how to go on. */
export function welcome(url: string, home: string, directories: readonly DirectorySnapshot[]): string {
  const people = directories.flatMap(({ code, name, people: each }) => [
    `  ${name}（${code}）`,
    ...each.map((person) => `    --as ${person.id}  ${person.name}`),
  ]);
  return [
    `采购周期管理已启动：${url}`,
    `数据目录：${home}（访问令牌在其中的 token 文件，信件在 mailbox 中）`,
    ...(people.length > 0 ? ['可以用以下身份办理：', ...people] : ['尚未登记组织']),
    '例如：npx caigou todo --as officer；npx caigou cycle list --as officer',
    '按 Ctrl-C 停止，数据不会丢失。',
  ].join('\n');
}
