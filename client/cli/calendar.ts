import type { Command } from 'commander';
import { compileCalendar, EVERY_YEAR } from '../../domain/calendar/compile.js';
import { type CalendarFile, NATION } from '../../domain/calendar/year-data.js';
import { isRegionCode } from '../../domain/ids.js';
import type { FieldIssue } from '../../schemas/issues.js';
import { isGoverned, readCalendarFiles } from '../../store/registry/calendar-files.js';
import { EXIT } from '../refusals.js';
import { importCommand } from './calendar-import.js';
import { listedNotices, shownYear } from './calendar-shown.js';
import { damageText, noticesText, yearText } from './calendar-text.js';
import type { CliIo } from './io.js';
import type { CliParts } from './parts.js';
import { tellUsage } from './report.js';

type Options = { policy?: string; json?: boolean };

/** Adds `caigou calendar list|show|import`: the holiday notices there are, one year, and a new one. */
export function calendarCommand(program: Command, parts: CliParts): void {
  const calendar = program.command('calendar').description('放假通知：查看、导入');
  calendar
    .command('list')
    .description('列出全部放假通知（离线）')
    .option('--json', '输出 JSON')
    .action(({ json = false }: Options) =>
      withFiles(parts, json, (files) => {
        const notices = listedNotices(files);
        parts.out(json ? `${JSON.stringify({ notices })}\n` : noticesText(notices));
      }),
    );
  calendar
    .command('show <年份>')
    .description('某一年的放假和调休（离线）')
    .option('--policy <代码>', '行政区划代码，六位；不写则为全国')
    .option('--json', '输出 JSON')
    .action((year: string, { policy = NATION, json = false }: Options) => {
      const wrong = wrongIn(parts, year, policy);
      if (wrong !== undefined || !isRegionCode(policy)) return tellUsage(parts, json, [wrong ?? BAD_CODE]);
      return withFiles(parts, json, (files) => {
        const shown = shownYear(compileCalendar(files, { code: policy, ...EVERY_YEAR }), Number(year));
        parts.out(json ? `${JSON.stringify(shown)}\n` : yearText(shown));
      });
    });
  importCommand(calendar, parts);
}

/** A damaged file is no mistake of the caller, but nothing may be told over it. */
function withFiles(io: CliIo, json: boolean, work: (files: CalendarFile[]) => void): void {
  const { files, problems } = readCalendarFiles(io.policyRoots);
  if (problems.length === 0) {
    work(files);
    io.exit(EXIT.done);
  } else {
    io.err(json ? `${JSON.stringify({ code: 'calendar-file', problems })}\n` : damageText(problems));
    io.exit(EXIT.fault);
  }
}

function wrongIn({ policyRoots }: CliIo, year: string, policy: string): FieldIssue | undefined {
  if (!/^\d{4}$/.test(year)) return BAD_YEAR;
  return isRegionCode(policy) && isGoverned(policyRoots, policy) ? undefined : BAD_CODE;
}

const BAD_YEAR: FieldIssue = {
  field: '年份',
  expected: { zh: '四位数字', en: 'four digits' },
  mend: { zh: '例如 caigou calendar show 2026', en: 'for example: calendar show 2026' },
};
const BAD_CODE: FieldIssue = {
  field: '--policy',
  expected: { zh: '有政策或日历的行政区划代码', en: 'a region with a policy or a calendar' },
  mend: { zh: '例如 222401；caigou policy list 列出全部', en: 'for example 222401; see policy list' },
};
