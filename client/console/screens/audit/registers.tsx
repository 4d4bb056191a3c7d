import { AUDIT, REGISTER_NAMES } from '../../../../texts/zh-CN/console/audit.js';
import type { RegisterChange } from '../../api/answers.js';
import { usePeople } from '../../forms/use-people.js';
import { momentText } from '../../parts/words.js';
import { useFilters } from '../../table/filters.js';
import { PageTable } from '../../table/page-table.js';
import { useNumberedPages } from '../../table/use-numbered-pages.js';
import { DAYS, questionIn } from './question.js';

/** Changes of what is entered and not derived: people, contacts, holiday notices, policies. */
export function Registers() {
  const [values] = useFilters();
  const { choices, nameOf } = usePeople();
  const pages = useNumberedPages<RegisterChange>('/api/audit/registers', questionIn(values, ['person', 'from', 'to']));
  return (
    <PageTable
      title={AUDIT.registers}
      columns={[
        { key: 'when', title: AUDIT.when, value: ({ at }) => momentText(at), keep: true },
        { key: 'register', title: AUDIT.register, value: ({ of }) => REGISTER_NAMES[of] },
        { key: 'who', title: AUDIT.who, value: ({ by }) => (by === '' ? AUDIT.system : nameOf(by)) },
        { key: 'change', title: AUDIT.change, value: ({ what }) => what },
      ]}
      keyOf={({ at, of, by, what }) => [at, of, by, what].join('/')}
      filters={[{ name: 'person', label: AUDIT.who, kind: 'choice', options: choices }, ...DAYS]}
      {...pages}
    />
  );
}
