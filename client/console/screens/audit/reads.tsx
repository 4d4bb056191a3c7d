import { AUDIT } from '../../../../texts/zh-CN/console/audit.js';
import { PERSONAL_NAMES, WAY_NAMES } from '../../../../texts/zh-CN/identity.js';
import type { AccessAnswer, AccessLine } from '../../api/answers.js';
import { usePeople } from '../../forms/use-people.js';
import { momentText } from '../../parts/words.js';
import { useFilters } from '../../table/filters.js';
import { PageTable } from '../../table/page-table.js';
import { usePages } from '../../table/use-pages.js';
import { questionIn } from './question.js';

const NAMES: Readonly<Record<string, string>> = PERSONAL_NAMES;

/** Who read personal data, the newest first. */
export function Reads() {
  const [values] = useFilters();
  const { choices, nameOf } = usePeople();
  const pages = usePages<AccessAnswer, AccessLine>(
    '/api/access-log',
    questionIn(values, ['person']),
    ({ reads }) => reads,
  );
  return (
    <>
      <p className="hint">{AUDIT.readsHint}</p>
      <PageTable
        title={AUDIT.reads}
        columns={[
          { key: 'when', title: AUDIT.when, value: ({ at }) => momentText(at), keep: true },
          { key: 'reader', title: AUDIT.reader, value: ({ person }) => nameOf(person) },
          { key: 'place', title: AUDIT.place, value: ({ personCode }) => personCode, wideOnly: true },
          { key: 'way', title: AUDIT.way, value: ({ way }) => WAY_NAMES[way], wideOnly: true },
          { key: 'what', title: AUDIT.content, value: ({ what }) => NAMES[what] ?? what },
          { key: 'subject', title: AUDIT.subject, value: ({ subject }) => subject },
        ]}
        keyOf={({ id }) => String(id)}
        filters={[{ name: 'person', label: AUDIT.reader, kind: 'choice', options: choices }]}
        {...pages}
      />
    </>
  );
}
