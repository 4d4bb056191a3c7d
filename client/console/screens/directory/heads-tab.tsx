import { Button } from 'antd';
import { useState } from 'react';
import type { DirectorySnapshot, Head } from '../../../../domain/directory/types.js';
import { DIRECTORY } from '../../../../texts/zh-CN/console/directory.js';
import { PublishDialog } from '../../directory/publish-dialog.js';
import { usePeople } from '../../forms/use-people.js';
import type { Column } from '../../table/column.js';
import { PageTable } from '../../table/page-table.js';
import { publishing, withHead } from './changes.js';
import { HeadFields } from './fields.js';

type Props = { directory: DirectorySnapshot; keeps: boolean };

/** Whom everybody reports to, and on up from there: steps that go up a chain of heads go this way. */
export function HeadsTab({ directory, keeps }: Props) {
  const { nameOf } = usePeople();
  const [changing, setChanging] = useState<Head | 'new' | null>(null);
  const { heads } = directory;
  const columns: Column<Head>[] = [
    { key: 'person', title: DIRECTORY.person, value: ({ person }) => nameOf(person) },
    { key: 'head', title: DIRECTORY.head, value: ({ head }) => nameOf(head) },
    {
      key: 'chain',
      title: DIRECTORY.chain,
      value: ({ person }) => chainOf(heads, person).map(nameOf).join(' → '),
    },
  ];
  const act: Column<Head> = {
    key: 'act',
    title: DIRECTORY.act,
    value: () => null,
    cell: (line) => (
      <Button size="small" aria-label={`${DIRECTORY.setHead} ${nameOf(line.person)}`} onClick={() => setChanging(line)}>
        {DIRECTORY.setHead}
      </Button>
    ),
  };
  return (
    <>
      <PageTable
        title={DIRECTORY.heads}
        columns={[...columns, ...(keeps ? [act] : [])]}
        rows={heads}
        keyOf={({ person }) => person}
        tools={keeps && <Button onClick={() => setChanging('new')}>{DIRECTORY.setHead}</Button>}
      />
      {changing !== null && (
        <PublishDialog
          title={DIRECTORY.setHead}
          begin={changing === 'new' ? {} : { ...changing }}
          {...publishing(directory, withHead)}
          onClose={() => setChanging(null)}
        >
          <HeadFields />
        </PublishDialog>
      )}
    </>
  );
}

/** From a person up to who has no head; a circle ends where it closes, and says so. */
function chainOf(heads: readonly Head[], person: string): string[] {
  const chain = [person];
  for (;;) {
    const next = heads.find((each) => each.person === chain.at(-1))?.head;
    if (next === undefined) return chain;
    if (chain.includes(next)) return [...chain, next, DIRECTORY.loop];
    chain.push(next);
  }
}
