import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Popconfirm } from 'antd';
import { useState } from 'react';
import { legalDay } from '../../../../domain/calendar/instant.js';
import { MY_ACCOUNT } from '../../../../texts/zh-CN/console/accounts.js';
import { PARTS } from '../../../../texts/zh-CN/console/parts.js';
import { SCOPE_NAMES } from '../../../../texts/zh-CN/identity.js';
import type { TokenLine } from '../../api/account-answers.js';
import { get, send } from '../../api/call.js';
import { today } from '../../clock.js';
import { Failure } from '../../parts/failure.js';
import { Answered } from '../../parts/states.js';
import { momentText } from '../../parts/words.js';
import type { Column } from '../../table/column.js';
import { PageTable } from '../../table/page-table.js';
import { NewTokenDialog } from './new-token.js';

/** One's tokens: which there are, a new one, and one taken back. */
export function Tokens() {
  const client = useQueryClient();
  const [making, setMaking] = useState(false);
  const query = useQuery({ queryKey: ['tokens'], queryFn: () => get<{ tokens: TokenLine[] }>('/api/tokens') });
  const end = useMutation({
    mutationFn: (id: string) => send('DELETE', `/api/tokens/${id}`),
    onSettled: () => client.invalidateQueries({ queryKey: ['tokens'] }),
  });
  return (
    <>
      <p className="hint">{MY_ACCOUNT.tokensHint}</p>
      {end.error && <Failure error={end.error} />}
      <Answered query={query}>
        {({ tokens }) => (
          <PageTable
            title={MY_ACCOUNT.tokens}
            columns={[...COLUMNS, endColumn((id) => end.mutate(id))]}
            rows={tokens}
            keyOf={({ id }) => id}
            tools={<Button onClick={() => setMaking(true)}>{MY_ACCOUNT.make}</Button>}
          />
        )}
      </Answered>
      {making && <NewTokenDialog onClose={() => setMaking(false)} />}
    </>
  );
}

const isLive = ({ revokedAt, expiresAt }: TokenLine) => revokedAt === null && legalDay(expiresAt) >= today();

const COLUMNS: readonly Column<TokenLine>[] = [
  { key: 'name', title: MY_ACCOUNT.name, value: ({ name }) => name },
  { key: 'scope', title: MY_ACCOUNT.scope, value: ({ scope }) => SCOPE_NAMES[scope] },
  { key: 'made', title: MY_ACCOUNT.made, value: ({ madeAt }) => momentText(madeAt), keep: true },
  { key: 'expires', title: MY_ACCOUNT.expires, value: ({ expiresAt }) => momentText(expiresAt), keep: true },
  { key: 'state', title: MY_ACCOUNT.state, value: (token) => (isLive(token) ? MY_ACCOUNT.live : MY_ACCOUNT.ended) },
];

function endColumn(onEnd: (id: string) => void): Column<TokenLine> {
  return {
    key: 'act',
    title: MY_ACCOUNT.end,
    value: () => null,
    cell: (token) =>
      isLive(token) && (
        <Popconfirm
          title={MY_ACCOUNT.endWhat(token.name)}
          okText={PARTS.confirm}
          cancelText={PARTS.cancel}
          onConfirm={() => onEnd(token.id)}
        >
          <Button size="small" aria-label={`${MY_ACCOUNT.end} ${token.name}`}>
            {MY_ACCOUNT.end}
          </Button>
        </Popconfirm>
      ),
  };
}
