import type { OutgoingLetter } from '../../../activities/adapters/sender.js';
import { instant } from '../../../domain/calendar/instant.js';
import { plainDate } from '../../../domain/calendar/plain-date.js';
import { renderIcs } from '../../../render/ics.js';
import { messageIdOf } from '../../../store/outbox/letters.js';

export const from = { name: '延吉市民政局', email: 'caigou@yanji.example' };

const at = instant('2026-08-31T01:00:00.000Z');

const ics = renderIcs({
  method: 'PUBLISH',
  at,
  organizer: from,
  entries: [
    {
      uid: 'contract-signing@caigou',
      sequence: 0,
      when: { day: plainDate('2026-09-30') },
      summary: '签订合同',
      description: '延吉市2026年社工站购买服务项目',
      tentative: false,
    },
  ],
});

/** A letter to the officer with Chinese everywhere a header or a body may hold it. */
export function letterTo(email: string, id = 'a'.repeat(32)): OutgoingLetter {
  return {
    id,
    to: { name: '经办人（北山街道，社工站）', email },
    subject: '还剩 5 个工作日：签订合同，9月30日前完成，延吉市2026年社工站购买服务项目',
    html: '<p>请在<b>9月30日</b>前签订合同。</p>',
    text: '请在9月30日前签订合同。\n',
    ics,
    messageId: messageIdOf(id),
    at,
  };
}
