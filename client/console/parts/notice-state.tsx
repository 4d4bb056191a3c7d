import { NOTICE_SIGNS } from '../../../texts/zh-CN/console/notices.js';
import { NOTICE_STATE_NAMES } from '../../../texts/zh-CN/terms.js';
import type { NoticeState } from '../api/register-answers.js';

const LAMPS = {
  queued: 'grey',
  sending: 'grey',
  sent: 'green',
  failed: 'red',
  unknown: 'yellow',
  bounced: 'red',
  cancelled: 'grey',
} as const satisfies Record<NoticeState, string>;

/** Where a notice is on its way: by sign, word and colour. */
export function NoticeStateTag({ state }: { state: NoticeState }) {
  return (
    <span className={`due due-${LAMPS[state]}`}>
      <span aria-hidden>{NOTICE_SIGNS[state]}</span>
      {NOTICE_STATE_NAMES[state]}
    </span>
  );
}
