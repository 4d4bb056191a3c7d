import type { Command } from 'commander';
import { type AskOptions, askServer } from './ask.js';
import type { CliParts } from './parts.js';
import { tellUsage } from './report.js';
import { shared } from './shared-options.js';

/** Standard input, as most programs write it. */
const STANDARD_INPUT = '-';

/** Adds `caigou mail bounce < message.eml`: a letter that came back after it had been accepted. */
export function bounceCommand(mail: Command, parts: CliParts): void {
  shared(mail.command('bounce [文件]').description('登记一封退信（.eml 原文，不写文件则读标准输入）')).action(
    (file: string | undefined, options: AskOptions) => {
      const read = parts.readBytes(file ?? STANDARD_INPUT);
      if ('bytes' in read)
        return askServer(parts, options, (api) => api.send('/api/mail/bounces', {}, read.bytes), text);
      const expected = { zh: '退信原文', en: 'the bounce as it came' };
      const mend = { zh: read.problem, en: read.problem };
      return tellUsage(parts, options.json === true, [{ field: '文件', expected, mend }]);
    },
  );
}

type Taken = { recipient: string; address: string; cycles: string[]; detail: string };

function text({ recipient, address, cycles, detail }: Taken): string {
  const about = cycles.length === 0 ? '' : `，涉及 ${cycles.join('、')}`;
  return `已登记退信：${recipient}（${address}）${about}\n  ${detail}\n  该地址已标为不通，更正前不再向它发信：npx caigou mail correct ${recipient} <新邮箱>\n`;
}

/** Adds `caigou mail correct`: an address that takes letters, also the same one once it does again. */
export function correctCommand(mail: Command, parts: CliParts): void {
  shared(
    mail.command('correct <人员> <邮箱>').description('更正（或者确认可用）收件地址，并补发因地址不通而未送达的通知'),
  ).action((person: string, address: string, options: AskOptions) =>
    askServer(parts, options, (api) => api.post('/api/mail/addresses', { person, address }), correctedText),
  );
}

type Corrected = { party: string; address: string; queued: number };

function correctedText({ party, address, queued }: Corrected): string {
  const sent = queued === 0 ? '没有需要补发的通知' : `${queued} 条通知将在一小时内补发`;
  return `已登记收件地址：${party}（${address}），${sent}\n`;
}
