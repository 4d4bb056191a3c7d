import { Typography } from 'antd';
import { useState } from 'react';
import type { CycleId } from '../../../../domain/ids.js';
import { NOTICES } from '../../../../texts/zh-CN/console/notices.js';
import { NOTICE_STATE_NAMES } from '../../../../texts/zh-CN/terms.js';
import type { NoticeInCounty, NoticesInCounty } from '../../api/register-answers.js';
import { CountyChoice } from '../../county/county-choice.js';
import { useCounty } from '../../county/use-county.js';
import { usePeople } from '../../forms/use-people.js';
import { EngineRepairDialog } from '../../parts/engine-repair-dialog.js';
import { NoticeDialog } from '../../parts/notice-preview.js';
import { isMeantFor } from '../../session/session.js';
import { useSession } from '../../session/use-session.js';
import { type Filter, optionsOf, useFilters } from '../../table/filters.js';
import { PageTable } from '../../table/page-table.js';
import { SavedViews } from '../../table/saved-views.js';
import { usePages } from '../../table/use-pages.js';
import { AddressDialog } from './address-dialog.js';
import { BounceButton } from './bounce-dialog.js';
import { noticeColumns } from './columns.js';

type Shown = { what: 'letter' | 'address'; notice: NoticeInCounty } | { what: 'resend'; cycleId: CycleId } | null;

/** The notices of the county: to be sent, sent, and what became of each. */
export function Screen() {
  const [shown, setShown] = useState<Shown>(null);
  const session = useSession();
  const { code, isOwn } = useCounty();
  const { nameOf, choices } = usePeople(code);
  const [values] = useFilters();
  const filters: readonly Filter[] = [
    { name: 'states', label: NOTICES.state, kind: 'choice', several: true, options: optionsOf(NOTICE_STATE_NAMES) },
    { name: 'recipient', label: NOTICES.recipient, kind: 'choice', options: choices },
    { name: 'cycle', label: NOTICES.cycle, kind: 'text' },
  ];
  const query = { ...Object.fromEntries(filters.map(({ name }) => [name, values[name]])), code };
  const pages = usePages('/api/notices', query, ({ notices }: NoticesInCounty) => notices);
  const mayCorrect = isOwn && (session.posts.includes('officer') || session.posts.includes('administrator'));
  const acts = {
    onShow: (notice: NoticeInCounty) => setShown({ what: 'letter', notice }),
    onCorrect: mayCorrect ? (notice: NoticeInCounty) => setShown({ what: 'address', notice }) : null,
    onResend:
      isOwn && isMeantFor(session, ['administrator'])
        ? ({ cycleId }: NoticeInCounty) => setShown({ what: 'resend', cycleId })
        : null,
  };
  const close = () => setShown(null);
  return (
    <>
      <Typography.Title level={1}>{NOTICES.title}</Typography.Title>
      <CountyChoice />
      <PageTable
        title={NOTICES.title}
        columns={noticeColumns(nameOf, acts)}
        keyOf={({ id }) => String(id)}
        filters={filters}
        tools={
          <>
            <SavedViews list="notices" />
            {mayCorrect && <BounceButton />}
          </>
        }
        {...pages}
      />
      {shown?.what === 'letter' && <NoticeDialog id={shown.notice.id} code={code} onClose={close} />}
      {shown?.what === 'address' && (
        <AddressDialog notice={shown.notice} name={nameOf(shown.notice.recipient)} onClose={close} />
      )}
      {shown?.what === 'resend' && (
        <EngineRepairDialog cycleId={shown.cycleId} does="resend-letters" title={NOTICES.resend} onClose={close} />
      )}
    </>
  );
}
