import { z } from 'zod';
import { DISCLOSURES, RECIPIENTS, REPORTS } from '../../domain/policy/vocabulary.js';
import { attachments, medium } from '../common.js';
import { calendarYear, choice, list, ownId, period, some } from '../fields.js';

const body = {
  report: choice(REPORTS, 'Kind of report (报告类别)'),
  period,
  station: ownId('Station, when the report is of one (社工站)', 'station').optional(),
  attachments,
};
const recipient = (about: string) => choice(RECIPIENTS, about);

/** Bodies of the chapter report (报告、公开). */
export const reportBodies = {
  'submit-report': z
    .strictObject({ ...body, to: some(recipient('Recipient'), 'To whom (报送单位)') })
    .describe('Hand in a report (提交报告)'),
  'receive-report': z
    .strictObject({ ...body, by: recipient('Who received it (接收单位)') })
    .describe('Receive a report (接收报告)'),
  'send-report-up': z
    .strictObject({
      ...body,
      to: recipient('To whom (报送单位)'),
      copyTo: list(recipient('Copy'), 'Copies (抄送)').optional(),
    })
    .describe('Send a report up (上报报告)'),
  'record-disclosure': z
    .strictObject({
      year: calendarYear('Year disclosed (公开年度)'),
      of: choice(DISCLOSURES, 'What is disclosed (公开事项)'),
      medium,
    })
    .describe('Record a disclosure (登记信息公开)'),
};
