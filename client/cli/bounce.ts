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
  return `已登记退信：${recipient}（${address}）${about}\n  ${detail}\n  该地址已标为不通，请更正后重新发送\n`;
}
