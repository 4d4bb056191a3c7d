import { Typography } from 'antd';
import { NOTICE_IMPORT } from '../../../../texts/zh-CN/console/policies.js';
import type { NoticeOutlook, NoticeProgress } from '../../api/policy-answers.js';
import { TextImport } from '../../forms/text-import.js';
import { Imported } from './imported.js';
import { MovedDates } from './moved-dates.js';
import { NoticeDays } from './notice-days.js';

/** A notice on holidays: what it changes, day by day and case by case, and only then its import. */
export function Screen() {
  return (
    <>
      <Typography.Title level={1}>{NOTICE_IMPORT.title}</Typography.Title>
      <Typography.Paragraph>{NOTICE_IMPORT.lead}</Typography.Paragraph>
      <TextImport<object, NoticeOutlook, NoticeProgress>
        words={NOTICE_IMPORT}
        path="/api/calendar/notices"
        rows={8}
        accept=".yaml,.yml,.json"
        bodyOf={({ text }) => ({ notice: text })}
        digestOf={({ status, digest }) => (status === 'nothing' ? null : digest)}
        seen={(outlook) => <Foreseen outlook={outlook} />}
        done={(progress) => <Imported progress={progress} />}
      />
    </>
  );
}

function Foreseen({ outlook }: { outlook: NoticeOutlook }) {
  return (
    <>
      <h2>{NOTICE_IMPORT.statuses[outlook.status]}</h2>
      <NoticeDays notice={outlook.notice} />
      <MovedDates outlook={outlook} />
    </>
  );
}
