import type { CycleId } from '../../../../domain/ids.js';
import { CASE } from '../../../../texts/zh-CN/console/case.js';
import { NOTICE_STATE_NAMES } from '../../../../texts/zh-CN/terms.js';
import { thingText } from '../../../../texts/zh-CN/things.js';
import type { NoticeLine, NoticesAnswer } from '../../api/answers.js';
import { usePeople } from '../../forms/use-people.js';
import { momentText } from '../../parts/words.js';
import type { Column } from '../../table/column.js';
import { PageTable } from '../../table/page-table.js';
import { usePages } from '../../table/use-pages.js';

const STATES: Readonly<Record<string, string>> = NOTICE_STATE_NAMES;

/** Letters about a case, sent and to be sent, and what became of each. */
export function LettersTab({ cycleId }: { cycleId: CycleId }) {
  const { nameOf } = usePeople();
  const pages = usePages('/api/notices', { cycle: cycleId }, (page: NoticesAnswer) => page.notices);
  const columns: readonly Column<NoticeLine>[] = [
    { key: 'about', title: CASE.about, value: ({ about }) => thingText(about) },
    { key: 'recipient', title: CASE.recipient, value: ({ recipient }) => nameOf(recipient) },
    { key: 'sent', title: CASE.sentOn, value: ({ settledAt, notBefore }) => momentText(settledAt ?? notBefore) },
    { key: 'state', title: CASE.state, value: ({ state }) => STATES[state] ?? state },
    { key: 'fault', title: CASE.fault, value: ({ lastError }) => lastError, wideOnly: true },
  ];
  return <PageTable title={CASE.letters} columns={columns} keyOf={({ id }) => String(id)} {...pages} />;
}
