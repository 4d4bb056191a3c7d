import { useQuery } from '@tanstack/react-query';
import { DIRECTORY } from '../../../../texts/zh-CN/console/directory.js';
import { DIRECTORY_LIST_NAMES } from '../../../../texts/zh-CN/directory.js';
import { get } from '../../api/call.js';
import type { DirectoryRevisions } from '../../api/directory-answers.js';
import { usePeople } from '../../forms/use-people.js';
import { Answered } from '../../parts/states.js';
import { momentText, nameIn } from '../../parts/words.js';
import type { Column } from '../../table/column.js';
import { PageTable } from '../../table/page-table.js';

const listName = nameIn(DIRECTORY_LIST_NAMES);

/** Every revision of the directory: who changed which lists, and when. */
export function LogTab() {
  const { nameOf } = usePeople();
  const query = useQuery({
    queryKey: ['directory-log'],
    queryFn: () => get<DirectoryRevisions>('/api/directory/log'),
  });
  const columns: readonly Column<DirectoryRevisions['revisions'][number]>[] = [
    { key: 'rev', title: DIRECTORY.rev, value: ({ rev }) => rev, align: 'right' },
    { key: 'when', title: DIRECTORY.when, value: ({ at }) => momentText(at), keep: true },
    { key: 'who', title: DIRECTORY.who, value: ({ by }) => nameOf(by) },
    { key: 'what', title: DIRECTORY.what, value: ({ what }) => what.split(',').map(listName).join('、') },
  ];
  return (
    <Answered query={query}>
      {({ revisions }) => (
        <PageTable title={DIRECTORY.log} columns={columns} rows={revisions} keyOf={({ rev }) => String(rev)} />
      )}
    </Answered>
  );
}
