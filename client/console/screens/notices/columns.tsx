import { Button, Space } from 'antd';
import { Link } from 'react-router';
import { NOTICES } from '../../../../texts/zh-CN/console/notices.js';
import { STUCK } from '../../../../texts/zh-CN/console/stuck.js';
import { occurrenceName } from '../../../../texts/zh-CN/rehearsal.js';
import { NOTICE_STATE_NAMES } from '../../../../texts/zh-CN/terms.js';
import { thingText } from '../../../../texts/zh-CN/things.js';
import type { NoticeInCounty, NoticeState } from '../../api/register-answers.js';
import { NoticeStateTag } from '../../parts/notice-state.js';
import { casePath } from '../../parts/paths.js';
import { momentText } from '../../parts/words.js';
import type { Column } from '../../table/column.js';

type Act = (notice: NoticeInCounty) => void;
/** What the reader may do with a notice; null where it is not his to do. */
type Acts = { onShow: Act; onCorrect: Act | null; onResend: Act | null };

const UNDELIVERED: readonly NoticeState[] = ['failed', 'bounced', 'unknown'];

/** Columns of the notices; `nameOf` says how a person is called. */
export function noticeColumns(nameOf: (id: string) => string, acts: Acts): Column<NoticeInCounty>[] {
  return [
    {
      key: 'cycle',
      title: NOTICES.cycle,
      value: (line) => (isOfCase(line) ? line.cycleId : STUCK.county),
      cell: (line) => (isOfCase(line) ? <Link to={casePath(line.cycleId)}>{line.cycleId}</Link> : STUCK.county),
      keep: true,
    },
    { key: 'about', title: NOTICES.about, value: ({ about }) => thingText(about) },
    { key: 'occasion', title: NOTICES.occasion, value: ({ occurrence }) => occurrenceName(occurrence) },
    { key: 'recipient', title: NOTICES.recipient, value: ({ recipient }) => nameOf(recipient) },
    { key: 'address', title: NOTICES.address, value: (line) => line.address, wideOnly: true },
    {
      key: 'when',
      title: NOTICES.when,
      value: ({ settledAt, notBefore }) => momentText(settledAt ?? notBefore),
      keep: true,
    },
    {
      key: 'state',
      title: NOTICES.state,
      value: ({ state }) => NOTICE_STATE_NAMES[state],
      cell: ({ state }) => <NoticeStateTag state={state} />,
      keep: true,
    },
    { key: 'fault', title: NOTICES.fault, value: faultOf, wideOnly: true },
    {
      key: 'act',
      title: NOTICES.act,
      value: () => null,
      cell: (notice) => <RowActs notice={notice} acts={acts} />,
    },
  ];
}

/** What is told of the county as a whole bears its code, not the number of a case. */
function isOfCase({ cycleId }: NoticeInCounty): boolean {
  return cycleId.includes('-');
}

function faultOf({ lastError, wasUnknown }: NoticeInCounty): string | null {
  return wasUnknown ? [NOTICES.mayBeTwice, lastError].filter((part) => part !== null).join('；') : lastError;
}

function RowActs({ notice, acts: { onShow, onCorrect, onResend } }: { notice: NoticeInCounty; acts: Acts }) {
  const undelivered = UNDELIVERED.includes(notice.state);
  const named = (act: string) => ({ 'aria-label': `${act} ${notice.id}` });
  return (
    <Space wrap className="no-print">
      <Button size="small" {...named(NOTICES.show)} onClick={() => onShow(notice)}>
        {NOTICES.show}
      </Button>
      {onCorrect && undelivered && (
        <Button size="small" {...named(NOTICES.correct)} onClick={() => onCorrect(notice)}>
          {NOTICES.correct}
        </Button>
      )}
      {onResend && notice.readdressable && (
        <Button size="small" {...named(NOTICES.resend)} onClick={() => onResend(notice)}>
          {NOTICES.resend}
        </Button>
      )}
    </Space>
  );
}
