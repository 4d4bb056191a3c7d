import { Button } from 'antd';
import { useState } from 'react';
import type { CycleId } from '../../../../domain/ids.js';
import { CASE } from '../../../../texts/zh-CN/console/case.js';
import { NOTICES } from '../../../../texts/zh-CN/console/notices.js';
import { occurrenceName } from '../../../../texts/zh-CN/rehearsal.js';
import { NOTICE_STATE_NAMES } from '../../../../texts/zh-CN/terms.js';
import { thingText } from '../../../../texts/zh-CN/things.js';
import type { MailOfCase } from '../../api/register-answers.js';
import { usePeople } from '../../forms/use-people.js';
import { NoticeDialog } from '../../parts/notice-preview.js';
import { NoticeStateTag } from '../../parts/notice-state.js';
import { countyOf } from '../../parts/paths.js';
import { momentText } from '../../parts/words.js';
import type { Column } from '../../table/column.js';
import { PageTable } from '../../table/page-table.js';
import { useNumberedPages } from '../../table/use-numbered-pages.js';

/** Letters about a case, sent and to be sent, and what became of each; an outside party sees its own. */
export function LettersTab({ cycleId }: { cycleId: CycleId }) {
  const { nameOf } = usePeople(countyOf(cycleId));
  const [shown, setShown] = useState<number | null>(null);
  const { answer: _answer, ...pages } = useNumberedPages<MailOfCase>(`/api/cycles/${cycleId}/mails`, {});
  const columns: readonly Column<MailOfCase>[] = [
    { key: 'about', title: CASE.about, value: ({ about }) => thingText(about) },
    { key: 'occasion', title: NOTICES.occasion, value: ({ occurrence }) => occurrenceName(occurrence), wideOnly: true },
    { key: 'recipient', title: CASE.recipient, value: ({ recipient }) => nameOf(recipient) },
    {
      key: 'sent',
      title: CASE.sentOn,
      value: ({ deliveries, notBefore }) => momentText(deliveries.at(-1)?.at ?? notBefore),
    },
    {
      key: 'state',
      title: CASE.state,
      value: ({ state }) => NOTICE_STATE_NAMES[state],
      cell: ({ state }) => <NoticeStateTag state={state} />,
    },
    { key: 'fault', title: CASE.fault, value: ({ lastError }) => lastError, wideOnly: true },
    {
      key: 'act',
      title: NOTICES.act,
      value: () => null,
      cell: ({ id }) => (
        <Button size="small" aria-label={`${NOTICES.show} ${id}`} onClick={() => setShown(id)}>
          {NOTICES.show}
        </Button>
      ),
    },
  ];
  return (
    <>
      <PageTable title={CASE.letters} columns={columns} keyOf={({ id }) => String(id)} {...pages} />
      {shown !== null && <NoticeDialog id={shown} code={countyOf(cycleId)} onClose={() => setShown(null)} />}
    </>
  );
}
