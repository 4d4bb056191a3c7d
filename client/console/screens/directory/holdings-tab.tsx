import { Button } from 'antd';
import { useState } from 'react';
import type { DirectorySnapshot, Holding } from '../../../../domain/directory/types.js';
import { DIRECTORY } from '../../../../texts/zh-CN/console/directory.js';
import { POST_NAMES } from '../../../../texts/zh-CN/terms.js';
import { today } from '../../clock.js';
import { PublishDialog } from '../../directory/publish-dialog.js';
import { standingOf } from '../../directory/use-directory.js';
import { DayField } from '../../forms/plain-fields.js';
import { usePeople } from '../../forms/use-people.js';
import type { Column } from '../../table/column.js';
import { type Filter, optionsOf, useFilters } from '../../table/filters.js';
import { PageTable } from '../../table/page-table.js';
import { holdingEnded, publishing, withHolding } from './changes.js';
import { HoldingFields } from './fields.js';

type Props = { directory: DirectorySnapshot; keeps: boolean };

const { now, before, later } = DIRECTORY;
const FILTERS: readonly Filter[] = [
  { name: 'post', label: DIRECTORY.post, kind: 'choice', options: optionsOf(POST_NAMES) },
  { name: 'standing', label: DIRECTORY.standing, kind: 'choice', options: optionsOf({ now, before, later }) },
];

/** Who holds which post, from when to when; also who held it before. */
export function HoldingsTab({ directory, keeps }: Props) {
  const { nameOf } = usePeople();
  const [values] = useFilters();
  const [changing, setChanging] = useState<Holding | 'new' | null>(null);
  const { post = '', standing = '' } = values;
  const rows = directory.holdings.filter(
    (each) => (post === '' || each.post === post) && (standing === '' || standingOf(each) === standing),
  );
  const act: Column<Holding> = {
    key: 'act',
    title: DIRECTORY.act,
    value: () => null,
    cell: (holding) =>
      standingOf(holding) !== 'before' && (
        <Button
          size="small"
          aria-label={`${DIRECTORY.endHolding} ${POST_NAMES[holding.post]} ${nameOf(holding.person)}`}
          onClick={() => setChanging(holding)}
        >
          {DIRECTORY.endHolding}
        </Button>
      ),
  };
  return (
    <>
      <PageTable
        title={DIRECTORY.holdings}
        columns={[...columnsOf(nameOf), ...(keeps ? [act] : [])]}
        rows={rows}
        keyOf={(each) => `${each.post} ${each.person} ${each.from}`}
        filters={FILTERS}
        tools={keeps && <Button onClick={() => setChanging('new')}>{DIRECTORY.addHolding}</Button>}
      />
      {changing === 'new' && (
        <PublishDialog
          title={DIRECTORY.addHolding}
          begin={{ from: today() }}
          {...publishing(directory, withHolding)}
          onClose={() => setChanging(null)}
        >
          <HoldingFields />
        </PublishDialog>
      )}
      {changing !== null && changing !== 'new' && (
        <PublishDialog
          title={`${DIRECTORY.endHolding}：${nameOf(changing.person)} ${POST_NAMES[changing.post]}`}
          begin={{ to: today() }}
          {...publishing(directory, holdingEnded(changing))}
          onClose={() => setChanging(null)}
        >
          <DayField name="to" label={DIRECTORY.lastDay} required />
        </PublishDialog>
      )}
    </>
  );
}

function columnsOf(nameOf: (id: string) => string): Column<Holding>[] {
  return [
    { key: 'post', title: DIRECTORY.post, value: ({ post }) => POST_NAMES[post] },
    { key: 'person', title: DIRECTORY.person, value: ({ person }) => nameOf(person) },
    { key: 'from', title: DIRECTORY.from, value: ({ from }) => from, keep: true },
    { key: 'to', title: DIRECTORY.to, value: ({ to }) => to ?? DIRECTORY.openEnd, keep: true },
    { key: 'standing', title: DIRECTORY.standing, value: (holding) => DIRECTORY[standingOf(holding)] },
  ];
}
