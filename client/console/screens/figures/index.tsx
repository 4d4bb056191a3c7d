import { useQuery } from '@tanstack/react-query';
import { Typography } from 'antd';
import { FIGURES } from '../../../../texts/zh-CN/console/policies.js';
import { get, withQuery } from '../../api/call.js';
import type { FiguresAnswer } from '../../api/figures-answers.js';
import { CountyChoice } from '../../county/county-choice.js';
import { useCounty } from '../../county/use-county.js';
import { Answered } from '../../parts/states.js';
import { type Filter, FilterBar, useFilters } from '../../table/filters.js';
import { PageTable } from '../../table/page-table.js';
import { OWNER_COLUMNS, RULE_COLUMNS, STEP_COLUMNS, WAITING_COLUMNS } from './columns.js';

const FILTERS: readonly Filter[] = [
  { name: 'from', label: FIGURES.from, kind: 'day' },
  { name: 'to', label: FIGURES.to, kind: 'day' },
];

/** How long steps take and posts need, which limits are kept and by whom, and what waits where since when. */
export function Screen() {
  const [{ from = '', to = '' }] = useFilters();
  const { code } = useCounty();
  const query = useQuery({
    queryKey: ['figures', from, to, code],
    queryFn: () => get<FiguresAnswer>(withQuery('/api/figures', { from, to, code })),
  });
  return (
    <>
      <Typography.Title level={1}>{FIGURES.title}</Typography.Title>
      <CountyChoice />
      <div className="table-tools">
        <FilterBar filters={FILTERS} />
      </div>
      <Answered query={query}>{(figures) => <Tables figures={figures} />}</Answered>
    </>
  );
}

function Tables({ figures: { today, steps, limits, rules, waiting } }: { figures: FiguresAnswer }) {
  return (
    <>
      <p className="hint">{FIGURES.today(today)}</p>
      <h2>{FIGURES.steps}</h2>
      <PageTable
        title={FIGURES.steps}
        columns={STEP_COLUMNS}
        rows={steps}
        keyOf={({ subject, step, post }) => `${subject} ${step} ${post}`}
      />
      <h2>{FIGURES.owners}</h2>
      <PageTable
        title={FIGURES.owners}
        columns={OWNER_COLUMNS}
        rows={limits}
        keyOf={({ owner, party }) => `${owner} ${party ?? ''}`}
      />
      <h2>{FIGURES.rules}</h2>
      <PageTable
        title={FIGURES.rules}
        columns={RULE_COLUMNS}
        rows={rules}
        keyOf={({ rule, owner, party }) => `${rule} ${owner} ${party ?? ''}`}
      />
      <h2>{FIGURES.waiting}</h2>
      <PageTable
        title={FIGURES.waiting}
        columns={WAITING_COLUMNS}
        rows={waiting.map((line, index) => ({ ...line, index }))}
        keyOf={({ index }) => String(index)}
      />
    </>
  );
}
