import { Alert, Button, Space, Typography } from 'antd';
import { useState } from 'react';
import { ABSENCES } from '../../../../texts/zh-CN/console/directory.js';
import { useDirectory, useIsOpen, useOwnEntries } from '../../directory/use-directory.js';
import { Answered } from '../../parts/states.js';
import { isMeantFor } from '../../session/session.js';
import { useSession } from '../../session/use-session.js';
import { AbsenceDialog, EndDialog, ProxyDialog } from './entry-dialogs.js';
import { AbsenceLists } from './lists.js';

type Open =
  | { what: 'absence' | 'proxy' }
  | { what: 'end'; title: string; edit: Parameters<typeof EndDialog>[0]['edit'] }
  | null;

/** Who is away, and who stands in: one's own to enter, everybody's for whoever keeps the directory. */
export function Screen() {
  const [open, setOpen] = useState<Open>(null);
  const session = useSession();
  const query = useDirectory();
  const keeps = isMeantFor(session, ['administrator']) || session.posts.includes('superior');
  const isOpen = useIsOpen();
  const own = useOwnEntries();
  const close = () => setOpen(null);
  const lists = (directory: Parameters<typeof AbsenceLists>[0]['directory']) => (
    <AbsenceLists
      directory={directory}
      mayEnd={(person) => keeps || person === session.person.id}
      onEndAbsence={({ person }) =>
        setOpen({ what: 'end', title: ABSENCES.endAbsence, edit: { kind: 'end-absence', person } })
      }
      onEndProxy={({ id }) => setOpen({ what: 'end', title: ABSENCES.endProxy, edit: { kind: 'end-proxy', id } })}
    />
  );
  return (
    <>
      <Typography.Title level={1}>{ABSENCES.title}</Typography.Title>
      <Space wrap className="no-print">
        <Button type="primary" onClick={() => setOpen({ what: 'absence' })}>
          {ABSENCES.addAbsence}
        </Button>
        <Button onClick={() => setOpen({ what: 'proxy' })}>{ABSENCES.addProxy}</Button>
      </Space>
      {isOpen ? (
        <Answered query={query}>{lists}</Answered>
      ) : (
        <>
          <Alert type="info" showIcon title={ABSENCES.closed} />
          <Answered query={own}>{lists}</Answered>
        </>
      )}
      {open?.what === 'absence' && <AbsenceDialog keeps={keeps} onClose={close} />}
      {open?.what === 'proxy' && <ProxyDialog keeps={keeps} onClose={close} />}
      {open?.what === 'end' && <EndDialog title={open.title} edit={open.edit} onClose={close} />}
    </>
  );
}
