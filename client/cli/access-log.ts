import type { Command } from 'commander';
import { fromMs, toMs } from '../../domain/calendar/instant.js';
import type { AccessPage } from '../../store/registry/identity/access-log.js';
import { PERSONAL_NAMES, WAY_NAMES } from '../../texts/zh-CN/identity.js';
import { type AskOptions, askServer } from './ask.js';
import { moreText } from './cycle.js';
import type { CliParts } from './parts.js';
import { table } from './report.js';
import { shared } from './shared-options.js';

type LogOptions = AskOptions & { person?: string; limit?: string; after?: string };

const BEIJING_MS = 8 * 3_600_000;

/** Adds `caigou access-log`: who read personal data. */
export function accessLogCommand(program: Command, parts: CliParts): void {
  shared(program.command('access-log').description('个人信息查阅记录；由管理员查看'))
    .option('--person <人员>', '只列这个人的查阅')
    .option('--limit <N>', '每页行数')
    .option('--after <位置>', '上一页给出的位置')
    .action(({ person, limit, after, ...options }: LogOptions) =>
      askServer(parts, options, (api) => api.get('/api/access-log', { person, limit, after }), logText),
    );
}

function logText({ reads, next }: AccessPage): string {
  const names: Readonly<Record<string, string>> = PERSONAL_NAMES;
  const rows = reads.map(({ at, person, personCode, way, what, subject }) => [
    fromMs(toMs(at) + BEIJING_MS)
      .slice(0, 16)
      .replace('T', ' '),
    ...[person, personCode, WAY_NAMES[way], names[what] ?? what, subject],
  ]);
  return `${table(['时间', '查阅人', '地区', '登录方式', '内容', '对象'], rows)}${moreText(next)}`;
}
