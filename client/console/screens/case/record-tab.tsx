import { useInfiniteQuery } from '@tanstack/react-query';
import type { Fact } from '../../../../domain/facts.js';
import type { CycleId } from '../../../../domain/ids.js';
import { CASE } from '../../../../texts/zh-CN/console/case.js';
import { ORIGIN_NAMES } from '../../../../texts/zh-CN/origins.js';
import type { DoorOfFact, FactsAnswer } from '../../api/answers.js';
import { get, withQuery } from '../../api/call.js';
import { factName, momentText, postName, sumIn } from '../../parts/words.js';
import type { Column } from '../../table/column.js';
import { PageTable } from '../../table/page-table.js';
import { EngineRepairs } from './engine-repairs.js';

const SHOWN_OF_HASH = 12;

type Recorded = Fact & { origin: DoorOfFact };

const COLUMNS: readonly Column<Recorded>[] = [
  { key: 'seq', title: CASE.seq, value: ({ seq }) => seq, align: 'right' },
  { key: 'when', title: CASE.when, value: ({ at }) => momentText(at) },
  { key: 'what', title: CASE.what, value: ({ kind }) => factName(kind) },
  {
    key: 'who',
    title: CASE.who,
    value: ({ actor }) => ('system' in actor ? CASE.system : `${actor.name}（${postName(actor.post)}）`),
  },
  { key: 'origin', title: CASE.origin, value: ({ origin }) => ORIGIN_NAMES[origin], wideOnly: true },
  { key: 'summary', title: CASE.summary, value: (fact) => sumIn(fact.data) },
  {
    key: 'hash',
    title: CASE.hash,
    value: ({ hash }) => hash,
    cell: ({ hash }) => <code>{hash.slice(0, SHOWN_OF_HASH)}</code>,
    wideOnly: true,
  },
];

/** Each fact with its door. */
function recorded({ facts, origins }: FactsAnswer): Recorded[] {
  return facts.map((fact) => ({ ...fact, origin: origins[fact.seq] ?? 'unnoted' }));
}

/** What is on record of a case, oldest first; the hash of each holds all before it. */
export function RecordTab({ cycleId }: { cycleId: CycleId }) {
  const path = `/api/cycles/${cycleId}/facts`;
  const pages = useInfiniteQuery({
    queryKey: ['facts', cycleId],
    queryFn: ({ pageParam }) => get<FactsAnswer>(withQuery(path, { after: pageParam })),
    initialPageParam: 0,
    getNextPageParam: ({ nextAfterSeq }) => nextAfterSeq,
  });
  return (
    <>
      <PageTable
        title={CASE.record}
        columns={COLUMNS}
        rows={pages.data?.pages.flatMap(recorded) ?? []}
        keyOf={({ seq }) => String(seq)}
        loading={pages.isFetching}
        error={pages.error}
        retry={pages.refetch}
        onMore={pages.hasNextPage ? pages.fetchNextPage : undefined}
        readAll={() => allFacts(path)}
      />
      <EngineRepairs cycleId={cycleId} />
    </>
  );
}

/** The whole record, for a file. */
async function allFacts(path: string): Promise<Recorded[]> {
  const all: Recorded[] = [];
  for (let after: number | null = 0; after !== null; ) {
    const page: FactsAnswer = await get(withQuery(path, { after }));
    all.push(...recorded(page));
    after = page.nextAfterSeq;
  }
  return all;
}
