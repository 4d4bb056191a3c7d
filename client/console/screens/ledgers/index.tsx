import { Alert, Tabs, Typography } from 'antd';
import { useNavigate, useParams } from 'react-router';
import { LEDGERS } from '../../../../texts/zh-CN/console/ledgers.js';
import { LEDGER_NAMES } from '../../../../texts/zh-CN/ledgers.js';
import { withQuery } from '../../api/call.js';
import type { LedgerAnswer, LedgerLine } from '../../api/register-answers.js';
import { CountyChoice } from '../../county/county-choice.js';
import { useCounty } from '../../county/use-county.js';
import { ColumnChoice, shownColumns } from '../../table/column-choice.js';
import { optionsOf, useFilters } from '../../table/filters.js';
import { PageTable } from '../../table/page-table.js';
import { SavedViews } from '../../table/saved-views.js';
import { useNumberedPages } from '../../table/use-numbered-pages.js';
import { type LedgerName, ledgerColumns, yuanText } from './columns.js';
import { ledgerFilters } from './filters.js';

/** As many lines as the server puts into one file. */
const MOST_IN_FILE = 20_000;

const isLedger = (name: string): name is LedgerName => Object.hasOwn(LEDGER_NAMES, name);

/** The ledgers of the county, one beside the other. */
export function Screen() {
  const { ledger = 'plans' } = useParams();
  const go = useNavigate();
  const named = isLedger(ledger) ? ledger : 'plans';
  const { code } = useCounty();
  return (
    <>
      <Typography.Title level={1}>{LEDGERS.title}</Typography.Title>
      <CountyChoice />
      <Tabs
        className="no-print"
        activeKey={named}
        onChange={(next) => void go(withQuery(`/ledgers/${next}`, { code }))}
        items={optionsOf(LEDGER_NAMES).map(({ value, label }) => ({ key: value, label }))}
      />
      <Ledger key={named} ledger={named} />
    </>
  );
}

function Ledger({ ledger }: { ledger: LedgerName }) {
  const [values] = useFilters();
  const filters = ledgerFilters(ledger);
  const { code } = useCounty();
  const query = { ...Object.fromEntries(filters.map(({ name }) => [name, values[name]])), code };
  const path = `/api/ledgers/${ledger}`;
  const { answer, ...pages } = useNumberedPages<LedgerLine, LedgerAnswer>(path, query);
  const columns = ledgerColumns(ledger, pages.rows);
  const { fen = 0, doneFen = 0 } = answer?.sums ?? {};
  return (
    <>
      <Typography.Title level={2}>{LEDGER_NAMES[ledger]}</Typography.Title>
      {pages.total > MOST_IN_FILE && <Alert type="info" showIcon title={LEDGERS.tooMany(MOST_IN_FILE)} />}
      <PageTable
        title={LEDGER_NAMES[ledger]}
        columns={shownColumns(columns, values)}
        keyOf={({ cycleId, key }) => `${cycleId}/${key}`}
        filters={filters}
        excel={{ path: withQuery(path, { ...query, format: 'xlsx' }) }}
        {...(columns.some(({ key }) => key === 'fen') && { sums: { fen: yuanText(fen), doneFen: yuanText(doneFen) } })}
        tools={
          <>
            <SavedViews list={ledger} />
            <ColumnChoice columns={columns} />
          </>
        }
        {...pages}
      />
    </>
  );
}
