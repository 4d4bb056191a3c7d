import { z } from 'zod';
import { reportBodies } from '../commands/report.js';
import { calendarYear } from '../fields.js';

const bodies = reportBodies;

/** Facts of the chapter report (报告、公开). */
export const reportFacts = {
  'period-ended': z
    .strictObject({ period: bodies['submit-report'].shape.period })
    .describe('Period of a report has ended (报告期结束)'),
  'calendar-year-ended': z
    .strictObject({ year: calendarYear('Year that ended (年度)') })
    .describe('Calendar year has ended (年度结束)'),
  'report-submitted': bodies['submit-report'].describe('Report handed in (提交报告)'),
  'report-received': bodies['receive-report'].describe('Report received (收到报告)'),
  'report-sent-up': bodies['send-report-up'].describe('Report sent up (报告上报)'),
  'disclosure-recorded': bodies['record-disclosure'].describe('Disclosure (信息公开)'),
};
