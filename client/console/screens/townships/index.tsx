import { useQuery } from '@tanstack/react-query';
import { Typography } from 'antd';
import { COVERAGE } from '../../../../texts/zh-CN/console/coverage.js';
import { basisText } from '../../../../texts/zh-CN/sources.js';
import { get, withQuery } from '../../api/call.js';
import type { CoverageAnswer } from '../../api/figures-answers.js';
import { Splittings } from '../../parts/splittings.js';
import { Answered } from '../../parts/states.js';
import type { Column } from '../../table/column.js';
import { type Filter, FilterBar, useFilters } from '../../table/filters.js';
import { PageTable } from '../../table/page-table.js';
import { type TownshipLine, townshipsOf, verdictLamp } from './townships.js';

const FILTERS: readonly Filter[] = [
  { name: 'year', label: COVERAGE.year, kind: 'text' },
  { name: 'townships', label: COVERAGE.townships, kind: 'text' },
];

/** Townships with a station against the target of the year, and purchases of it that count together. */
export function Screen() {
  const [{ year = '', townships = '' }] = useFilters();
  const path = withQuery('/api/coverage', { year, townships });
  const query = useQuery({ queryKey: ['coverage', path], queryFn: () => get<CoverageAnswer>(path), retry: false });
  return (
    <>
      <Typography.Title level={1}>{COVERAGE.title}</Typography.Title>
      <div className="table-tools">
        <FilterBar filters={FILTERS} />
      </div>
      <Answered query={query}>{(answer) => <Shown answer={answer} />}</Answered>
    </>
  );
}

function Shown({ answer: { name, coverage, splittings } }: { answer: CoverageAnswer }) {
  const { year, total, target, needed, served, planned, stations, verdict } = coverage;
  const { look, sign } = verdictLamp(verdict);
  const lines = [
    [COVERAGE.served, COVERAGE.count(served.length, stations.served)],
    [COVERAGE.planned, COVERAGE.count(planned.length, stations.planned)],
    ...(target === null
      ? []
      : [
          [COVERAGE.target, COVERAGE.atLeast(target.percent, needed)],
          [COVERAGE.basis, basisText(target.basis)],
        ]),
  ];
  return (
    <div className="outcome">
      <h2>{COVERAGE.of(name, year, total)}</h2>
      <p className={`due ${look}`} role="status">
        {sign} {COVERAGE.verdicts[verdict]}
      </p>
      <dl className="content-lines">
        {lines.map(([what, said]) => (
          <div key={what}>
            <dt>{what}</dt>
            <dd>{said}</dd>
          </div>
        ))}
      </dl>
      <Splittings splittings={splittings} />
      <PageTable
        title={COVERAGE.list}
        columns={COLUMNS}
        rows={townshipsOf(coverage)}
        keyOf={({ township }) => township}
      />
    </div>
  );
}

const COLUMNS: readonly Column<TownshipLine>[] = [
  { key: 'township', title: COVERAGE.township, value: ({ township }) => township },
  { key: 'standing', title: COVERAGE.standing, value: ({ standing }) => COVERAGE.standings[standing] },
];
