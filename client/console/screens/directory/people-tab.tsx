import { Button } from 'antd';
import { useState } from 'react';
import type { DirectorySnapshot, Person } from '../../../../domain/directory/types.js';
import { DIRECTORY } from '../../../../texts/zh-CN/console/directory.js';
import { PARTS } from '../../../../texts/zh-CN/console/parts.js';
import { PARTY_KIND_NAMES } from '../../../../texts/zh-CN/directory.js';
import { POST_NAMES } from '../../../../texts/zh-CN/terms.js';
import { today } from '../../clock.js';
import { PublishDialog } from '../../directory/publish-dialog.js';
import { standingOf } from '../../directory/use-directory.js';
import type { Column } from '../../table/column.js';
import { type Filter, optionsOf, useFilters } from '../../table/filters.js';
import { PageTable } from '../../table/page-table.js';
import { publishing, withPerson } from './changes.js';
import { PersonFields } from './fields.js';

type Props = { directory: DirectorySnapshot; keeps: boolean };

const FILTERS: readonly Filter[] = [
  { name: 'text', label: DIRECTORY.name, kind: 'text' },
  { name: 'party', label: DIRECTORY.party, kind: 'choice', options: optionsOf(PARTY_KIND_NAMES) },
  { name: 'serving', label: DIRECTORY.onlyServing, kind: 'choice', options: [{ value: 'yes', label: PARTS.yes }] },
];

/** Everybody of the directory, with the posts held today. */
export function PeopleTab({ directory, keeps }: Props) {
  const [values] = useFilters();
  const [changing, setChanging] = useState<Person | 'new' | null>(null);
  const { text = '', party = '', serving = '' } = values;
  const people = directory.people.filter(
    (each) =>
      `${each.id} ${each.name}`.includes(text) &&
      (party === '' || each.party === party) &&
      (serving === '' || standingOf(serviceOf(each)) === 'now'),
  );
  const act: Column<Person> = {
    key: 'act',
    title: DIRECTORY.act,
    value: () => null,
    cell: (person) => (
      <Button size="small" aria-label={`${DIRECTORY.editPerson} ${person.name}`} onClick={() => setChanging(person)}>
        {DIRECTORY.editPerson}
      </Button>
    ),
  };
  return (
    <>
      <PageTable
        title={DIRECTORY.people}
        columns={[...columnsOf(directory), ...(keeps ? [act] : [])]}
        rows={people}
        keyOf={({ id }) => id}
        filters={FILTERS}
        tools={keeps && <Button onClick={() => setChanging('new')}>{DIRECTORY.addPerson}</Button>}
      />
      {changing !== null && (
        <PublishDialog
          title={changing === 'new' ? DIRECTORY.addPerson : DIRECTORY.editPerson}
          begin={changing === 'new' ? { party: 'bureau', activeFrom: today() } : { ...changing }}
          {...publishing(directory, withPerson)}
          onClose={() => setChanging(null)}
        >
          <PersonFields isNew={changing === 'new'} />
        </PublishDialog>
      )}
    </>
  );
}

const serviceOf = ({ activeFrom, activeTo }: Person) => ({ from: activeFrom, to: activeTo });

function columnsOf({ holdings }: DirectorySnapshot): Column<Person>[] {
  const postsOf = (id: string) =>
    holdings
      .filter((each) => each.person === id && standingOf(each) === 'now')
      .map(({ post, to }) => (to === null ? POST_NAMES[post] : `${POST_NAMES[post]}（${DIRECTORY.to} ${to}）`))
      .join('、');
  return [
    { key: 'id', title: DIRECTORY.id, value: ({ id }) => id },
    { key: 'name', title: DIRECTORY.name, value: ({ name }) => name },
    { key: 'party', title: DIRECTORY.party, value: ({ party }) => PARTY_KIND_NAMES[party] },
    { key: 'partyId', title: DIRECTORY.partyId, value: ({ partyId }) => partyId, wideOnly: true },
    { key: 'posts', title: DIRECTORY.posts, value: ({ id }) => postsOf(id) },
    { key: 'email', title: DIRECTORY.email, value: ({ email }) => email, wideOnly: true },
    { key: 'phone', title: DIRECTORY.phone, value: ({ phone }) => phone, wideOnly: true },
    {
      key: 'service',
      title: DIRECTORY.service,
      value: ({ activeFrom, activeTo }) => `${activeFrom} ${activeTo ?? DIRECTORY.openEnd}`,
      wideOnly: true,
    },
  ];
}
