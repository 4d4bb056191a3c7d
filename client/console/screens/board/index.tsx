import { useQuery } from '@tanstack/react-query';
import { Segmented, Typography } from 'antd';
import { BOARD } from '../../../../texts/zh-CN/console/board.js';
import type { BoardCounts, BoardLine } from '../../api/answers.js';
import { get, withQuery } from '../../api/call.js';
import { CountyChoice } from '../../county/county-choice.js';
import { useCounty } from '../../county/use-county.js';
import { Answered } from '../../parts/states.js';
import { FilterBar, useFilters } from '../../table/filters.js';
import { PageTable } from '../../table/page-table.js';
import { SavedViews } from '../../table/saved-views.js';
import { TableTools } from '../../table/table-tools.js';
import { useNumberedPages } from '../../table/use-numbered-pages.js';
import { BOARD_COLUMNS } from './columns.js';
import { boardFilters, boardQuery, lanesAsked } from './filters.js';
import { BoardLane } from './lane.js';

/** The deadlines of the county: what is late, what is near, what is in order, and what may still move. */
export function Screen() {
  const [values, set] = useFilters();
  const { mine } = values;
  const { code } = useCounty();
  const query = useQuery({
    queryKey: ['/api/board/counts', mine, code],
    queryFn: () => get<BoardCounts>(withQuery('/api/board/counts', { mine, code })),
  });
  const listed = values.view === 'list';
  return (
    <>
      <Typography.Title level={1}>{BOARD.title}</Typography.Title>
      <CountyChoice />
      <Answered query={query}>
        {(counts) => (
          <>
            <p className="hint">{BOARD.overview(counts.soonBy)}</p>
            <Segmented
              className="no-print board-view"
              aria-label={BOARD.view}
              value={listed ? 'list' : 'lanes'}
              options={[
                { value: 'lanes', label: BOARD.lanes },
                { value: 'list', label: BOARD.list },
              ]}
              onChange={(view) => set('view', view === 'list' ? view : '')}
            />
            {listed ? <BoardList counts={counts} /> : <BoardLanes counts={counts} />}
          </>
        )}
      </Answered>
    </>
  );
}

type Props = { counts: BoardCounts };

function BoardLanes({ counts: { counts } }: Props) {
  const [values] = useFilters();
  const query = boardQuery(values);
  const { total, readAll } = useNumberedPages<BoardLine>('/api/board', query);
  return (
    <section aria-label={BOARD.title}>
      <div className="table-tools">
        <FilterBar filters={boardFilters(counts)} />
        <SavedViews list="board" />
        <TableTools title={BOARD.title} columns={BOARD_COLUMNS} total={total} readAll={readAll} />
      </div>
      <div className="lanes">
        {lanesAsked(query).map((lane) => (
          <BoardLane key={lane} lane={lane} query={query} />
        ))}
      </div>
    </section>
  );
}

function BoardList({ counts: { counts } }: Props) {
  const [values] = useFilters();
  const pages = useNumberedPages<BoardLine>('/api/board', boardQuery(values));
  return (
    <PageTable
      title={BOARD.title}
      columns={BOARD_COLUMNS}
      keyOf={({ cycleId, id }) => `${cycleId}/${id}`}
      filters={boardFilters(counts)}
      emptyText={BOARD.empty}
      tools={<SavedViews list="board" />}
      {...pages}
    />
  );
}
