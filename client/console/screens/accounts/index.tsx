import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Popconfirm, Space, Typography } from 'antd';
import { useState } from 'react';
import { ACCOUNTS } from '../../../../texts/zh-CN/console/accounts.js';
import { PARTS } from '../../../../texts/zh-CN/console/parts.js';
import type { AccountLine, FirstPassword } from '../../api/account-answers.js';
import { get, send } from '../../api/call.js';
import { Failure } from '../../parts/failure.js';
import { ShownOnce } from '../../parts/shown-once.js';
import { Answered } from '../../parts/states.js';
import { momentText } from '../../parts/words.js';
import type { Column } from '../../table/column.js';
import { PageTable } from '../../table/page-table.js';
import { NewAccountDialog } from './new-account.js';

type Act = { account: string; does: 'reset' | 'disable' };

/** Who may sign in with a password of this installation; a forgotten one is made anew, an account ended. */
export function Screen() {
  const client = useQueryClient();
  const [adding, setAdding] = useState(false);
  const query = useQuery({
    queryKey: ['accounts'],
    queryFn: () => get<{ accounts: AccountLine[] }>('/api/accounts'),
  });
  const act = useMutation({
    mutationFn: ({ account, does }: Act) =>
      send<Partial<FirstPassword>>('POST', `/api/accounts/${encodeURIComponent(account)}/${does}`),
    onSettled: () => client.invalidateQueries({ queryKey: ['accounts'] }),
  });
  return (
    <>
      <Typography.Title level={1}>{ACCOUNTS.title}</Typography.Title>
      {act.error && <Failure error={act.error} />}
      {act.data && <Done given={act.data} />}
      <Answered query={query}>
        {({ accounts }) => (
          <PageTable
            title={ACCOUNTS.title}
            columns={[...COLUMNS, actColumn((asked) => act.mutate(asked))]}
            rows={accounts}
            keyOf={({ account }) => account}
            tools={<Button onClick={() => setAdding(true)}>{ACCOUNTS.add}</Button>}
          />
        )}
      </Answered>
      {adding && <NewAccountDialog onClose={() => setAdding(false)} />}
    </>
  );
}

function Done({ given: { account = '', password } }: { given: Partial<FirstPassword> }) {
  if (password === undefined) return <Alert type="success" role="status" title={ACCOUNTS.disabledDone(account)} />;
  return <ShownOnce title={ACCOUNTS.firstPassword(account)} secret={password} hint={ACCOUNTS.onceOnly} />;
}

function stateText({ disabledAt, mustChange }: AccountLine): string {
  if (disabledAt !== null) return ACCOUNTS.disabled;
  return mustChange ? ACCOUNTS.mustChange : ACCOUNTS.active;
}

const COLUMNS: readonly Column<AccountLine>[] = [
  { key: 'account', title: ACCOUNTS.account, value: ({ account }) => account },
  { key: 'person', title: ACCOUNTS.person, value: ({ name, person }) => name ?? person },
  { key: 'state', title: ACCOUNTS.state, value: stateText },
  { key: 'made', title: ACCOUNTS.made, value: ({ madeAt }) => momentText(madeAt), keep: true },
];

function actColumn(onAct: (act: Act) => void): Column<AccountLine> {
  const button = (account: string, does: Act['does'], what: string, label: string = ACCOUNTS[does]) => (
    <Popconfirm
      title={what}
      okText={PARTS.confirm}
      cancelText={PARTS.cancel}
      onConfirm={() => onAct({ account, does })}
    >
      <Button size="small" aria-label={`${label} ${account}`}>
        {label}
      </Button>
    </Popconfirm>
  );
  return {
    key: 'act',
    title: ACCOUNTS.act,
    value: () => null,
    cell: ({ account, disabledAt }) =>
      disabledAt === null ? (
        <Space>
          {button(account, 'reset', ACCOUNTS.resetWhat(account))}
          {button(account, 'disable', ACCOUNTS.disableWhat(account))}
        </Space>
      ) : (
        button(account, 'reset', ACCOUNTS.enableWhat(account), ACCOUNTS.enable)
      ),
  };
}
