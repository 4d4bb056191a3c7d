import type { FieldIssue } from '../../schemas/issues.js';
import type { Api, Reply } from './api.js';
import type { CliParts } from './parts.js';
import { type Telling, tell, tellUsage } from './report.js';

/** Options every command that asks the server has. */
export type AskOptions = { as?: string; json?: boolean };

/** Asks the server in somebody's name and tells the answer. */
export async function askServer(
  parts: CliParts,
  { as, json = false }: AskOptions,
  ask: (api: Api) => Promise<Reply>,
  text: Telling['text'],
): Promise<void> {
  const api = parts.api(as);
  if ('missing' in api) tellUsage(parts, json, [MISSING[api.missing]]);
  else tell(parts, await ask(api), { json, text });
}

export const MISSING = {
  person: {
    field: '--as',
    expected: { zh: '办理人', en: 'the person to act for' },
    mend: { zh: '写 --as officer，或设置环境变量 CAIGOU_PERSON', en: 'write --as officer or set CAIGOU_PERSON' },
  },
  token: {
    field: 'CAIGOU_HOME',
    expected: { zh: '有访问令牌的数据目录', en: 'a data folder with a token' },
    mend: {
      zh: '先启动一次，或把 CAIGOU_HOME 指向服务的数据目录',
      en: 'start the server once, or point CAIGOU_HOME at its folder',
    },
  },
  address: {
    field: 'CAIGOU_URL',
    expected: { zh: '正在运行的服务', en: 'a running server' },
    mend: {
      zh: '先启动（npm start 或 caigou up），或设置 CAIGOU_URL',
      en: 'start it (npm start, caigou up) or set CAIGOU_URL',
    },
  },
} as const satisfies Record<string, FieldIssue>;
